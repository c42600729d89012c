"""Writing down who did what, and checking that nothing written was changed."""

from datetime import datetime

from sqlalchemy.orm import Session

from consult.storage import events as stored
from consult.storage.database import keys_of


def record(
    session: Session,
    *,
    at: datetime,
    act: str,
    thing: str,
    thing_id: str,
    role: str,
    staff_id: str | None = None,
    review_id: str | None = None,
    outcome: str = "",
) -> None:
    """Append one event; `act` is a verb phrase such as `read views`. Never words, names or numbers of links."""
    stored.append_event(
        session,
        keys_of(session).events,
        at=at,
        act=act,
        thing=thing,
        thing_id=thing_id,
        role=role,
        staff_id=staff_id,
        review_id=review_id,
        outcome=outcome,
    )


def first_break(session: Session) -> int | None:
    """Return the position of the first event that was changed or is missing, or None when the chain is whole."""
    return next(stored.broken_links(session, keys_of(session).events), None)
