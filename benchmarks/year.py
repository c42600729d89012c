"""The year's figures and the return of a large council, each beside plain SQL and `csv.writer` on the same rows."""

import csv
import io
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from benchmarks.bring_in import YEAR
from benchmarks.site import Site
from consult.domain.statistics import checks
from consult.formats.ssda903 import return_files
from consult.services import returns
from consult.services import statistics as figures

ROUNDS = 5
_HELD = "status = 'held' AND held_on BETWEEN ? AND ?"
_COUNTING = f"""
    SELECT strftime('%Y-%m', held_on), participation_code, count(*),
           sum(held_on <= coalesce(due_on, worked_out_due_on)), sum(coalesce(due_on, worked_out_due_on) IS NULL)
    FROM reviews WHERE {_HELD} GROUP BY 1, 2
"""
_RETURNED = f"""
    SELECT children.reference, born_on, held_on, participation_code
    FROM reviews JOIN children ON children.id = child_id WHERE {_HELD} ORDER BY 1, 3
"""
_HEADER = "SELECT reference, sex, born_on, ethnicity, upn_sealed, is_mother, mothers_child_born_on FROM children"
_EPISODES = """
    SELECT reference, started_on, reason_started, legal_status, category_of_need, place, place_provider, ended_on,
           reason_ended, reason_place_changed
    FROM episodes JOIN children ON children.id = child_id
"""


@dataclass(frozen=True)
class OfAYear:
    """Milliseconds of CPU of one thing made of a year, and of its floor; the middle of the rounds."""

    name: str
    ours: float
    floor: float
    of_what: str

    def __str__(self) -> str:
        return (
            f"{self.name:34} {self.ours:.0f} ms beside {self.floor:.0f} ms of {self.of_what}: "
            f"{self.ours / self.floor:.2f} times"
        )


def measure_figures(site: Site) -> OfAYear:
    """Both tables with their checks, beside one SELECT with GROUP BY."""
    with site.database.reading() as session, closing(_plain(site)) as plain:

        def ours() -> int:
            counted = figures.figures_of(session, YEAR)
            assert all(check.holds for check in checks(counted))
            return counted.held

        def floor() -> int:
            return sum(row[2] for row in plain.execute(_COUNTING, _days()))

        held = ours()
        assert held == floor() > 0
        return OfAYear(f"figures of {held:,} reviews", *_in_turn(ours, floor), "one SELECT with GROUP BY")


def measure_return(site: Site) -> OfAYear:
    """The three files with their checks, beside three SELECTs written by `csv.writer`, unsealed and unchecked."""
    _confirm_every_code(site)
    with site.database.reading() as session, closing(_plain(site)) as plain:

        def ours() -> int:
            prepared = returns.prepare_return(session, YEAR, today=date(2026, 4, 30))
            assert prepared.may_be_written, prepared.stops[:3]
            files = return_files(prepared)
            session.expunge_all()
            return files["reviews.csv"].count(b"\n") - 1

        def floor() -> int:
            written = [_written(plain, query) for query in (_HEADER, _EPISODES)]
            assert all(written)
            return _written(plain, _RETURNED, *_days())

        rows = ours()
        assert rows == floor() > 0
        return OfAYear(f"return of {rows:,} reviews", *_in_turn(ours, floor), "SELECTs and csv.writer")


def _confirm_every_code(site: Site) -> None:
    with closing(_plain(site)) as plain:
        plain.execute("UPDATE reviews SET participation_code = 'PN1' WHERE participation_code IS NULL")
        plain.commit()


def _plain(site: Site) -> sqlite3.Connection:
    return sqlite3.connect(site.settings.data / "consult.db")


def _days() -> tuple[str, str]:
    return YEAR.first_day.isoformat(), YEAR.last_day.isoformat()


def _written(plain: sqlite3.Connection, query: str, *values: str) -> int:
    out = io.StringIO(newline="")
    found = plain.execute(query, values).fetchall()
    csv.writer(out).writerows(found)
    assert out.getvalue().encode()
    return len(found)


def _in_turn(ours: Callable[[], object], floor: Callable[[], object]) -> tuple[float, float]:
    taken = [(_cpu_ms(ours), _cpu_ms(floor)) for _ in range(ROUNDS)]
    return statistics.median(pair[0] for pair in taken), statistics.median(pair[1] for pair in taken)


def _cpu_ms(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000
