"""Typing in a booklet that came back: its answers in its own order, marked with how and by whom."""

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
    NotBackYet,
    NothingTypedIn,
    TypedInBefore,
)
from consult.domain.dates import LONDON
from consult.domain.drafts import DraftContent
from consult.domain.evidence import Way
from consult.domain.name_for_today import KEY as NAME
from consult.domain.name_for_today import LONGEST, name_that_fits
from consult.domain.people import keep_list
from consult.domain.questions import AnyQuestion
from consult.domain.said import Said
from consult.domain.words import TooLong
from consult.services import alerts, invitations, requests
from consult.services.replies import who_helped
from consult.services.returned_booklets import TYPED_IN, ReturnedBooklet, note_act
from consult.services.staff import SignedIn
from consult.storage import replies
from consult.storage.base import new_id
from consult.storage.replies import Answer, Reply
from consult.storage.reviews import lock_review

TOO_LONG = "This is more than one answer can hold. Make it a little shorter, please."
NAME_TOO_LONG = f"A name can have {LONGEST} letters. Make it a little shorter, please."
NOT_AN_OPTION = "Choose among the answers that the booklet offers: one where it says “tick one”."


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
    name_for_today: str = ""


def new_form() -> str:
    """Return what tells one form from another: the id of the reply that it may become."""
    return new_id()


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
    said, name = _said(booklet, typed, asked_as)
    if not said:
        raise NothingTypedIn
    lock_review(session, invitations.get_invitation(session, who, booklet.invitation_id).review)
    earlier = replies.replies_on_paper(session, booklet.invitation_id)
    if session.get(Reply, typed.form_id) is not None or (earlier and typed.again is None):
        raise TypedInBefore
    content = DraftContent(said=said, name_for_today=name)
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
        name_for_today=name or None,
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
    note_act(session, who, booklet, TYPED_IN, thing="reply", thing_id=reply.id, now=now)
    requests.ask_with_reply(session, booklet, content, reply_id=reply.id, at=now)
    alerts.raise_with_reply(session, booklet, content, at=now, on_paper_on=typed.back_on)
    return reply


def _said(
    booklet: ReturnedBooklet, typed: TypedIn, asked_as: Callable[[AnyQuestion, Given], Asked]
) -> tuple[dict[str, Said], str]:
    said: dict[str, Said] = {}
    wrong: dict[str, str] = {}
    name = ""
    try:
        name = name_that_fits(typed.name_for_today) if booklet.question_set.asks_name else ""
    except TooLong:
        wrong[NAME] = NAME_TOO_LONG
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
    return said, name


def _answer(reply: Reply, position: int, question: AnyQuestion, said: Said) -> Answer:
    return Answer(
        reply=reply,
        position=position,
        question=question.key,
        topic=question.topic.value,
        said=said.kept,
        audience=said.audience.key,
    )
