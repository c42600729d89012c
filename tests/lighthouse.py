"""`make lighthouse`: the door, and a question in each of the four looks; accessibility must be 100."""

import json
import os
import shutil
import subprocess
import sys
from typing import Any

from flask import Flask

from consult.domain.looks import Look
from consult.domain.respondents import Role
from consult.storage.database import Database
from tests.browser import QUIET
from tests.empty_site import empty_site
from tests.every_page import Asked, a_number
from tests.journeys.live import free_port, serving

COMMAND = os.environ.get("LIGHTHOUSE", "npx --yes lighthouse@13.5.0").split()
KINDS = ("accessibility", "best-practices", "performance")
TRIES = 3
"""On a busy machine Chromium may start too late for the trace of a page; Lighthouse then asks to be run again."""


def main() -> int:
    """Print a line for each page; 1 when any of them is not fully accessible."""
    if shutil.which(COMMAND[0]) is None:
        print(f"{COMMAND[0]} is not here. Install node, or set LIGHTHOUSE to the command that runs it.")
        return 1
    with empty_site(port=free_port()) as (app, database, settings), serving(app, settings) as site:
        worst = min(
            _report("door", f"{site}/s", ""),
            *(_report(look.value, f"{site}/v", _visiting(app, database, look)) for look in Look),
        )
    return 0 if worst == 100 else 1


def _visiting(app: Flask, database: Database, look: Look) -> str:
    """Return the cookie of a child who stands at a first question and wears a look."""
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = app.extensions["consult_settings"].base_url
    number = a_number(database, Asked(Role.CHILD, 9), language="en")
    client.post("/s", data={"number": number, "worn": f"look:{look}", "chosen": "en", "start": "1"})
    token = client.get("/v").text.partition('name="form_token" value="')[2].partition('"')[0]
    client.post("/v", data={"act": "begin", "form_token": token})
    cookie = client.get_cookie("visit")
    assert cookie is not None
    return f"visit={cookie.value}"


def _report(name: str, address: str, cookie: str) -> int:
    """Print the scores of one page, and what keeps it from being fully accessible; return how accessible it is."""
    said = _lighthouse(address, cookie)
    scores = {kind: round(100 * (said["categories"][kind]["score"] or 0)) for kind in KINDS}
    print(f"{name:14}" + " · ".join(f"{kind} {score}" for kind, score in scores.items()), flush=True)
    for part in said["categories"]["accessibility"]["auditRefs"]:
        audit = said["audits"][part["id"]]
        if part["weight"] and audit["score"] not in (1, None):
            print(f"  {audit['title']}: {json.dumps(audit.get('details', {}).get('items', []))[:400]}")
    return scores["accessibility"]


def _lighthouse(address: str, cookie: str) -> dict[str, Any]:
    chromium = os.environ.get("CONSULT_CHROMIUM") or shutil.which("chromium") or ""
    told = [*COMMAND, address, "--quiet", "--output=json", f"--only-categories={','.join(KINDS)}"]
    told += [f"--chrome-flags=--headless=new {' '.join(QUIET)}"]
    told += [f"--extra-headers={json.dumps({'Cookie': cookie})}"] if cookie else []
    for _time in range(TRIES):
        answer = subprocess.run(told, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": chromium})
        if answer.returncode == 0:
            break
    else:
        raise SystemExit(answer.stderr[-2000:])
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
