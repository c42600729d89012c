"""Staff who sign in, and their sessions."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.domain.staff import StaffRole
from consult.storage.base import Base
from consult.storage.sealing import Sealed, opened_or_none


class Staff(Base):
    """One member of staff with one role; the e-mail address is looked up by its keyed hash."""

    __tablename__ = "staff"

    role: Mapped[str] = mapped_column(String(20))
    email_hash: Mapped[str] = mapped_column(String(64), unique=True)
    email_sealed: Mapped[bytes]
    name_sealed: Mapped[bytes]
    password_hash: Mapped[str] = mapped_column(String(200))
    totp_secret_sealed: Mapped[bytes]
    totp_step_used: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]

    email = Sealed()
    name = Sealed()
    totp_secret = Sealed()

    @property
    def staff_role(self) -> StaffRole:
        """The role as the rules know it."""
        return StaffRole(self.role)


class StaffSession(Base):
    """One sign-in of one member of staff; only the hash of its cookie is kept."""

    __tablename__ = "staff_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    staff: Mapped[Staff] = relationship(lazy="joined", innerjoin=True)


def get_staff(session: Session, staff_id: str) -> Staff:
    """Return one account, disabled or not.

    Raises:
        LookupError: when there is none; ids come from our own rows.
    """
    found = session.get(Staff, staff_id)
    if found is None:
        raise LookupError(staff_id)
    return found


def find_staff_by_email_hash(session: Session, email_hash: str, *, lock: bool = False) -> Staff | None:
    """Return the account with this e-mail address, disabled or not; `lock` lets one act at a time have it."""
    chosen = select(Staff).where(Staff.email_hash == email_hash)
    return session.scalar(chosen.with_for_update() if lock else chosen)


def use_totp_step(session: Session, staff_id: str, step: int) -> bool:
    """Use up the code of a half minute; False when it, or a later one, was used already."""
    unused = update(Staff).where(Staff.id == staff_id, Staff.totp_step_used < step).values(totp_step_used=step)
    return bool(getattr(session.execute(unused), "rowcount", 0))


def find_session_by_token_hash(session: Session, token_hash: str) -> StaffSession | None:
    """Return the session that a cookie belongs to, ended or not."""
    return session.scalar(select(StaffSession).where(StaffSession.token_hash == token_hash))


def all_staff(session: Session) -> list[Staff]:
    """Return every account, oldest first."""
    return list(session.scalars(select(Staff).order_by(Staff.made_at, Staff.id)))


def staff_names(session: Session, staff_ids: Iterable[str | None]) -> dict[str, str]:
    """Return the names of these accounts by id; those that do not exist, or do not open, are left out."""
    wanted = {staff_id for staff_id in staff_ids if staff_id}
    found = session.scalars(select(Staff).where(Staff.id.in_(wanted)))
    return {staff.id: name for staff in found if (name := opened_or_none(staff, "name")) is not None}
