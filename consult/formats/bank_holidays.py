"""England's bank holidays, one-off days included, from the holidays library."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def _in_year(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def england_bank_holidays(years: Iterable[int]) -> frozenset[date]:
    """Every bank holiday in England in these calendar years."""
    return frozenset().union(*(_in_year(year) for year in years))
