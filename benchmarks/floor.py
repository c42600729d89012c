"""The floor: the least that a hand-written Flask site must do for the same page and the same sending.

GET is one SELECT and one Jinja template that gives the same HTML as our question page; POST takes the same answers,
does one INSERT under the same pragmas, commits, and answers 303. No sealing, no events, no languages, no checks.
"""

import json
import os
import re
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path

from flask import Flask, redirect, request
from markupsafe import escape
from werkzeug.wrappers import Response


def open_floor(
    folder: Path, *, page: str, values: dict[str, str], visits: list[str], pragmas: Iterable[str] = ()
) -> Flask:
    """Make the floor in an empty folder, for a page as our site gave it, with our site's pragmas.

    One connection is kept open: opening one for each request would make the floor higher, and our bar easier.
    `values` are the parts of the page that come from the row; the template has their names in their places.
    """
    connection = sqlite3.connect(folder / "floor.db", check_same_thread=False, isolation_level=None)
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    columns = ", ".join(f"{name} TEXT" for name in values)
    connection.execute(f"CREATE TABLE visits (visit TEXT PRIMARY KEY, {columns})")
    connection.execute("CREATE TABLE replies (id INTEGER PRIMARY KEY, visit TEXT, sent_at TEXT, answers TEXT)")
    for visit in visits:
        marks = ", ".join("?" for _ in values)
        connection.execute(f"INSERT INTO visits VALUES (?, {marks})", (visit, *values.values()))
    selecting = f"SELECT {', '.join(values)} FROM visits WHERE visit = ?"

    app = Flask(__name__)
    app.jinja_env.keep_trailing_newline = True
    template = app.jinja_env.from_string(template_of(page, values))

    @app.get("/v")
    def show() -> str:
        row = connection.execute(selecting, (request.cookies["visit"],)).fetchone()
        return template.render(dict(zip(values, row, strict=True)))

    @app.post("/v")
    def send() -> Response:
        answers = json.dumps(request.form.to_dict(flat=False), ensure_ascii=False)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO replies (visit, sent_at, answers) VALUES (?, datetime(), ?)",
            (request.cookies["visit"], answers),
        )
        connection.execute("COMMIT")
        return redirect("/v", 303)

    return app


def template_of(page: str, values: dict[str, str]) -> str:
    """The page as a Jinja template: each value replaced by its name, everything else word for word."""
    shown = {str(escape(value)): name for name, value in values.items()}
    longest_first = sorted(shown, key=len, reverse=True)
    parts = re.split("(" + "|".join(map(re.escape, longest_first)) + ")", page)
    if missing := [shown[text] for text in longest_first if text not in parts]:
        raise AssertionError(f"The page does not show {missing}.")
    return "".join(
        f"{{{{ {shown[part]}|e }}}}" if part in shown else f"{{% raw %}}{part}{{% endraw %}}"
        for part in parts
        if part
    )


def _serve(folder: Path) -> None:
    from waitress import serve

    app = open_floor(folder, page="<h1>How is it going?</h1>", values={"question": "How"}, visits=["v"])
    serve(app, host="127.0.0.1", port=int(os.environ["PORT"]), threads=8)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
