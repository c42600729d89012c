"""Typing in a booklet that came back: whose it is, its answers in its own order, marked with how and by whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.answers import Answer as Given
from consult.domain.answers import NotAnAnswer, NothingSaid, accept, is_in_own_words
from consult.domain.asked import Asked
from consult.domain.audiences import Audience
from consult.domain.booklets import (
    Again,
    CannotRead,
    ForSomebodyElse,
    NotABooklet,
    NotBackYet,
    NothingTypedIn,
    TypedInBefore,
)
from consult.domain.dates import LONDON
from consult.domain.drafts import DraftContent
from consult.domain.evidence import Way
from consult.domain.invitations import Purpose, read_number
from consult.domain.keyed_hash import keyed_hash
from consult.domain.people import MeetingPart, NamedPerson, keep_list
from consult.domain.question_sets import get_question_set
from consult.domain.questions import AnyQuestion, QuestionSet
from consult.domain.respondents import Role
from consult.domain.said import Said
from consult.domain.staff import NotYours, StaffRole
from consult.domain.words import TooLong
from consult.services import alerts, events, invitations, requests
from consult.services.replies import who_helped
from consult.services.staff import SignedIn
from consult.storage import replies, reviews, staff
from consult.storage.base import new_id
from consult.storage.database import keys_of
from consult.storage.events import events_of_review
from consult.storage.invitations import Invitation, find_invitation_by_number_hash
from consult.storage.replies import Answer, Reply
from consult.storage.reviews import lock_review

OPENED, TYPED_IN = "opened booklet", "typed in booklet"
TOO_LONG = "This is more than one answer can hold. Make it a little shorter, please."
NOT_AN_OPTION = "Choose among the answers that the booklet offers: one where it says “tick one”."


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
class TypedIn:
    """What was typed in: what each question was given, as a form gives it, and who may see the answer.

    `language` is that of the words, which may be another than the booklet's; `form_id` tells two presses of one
    button from two booklets.
    """

    given: Mapping[str, Sequence[str]]
    audiences: Mapping[str, Audience]
    language: str
    back_on: date | None
    form_id: str
    again: Again | None = None


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


def new_form() -> str:
    """Return what tells one form from another: the id of the reply that it may become."""
    return new_id()


def note_opening(session: Session, who: SignedIn, booklet: ReturnedBooklet, *, now: datetime) -> None:
    """Write down that somebody opened a booklet to type it in; to be kept before the form is shown."""
    _record(session, who, booklet, OPENED, thing="invitation", thing_id=booklet.invitation_id, now=now)


def type_in(
    session: Session,
    booklet: ReturnedBooklet,
    typed: TypedIn,
    *,
    who: SignedIn,
    asked_as: Callable[[AnyQuestion, Given], Asked],
    now: datetime,
) -> Reply:
    """Keep what stands in a booklet, marked as on paper, with the day, and who typed it in.

    `asked_as` says how the booklet put a question, for the question and the answer: services do not translate.

    Raises:
        NotBackYet: without the day it came back, or for one to come.
        CannotRead: for answers that cannot be kept, each with what is wrong; nothing is kept then.
        NothingTypedIn: without any answer.
        TypedInBefore: when it was typed in already, and `again` does not say what this is.
    """
    if typed.back_on is None or typed.back_on > now.astimezone(LONDON).date():
        raise NotBackYet
    said = _said(booklet, typed, asked_as)
    if not said:
        raise NothingTypedIn
    lock_review(session, invitations.get_invitation(session, who, booklet.invitation_id).review)
    earlier = replies.replies_on_paper(session, booklet.invitation_id)
    if session.get(Reply, typed.form_id) is not None or (earlier and typed.again is None):
        raise TypedInBefore
    content = DraftContent(said=said)
    reply = Reply(
        id=typed.form_id,
        review_id=booklet.review_id,
        respondent_id=booklet.respondent_id,
        invitation_id=booklet.invitation_id,
        purpose=booklet.purpose.value,
        question_set=booklet.question_set.key,
        language=booklet.language,
        given=Way.PAPER.value,
        given_on=typed.back_on,
        taken_down_by=who.staff_id,
        helped_by=who_helped(booklet.question_set, content),
        changes_id=earlier[-1].id if earlier and typed.again is Again.INSTEAD else None,
        meeting_people=keep_list(booklet.people),
        sent_at=now,
    )
    session.add(reply)
    session.flush()
    for position, question in enumerate(booklet.question_set):
        if (one := said.get(question.key)) is not None:
            session.add(_answer(reply, position, question, one))
    session.flush()
    _record(session, who, booklet, TYPED_IN, thing="reply", thing_id=reply.id, now=now)
    requests.ask_with_reply(session, booklet, content, reply_id=reply.id, at=now)
    alerts.raise_with_reply(session, booklet, content, at=now, on_paper_on=typed.back_on)
    return reply


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


def _said(
    booklet: ReturnedBooklet, typed: TypedIn, asked_as: Callable[[AnyQuestion, Given], Asked]
) -> dict[str, Said]:
    said, wrong = {}, {}
    for question in booklet.question_set:
        try:
            answer = accept(question, typed.given.get(question.key, ()))
        except NothingSaid:
            continue
        except TooLong:
            wrong[question.key] = TOO_LONG
            continue
        except NotAnAnswer:
            wrong[question.key] = NOT_AN_OPTION
            continue
        audience = typed.audiences.get(question.key, question.starts_with)
        own = is_in_own_words(question)
        asked = asked_as(question, answer)
        if own and typed.language != booklet.language:
            asked = asked._replace(words_language=typed.language)
        said[question.key] = Said.of(answer, audience, asked, are_words=own)
    if wrong:
        raise CannotRead(wrong)
    return said


def _answer(reply: Reply, position: int, question: AnyQuestion, said: Said) -> Answer:
    return Answer(
        reply=reply,
        position=position,
        question=question.key,
        topic=question.topic.value,
        said=said.kept,
        audience=said.audience.key,
    )


def _people_printed(session: Session, invitation: Invitation, printed_at: datetime) -> tuple[NamedPerson, ...]:
    return tuple(
        NamedPerson(person.id, MeetingPart(person.part), person.name)
        for person in reviews.people_named(session, invitation.review_id)
        if person.added_at <= printed_at
    )


def _record(
    session: Session,
    who: SignedIn,
    booklet: ReturnedBooklet,
    act: str,
    *,
    thing: str,
    thing_id: str,
    now: datetime,
) -> None:
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing=thing,
        thing_id=thing_id,
        review_id=booklet.review_id,
    )
