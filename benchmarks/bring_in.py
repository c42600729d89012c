"""How long a large council's extract takes to bring in."""

import csv
import io
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from benchmarks.site import Site
from consult.formats.council_extract import extract_from, read_table
from consult.services import imports

ROWS = 40_000


@dataclass(frozen=True)
class BroughtIn:
    """Seconds for reading and deciding, and for writing, of so many reviews."""

    reviews: int
    deciding_s: float
    writing_s: float

    def __str__(self) -> str:
        return (
            f"{f'bring in {self.reviews:,} reviews':34} {self.deciding_s:.1f} s to read and decide, "
            f"{self.writing_s:.1f} s more to write: {self.reviews / (self.deciding_s + self.writing_s):,.0f} a second"
        )


def measure(site: Site) -> BroughtIn:
    """Bring a made-up extract in, as `flask consult bring-in --apply` does."""
    content, now = an_extract(ROWS), datetime.now(UTC)
    began = time.perf_counter()
    extract = extract_from(read_table(content), today=now.date())
    with site.database.writing() as session:
        decided = imports.look_at(session, extract, today=now.date())
        decided_at = time.perf_counter()
        assert len(decided.refused) == 0, decided.refused[:3]
        imports.bring_in(session, extract, now=now, today=now.date(), by=None, skip_refused=False)
    return BroughtIn(ROWS, decided_at - began, time.perf_counter() - decided_at)


def an_extract(rows: int) -> bytes:
    """A CSV of that many held reviews, eight for each child."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["child id", "forename", "surname", "date of birth", "due", "review date", "participation"])
    for number in range(rows):
        child, turn = divmod(number, 8)
        born, held = date(2010, 1, 1) + timedelta(days=child % 1500), date(2022, 1, 3) + timedelta(days=turn * 180)
        writer.writerow([f"B{child}", "Robin", "Teasel", born, held + timedelta(days=3), held, "PN1"])
    return out.getvalue().encode()
