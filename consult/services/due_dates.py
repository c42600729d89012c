"""Working out when reviews are due, and keeping it beside the due date that was brought in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from consult.domain.diary import ReviewStatus
from consult.domain.due import DueDate, MonthCounting, due_date, explain_difference
from consult.domain.review_row import RowReview, standings
from consult.services.days_off import days_off
from consult.storage import bringing_in
from consult.storage.reviews import Review

COUNTING = {
    "months": MonthCounting.CALENDAR_MONTHS,
    "days": MonthCounting.DAYS,
    "stricter": MonthCounting.STRICTER,
}
"""How months are counted, by the word of the setting."""


@dataclass(frozen=True)
class Due:
    """A review's due date as it is shown: the one that counts, ours with its reason, and how the two differ."""

    counts_on: date | None
    ours: DueDate | None
    difference: str | None


def work_out(session: Session, child_ids: Sequence[str], *, counting: MonthCounting) -> int:
    """Work out kind and due date of every review of these children again, keep what changed, return how many."""
    session.flush()
    off = days_off(session)
    started = bringing_in.care_starts(session, child_ids)
    reviews: dict[str, list[Any]] = defaultdict(list)
    for row in bringing_in.review_rows(session, child_ids):
        reviews[row.child_id].append(row)
    changed = []
    for child_id, rows in reviews.items():
        worked_out = _worked_out(rows, started.get(child_id), off, counting)
        for row in rows:
            kind, due = worked_out.get(row.id, (None, None))
            due_on = due.on if due else None
            if (kind, due_on) != (row.kind, row.worked_out_due_on):
                changed.append({"id": row.id, "kind": kind, "worked_out_due_on": due_on})
    bringing_in.write_changed(session, Review, changed)
    return len(changed)


def due_of(session: Session, review: Review, *, counting: MonthCounting) -> Due:
    """Return when one review is due and why."""
    rows = list(bringing_in.review_rows(session, [review.child_id]))
    worked_out = _worked_out(rows, review.child.care_started_on, days_off(session), counting)
    _, ours = worked_out.get(review.id, (None, None))
    difference = explain_difference(brought_in=review.due_on, ours=ours) if review.due_on and ours else None
    return Due(review.due_on or (ours.on if ours else None), ours, difference)


def _worked_out(
    rows: Sequence[Any], care_started_on: date | None, days_off: frozenset[date], counting: MonthCounting
) -> dict[str, tuple[str, DueDate]]:
    row = [
        RowReview(each.id, each.held_on, each.meeting_on or each.due_on)
        for each in rows
        if each.status != ReviewStatus.CANCELLED
    ]
    stand = standings(row, care_started_on=care_started_on, days_off=days_off)
    return {
        review_id: (found.kind.value, due_date(found.kind, start=found.start, days_off=days_off, counting=counting))
        for review_id, found in stand.items()
    }
