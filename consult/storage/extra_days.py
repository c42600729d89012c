"""Days off that an administrator added to England's bank holidays."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from consult.storage.base import Base
from consult.storage.sealing import Sealed


class ExtraDay(Base):
    """One day that does not count as a working day here."""

    __tablename__ = "extra_days"

    day: Mapped[date] = mapped_column(unique=True)
    reason_sealed: Mapped[bytes]

    reason = Sealed()


def extra_days(session: Session) -> list[ExtraDay]:
    """Return every added day, soonest first."""
    return list(session.scalars(select(ExtraDay).order_by(ExtraDay.day)))
