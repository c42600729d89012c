"""Writing down what a review decided, in the officer's order; the sentences are staff's own."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.audiences import Audience, read_audience
from consult.domain.decisions import missing_from_decision
from consult.domain.staff import NotYours
from consult.domain.words import words_that_fit
from consult.services import events
from consult.services.kept_words import as_kept_words, kept_words_of
from consult.services.staff import SignedIn
from consult.storage import decisions as stored
from consult.storage.decisions import Decision
from consult.storage.reviews import Review, lock_review
from consult.storage.sealing import opened_or_none
from consult.storage.wishes import find_wish_of_review

LONGEST_WHAT = 1000
LONGEST_OWNER = 100
LATEST_YEARS_ON = 5
"""Years after the review by which a day has most likely been mistyped."""


class NothingDecided(Exception):
    """A decision was to be kept that does not say what was decided."""


class NotADayForIt(Exception):
    """A decision was to be done before its review, or many years after it."""


class NoSuchWish(Exception):
    """A decision was said to answer a wish that is not one of this review's, or no longer is."""


@dataclass(frozen=True)
class Decided:
    """One decision as the officer and the manager read it."""

    decision_id: str
    what: str
    owner: str
    by_on: date | None
    wish_id: str | None
    audience: Audience
    missing: tuple[str, ...]
    is_spoiled: bool = False
    """Whether what was written does not open any more; `what` is empty then."""
    kept: tuple[str, ...] = field(default=(), compare=False)
    """What the help to write plainly leaves as it is: no part of what was decided."""


@dataclass(frozen=True)
class Wanted:
    """A decision as it is written down or changed; `wish_id` is empty where it answers no wish."""

    what: str
    owner: str
    by_on: date | None
    wish_id: str
    audience: Audience
    kept: tuple[str, ...] = ()
    """What the help to write plainly leaves as it is."""


def decisions_of(session: Session, review: Review) -> tuple[Decided, ...]:
    """Return what a review decided, in the officer's order; the caller has noted the reading."""
    return tuple(_decided(each) for each in stored.decisions_of_review(session, review.id))


def get_decision(session: Session, review: Review, decision_id: str) -> Decided:
    """Return one decision of a review; the caller has noted the reading.

    Raises:
        NotYours: for a decision of another review.
    """
    return _decided(_get(session, review, decision_id))


def add_decision(session: Session, review: Review, wanted: Wanted, *, who: SignedIn, now: datetime) -> Decision:
    """Write a decision down after the others; the caller has checked that the review is the officer's own.

    Raises:
        NothingDecided: without saying what.
        consult.domain.words.TooLong: for more than `LONGEST_WHAT` or `LONGEST_OWNER` characters.
        NotADayForIt: for a day before the review, or years after it.
        NoSuchWish: for a wish of another review.
    """
    lock_review(session, review)
    made = Decision(review_id=review.id, made_at=now, made_by=who.staff_id)
    last = max((each.position for each in stored.decisions_of_review(session, review.id)), default=-1)
    made.position = last + 1
    _write(session, review, made, wanted)
    session.add(made)
    _changed(session, review, made, who=who, now=now, act="wrote a decision")
    return made


def change_decision(
    session: Session, review: Review, decision_id: str, wanted: Wanted, *, who: SignedIn, now: datetime
) -> None:
    """Change a decision; where it says the same already, only what the help leaves as it is may have changed.

    Raises:
        NotYours: for a decision of another review.
        NothingDecided, TooLong, NotADayForIt, NoSuchWish: as for `add_decision`; nothing is kept then.
    """
    lock_review(session, review)
    found = _get(session, review, decision_id)
    before = _decided(found)
    _write(session, review, found, wanted)
    if _decided(found) == before:
        return
    found.changed_at = now
    _changed(session, review, found, who=who, now=now, act="changed a decision")


def remove_decision(session: Session, review: Review, decision_id: str, *, who: SignedIn, now: datetime) -> None:
    """Take a decision away.

    Raises:
        NotYours: for a decision of another review.
    """
    lock_review(session, review)
    found = _get(session, review, decision_id)
    session.delete(found)
    _changed(session, review, found, who=who, now=now, act="removed a decision")


def move_decision(session: Session, review: Review, decision_id: str, *, up: bool) -> None:
    """Let a decision change places with the one before or after it; the order alone is not sent again.

    Raises:
        NotYours: for a decision of another review.
    """
    lock_review(session, review)
    kept = stored.decisions_of_review(session, review.id)
    at = next((place for place, each in enumerate(kept) if each.id == decision_id), None)
    if at is None:
        raise NotYours
    there = at - 1 if up else at + 1
    if 0 <= there < len(kept):
        kept[at], kept[there] = kept[there], kept[at]
    for place, each in enumerate(kept):
        each.position = place
    session.flush()


def _write(session: Session, review: Review, decision: Decision, wanted: Wanted) -> None:
    what = words_that_fit(wanted.what, longest=LONGEST_WHAT)
    owner = " ".join(words_that_fit(wanted.owner, longest=LONGEST_OWNER).split())
    if not what:
        raise NothingDecided
    check_day_of(review, wanted.by_on)
    if wanted.wish_id and find_wish_of_review(session, wanted.wish_id, review_id=review.id) is None:
        raise NoSuchWish
    decision.what, decision.owner, decision.by_on = what, owner or None, wanted.by_on
    decision.wish_id, decision.audience = wanted.wish_id or None, wanted.audience.key
    decision.kept_words = as_kept_words(wanted.kept)


def check_day_of(review: Review, by_on: date | None) -> None:
    """Accept a day by which something that follows a review is to be done, or none.

    Raises:
        NotADayForIt: before the review, or more than `LATEST_YEARS_ON` years after it.
    """
    reviewed_on = review.held_on or review.meeting_on
    if by_on is None or reviewed_on is None:
        return
    if not reviewed_on <= by_on or by_on.year > reviewed_on.year + LATEST_YEARS_ON:
        raise NotADayForIt


def _changed(session: Session, review: Review, decision: Decision, *, who: SignedIn, now: datetime, act: str) -> None:
    """Keep who did it, and that what the manager has is not what was decided any more."""
    sent = stored.find_manager_answer(session, review.id)
    if sent is not None and sent.changed_at is None:
        sent.changed_at = now
    session.flush()
    events.record_by(session, who, at=now, act=act, thing="decision", thing_id=decision.id, review_id=review.id)


def _get(session: Session, review: Review, decision_id: str) -> Decision:
    found = stored.find_decision_of_review(session, decision_id, review_id=review.id)
    if found is None:
        raise NotYours
    return found


def _decided(decision: Decision) -> Decided:
    what = opened_or_none(decision, "what")
    owner = opened_or_none(decision, "owner") or ""
    return Decided(
        decision_id=decision.id,
        what=what or "",
        owner=owner,
        by_on=decision.by_on,
        wish_id=decision.wish_id,
        audience=read_audience(decision.audience),
        missing=missing_from_decision(owner=owner, by_on=decision.by_on),
        is_spoiled=what is None,
        kept=kept_words_of(decision),
    )
