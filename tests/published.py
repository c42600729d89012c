"""The two published tables, read from their tidy files."""

import csv
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data" / "published-tables"
Table = dict[tuple[str, str, str], int]
"""(row, column, measure) to the value as it was printed."""


@cache
def timeliness_table() -> Table:
    """Table L: reviews held and on time by month."""
    return _read("wok_L_review_timeliness_by_month.csv")


@cache
def participation_table() -> Table:
    """Table N: participation by quarter and code."""
    return _read("wok_N_participation_by_quarter.csv")


def _read(name: str) -> Table:
    with (_FOLDER / name).open(newline="") as lines:
        return {(row["row"], row["column"], row["measure"]): int(row["value"]) for row in csv.DictReader(lines)}
