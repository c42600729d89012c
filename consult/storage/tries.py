"""Tries at a number, a lock, a password or a second factor: counted before they are evaluated."""

from datetime import datetime

from sqlalchemy import Index, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from consult.storage.base import Base


class Try(Base):
    """One try; `subject` is a keyed hash of an address or an account, never the thing itself."""

    __tablename__ = "tries"
    __table_args__ = (Index("ix_tries_subject", "kind", "subject", "at"),)

    kind: Mapped[str] = mapped_column(String(12))
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


def count_tries(session: Session, kind: str, subject: str, *, since: datetime) -> int:
    """Return how many tries of a kind one subject has made since a moment."""
    chosen = select(func.count()).where(Try.kind == kind, Try.subject == subject, Try.at >= since)
    return session.scalar(chosen) or 0


def forget_tries(session: Session, *, before: datetime) -> int:
    """Delete tries older than a moment and return how many there were."""
    gone = session.execute(delete(Try).where(Try.at < before))
    return int(getattr(gone, "rowcount", 0))
