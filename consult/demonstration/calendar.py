"""When the made-up children came into care, and when their reviews were and will be."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from consult.domain.due import due_date, kind_of_next

_TIMES = (time(10), time(11, 30), time(13), time(14), time(16))
_ARRANGED_AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class PlannedReview:
    """One review of a made-up child; `held_on` is None while it is still to come."""

    kind: str
    due_on: date
    meeting_on: date | None
    meeting_time: time | None
    held_on: date | None


def reviews_since(
    care_started_on: date, *, today: date, days_off: Collection[date], by_chance: Random
) -> Iterator[PlannedReview]:
    """Yield a child's reviews from coming into care to the next one, mostly in time, now and then late."""
    start, count = care_started_on, 0
    while True:
        kind = kind_of_next(count)
        due = due_date(kind, start=start, days_off=days_off).on
        day = working_day(due + timedelta(days=by_chance.choice((-12, -9, -7, -5, -2, -1, 0, 0, 0, 4))), days_off)
        day = max(day, working_day(start + timedelta(days=7), days_off))
        at = by_chance.choice(_TIMES)
        if day >= today or due >= today:
            day = working_day(max(day, today + timedelta(days=25)), days_off)
            arranged = day - today <= _ARRANGED_AHEAD
            yield PlannedReview(kind, max(due, day), day if arranged else None, at if arranged else None, None)
            return
        yield PlannedReview(kind, due, day, at, day)
        start, count = day, count + 1


def working_day(day: date, days_off: Collection[date]) -> date:
    """Return `day`, or the last working day before it."""
    while day.weekday() >= 5 or day in days_off:
        day -= timedelta(days=1)
    return day
