"""`make bench`: everything in one run, each beside its floor or its bar; ends with 1 when a bar is missed.

`python -m benchmarks.servers` is a run of its own: slow connections, for choosing a server.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import bring_in, first_page, letters, memory, pages, seconds, year
from benchmarks.site import open_site


def main() -> int:
    """Print every figure; return 0 when all bars hold."""
    print(f"Milliseconds of CPU in process, {pages.ROUNDS} rounds in turn with the floor: least / middle / most;")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for measured in _everything(Path(folder)):
            print(measured, flush=True)
            missed += not getattr(measured, "holds", True)
    return 1 if missed else 0


def _everything(folder: Path) -> Iterator[object]:
    """Each measurement when it is made; those with a bar say whether it `holds`."""
    for name in ("pages", "slow", "large"):
        (folder / name).mkdir()
    _say("pages and sendings")
    yield from pages.measure(folder / "pages")
    _say("seconds on a slow phone")
    yield from seconds.measure(folder / "slow")
    _say("memory")
    yield from memory.measure()
    _say(f"{letters.BATCH} letters on paper")
    yield letters.measure()
    site = open_site(folder / "large")
    yield first_page.measure(site)
    _say(f"bringing {bring_in.ROWS:,} rows in")
    yield bring_in.measure(site)
    yield year.measure_figures(site)
    _say("the header and the episodes, for the return")
    bring_in.bring_in_what_a_return_needs(site)
    yield year.measure_return(site)
    site.database.close()


def _say(what: str) -> None:
    print(f"measuring {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
