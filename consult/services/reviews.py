"""A review typed in, moved, marked as held, cancelled, or planned again by a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from consult.domain.diary import (
    NotPlanned,
    NotPossible,
    ReviewStatus,
    check_born_on,
    check_care_started_on,
    check_due_on,
    check_held_on,
    check_meeting_on,
)
from consult.domain.due import MonthCounting
from consult.domain.participation import ParticipationCode
from consult.domain.staff import NotYours, StaffRole
from consult.domain.words import clean_words
from consult.services import caseload, due_dates, events, meetings
from consult.services.staff import SignedIn
from consult.storage import children, reviews
from consult.storage.children import Child
from consult.storage.reviews import Review

LONGEST_REASON = 500


@dataclass(frozen=True, kw_only=True)
class TypedReview:
    """A review as somebody typed it in; the child's own facts are needed only for a child who is new here."""

    child_reference: str
    born_on: date | None = None
    care_started_on: date | None = None
    forename: str | None = None
    surname: str | None = None
    language: str | None = None
    officer_id: str | None = None
    due_on: date | None = None
    meeting_on: date | None = None
    meeting_time: time | None = None
    held_on: date | None = None


def type_in_review(
    session: Session, who: SignedIn, typed: TypedReview, *, counting: MonthCounting, now: datetime, today: date
) -> Review:
    """Keep a review that somebody typed in, and its child where the child is new.

    Raises:
        NotPossible: with the field and the sentence to show there; nothing is kept.
    """
    if not (typed.due_on or typed.meeting_on or typed.held_on):
        raise NotPossible("meeting_on", "Give the meeting’s date, the due date, or the date it was held.")
    child = _child_for(session, who, typed, today=today)
    if typed.due_on:
        check_due_on(typed.due_on, born_on=child.born_on)
    if typed.held_on:
        check_held_on(typed.held_on, born_on=child.born_on, code=None, today=today)
    elif typed.meeting_on:
        check_meeting_on(typed.meeting_on, today=today)
    day = typed.held_on or typed.meeting_on
    _check_no_other(reviews.reviews_of_child(session, child.id), day, "held_on" if typed.held_on else "meeting_on")
    review = Review(
        child_id=child.id,
        status=ReviewStatus.HELD.value if typed.held_on else ReviewStatus.PLANNED.value,
        due_on=typed.due_on,
        meeting_on=typed.meeting_on or typed.held_on,
        meeting_time=typed.meeting_time if day else None,
        held_on=typed.held_on,
        made_at=now,
    )
    session.add(review)
    due_dates.work_out(session, [child.id], counting=counting)
    _record(session, who, "typed in review", review, now)
    return review


def move_review(
    session: Session,
    who: SignedIn,
    review_id: str,
    *,
    meeting_on: date,
    meeting_time: time | None,
    counting: MonthCounting,
    now: datetime,
    today: date,
) -> int:
    """Give a planned review another day or time; return how many links moved with it.

    Raises:
        NotYours: for somebody else's child.
        NotPlanned: the review was held or cancelled.
        NotPossible: the day is in the past, or taken by another review of the child.
    """
    review = _planned(session, who, review_id)
    check_meeting_on(meeting_on, today=today)
    others = [each for each in reviews.reviews_of_child(session, review.child_id) if each.id != review.id]
    _check_no_other(others, meeting_on, "meeting_on")
    review.meeting_on, review.meeting_time = meeting_on, meeting_time
    moved = meetings.let_links_follow(session, [review.id], now=now, by=who)
    due_dates.work_out(session, [review.child_id], counting=counting)
    _record(session, who, "moved review", review, now)
    return moved


def cancel_review(
    session: Session, who: SignedIn, review_id: str, *, reason: str, counting: MonthCounting, now: datetime
) -> int:
    """Cancel a planned review; its links end. Return how many did.

    Raises:
        NotYours: for somebody else's child.
        NotPlanned: the review was held or cancelled already.
        NotPossible: no reason was given, or one too long.
    """
    review = _planned(session, who, review_id)
    given = clean_words(reason)
    if not given:
        raise NotPossible("reason", "Say in a few words why the review is cancelled.")
    if len(given) > LONGEST_REASON:
        raise NotPossible("reason", f"Say it in at most {LONGEST_REASON} characters. You wrote {len(given):,}.")
    review.status, review.cancelled_reason = ReviewStatus.CANCELLED.value, given
    ended = meetings.let_links_follow(session, [review.id], now=now, by=who)
    due_dates.work_out(session, [review.child_id], counting=counting)
    _record(session, who, "cancelled review", review, now)
    return ended


def mark_held(
    session: Session,
    who: SignedIn,
    review_id: str,
    *,
    held_on: date,
    counting: MonthCounting,
    now: datetime,
    today: date,
) -> Review:
    """Say on which day a review was held, or say it again with another day.

    Raises:
        NotYours: for somebody else's child.
        NotPlanned: the review was cancelled.
        NotPossible: in the future, before birth, at an age the code contradicts, or a day already taken.
    """
    review = caseload.get_review(session, who, review_id)
    if review.status == ReviewStatus.CANCELLED:
        raise NotPlanned
    code = ParticipationCode(review.participation_code) if review.participation_code else None
    check_held_on(held_on, born_on=review.child.born_on, code=code, today=today)
    others = [each for each in reviews.reviews_of_child(session, review.child_id) if each.id != review.id]
    _check_no_other([each for each in others if each.held_on], held_on, "held_on")
    review.status, review.held_on = ReviewStatus.HELD.value, held_on
    review.meeting_on = review.meeting_on or held_on
    due_dates.work_out(session, [review.child_id], counting=counting)
    _record(session, who, "marked review as held", review, now)
    return review


def plan_again(session: Session, who: SignedIn, review_id: str, *, counting: MonthCounting, now: datetime) -> Review:
    """Put a review that was marked as held, or cancelled, by mistake back to planned.

    Its participation code goes, since only a review that was held has one; what else was recorded stays. Links that
    ended stay ended. A review that is planned already stays as it is.

    Raises:
        NotYours: for somebody else's child.
        NotPossible: while its minutes are agreed, or when another review of the child took its day.
    """
    review = caseload.get_review(session, who, review_id)
    if review.status == ReviewStatus.PLANNED:
        return review
    if review.minutes_agreed_at is not None:
        raise NotPossible("again", "The minutes of this review are agreed. Open them again first, on their page.")
    others = [each for each in reviews.reviews_of_child(session, review.child_id) if each.id != review.id]
    _check_no_other(others, review.meeting_on, "again")
    review.status, review.held_on, review.cancelled_reason = ReviewStatus.PLANNED.value, None, None
    review.participation_code = review.participation_source = None
    review.participation_confirmed_by = review.participation_confirmed_at = None
    meetings.let_links_follow(session, [review.id], now=now, by=who)
    due_dates.work_out(session, [review.child_id], counting=counting)
    _record(session, who, "put review back to planned", review, now)
    return review


def _planned(session: Session, who: SignedIn, review_id: str) -> Review:
    review = caseload.get_review(session, who, review_id)
    if review.status != ReviewStatus.PLANNED:
        raise NotPlanned
    return review


def _check_no_other(others: Iterable[Review], day: date | None, field: str) -> None:
    for other in others:
        if day is not None and other.status != ReviewStatus.CANCELLED and day in {other.held_on, other.meeting_on}:
            raise NotPossible(field, "The child has another review on this day already.")


def _child_for(session: Session, who: SignedIn, typed: TypedReview, *, today: date) -> Child:
    reference = clean_words(typed.child_reference)
    if not reference or len(reference) > 40:
        raise NotPossible("child_reference", "Give the child’s id in the case system, at most 40 characters.")
    known = children.find_child_by_reference(session, reference)
    if known is not None:
        try:
            return caseload.get_child(session, who, known.id)
        except NotYours:
            sentence = "This child is not in your caseload. Ask an administrator to give you the child first."
            raise NotPossible("child_reference", sentence) from None
    if typed.born_on is None:
        raise NotPossible("born_on", "This child is new here. Give the date of birth.")
    check_born_on(typed.born_on, today=today)
    if typed.care_started_on:
        check_care_started_on(typed.care_started_on, born_on=typed.born_on, today=today)
    child = Child(
        reference=reference,
        born_on=typed.born_on,
        care_started_on=typed.care_started_on,
        forename=_name(typed.forename, "forename"),
        surname=_name(typed.surname, "surname"),
        language=typed.language or "en",
        officer_id=who.staff_id if who.role is StaffRole.OFFICER else typed.officer_id,
    )
    session.add(child)
    session.flush()
    return child


def _name(typed: str | None, field: str) -> str | None:
    name = " ".join(clean_words(typed or "").split())
    if len(name) > 100:
        raise NotPossible(field, "Give the name in at most 100 characters.")
    return name or None


def _record(session: Session, who: SignedIn, act: str, review: Review, now: datetime) -> None:
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="review",
        thing_id=review.id,
        review_id=review.id,
    )
