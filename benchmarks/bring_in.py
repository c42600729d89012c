"""How long a large council’s extract takes to bring in: a year of reviews; the children’s facts and episodes."""

import csv
import io
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from benchmarks.site import Site
from consult.domain.reporting_year import ReportingYear
from consult.formats.council_extract import extract_from, read_table
from consult.services import imports

ROWS = 40_000
EACH_CHILD = 3
LAST_YEAR = 1_000
"""Rows of the year before, so that a year has to be chosen from more than itself."""
YEAR = ReportingYear(2025)


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
    content, now = an_extract(), datetime.now(UTC)
    began = time.perf_counter()
    extract = extract_from(read_table(content), today=now.date())
    with site.database.reading() as session:
        decided = imports.look_at(session, extract, today=now.date())
    assert len(decided.refused) == 0, decided.refused[:3]
    decided_at = time.perf_counter()
    _write(site, content)
    return BroughtIn(ROWS, decided_at - began, time.perf_counter() - decided_at)


def bring_in_what_a_return_needs(site: Site) -> None:
    """Bring in the header and the episodes of the same children."""
    _write(site, a_header())
    _write(site, some_episodes())


def _write(site: Site, content: bytes) -> None:
    now = datetime.now(UTC)
    extract = extract_from(read_table(content), today=now.date())
    with site.database.writing() as session:
        imports.bring_in(session, extract, now=now, today=now.date(), by=None, skip_refused=False)


def an_extract() -> bytes:
    """A CSV of held reviews, three for each child; one in nine was late, one in forty has no code yet."""
    columns = ("child id", "forename", "surname", "date of birth", "due", "review date", "participation")
    return _csv(columns, (_review(number) for number in range(ROWS)))


def _review(number: int) -> tuple[object, ...]:
    child, turn = divmod(number, EACH_CHILD)
    held = YEAR.first_day + timedelta(days=child % 110 + turn * 120)
    if number >= ROWS - LAST_YEAR:
        held -= timedelta(days=400)
    due = held + timedelta(days=-4 if number % 9 == 0 else 3)
    code = "" if number % 40 == 0 else f"PN{1 + number % 6}"
    return f"B{child}", "Robin", "Teasel", _born(child), due, held, code


def a_header() -> bytes:
    """SSDA903 header rows of the same children."""
    columns = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
    return _csv(columns, ((f"B{child}", "F", _born(child), "WBRI", "UN1", "", "") for child in _children()))


def some_episodes() -> bytes:
    """One SSDA903 episode for each of the same children, not ended."""
    columns = ("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE")
    rows = ((f"B{child}", date(2020, 6, 1), "S", "C2", "N1", "U6", "PR1", "", "", "") for child in _children())
    return _csv(columns, rows)


def _children() -> range:
    return range(-(-ROWS // EACH_CHILD))


def _born(child: int) -> date:
    return date(2010, 1, 1) + timedelta(days=child % 1500)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_written(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _written(value: object) -> object:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value
