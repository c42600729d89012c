"""Taking back what was sent: its officer still reads it, marked; nobody else does, and it is no evidence."""

from datetime import datetime

from sqlalchemy.orm import Session

from consult.services import events
from consult.services.visits import Visiting
from consult.storage import requests, sendings
from consult.storage.visits import change_visit


class NothingToTakeBack(Exception):
    """The lock opens nothing that was sent with this link and still stands, or it was not opened."""


def take_back(session: Session, visiting: Visiting, *, at: datetime, then: str) -> None:
    """Take back everything sent with this link that the visit's opened lock opens, and let the visit stand at `then`.

    What those replies asked for and is not done yet is taken back with them. What was sent without the lock stays:
    nothing shows that it came from the same person.

    Raises:
        NothingToTakeBack: nothing is changed then.
    """
    if not visiting.has_opened_lock or visiting.lock_id is None:
        raise NothingToTakeBack
    reply_ids = sendings.standing_sent_under_lock(
        session,
        invitation_id=visiting.invitation_id,
        respondent_id=visiting.respondent_id,
        lock_id=visiting.lock_id,
    )
    if not reply_ids:
        raise NothingToTakeBack
    sendings.mark_taken_back(session, reply_ids, at=at)
    requests.take_back_with_replies(session, reply_ids, at=at)
    change_visit(session, visiting.visit_id, draft_id=None, place=then, seen_at=at)
    for reply_id in reply_ids:
        events.record_of(session, visiting, at=at, act="took back views", thing="reply", thing_id=reply_id)
