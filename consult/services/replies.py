"""A reply: saved answer by answer as a draft, sent once, read back and changed only with the lock."""

import json
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from consult.domain.answers import as_kept, read_kept
from consult.domain.audiences import Audience, read_audience
from consult.domain.drafts import Asked, Draft, DraftAnswer
from consult.domain.people import NamedPerson, keep_list
from consult.services import events
from consult.services.visits import CurrentVisit
from consult.storage.base import new_id
from consult.storage.replies import Answer, Reply, replies_to_review
from consult.storage.replies import Draft as KeptDraft
from consult.storage.sealing import sealed_cell
from consult.storage.visits import Visit


class LinkHasEnded(Exception):
    """Words came after the link had ended: they are given back on the page, with what to do."""


class NothingToSend(Exception):
    """There is no answer in the draft."""


class NotReadable(Exception):
    """This visit has neither sent this reply nor opened the lock that goes with it."""


def save_answer(
    session: Session,
    visit: CurrentVisit,
    question: str,
    given: DraftAnswer,
    *,
    people: list[NamedPerson],
    now: datetime,
) -> Draft:
    """Save one answer, with the meeting's list as it is shown now, and return the draft.

    Raises:
        LinkHasEnded: when the link takes no words any more.
    """
    return keep(session, visit, replace(visit.draft.with_answer(question, given), people=keep_list(people)), now=now)


def skip(session: Session, visit: CurrentVisit, question: str, *, now: datetime) -> Draft:
    """Skip one question and return the draft."""
    return keep(session, visit, visit.draft.with_skip(question), now=now)


def want_more(session: Session, visit: CurrentVisit, *, more: bool, now: datetime) -> Draft:
    """Note whether somebody wants to say more, and return the draft."""
    return keep(session, visit, replace(visit.draft, wants_more=more), now=now)


def choose_audiences(session: Session, visit: CurrentVisit, chosen: dict[str, Audience], *, now: datetime) -> Draft:
    """Set who may see answers, by question key, and return the draft."""
    draft = visit.draft
    for question, audience in chosen.items():
        draft = draft.with_audience(question, audience)
    return keep(session, visit, draft, now=now)


def keep(session: Session, visit: CurrentVisit, draft: Draft, *, now: datetime) -> Draft:
    """Keep a draft: the visit's own, or a new one when it has none or has sent the last.

    Raises:
        LinkHasEnded: when the link takes no words any more.
    """
    if not visit.is_open:
        raise LinkHasEnded
    if visit.draft_id is None or visit.sent_at is not None:
        _begin(session, visit, draft, now=now)
        return draft
    sealed = sealed_cell("drafts", "answers", visit.draft_id, draft.as_text())
    session.execute(
        update(KeptDraft).where(KeptDraft.id == visit.draft_id).values(answers_sealed=sealed, saved_at=now)
    )
    return draft


def _begin(session: Session, visit: CurrentVisit, draft: Draft, *, now: datetime) -> None:
    draft_id = new_id()
    session.execute(
        insert(KeptDraft).values(
            id=draft_id,
            invitation_id=visit.invitation_id,
            question_set=visit.question_set.key,
            answers_sealed=sealed_cell("drafts", "answers", draft_id, draft.as_text()),
            lock_id=visit.lock_id,
            begun_at=now,
            saved_at=now,
        )
    )
    session.execute(update(Visit).where(Visit.id == visit.id).values(draft_id=draft_id, seen_at=now))


def send_views(session: Session, visit: CurrentVisit, *, helped_by: str | None = None, now: datetime) -> None:
    """Send the visit's draft. Sending the same draft again, even fifty times at once, is one reply.

    Raises:
        LinkHasEnded: when the link takes no words any more; nothing is lost, the draft stays.
        NothingToSend: when nothing was answered.
    """
    if visit.sent_at is not None:
        return
    if not visit.is_open:
        raise LinkHasEnded
    if visit.draft_id is None or not visit.draft.answers:
        raise NothingToSend
    reply_id = new_id()
    if not _insert_once(session, visit, reply_id, helped_by, now):
        return
    session.execute(insert(Answer), _answer_rows(visit, reply_id))
    events.record(
        session,
        at=now,
        act="sent views",
        thing="reply",
        thing_id=reply_id,
        role=visit.role.value,
        review_id=visit.review_id,
    )


def _insert_once(session: Session, visit: CurrentVisit, reply_id: str, helped_by: str | None, now: datetime) -> bool:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    added = session.execute(
        dialect.insert(Reply)
        .values(
            id=reply_id,
            review_id=visit.review_id,
            respondent_id=visit.respondent_id,
            invitation_id=visit.invitation_id,
            draft_id=visit.draft_id,
            purpose=visit.purpose.value,
            question_set=visit.question_set.key,
            language=visit.language,
            given="link",
            helped_by_sealed=sealed_cell("replies", "helped_by", reply_id, helped_by),
            lock_id=visit.lock_id,
            meeting_people_sealed=sealed_cell("replies", "meeting_people", reply_id, visit.draft.people or None),
            sent_at=now,
        )
        .on_conflict_do_nothing(index_elements=[Reply.draft_id])
        .returning(Reply.id)
    )
    return added.one_or_none() is not None


def _answer_rows(visit: CurrentVisit, reply_id: str) -> list[dict[str, object]]:
    rows = []
    in_order = [question for question in visit.question_set if question.key in visit.draft.answers]
    for position, question in enumerate(in_order):
        given, answer_id = visit.draft.answers[question.key], new_id()
        value = json.dumps(as_kept(question, given.answer), ensure_ascii=False)
        asked = json.dumps(given.asked.as_kept(), ensure_ascii=False)
        rows.append(
            {
                "id": answer_id,
                "reply_id": reply_id,
                "position": position,
                "question": question.key,
                "topic": question.topic.value,
                "value_sealed": sealed_cell("answers", "value", answer_id, value),
                "asked_sealed": sealed_cell("answers", "asked", answer_id, asked),
                "audience": given.audience.key,
            }
        )
    return rows


def readable_replies(session: Session, visit: CurrentVisit) -> list[Reply]:
    """Return what this visit may read back, newest first: only replies that go with the lock it made or opened."""
    if visit.lock_id is None or visit.lock_id != visit.respondents_lock_id:
        return []
    return [
        reply
        for reply in replies_to_review(session, visit.review_id)
        if reply.respondent_id == visit.respondent_id
        and reply.lock_id == visit.lock_id
        and reply.purpose == visit.purpose
    ]


def continue_newest_draft(session: Session, visit: CurrentVisit, lock_id: str) -> str | None:
    """Go on, after opening the lock, with the newest unsent draft that goes with it; return its id, or None."""
    sent = select(Reply.draft_id).where(Reply.invitation_id == visit.invitation_id, Reply.draft_id.is_not(None))
    newest = (
        select(KeptDraft.id)
        .where(
            KeptDraft.invitation_id == visit.invitation_id,
            KeptDraft.lock_id == lock_id,
            KeptDraft.id.not_in(sent),
        )
        .order_by(KeptDraft.saved_at.desc())
        .limit(1)
    )
    found = session.scalar(newest)
    if found is not None:
        session.execute(update(Visit).where(Visit.id == visit.id).values(draft_id=found))
    return found


def change(session: Session, visit: CurrentVisit, reply_id: str, *, now: datetime) -> Draft:
    """Begin a new draft from a reply that was sent; sending it leaves the earlier reply as it is.

    Raises:
        NotReadable: when this visit may not read that reply.
        LinkHasEnded: when the link takes no words any more.
    """
    reply = next((reply for reply in readable_replies(session, visit) if reply.id == reply_id), None)
    if reply is None:
        raise NotReadable
    if not visit.is_open:
        raise LinkHasEnded
    answers = {
        answer.question: DraftAnswer(
            read_kept(json.loads(answer.value)),
            read_audience(answer.audience),
            Asked.read_kept(json.loads(answer.asked)),
        )
        for answer in reply.answers
    }
    draft = Draft(answers=answers, wants_more=True, people=reply.meeting_people or "")
    _begin(session, visit, draft, now=now)
    return draft


def _as_drafted(answer: Answer) -> DraftAnswer:
    value, asked = json.loads(answer.value), json.loads(answer.asked)
    return DraftAnswer(read_kept(value), read_audience(answer.audience), Asked.read_kept(asked))
