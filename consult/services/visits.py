"""A visit: from Start to leaving, on one phone."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from consult.domain.ages import age_on
from consult.domain.drafts import Draft
from consult.domain.invitations import LinkDoesNotWork, Purpose, is_open
from consult.domain.keyed_hash import keyed_hash
from consult.domain.question_sets import NotAsked, question_set_for
from consult.domain.questions import QuestionSet
from consult.domain.respondents import Role
from consult.services import events
from consult.storage.children import Child
from consult.storage.database import keys_of
from consult.storage.invitations import Invitation, find_invitation_by_number_hash
from consult.storage.replies import Draft as KeptDraft
from consult.storage.replies import Reply
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import opened_cell
from consult.storage.staff import Staff
from consult.storage.visits import Visit

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=4)
WELCOME = "welcome"
_TOKEN_BYTES = 32


@dataclass(frozen=True)
class CurrentVisit:
    """Everything one page needs to know about whose visit this is, from one SELECT."""

    id: str
    invitation_id: str
    respondent_id: str
    review_id: str
    child_id: str
    role: Role
    purpose: Purpose
    age: int
    """The child's, on the day of the review."""
    language: str
    look: str | None
    place: str
    lock_id: str | None
    """The lock that this visit made or opened."""
    respondents_lock_id: str | None
    """The lock that this person has, from whichever link."""
    lock_is_frozen: bool
    is_open: bool
    """Whether the link still takes words."""
    closes_at: datetime
    seen_at: datetime
    meeting_on: date | None
    meeting_time: time | None
    is_held: bool
    officer_name: str | None
    child_forename: str | None
    draft_id: str | None
    draft: Draft
    sent_at: datetime | None
    """When this visit's draft was sent; None while it is not."""

    @property
    def question_set(self) -> QuestionSet:
        """The questions for this person; the age was looked at when the link was opened."""
        return question_set_for(self.role, age=self.age, purpose=self.purpose)


def open_invitation(session: Session, number: str, *, language: str, now: datetime) -> str:
    """Begin a visit with a number, and return the cookie that holds it. Opening uses nothing up.

    Raises:
        LinkDoesNotWork: for a number that is unknown, not yet open, ended, withdrawn, for something else, or for
            a review that was cancelled.
    """
    invitation = find_invitation_by_number_hash(session, keyed_hash(keys_of(session).links, number))
    if invitation is None or not _works(invitation, now):
        raise LinkDoesNotWork
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    visit = Visit(
        token_hash=_token_hash(session, token),
        invitation_id=invitation.id,
        language=language,
        place=WELCOME,
        started_at=now,
        seen_at=now,
    )
    session.add(visit)
    invitation.first_opened_at = invitation.first_opened_at or now
    invitation.times_opened += 1
    events.record(
        session,
        at=now,
        act="opened link",
        thing="invitation",
        thing_id=invitation.id,
        role=invitation.respondent.role,
        review_id=invitation.review_id,
    )
    return token


def _works(invitation: Invitation, now: datetime) -> bool:
    review, purpose = invitation.review, Purpose(invitation.purpose)
    day = review.held_on or review.meeting_on or review.due_on or now.date()
    try:
        question_set_for(
            Role(invitation.respondent.role), age=age_on(day, born_on=review.child.born_on), purpose=purpose
        )
    except NotAsked:
        return False
    return review.status != "cancelled" and is_open(
        at=now,
        opens_at=invitation.opens_at,
        closes_at=invitation.closes_at,
        withdrawn=invitation.withdrawn_at is not None,
    )


_EVERYTHING = (
    select(
        Visit.id,
        Visit.invitation_id,
        Visit.language,
        Visit.look,
        Visit.place,
        Visit.lock_id,
        Visit.started_at,
        Visit.seen_at,
        Visit.ended_at,
        Visit.draft_id,
        Invitation.respondent_id,
        Invitation.review_id,
        Invitation.purpose,
        Invitation.opens_at,
        Invitation.closes_at,
        Invitation.withdrawn_at,
        Respondent.role,
        Respondent.lock_id.label("respondents_lock_id"),
        Respondent.lock_frozen_at,
        Review.status,
        Review.meeting_on,
        Review.meeting_time,
        Review.held_on,
        Review.due_on,
        Child.id.label("child_id"),
        Child.born_on,
        Child.forename_sealed,
        Staff.id.label("officer_id"),
        Staff.name_sealed,
        KeptDraft.answers_sealed,
        Reply.sent_at,
    )
    .join(Invitation, Invitation.id == Visit.invitation_id)
    .join(Respondent, Respondent.id == Invitation.respondent_id)
    .join(Review, Review.id == Invitation.review_id)
    .join(Child, Child.id == Review.child_id)
    .outerjoin(Staff, Staff.id == Child.officer_id)
    .outerjoin(KeptDraft, KeptDraft.id == Visit.draft_id)
    .outerjoin(Reply, Reply.draft_id == Visit.draft_id)
)


def visit_now(session: Session, token: str, *, now: datetime) -> CurrentVisit | None:
    """Return the visit that a cookie holds; None when it was left, idled out, or lasted too long."""
    row = session.execute(_EVERYTHING.where(Visit.token_hash == _token_hash(session, token))).one_or_none()
    if row is None or row.ended_at is not None or now - row.seen_at > IDLE or now - row.started_at > LONGEST:
        return None
    return _visit_from(row, now)


def _visit_from(row: Row[*tuple[Any, ...]], now: datetime) -> CurrentVisit:
    r = row._mapping
    day = r["held_on"] or r["meeting_on"] or r["due_on"] or now.date()
    draft = opened_cell("drafts", "answers", r["draft_id"], r["answers_sealed"]) if r["draft_id"] else None
    works = is_open(at=now, opens_at=r["opens_at"], closes_at=r["closes_at"], withdrawn=r["withdrawn_at"] is not None)
    return CurrentVisit(
        id=r["id"],
        invitation_id=r["invitation_id"],
        respondent_id=r["respondent_id"],
        review_id=r["review_id"],
        child_id=r["child_id"],
        role=Role(r["role"]),
        purpose=Purpose(r["purpose"]),
        age=age_on(day, born_on=r["born_on"]),
        language=r["language"],
        look=r["look"],
        place=r["place"],
        lock_id=r["lock_id"],
        respondents_lock_id=r["respondents_lock_id"],
        lock_is_frozen=r["lock_frozen_at"] is not None,
        is_open=works and r["status"] != "cancelled",
        closes_at=r["closes_at"],
        seen_at=r["seen_at"],
        meeting_on=r["meeting_on"],
        meeting_time=r["meeting_time"],
        is_held=r["status"] == "held",
        officer_name=opened_cell("staff", "name", r["officer_id"], r["name_sealed"]) if r["officer_id"] else None,
        child_forename=opened_cell("children", "forename", r["child_id"], r["forename_sealed"]),
        draft_id=r["draft_id"],
        draft=Draft.read_text(draft) if draft else Draft(),
        sent_at=r["sent_at"],
    )


def go_to(session: Session, visit: CurrentVisit, place: str, *, now: datetime) -> None:
    """Move a visit to a place in its journey."""
    _change(session, visit, place=place, seen_at=now)


def choose_language(session: Session, visit: CurrentVisit, language: str, *, now: datetime) -> None:
    """Go on in another language; what was answered stays."""
    _change(session, visit, language=language, seen_at=now)


def choose_look(session: Session, visit: CurrentVisit, look: str, *, now: datetime) -> None:
    """Go on in another look; what was answered stays."""
    _change(session, visit, look=look, seen_at=now)


def seen(session: Session, visit: CurrentVisit, *, now: datetime) -> None:
    """Write down that a visit is in use."""
    _change(session, visit, seen_at=now)


def leave(session: Session, visit: CurrentVisit, *, now: datetime) -> None:
    """End a visit: its cookie opens nothing from now on."""
    _change(session, visit, ended_at=now)


def hold_lock(session: Session, visit: CurrentVisit, lock_id: str) -> None:
    """Let a lock open what this visit has written and sent: this visit made it or opened it."""
    _change(session, visit, lock_id=lock_id)
    if visit.draft_id is not None:
        session.execute(update(KeptDraft).where(KeptDraft.id == visit.draft_id).values(lock_id=lock_id))
        session.execute(update(Reply).where(Reply.draft_id == visit.draft_id).values(lock_id=lock_id))


def _change(session: Session, visit: CurrentVisit, **values: object) -> None:
    session.execute(update(Visit).where(Visit.id == visit.id).values(**values))


def _token_hash(session: Session, token: str) -> str:
    return keyed_hash(keys_of(session).visits, f"visit:{token}")
