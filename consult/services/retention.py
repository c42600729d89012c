"""Deleting what is due: words that were never sent, visits, tries, forgotten files, numbers of ended links."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Delete, delete, select
from sqlalchemy.orm import Session

from consult.domain.retention import TRIES_KEPT, UNSENT_KEPT, UPLOADS_KEPT
from consult.services import events, invitations, letter_batches
from consult.storage.invitations import Invitation
from consult.storage.own_phones import OwnPhone
from consult.storage.replies import Draft
from consult.storage.tries import forget_tries
from consult.storage.uploads import Upload
from consult.storage.visits import Visit


@dataclass(frozen=True)
class Deleted:
    """How many of each went."""

    drafts: int
    visits: int
    tries: int
    files: int
    numbers: int
    batches: int
    """Of letters on paper that nobody fetched, and whose maker did not delete them itself."""


def delete_what_is_due(session: Session, *, now: datetime) -> Deleted:
    """Delete what is no longer needed; what was sent is never touched."""
    ended = select(Invitation.id).where(Invitation.closes_at <= now - UNSENT_KEPT)
    visits = _count(session, delete(Visit).where(Visit.invitation_id.in_(ended)))
    session.execute(delete(OwnPhone).where(OwnPhone.invitation_id.in_(ended)))
    drafts = _count(session, delete(Draft).where(Draft.invitation_id.in_(ended)))
    files = _count(session, delete(Upload).where(Upload.made_at <= now - UPLOADS_KEPT))
    tries = forget_tries(session, before=now - TRIES_KEPT)
    batches = letter_batches.forget_ended(session, now=now)
    numbers = invitations.erase_ended_numbers(session, now=now)
    deleted = Deleted(drafts, visits, tries, files, numbers, batches)
    if any((drafts, visits, files, numbers, batches)):
        events.record(
            session,
            at=now,
            act="deleted what was due",
            thing="database",
            thing_id="",
            role="command",
            outcome=f"{drafts} drafts, {visits} visits, {files} files, {numbers} numbers, {batches} batches",
        )
    return deleted


def _count(session: Session, statement: Delete) -> int:
    return int(getattr(session.execute(statement), "rowcount", 0))
