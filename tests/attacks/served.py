"""The site in a process of its own, which a test may kill: `python -m tests.attacks.served FOLDER PORT [early]`.

With `early` it answers before it commits: the fault that the power cuts must catch.
"""

import sys
import threading
import time
from pathlib import Path

from flask import Flask, Response, g, request

from consult.app import create_app
from consult.server import serve
from consult.settings import Settings

LATE_SECONDS = 0.05


def settings_for(folder: Path, port: int) -> Settings:
    """Return the settings that the test and the process it kills share."""
    return Settings(mode="development", data=folder, port=port, day_line="01632 960123", out_of_hours="01632 960456")


def commit_after_answering(app: Flask) -> None:
    """Break the promise: send the answer, and commit a moment later."""

    def late(response: Response) -> Response:
        session = g.pop("session", None)
        if session is not None and request.method == "POST":

            def keep() -> None:
                time.sleep(LATE_SECONDS)
                session.commit()
                session.close()

            threading.Thread(target=keep, daemon=True).start()
        return response

    app.after_request_funcs[None].append(late)


if __name__ == "__main__":
    chosen = settings_for(Path(sys.argv[1]), int(sys.argv[2]))
    served = create_app(chosen)
    if sys.argv[3:] == ["early"]:
        commit_after_answering(served)
    serve(served, chosen)
