"""What is known of a review without a word that anybody said: how far it is, and what it asks of its officer."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from consult.domain.ages import NotBornYet, age_on
from consult.domain.dates import LONDON
from consult.domain.due import counts_for_timeliness
from consult.domain.invitations import Purpose, why_not_invited
from consult.domain.progress import Progress
from consult.domain.reading_times import read_by
from consult.domain.respondents import Role
from consult.domain.stages import Stage, stage_of
from consult.domain.to_do import Following, ReviewFacts
from consult.services.deliveries import Chased
from consult.services.progress import PersonAsked
from consult.services.requests import Requested
from consult.services.staff import SignedIn
from consult.storage.events import last_done
from consult.storage.last_time import said_not_to_have_happened
from consult.storage.replies import sendings_to
from consult.storage.reviews import Review


def stage_on_the_list(review: Review) -> Stage:
    """Return the tab that a review stands under."""
    return stage_of(
        status=review.status,
        code=review.participation_code,
        confirmed_here=review.participation_source == "officer",
        has_record=review.record_sent_on is not None,
    )


def due_on(review: Review) -> date | None:
    """Return the day by which a review is held; None while nobody can say."""
    return counts_for_timeliness(brought_in=review.due_on, ours=review.worked_out_due_on)


def age_at_review(review: Review, today: date) -> int | None:
    """Return the child's age in years on the day of a review, or today while there is no day."""
    try:
        return age_on(review.held_on or review.meeting_on or today, born_on=review.child.born_on)
    except NotBornYet:
        return None


def facts_of(
    review: Review,
    stage: Stage,
    asked: Sequence[PersonAsked],
    *,
    read_by_on: date | None,
    requested: Requested | None,
    follows: Following,
    chased: Chased | None,
    today: date,
) -> ReviewFacts:
    """Return what is known of one review, for what needs somebody; `chased` is the letter that somebody must see."""
    child = of_role(asked, Role.CHILD)
    age = age_at_review(review, today)
    return ReviewFacts(
        review_id=review.id,
        child=review.child.known_as,
        stage=stage,
        due_on=due_on(review),
        meeting_on=review.meeting_on,
        held_on=review.held_on,
        child_progress=child[0].progress if child else Progress.NOT_INVITED,
        can_invite_child=age is not None and why_not_invited(Role.CHILD, age=age) is None,
        has_code=review.participation_code is not None,
        read_by_on=read_by_on,
        asked_for=_asked_for(requested) if requested else "",
        asked_for_on=requested.made_at.astimezone(LONDON).date() if requested else None,
        follows=follows,
        letter=chased.words if chased else "",
        letter_on=chased.on if chased else None,
        letter_id=chased.letter_id if chased else "",
    )


def _asked_for(requested: Requested) -> str:
    """Return what follows the child's name: who else asked is said by their part."""
    who = f"’s {requested.who.lower()}" if requested.who else ""
    return f"{who} asked for {requested.wanted.label}"


def of_role(asked: Sequence[PersonAsked], *roles: Role) -> tuple[PersonAsked, ...]:
    """Return who of those that were asked has one of these parts."""
    return tuple(each for each in asked if each.role in roles)


def before_which_something_did_not_happen(session: Session, who: SignedIn, reviews: Sequence[Review]) -> set[str]:
    """Return the planned reviews before which somebody says that something from the last review did not happen."""
    if not who.role.reads_words:
        return set()
    last: dict[str, Review] = {}
    for review in reviews:
        before = last.get(review.child_id)
        if review.held_on is not None and (
            before is None or before.held_on is None or before.held_on < review.held_on
        ):
            last[review.child_id] = review
    said = said_not_to_have_happened(session, [review.id for review in last.values()])
    children = {child_id for child_id, review in last.items() if review.id in said}
    return {review.id for review in reviews if review.status == "planned" and review.child_id in children}


def to_be_read_by(
    session: Session, who: SignedIn, reviews: Sequence[Review], *, days_off: frozenset[date], read_within: int
) -> dict[str, date]:
    """Return the day by which views that came after the officer's last reading must be read, by review."""
    if not who.role.reads_words:
        return {}
    by_id = {review.id: review for review in reviews}
    last_read = last_done(session, "read views", by_staff=who.staff_id, review_ids=list(by_id))
    promised: dict[str, date] = {}
    for sending in sendings_to(session, list(by_id)):
        read_at = last_read.get(sending.review_id)
        if (
            sending.purpose == Purpose.BEFORE.value
            and sending.given == "link"
            and (read_at is None or sending.sent_at > read_at)
        ):
            review = by_id[sending.review_id]
            day = read_by(
                sending.sent_at,
                working_days=read_within,
                days_off=days_off,
                meeting_on=review.meeting_on,
                meeting_time=review.meeting_time,
            )
            promised[review.id] = min(day, promised.get(review.id, day))
    return promised
