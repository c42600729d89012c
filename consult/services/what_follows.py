"""What has to follow the reviews that were held, for the list: days and counts, no words."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from consult.domain.decisions import State, standing_with_manager
from consult.domain.limits import Step, limits_from
from consult.domain.staff import StaffRole
from consult.domain.to_do import Following
from consult.services.managers_answers import sent_decisions_of
from consult.services.staff import SignedIn
from consult.storage.decisions import count_unfinished_decisions, newest_manager_answers
from consult.storage.reviews import Review
from consult.storage.wishes import count_unanswered_wishes


def what_follows(
    session: Session,
    who: SignedIn,
    reviews: Sequence[Review],
    *,
    within: Mapping[Step, int],
    today: date,
    days_off: Collection[date],
) -> dict[str, Following]:
    """Return, by review, what is still to follow those that were held; `within` is in working days.

    A manager learns what waits for an answer of theirs; everybody what is due or late; and a child's own officer what
    was objected to and how much is not answered. Nothing is asked of what the case system brought in.
    """
    held = [review for review in reviews if review.status == "held" and review.participation_source != "brought_in"]
    ids = [review.id for review in held]
    sent = newest_manager_answers(session, ids)
    unfinished: dict[str, int] = {}
    if who.role.reads_words:
        for counted in (count_unfinished_decisions(session, ids), count_unanswered_wishes(session, ids)):
            unfinished |= {review_id: unfinished.get(review_id, 0) + count for review_id, count in counted.items()}
    found = {}
    for review in held:
        sending = sent_decisions_of(review, sent.get(review.id))
        stands = standing_with_manager(sending, within=within[Step.MANAGER_ANSWERED], today=today, days_off=days_off)
        is_waiting = review.id in sent and stands.state is State.WAITING
        found[review.id] = Following(
            to_answer_by=stands.last_on if is_waiting and who.role is StaffRole.MANAGER else None,
            objected_on=stands.answered_on if who.role.reads_words and stands.state is State.OBJECTED else None,
            is_changed=who.role.reads_words and stands.state is State.CHANGED,
            not_done_yet=_not_done(review, within, days_off),
            unfinished=unfinished.get(review.id, 0),
        )
    return found


def _not_done(
    review: Review, within: Mapping[Step, int], days_off: Collection[date]
) -> tuple[tuple[Step, date], ...]:
    """Return the steps that are not done, each with its last day; the manager's is not chased: silence ends it."""
    if review.held_on is None or review.record_sent_on is not None:
        return ()
    done = {step: getattr(review, step.value) for step in Step}
    limits = limits_from(review.held_on, within=dict(within), done=done, days_off=days_off)
    return tuple(
        (limit.step, limit.last_on)
        for limit in limits
        if limit.done_on is None and limit.step is not Step.MANAGER_ANSWERED
    )
