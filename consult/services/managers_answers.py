"""Sending decisions to the manager, who agrees or objects; whose silence is agreement, worked out and never kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.decisions import SentDecisions, Standing, State, Verdict, standing_with_manager
from consult.domain.done import NothingDone, what_was_done
from consult.domain.staff import NotYours, StaffRole
from consult.services import events
from consult.services.caseload import get_review
from consult.services.days_off import days_off
from consult.services.staff import SignedIn
from consult.storage import decisions as stored
from consult.storage.decisions import ManagerAnswer
from consult.storage.reviews import Review, lock_review
from consult.storage.sealing import opened_or_none
from consult.storage.staff import staff_names

LONGEST_OBJECTION = 2000
_LONGEST_WAY_BACK = timedelta(days=120)
"""Sendings older than this have been agreed by silence whatever the council's limit: nobody looks for them."""


class NothingToSend(Exception):
    """There is no decision yet, or the manager has these already, or answered them somewhere else."""


class NotHeldYet(Exception):
    """Decisions follow a review that was held; this one was not, or was cancelled."""


class SentAgain(Exception):
    """The decisions were changed while the manager was reading: an answer would be to something else."""


class AnsweredAlready(Exception):
    """A manager has answered these already, or time ran out and silence was agreement."""


class NoReason(Exception):
    """The manager objects without saying why."""


@dataclass(frozen=True)
class Received:
    """One sending with its answer, as staff read it."""

    sending_id: str
    received_at: datetime
    sent_by: str
    verdict: Verdict | None
    objection: str
    answered_at: datetime | None
    answered_by: str


@dataclass(frozen=True)
class Waiting:
    """Decisions that wait for a manager; no words."""

    review: Review
    officer: str
    received_on: date
    last_on: date


def sent_decisions_of(review: Review, kept: ManagerAnswer | None) -> SentDecisions | None:
    """Return what the manager has; from the dates alone where the decisions were sent somewhere else."""
    if kept is None:
        if review.decisions_sent_on is None:
            return None
        return SentDecisions(review.decisions_sent_on, answered_on=review.manager_answered_on)
    return SentDecisions(
        received_on=_day_of(kept.received_at),
        verdict=Verdict(kept.answer) if kept.answer else None,
        answered_on=_day_of(kept.answered_at) if kept.answered_at else None,
        is_changed=kept.changed_at is not None,
    )


def standing_of(session: Session, review: Review, *, within: int, today: date) -> Standing:
    """Return how a review's decisions stand with the manager; `within` is in working days."""
    sent = sent_decisions_of(review, stored.find_manager_answer(session, review.id))
    return standing_with_manager(sent, within=within, today=today, days_off=days_off(session))


def sendings_of(session: Session, review: Review) -> tuple[Received, ...]:
    """Return every sending with its answer, newest first; the caller has noted the reading."""
    kept = stored.manager_answers_of_review(session, review.id)
    names = staff_names(session, (*(each.sent_by for each in kept), *(each.answered_by for each in kept)))
    return tuple(
        Received(
            sending_id=each.id,
            received_at=each.received_at,
            sent_by=names.get(each.sent_by, ""),
            verdict=Verdict(each.answer) if each.answer else None,
            objection=opened_or_none(each, "objection") or "",
            answered_at=each.answered_at,
            answered_by=names.get(each.answered_by or "", ""),
        )
        for each in kept
    )


def send_to_manager(session: Session, review: Review, *, who: SignedIn, now: datetime) -> ManagerAnswer:
    """Let the manager have the decisions as they are; the caller has checked that the review is the officer's own.

    The day of the first sending stays the day on which decisions were sent; an answer to an earlier one is no answer
    to this.

    Raises:
        NotHeldYet: for a review that was not held.
        NothingToSend: without a decision, or while the manager has these very ones.
    """
    lock_review(session, review)
    today = _day_of(now)
    if review.held_on is None or review.status != "held" or today < review.held_on:
        raise NotHeldYet
    before = stored.find_manager_answer(session, review.id)
    if before is None:
        is_new = review.manager_answered_on is None
    else:
        is_new = before.changed_at is not None or before.answer == Verdict.OBJECTS
    if not is_new or not stored.decisions_of_review(session, review.id):
        raise NothingToSend
    sent = ManagerAnswer(review_id=review.id, received_at=now, sent_by=who.staff_id)
    session.add(sent)
    review.decisions_sent_on = review.decisions_sent_on or today
    review.manager_answered_on = None
    session.flush()
    _record(session, review, sent, who=who, now=now, act="sent decisions to the manager")
    return sent


def get_sent_to_manager(session: Session, who: SignedIn, review_id: str) -> Review:
    """Return a review whose decisions a manager reads because they were sent to the managers.

    Raises:
        NotYours: for every other role, and for a review that does not exist.
    """
    review = get_review(session, who, review_id)
    if who.role is not StaffRole.MANAGER:
        raise NotYours
    return review


def note_managers_reading(session: Session, *, who: SignedIn, review_id: str, now: datetime) -> None:
    """Write down that a manager reads decisions that were sent; to be kept before they are shown.

    Nothing is written where there is nothing to read.

    Raises:
        NotYours: as `get_sent_to_manager`.
    """
    review = get_sent_to_manager(session, who, review_id)
    sent = stored.find_manager_answer(session, review.id)
    if sent is not None and sent.changed_at is None:
        _record(session, review, sent, who=who, now=now, act="read decisions")


def answer_decisions(
    session: Session,
    review: Review,
    *,
    who: SignedIn,
    sending_id: str,
    verdict: Verdict,
    reason: str,
    within: int,
    now: datetime,
) -> None:
    """Keep what the manager says to the sending that they read.

    Raises:
        NotYours: for every role but a manager's, or a sending of another review.
        SentAgain: when the decisions were changed or sent again meanwhile.
        AnsweredAlready: when somebody answered first, or the last day has passed: then silence was agreement.
        NoReason: for an objection without one.
        consult.domain.words.TooLong: for a reason of more than `LONGEST_OBJECTION` characters.
    """
    if who.role is not StaffRole.MANAGER:
        raise NotYours
    lock_review(session, review)
    kept = stored.manager_answers_of_review(session, review.id)
    if sending_id not in {each.id for each in kept}:
        raise NotYours
    newest = kept[0]
    if newest.id != sending_id or newest.changed_at is not None:
        raise SentAgain
    if standing_of(session, review, within=within, today=_day_of(now)).state is not State.WAITING:
        raise AnsweredAlready
    objection = None
    if verdict is Verdict.OBJECTS:
        try:
            objection = what_was_done(reason, longest=LONGEST_OBJECTION)
        except NothingDone as problem:
            raise NoReason from problem
    newest.answer, newest.objection = verdict.value, objection
    newest.answered_at, newest.answered_by = now, who.staff_id
    review.manager_answered_on = _day_of(now)
    session.flush()
    _record(session, review, newest, who=who, now=now, act="answered decisions", outcome=verdict.value)


def waiting_for_managers(session: Session, *, within: int, now: datetime) -> tuple[Waiting, ...]:
    """Return the decisions that wait for a manager's answer, the soonest to be agreed by silence first."""
    off, today = days_off(session), _day_of(now)
    found = []
    sent = stored.unanswered_sendings(session, received_after=now - _LONGEST_WAY_BACK)
    names = staff_names(session, (each.sent_by for each, _review in sent))
    for each, review in sent:
        stands = standing_with_manager(sent_decisions_of(review, each), within=within, today=today, days_off=off)
        if stands.state is State.WAITING and stands.received_on is not None and stands.last_on is not None:
            found.append(Waiting(review, names.get(each.sent_by, ""), stands.received_on, stands.last_on))
    return tuple(found)


def _record(
    session: Session,
    review: Review,
    sent: ManagerAnswer,
    *,
    who: SignedIn,
    now: datetime,
    act: str,
    outcome: str = "",
) -> None:
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="sending",
        thing_id=sent.id,
        review_id=review.id,
        outcome=outcome,
    )


def _day_of(at: datetime) -> date:
    return at.astimezone(LONDON).date()
