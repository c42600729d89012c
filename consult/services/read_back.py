"""Reading back what was sent, and changing it: for whoever made the lock, or opened it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from consult.domain import drafts
from consult.domain.audiences import read_audience
from consult.domain.drafts import DraftContent
from consult.domain.said import Said
from consult.services import replies
from consult.services.visits import Visiting
from consult.storage import sendings as stored
from consult.storage.sealing import opened_cell
from consult.storage.visits import change_visit


class NothingToChange(Exception):
    """The lock opens nothing that was sent with this link, or it was not opened."""


@dataclass(frozen=True)
class Sent:
    """One sending, read back by the person who sent it."""

    reply_id: str
    sent_at: datetime
    of_this_link: bool
    question_set: str
    said: Mapping[str, Said]
    taken_back_at: datetime | None = None
    name_for_today: str = ""


def said_before(session: Session, visiting: Visiting) -> tuple[Sent, ...]:
    """Return what this person's lock opens, newest first; nothing unless this visit made or opened the lock."""
    if not visiting.has_opened_lock or visiting.lock_id is None:
        return ()
    rows = stored.rows_sent_under_lock(session, respondent_id=visiting.respondent_id, lock_id=visiting.lock_id)
    sendings: dict[str, Sent] = {}
    for row in rows:
        sent = sendings.get(row["reply_id"]) or _sent(row, visiting)
        kept = opened_cell("answers", "said", row["answer_id"], row["said_sealed"]) or "{}"
        said = Said(read_audience(row["audience"]), kept)
        sendings[row["reply_id"]] = replace(sent, said={**sent.said, row["question"]: said})
    return tuple(sendings.values())


def _sent(row: RowMapping, visiting: Visiting) -> Sent:
    name = opened_cell("replies", "name_for_today", row["reply_id"], row["name_for_today_sealed"])
    return Sent(
        reply_id=row["reply_id"],
        sent_at=row["sent_at"],
        of_this_link=row["invitation_id"] == visiting.invitation_id,
        question_set=row["question_set"],
        said={},
        taken_back_at=row["taken_back_at"],
        name_for_today=name or "",
    )


def change_what_was_said(session: Session, visiting: Visiting, *, at: datetime, then: str) -> None:
    """Begin a draft that holds what was sent last with this link; sending it is a sending of its own.

    Raises:
        NothingToChange: nothing that stands was sent with this link, the lock was not opened, or the meeting has
            begun.
    """
    sendings = said_before(session, visiting)
    newest = next((sent for sent in sendings if sent.of_this_link and sent.taken_back_at is None), None)
    if newest is None or not replies.may_still_change(visiting, at=at):
        raise NothingToChange
    keys = {question.key for question in visiting.question_set}
    said = {key: one for key, one in newest.said.items() if key in keys}
    skipped = frozenset(question.key for question in visiting.question_set if question.key not in said)
    # With other questions than last time, an answer can be missing because it was not asked again.
    changes = newest.reply_id if newest.question_set == visiting.question_set.key else ""
    content = DraftContent(
        said=said, skipped=skipped, wants_more=True, changes=changes, name_for_today=newest.name_for_today
    )
    draft_id = stored.insert_draft(
        session,
        invitation_id=visiting.invitation_id,
        question_set=visiting.question_set.key,
        text=drafts.as_text(content),
        lock_id=visiting.lock_id,
        at=at,
    )
    change_visit(session, visiting.visit_id, draft_id=draft_id, place=then, seen_at=at)
