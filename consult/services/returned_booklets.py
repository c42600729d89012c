"""Booklets that came back: whose one is, who types it in, and who has handled it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.booklets import ForSomebodyElse, NotABooklet
from consult.domain.invitations import Purpose, read_number
from consult.domain.keyed_hash import keyed_hash
from consult.domain.people import MeetingPart, NamedPerson
from consult.domain.question_sets import get_question_set
from consult.domain.questions import QuestionSet
from consult.domain.respondents import Role
from consult.domain.staff import NotYours, StaffRole
from consult.services import events, invitations
from consult.services.staff import SignedIn
from consult.storage import replies, reviews, staff
from consult.storage.database import keys_of
from consult.storage.events import events_of_review
from consult.storage.invitations import Invitation, find_invitation_by_number_hash

OPENED, TYPED_IN = "opened booklet", "typed in booklet"


@dataclass(frozen=True)
class Before:
    """That this booklet was typed in before: by whom and when."""

    reply_id: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ReturnedBooklet:
    """A booklet that came back, for whoever types it in: no words are in it yet."""

    invitation_id: str
    review_id: str
    respondent_id: str
    child: str
    role: Role
    name: str | None
    purpose: Purpose
    language: str
    question_set: QuestionSet
    printed_at: datetime
    people: tuple[NamedPerson, ...]
    """The meeting's list as it was printed, without those who have left it since."""
    before: tuple[Before, ...]


@dataclass(frozen=True)
class Handled:
    """That somebody other than the child's officer opened or typed in a booklet."""

    who: str
    role: str
    act: str
    at: datetime


def find_booklet(session: Session, who: SignedIn, typed: str, *, administrators_too: bool) -> tuple[str, str]:
    """Return the ids of review and invitation that the number on a cover belongs to, whether the link works or not.

    Raises:
        NotANumber: for anything but sixteen digits.
        NotABooklet: for a number that nobody knows, or of a link that no booklet was printed for.
        ForSomebodyElse: for a booklet that others type in.
        NotYours: for somebody else's child.
    """
    number_hash = keyed_hash(keys_of(session).links, read_number(typed))
    found = find_invitation_by_number_hash(session, number_hash)
    if found is None:
        raise NotABooklet
    booklet = get_booklet(session, who, found.id, review_id=found.review_id, administrators_too=administrators_too)
    return booklet.review_id, booklet.invitation_id


def get_booklet(
    session: Session, who: SignedIn, invitation_id: str, *, review_id: str, administrators_too: bool
) -> ReturnedBooklet:
    """Return a booklet to type in: for the child's officer, and for administrators where the council lets them.

    One that asks how the meeting was is typed in by a manager, who reads it first.

    Raises:
        NotYours: for everybody else.
        NotABooklet: when none was printed.
        ForSomebodyElse: when it is for the others of these to type in.
    """
    if not any(may_type_in(who, each, administrators_too=administrators_too) for each in Purpose):
        raise NotYours
    invitation = invitations.get_invitation(session, who, invitation_id, review_id=review_id)
    if not may_type_in(who, Purpose(invitation.purpose), administrators_too=administrators_too):
        raise ForSomebodyElse(Purpose(invitation.purpose))
    if invitation.booklet_printed_at is None or invitation.booklet_set is None:
        raise NotABooklet
    found = replies.replies_on_paper(session, invitation.id)
    names = staff.staff_names(session, (each.taken_down_by for each in found))
    return ReturnedBooklet(
        invitation_id=invitation.id,
        review_id=invitation.review_id,
        respondent_id=invitation.respondent_id,
        child=invitation.review.child.known_as,
        role=Role(invitation.respondent.role),
        name=invitation.respondent.name,
        purpose=Purpose(invitation.purpose),
        language=invitation.language,
        question_set=get_question_set(invitation.booklet_set),
        printed_at=invitation.booklet_printed_at,
        people=_people_printed(session, invitation, invitation.booklet_printed_at),
        before=tuple(Before(each.id, names.get(each.taken_down_by or "", ""), each.sent_at) for each in found),
    )


def may_type_in(who: SignedIn, purpose: Purpose = Purpose.BEFORE, *, administrators_too: bool) -> bool:
    """Whether somebody handles booklets of this kind: whoever types one in reads it."""
    if purpose is Purpose.AFTER:
        return who.role is StaffRole.MANAGER
    return who.role is StaffRole.OFFICER or (who.role is StaffRole.ADMINISTRATOR and administrators_too)


def note_opening(session: Session, who: SignedIn, booklet: ReturnedBooklet, *, now: datetime) -> None:
    """Write down that somebody opened a booklet to type it in; to be kept before the form is shown."""
    note_act(session, who, booklet, OPENED, thing="invitation", thing_id=booklet.invitation_id, now=now)


def handled_by_others(session: Session, review_id: str, *, who: SignedIn) -> tuple[Handled, ...]:
    """Return every booklet of a review that somebody else than `who` opened or typed in, newest first."""
    found = [
        event
        for event in events_of_review(session, review_id)
        if event.act in (OPENED, TYPED_IN) and event.staff_id != who.staff_id
    ]
    names = staff.staff_names(session, (event.staff_id for event in found))
    handled = [
        Handled(names.get(event.staff_id or "", ""), StaffRole(event.role).in_words, event.act, event.at)
        for event in found
    ]
    return tuple(sorted(handled, key=lambda each: each.at, reverse=True))


def _people_printed(session: Session, invitation: Invitation, printed_at: datetime) -> tuple[NamedPerson, ...]:
    return tuple(
        NamedPerson(person.id, MeetingPart(person.part), person.name)
        for person in reviews.people_named(session, invitation.review_id)
        if person.added_at <= printed_at
    )


def note_act(
    session: Session,
    who: SignedIn,
    booklet: ReturnedBooklet,
    act: str,
    *,
    thing: str,
    thing_id: str,
    now: datetime,
) -> None:
    """Write down what somebody did with a booklet."""
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing=thing,
        thing_id=thing_id,
        review_id=booklet.review_id,
    )
