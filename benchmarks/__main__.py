"""`make bench`: everything in one run, each beside its floor or its bar; ends with 1 when a bar is missed."""

import sys
import tempfile
from pathlib import Path

from benchmarks import bring_in, first_page, memory, pages
from benchmarks.site import open_site


def main() -> int:
    """Print every figure; return 0 when all bars hold."""
    print(f"CPU in process, {pages.ROUNDS} rounds in turn with the floor; least / middle / most")
    held = True
    with tempfile.TemporaryDirectory() as folder:
        for measured in pages.measure(Path(folder)):
            print(measured, flush=True)
            held &= measured.holds
    with tempfile.TemporaryDirectory() as folder:
        site = open_site(Path(folder))
        first = first_page.measure(site)
        print(first, flush=True)
        held &= first.holds
        ours, floor = memory.megabytes_of("ours"), memory.megabytes_of("floor")
        print(f"{'memory of a worker':34} {ours:.0f} MB beside the floor's {floor:.0f} MB", flush=True)
        print(bring_in.measure(site), flush=True)
        site.database.close()
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
