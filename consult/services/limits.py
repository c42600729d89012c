"""The dates that follow a review: recorded, each with its limit."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.limits import Limit, Step, check_day, limits_from
from consult.services import events
from consult.services.days_off import days_off
from consult.services.managers_answers import sent_decisions_of
from consult.services.staff import SignedIn
from consult.storage.decisions import find_manager_answer
from consult.storage.reviews import Review


def limits_of(session: Session, review: Review, *, within: Mapping[Step, int]) -> tuple[Limit, ...]:
    """Return each step's limit and day for a review that was held; nothing before that."""
    if review.held_on is None:
        return ()
    sent = sent_decisions_of(review, find_manager_answer(session, review.id))
    return limits_from(
        review.held_on,
        within=dict(within),
        done={step: getattr(review, step.value) for step in Step},
        days_off=days_off(session),
        received_on=sent.received_on if sent is not None and not sent.is_changed else None,
    )


def steps_kept_here(session: Session, review: Review) -> frozenset[Step]:
    """Return the steps whose days come from what was done on this site, and are not typed."""
    if find_manager_answer(session, review.id) is None:
        return frozenset()
    return frozenset({Step.DECISIONS_SENT, Step.MANAGER_ANSWERED})


def record_days(
    session: Session, review: Review, *, who: SignedIn, days: Mapping[Step, date | None], now: datetime
) -> None:
    """Keep the days on which steps were done; None takes one away.

    Decisions that were sent to the manager here have their days from that: what is given for them is left out.

    Raises:
        consult.domain.limits.WrongDay: for a review that was not held, a day before it or one to come; nothing
            is kept.
    """
    held_on = review.held_on or date.max
    for day in days.values():
        check_day(day, held_on=held_on, today=now.astimezone(LONDON).date())
    kept_here = steps_kept_here(session, review)
    for step, day in days.items():
        if step not in kept_here:
            setattr(review, step.value, day)
    session.flush()
    events.record_by(
        session,
        who,
        at=now,
        act="recorded dates",
        thing="review",
        thing_id=review.id,
        review_id=review.id,
    )
