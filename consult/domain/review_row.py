"""Where each review of a child stands in the row since coming into care, as far as the reviews known here tell."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from consult.domain.due import ReviewKind, due_date, kind_of_next

# A first review may be late; one that is later than this tells that earlier ones stand only in the case system.
_LATE_AT_MOST = timedelta(weeks=4)


@dataclass(frozen=True)
class RowReview:
    """A review that was not cancelled: the day it was held, or else the day it is planned for or due."""

    id: str
    held_on: date | None
    planned_on: date | None


@dataclass(frozen=True)
class Standing:
    """The kind of a review, and the day its due date is counted from."""

    kind: ReviewKind
    start: date


def standings(
    reviews: Iterable[RowReview], *, care_started_on: date | None, days_off: Collection[date]
) -> dict[str, Standing]:
    """Return by id where reviews stand; one about which nothing is certain is left out, never guessed.

    The row begins with coming into care. Where that day is not known, or the first review known here was far too
    late to be the first, earlier ones may be missing: then only a review after two others is certain to be a later
    one. Of several planned reviews only the soonest has a day to count from.
    """
    begins = care_started_on or date.min
    row = sorted(
        (each for each in reviews if (each.held_on or begins) >= begins),
        key=lambda each: (each.held_on or each.planned_on or date.max, each.id),
    )
    is_whole = care_started_on is not None and bool(row) and _begins_in_time(row[0], care_started_on, days_off)
    found: dict[str, Standing] = {}
    held_before, last_held, is_next_known = 0, care_started_on, False
    for each in row:
        if last_held is not None and not is_next_known and (is_whole or held_before >= 2):
            found[each.id] = Standing(kind_of_next(held_before), last_held)
        is_next_known = each.held_on is None
        if each.held_on is not None:
            held_before, last_held = held_before + 1, each.held_on
    return found


def _begins_in_time(first: RowReview, care_started_on: date, days_off: Collection[date]) -> bool:
    day = first.held_on or first.planned_on
    due = due_date(ReviewKind.FIRST, start=care_started_on, days_off=days_off).on
    return day is not None and day <= due + _LATE_AT_MOST
