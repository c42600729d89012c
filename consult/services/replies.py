"""Replies: saving an answer, choosing who sees it, sending."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain import answers, drafts
from consult.domain.alerts import Alarm
from consult.domain.answers import Answer
from consult.domain.asked import Asked
from consult.domain.audiences import Audience
from consult.domain.drafts import DraftContent
from consult.domain.invitations import Purpose
from consult.domain.people import NamedPerson, keep_list
from consult.domain.questions import AnyQuestion, QuestionSet
from consult.domain.reading_times import has_begun
from consult.domain.said import Said
from consult.domain.topics import Topic
from consult.services import alerts, masking, requests
from consult.services.visits import Visiting
from consult.storage import sendings as stored
from consult.storage.base import new_ids
from consult.storage.database import keys_of
from consult.storage.events import append_event_to
from consult.storage.sealing import sealed_cell, sealed_cells
from consult.storage.visits import change_visit

NOBODY_HELPED = "nobody"


class AlreadySent(Exception):
    """This draft was sent before, by this press of the button or an equal one; nothing is sent twice."""


class NothingToSend(Exception):
    """Every question was skipped: there is nothing to send yet, and the page says so."""


def save_answer(
    session: Session,
    visiting: Visiting,
    key: str,
    given: Sequence[str],
    *,
    audience: Audience,
    asked_as: Callable[[AnyQuestion, Answer], Asked],
    at: datetime,
    then: str,
    called: Mapping[str, str] | None = None,
) -> None:
    """Keep one answer in the draft, and let the visit stand at `then`.

    `asked_as` says how the page put the question, for the question and the answer: services do not translate. Own
    words are kept without what opens the link or the lock; `called` are the lock's pictures as the page names them.

    Raises:
        consult.domain.answers.NotAnAnswer: nothing usable was given; nothing is kept.
        consult.domain.words.TooLong: more words than fit; nothing is kept.
        AlreadySent: the draft was sent meanwhile.
    """
    question = visiting.question_set.get_question(key)
    answer = answers.accept(question, given)
    if answers.is_in_own_words(question):
        answer = (masking.without_secrets(session, visiting, answer[0], called=called), *answer[1:])
    said = Said.of(answer, audience, asked_as(question, answer), are_words=drafts.is_words(question))
    keep(session, visiting, visiting.content.saying(key, said), at=at, then=then)


def skip_question(session: Session, visiting: Visiting, key: str, *, at: datetime, then: str) -> None:
    """Keep that a question was skipped; an answer that stood there is taken back."""
    visiting.question_set.get_question(key)
    keep(session, visiting, visiting.content.skipping(key), at=at, then=then)


def choose_more(session: Session, visiting: Visiting, wants_more: bool, *, at: datetime, then: str) -> None:
    """Keep whether somebody wants to say more."""
    keep(session, visiting, visiting.content.wanting_more(wants_more), at=at, then=then)


def choose_audiences(
    session: Session, visiting: Visiting, audiences: Mapping[str, Audience], *, at: datetime, then: str
) -> None:
    """Keep who may see each of some answers."""
    keep(session, visiting, visiting.content.seen_by(audiences), at=at, then=then)


def keep(session: Session, visiting: Visiting, content: DraftContent, *, at: datetime, then: str) -> None:
    """Keep what the visit's draft holds now, beginning one where there is none, and let the visit stand at `then`.

    Raises:
        AlreadySent: the draft was sent meanwhile.
    """
    text = drafts.as_text(content)
    if visiting.draft is None:
        draft_id = stored.insert_draft(
            session,
            invitation_id=visiting.invitation_id,
            question_set=visiting.question_set.key,
            text=text,
            lock_id=visiting.opened_lock_id if visiting.has_opened_lock else None,
            at=at,
        )
    else:
        draft_id = visiting.draft.id
        if not stored.save_draft(session, draft_id, text, at=at):
            raise AlreadySent
    change_visit(session, visiting.visit_id, draft_id=draft_id, place=then, seen_at=at)


def send_views(
    session: Session,
    visiting: Visiting,
    *,
    audiences: Mapping[str, Audience],
    at: datetime,
    people_shown: Sequence[str] | None = None,
) -> tuple[Alarm, ...]:
    """Send what the visit's draft holds, as a reply of its own; an earlier one stays as it is. Return what it raised.

    `audiences` are the last choices, by question key. `people_shown` are the ids of the meeting's list as the page
    showed it: whoever was named meanwhile is not kept with the answers, and does not see them. Six statements on
    SQLite with the one that read the visit, however many answers.

    Raises:
        AlreadySent: an equal press of the button was first; the reply exists once.
        NothingToSend: nothing was answered.
    """
    draft = visiting.draft
    if draft is None:
        raise NothingToSend
    if draft.sent_at is not None:
        raise AlreadySent
    content = draft.content.seen_by(audiences)
    if not content.said:
        raise NothingToSend
    if not stored.claim_draft(session, draft.id, at=at):
        raise AlreadySent
    reply_id = draft.id
    shown = [person for person in visiting.people if people_shown is None or person.id in people_shown]
    stored.insert_reply(session, _reply(visiting, content, reply_id, people=shown, at=at))
    stored.insert_answers(session, _answers(visiting, content, reply_id))
    append_event_to(
        session,
        keys_of(session).events,
        head=visiting.event_head,
        at=at,
        act="sent views",
        thing="reply",
        thing_id=reply_id,
        role=visiting.role.value,
        review_id=visiting.review_id,
    )
    requests.ask_with_reply(session, visiting, content, reply_id=reply_id, at=at)
    return alerts.raise_with_reply(session, visiting, content, at=at)


def _reply(
    visiting: Visiting,
    content: DraftContent,
    reply_id: str,
    *,
    people: Sequence[NamedPerson],
    at: datetime,
) -> dict[str, object]:
    return {
        "id": reply_id,
        "review_id": visiting.review_id,
        "respondent_id": visiting.respondent_id,
        "invitation_id": visiting.invitation_id,
        "purpose": visiting.purpose.value,
        "question_set": visiting.question_set.key,
        "language": visiting.language,
        "given": "link",
        "given_on": None,
        "taken_down_by": None,
        "helped_by_sealed": sealed_cell("replies", "helped_by", reply_id, who_helped(visiting.question_set, content)),
        "name_for_today_sealed": sealed_cell("replies", "name_for_today", reply_id, content.name_for_today or None),
        "lock_id": visiting.opened_lock_id if visiting.has_opened_lock else None,
        "changes_id": content.changes or None,
        "meeting_people_sealed": sealed_cell("replies", "meeting_people", reply_id, keep_list(people)),
        "sent_at": at,
        "taken_back_at": None,
    }


def who_helped(question_set: QuestionSet, content: DraftContent) -> str | None:
    """Return who helped to answer, in the English of the option; None where nobody did, or it was not said."""
    for question in question_set:
        if question.topic is Topic.HELP_TO_ANSWER and question.key in content.said:
            said = content.said[question.key]
            return None if said.answer == (NOBODY_HELPED,) else _who(" ".join(said.asked.labels_english))
    return None


def _who(label: str) -> str | None:
    # “Yes, my carer” answers a question; “helped by my carer” stands in a sentence of ours.
    who = label.removeprefix("Yes, ")
    return who[:1].lower() + who[1:] or None


def _answers(visiting: Visiting, content: DraftContent, reply_id: str) -> list[dict[str, object]]:
    answered = [(at, question) for at, question in enumerate(visiting.question_set) if question.key in content.said]
    ids = new_ids(len(answered))
    kept = {
        answer_id: content.said[question.key].kept for answer_id, (_at, question) in zip(ids, answered, strict=True)
    }
    return [
        {
            "id": answer_id,
            "reply_id": reply_id,
            "position": position,
            "question": question.key,
            "topic": str(question.topic),
            "said_sealed": sealed,
            "audience": content.said[question.key].audience.key,
        }
        for answer_id, sealed, (position, question) in zip(
            ids, sealed_cells("answers", "said", kept), answered, strict=True
        )
    ]


def begin_again(session: Session, visiting: Visiting, *, at: datetime, then: str) -> None:
    """Put what was sent out of the visit's sight and begin an empty reply: a link can always add."""
    change_visit(session, visiting.visit_id, draft_id=None, place=then, seen_at=at)


def may_still_change(visiting: Visiting, *, at: datetime) -> bool:
    """Whether what was sent before a meeting can still be changed: until it begins, or that day ends."""
    return is_before_the_meeting(visiting) and not has_begun(visiting.meeting_on, visiting.meeting_time, at=at)


def is_before_the_meeting(visiting: Visiting) -> bool:
    """Whether this link asks before the meeting, when changing still makes a difference to it."""
    return visiting.purpose is Purpose.BEFORE
