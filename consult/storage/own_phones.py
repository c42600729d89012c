"""Phones that somebody said are their own: each opens the letter of one link without the pictures for a time."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import Engine, ForeignKey, String, Table, bindparam, exists, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from consult.domain.deliveries import Delivery as Way
from consult.storage.base import Base
from consult.storage.deliveries import Delivery
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from consult.storage.prepared import Prepared, Row
from consult.storage.visits import Visit


class OwnPhone(Base):
    """One phone that its owner named for one link; of its cookie only the hash is kept, and nothing of the phone."""

    __tablename__ = "own_phones"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitations.id"), index=True)
    lock_id: Mapped[str] = mapped_column(String(22))
    """The lock that was open when it was chosen; another lock ends it."""
    chosen_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]


_OWN_PHONES = cast(Table, OwnPhone.__table__)
_OF_VISIT = Prepared(
    select(
        Invitation.closes_at,
        OwnPhone.lock_id,
        OwnPhone.ends_at,
        OwnPhone.stopped_at,
        exists(
            select(Delivery.id)
            .join(Letter, Delivery.letter_id == Letter.id)
            .where(Letter.invitation_id == Invitation.id, Delivery.way == Way.HELPED_TO_OPEN.value)
            .correlate(Invitation)
        ).label("was_helped"),
    )
    .select_from(Visit)
    .join(Invitation, Visit.invitation_id == Invitation.id)
    .outerjoin(OwnPhone, (Visit.own_phone_id == OwnPhone.id) & (OwnPhone.invitation_id == Visit.invitation_id))
    .where(Visit.id == bindparam("visit_id"))
)


def phone_of_visit(session: Session, visit_id: str) -> Row:
    """Return when the link of a visit closes, what was chosen on its phone, and whether somebody helped."""
    return _OF_VISIT.read_within(session.connection(), visit_id=visit_id)[0]


def phone_of_visit_only_read(engine: Engine, visit_id: str) -> Row:
    """Return the same for a page that only looks."""
    return _OF_VISIT.read(engine, visit_id=visit_id)[0]


def find_own_phone(session: Session, token_hash: str) -> OwnPhone | None:
    """Return the phone whose cookie this is, whatever became of it."""
    return session.scalar(select(OwnPhone).where(OwnPhone.token_hash == token_hash))


def stop_own_phones(session: Session, invitation_id: str, *, at: datetime) -> int:
    """End every phone of a link that was not ended before, and return how many."""
    running = update(_OWN_PHONES).where(
        _OWN_PHONES.c.invitation_id == invitation_id, _OWN_PHONES.c.stopped_at.is_(None)
    )
    stopped: Any = session.connection().execute(running.values(stopped_at=at))
    return int(stopped.rowcount)
