"""Drafts saved and replies sent in as few statements as can be: no record is made for each answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import RowMapping, Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from consult.storage.base import new_id
from consult.storage.prepared import Prepared
from consult.storage.replies import Answer, Draft, Reply
from consult.storage.sealing import sealed_cell

_DRAFTS = cast(Table, Draft.__table__)
_REPLIES = cast(Table, Reply.__table__)
_ANSWERS = cast(Table, Answer.__table__)

_SAVE = Prepared(
    update(_DRAFTS)
    .where(_DRAFTS.c.id == bindparam("draft"), _DRAFTS.c.sent_at.is_(None))
    .values(answers_sealed=bindparam("sealed"), saved_at=bindparam("at"))
)
_CLAIM = Prepared(
    update(_DRAFTS)
    .where(_DRAFTS.c.id == bindparam("draft"), _DRAFTS.c.sent_at.is_(None))
    .values(answers_sealed=None, sent_at=bindparam("at"))
)
_INSERT_DRAFT = Prepared(insert(_DRAFTS), _DRAFTS.c.keys())
_INSERT_REPLY = Prepared(insert(_REPLIES), _REPLIES.c.keys())
_INSERT_ANSWERS = Prepared(insert(_ANSWERS), _ANSWERS.c.keys())


def insert_draft(
    session: Session, *, invitation_id: str, question_set: str, text: str, lock_id: str | None, at: datetime
) -> str:
    """Begin a draft and return its id; `text` is sealed."""
    draft_id = new_id()
    values = {
        "id": draft_id,
        "invitation_id": invitation_id,
        "question_set": question_set,
        "answers_sealed": sealed_cell("drafts", "answers", draft_id, text),
        "lock_id": lock_id,
        "begun_at": at,
        "saved_at": at,
        "sent_at": None,
    }
    _INSERT_DRAFT.run(session.connection(), values)
    return draft_id


def save_draft(session: Session, draft_id: str, text: str, *, at: datetime) -> bool:
    """Keep `text` sealed as what the draft holds now; False when it was sent meanwhile."""
    values = {"draft": draft_id, "sealed": sealed_cell("drafts", "answers", draft_id, text), "at": at}
    return _SAVE.run(session.connection(), values) == 1


def claim_draft(session: Session, draft_id: str, *, at: datetime) -> bool:
    """Mark a draft as sent and empty it; False when another sending was first: one draft, one reply."""
    return _CLAIM.run(session.connection(), {"draft": draft_id, "at": at}) == 1


def insert_reply(session: Session, facts: dict[str, Any]) -> None:
    """Keep one sending; `facts` are the columns of `Reply`, sealed ones already sealed."""
    _INSERT_REPLY.run(session.connection(), facts)


def insert_answers(session: Session, answers: Sequence[dict[str, Any]]) -> None:
    """Keep every answer of one sending in one statement; each holds the columns of `Answer`."""
    _INSERT_ANSWERS.run(session.connection(), *answers)


def give_lock_to_sent(session: Session, draft_id: str, lock_id: str) -> None:
    """Let a lock open what was sent from one draft, for a lock that is made after sending."""
    session.execute(update(_REPLIES).where(_REPLIES.c.id == draft_id).values(lock_id=lock_id))


def give_lock_to_draft(session: Session, draft_id: str, lock_id: str) -> None:
    """Let a lock open a draft, too."""
    session.execute(update(_DRAFTS).where(_DRAFTS.c.id == draft_id).values(lock_id=lock_id))


def find_unsent_draft(session: Session, *, invitation_id: str, lock_id: str) -> str | None:
    """Return the newest draft of an invitation that this lock opens and that was not sent."""
    chosen = (
        select(_DRAFTS.c.id)
        .where(_DRAFTS.c.invitation_id == invitation_id, _DRAFTS.c.lock_id == lock_id, _DRAFTS.c.sent_at.is_(None))
        .order_by(_DRAFTS.c.saved_at.desc())
        .limit(1)
    )
    return session.scalar(chosen)


def rows_sent_under_lock(session: Session, *, respondent_id: str, lock_id: str) -> Sequence[RowMapping]:
    """Return what somebody sent that their lock opens: a row for each answer, the newest sending first."""
    chosen = (
        select(
            _REPLIES.c.id.label("reply_id"),
            _REPLIES.c.invitation_id,
            _REPLIES.c.purpose,
            _REPLIES.c.question_set,
            _REPLIES.c.sent_at,
            _REPLIES.c.taken_back_at,
            _REPLIES.c.name_for_today_sealed,
            _ANSWERS.c.id.label("answer_id"),
            _ANSWERS.c.question,
            _ANSWERS.c.said_sealed,
            _ANSWERS.c.audience,
        )
        .join(_ANSWERS, _ANSWERS.c.reply_id == _REPLIES.c.id)
        .where(_REPLIES.c.respondent_id == respondent_id, _REPLIES.c.lock_id == lock_id)
        .order_by(_REPLIES.c.sent_at.desc(), _REPLIES.c.id, _ANSWERS.c.position)
    )
    return session.execute(chosen).mappings().all()


def standing_sent_under_lock(
    session: Session, *, invitation_id: str, respondent_id: str, lock_id: str
) -> Sequence[str]:
    """Return the ids of what somebody sent with one link that their lock opens and that was not taken back."""
    chosen = select(_REPLIES.c.id).where(
        _REPLIES.c.invitation_id == invitation_id,
        _REPLIES.c.respondent_id == respondent_id,
        _REPLIES.c.lock_id == lock_id,
        _REPLIES.c.taken_back_at.is_(None),
    )
    return session.scalars(chosen.order_by(_REPLIES.c.sent_at, _REPLIES.c.id)).all()


def mark_taken_back(session: Session, reply_ids: Sequence[str], *, at: datetime) -> None:
    """Mark replies as taken back; what they say stays as it is."""
    session.execute(update(_REPLIES).where(_REPLIES.c.id.in_(reply_ids)).values(taken_back_at=at))
