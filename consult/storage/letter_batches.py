"""Batches of letters being printed: shared by every process that serves the site, sealed, and gone after minutes."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from consult.storage.base import Base
from consult.storage.sealing import Sealed


class LetterBatch(Base):
    """What one member of staff is having printed; the newest of theirs is the one they see."""

    __tablename__ = "letter_batches"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    begun_at: Mapped[datetime]
    ends_at: Mapped[datetime] = mapped_column(index=True)
    """From then on nobody gets it any more, and whoever looks for ended ones deletes it."""
    heard_at: Mapped[datetime]
    """When whoever makes it gave a sign last."""
    size: Mapped[str] = mapped_column(String(8))
    set_so_far: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    listed_sealed: Mapped[bytes]
    """JSON: the letters in their order, as they are listed."""
    addresses_sealed: Mapped[bytes | None]
    """JSON: the lines typed for each letter, so that it can be made again; erased when the PDF is there."""
    pdf_sealed: Mapped[bytes | None] = mapped_column(deferred=True)
    """The PDF as base64."""

    listed = Sealed()
    addresses = Sealed()
    pdf = Sealed()


def find_batch_of(session: Session, staff_id: str, *, now: datetime) -> LetterBatch | None:
    """Return somebody's newest batch while it is kept."""
    chosen = select(LetterBatch).where(LetterBatch.staff_id == staff_id, LetterBatch.ends_at > now)
    return session.scalar(chosen.order_by(LetterBatch.begun_at.desc(), LetterBatch.id.desc()).limit(1))


def change_unfinished(session: Session, batch_id: str, **facts: Any) -> bool:
    """Write these columns of a batch that is not made yet; False when nobody waits for it any more."""
    chosen = update(LetterBatch).where(LetterBatch.id == batch_id, LetterBatch.made_at.is_(None))
    return bool(getattr(session.execute(chosen.values(**facts)), "rowcount", 0))


def delete_batches_of(session: Session, staff_id: str) -> None:
    """Delete everything that somebody is having printed."""
    session.execute(delete(LetterBatch).where(LetterBatch.staff_id == staff_id))


def delete_ended_batches(session: Session, *, now: datetime) -> int:
    """Delete the batches whose time is over, and return how many."""
    return int(getattr(session.execute(delete(LetterBatch).where(LetterBatch.ends_at <= now)), "rowcount", 0))
