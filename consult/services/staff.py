"""Staff: who is signed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from consult.domain.keyed_hash import keyed_hash
from consult.domain.staff import StaffRole
from consult.storage import staff as stored
from consult.storage.database import keys_of

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=8)


@dataclass(frozen=True)
class SignedIn:
    """A member of staff at this request."""

    staff_id: str
    session_id: str
    name: str
    role: StaffRole
    seen_at: datetime


def signed_in(session: Session, token: str, *, now: datetime) -> SignedIn | None:
    """Return who a session's cookie belongs to; None when it ended, idled out, or the person was disabled."""
    found = stored.find_session_by_token_hash(session, keyed_hash(keys_of(session).visits, f"staff:{token}"))
    if found is None or found.ended_at is not None or found.staff.disabled_at is not None:
        return None
    if now - found.seen_at > IDLE or now - found.started_at > LONGEST:
        return None
    return SignedIn(found.staff_id, found.id, found.staff.name, found.staff.staff_role, found.seen_at)


def seen(session: Session, session_id: str, *, now: datetime) -> None:
    """Write down that a session is in use."""
    if (found := session.get(stored.StaffSession, session_id)) is not None:
        found.seen_at = now
