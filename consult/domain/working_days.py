"""Counting working days: not a Saturday, not a Sunday, and not a day off that the caller passes in."""

from collections.abc import Collection
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date, *, days_off: Collection[date]) -> bool:
    """Is this a day that counts? `days_off` holds bank holidays and the council's own added days."""
    return day.weekday() < _SATURDAY and day not in days_off


def add_working_days(start: date, count: int, *, days_off: Collection[date]) -> date:
    """The day that is `count` working days after `start`; the start itself is day 0, whatever day it is.

    Raises:
        ValueError: `count` is negative.
    """
    if count < 0:
        raise ValueError("Working days are counted forwards only.")
    day = start
    while count:
        day += _ONE_DAY
        if is_working_day(day, days_off=days_off):
            count -= 1
    return day


def count_working_days(after: date, until: date, *, days_off: Collection[date]) -> int:
    """How many working days there are after `after` and up to `until`, that day included; 0 when it is not later."""
    days = ((after + timedelta(days=number)) for number in range(1, (until - after).days + 1))
    return sum(is_working_day(day, days_off=days_off) for day in days)


def weekdays_off_between(start: date, end: date, *, days_off: Collection[date]) -> list[date]:
    """The days off, weekends apart, that were stepped over after `start` and up to `end`, in order."""
    return sorted(day for day in days_off if start < day <= end and day.weekday() < _SATURDAY)
