"""What a review decided, and what the manager answered."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.storage.base import Base
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed


class Decision(Base):
    """One decision: what, who, by when, and the wish or worry it answers."""

    __tablename__ = "decisions"

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"), index=True)
    position: Mapped[int]
    what_sealed: Mapped[bytes]
    owner_sealed: Mapped[bytes | None]
    """Who does it, as the child knows them."""
    by_on: Mapped[date | None]
    wish_id: Mapped[str | None] = mapped_column(ForeignKey("wishes.id"))
    audience: Mapped[str] = mapped_column(String(80), default="meeting")
    """Who, besides the child, may read it in a letter: the key of `consult.domain.audiences.Audience`."""
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    changed_at: Mapped[datetime | None]

    what = Sealed()
    owner = Sealed()

    review: Mapped[Review] = relationship()


class ManagerAnswer(Base):
    """The decisions of one review as the manager received them, and the answer; silence is agreement."""

    __tablename__ = "manager_answers"

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"), unique=True)
    received_at: Mapped[datetime]
    sent_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    answer: Mapped[str | None] = mapped_column(String(8))
    """agrees or objects; nothing while nobody has answered."""
    objection_sealed: Mapped[bytes | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))

    objection = Sealed()


def decisions_of_review(session: Session, review_id: str) -> list[Decision]:
    """Return what one review decided, in the officer's order."""
    chosen = select(Decision).where(Decision.review_id == review_id)
    return list(session.scalars(chosen.order_by(Decision.position, Decision.id)))


def find_decision_of_review(session: Session, decision_id: str, *, review_id: str) -> Decision | None:
    """Return one decision if it belongs to this review."""
    return session.scalar(select(Decision).where(Decision.id == decision_id, Decision.review_id == review_id))


def find_manager_answer(session: Session, review_id: str) -> ManagerAnswer | None:
    """Return what the manager received and answered, once the decisions were sent."""
    return session.scalar(select(ManagerAnswer).where(ManagerAnswer.review_id == review_id))
