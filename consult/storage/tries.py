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


def forget_tries(session: Session, *, before: datetime) -> int:
    """Delete tries older than a moment and return how many there were."""
    gone = session.execute(delete(Try).where(Try.at < before))
    return int(getattr(gone, "rowcount", 0))


def moments_of_tries(session: Session, kind: str, subject: str, *, since: datetime) -> list[datetime]:
    """Return when one subject made tries of a kind after a moment, oldest first."""
    chosen = select(Try.at).where(Try.kind == kind, Try.subject == subject, Try.at > since)
    return list(session.scalars(chosen.order_by(Try.at)))


def has_tried(session: Session, kind: str, subject: str) -> bool:
    """Whether one subject has ever made a try of a kind that is still remembered."""
    return session.scalar(select(Try.id).where(Try.kind == kind, Try.subject == subject).limit(1)) is not None


def forget_tries_of(session: Session, kind: str, subject: str) -> None:
    """Delete one subject's tries of a kind."""
    session.execute(delete(Try).where(Try.kind == kind, Try.subject == subject))


def tries_here_and_anywhere(
    session: Session, kind: str, subject: str, *, since: datetime
) -> tuple[int, int, datetime | None]:
    """Return how many tries of a kind one subject and everybody made since a moment, and the subject's last."""
    recent = (Try.kind == kind, Try.at > since)
    everywhere = select(func.count()).where(*recent).scalar_subquery()
    here = select(func.count(), everywhere, func.max(Try.at)).where(*recent, Try.subject == subject)
    from_here, from_anywhere, last_at = session.execute(here).one()
    return from_here, from_anywhere, last_at


def forget_tries_of_kind(session: Session, kind: str, *, before: datetime) -> None:
    """Delete tries of one kind that are older than a moment."""
    session.execute(delete(Try).where(Try.kind == kind, Try.at < before))


def add_try(session: Session, kind: str, subject: str, *, at: datetime) -> str:
    """Keep one try and return its id."""
    made = Try(kind=kind, subject=subject, at=at)
    session.add(made)
    session.flush()
    return made.id


def forget_try(session: Session, try_id: str) -> None:
    """Delete one try."""
    session.execute(delete(Try).where(Try.id == try_id))
