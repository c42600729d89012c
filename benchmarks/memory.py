"""Memory of one worker after it has shown pages: ours, and the floor's, each in a process of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path

import psutil

PAGES = 300


def megabytes_of(which: str) -> float:
    """Resident megabytes of a fresh process after its pages; `which` is `ours` or `floor`."""
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", which],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(told.stdout)


def _show_pages(which: str) -> None:
    from benchmarks.in_process import Request, call

    with tempfile.TemporaryDirectory() as folder:
        if which == "floor":
            from benchmarks.floor import open_floor

            app = open_floor(Path(folder), page="<h1>How is it going?</h1>", values={"question": "How"}, visits=["v"])
            asking = Request("/v", cookie="visit=v")
        else:
            from benchmarks.site import open_site

            site = open_site(Path(folder))
            app, (token, _draft) = site.app, site.visits_at("home_feeling", count=1)[0]
            asking = Request("/v", cookie=f"visit={token}")
        for _ in range(PAGES):
            call(app, asking)
        print(psutil.Process().memory_info().rss / 1024 / 1024)


if __name__ == "__main__":
    _show_pages(sys.argv[1])
