"""Wishes, worries and requests that the officer marked, each with the answer that comes back."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.storage.base import Base
from consult.storage.replies import Answer
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed


class Wish(Base):
    """What somebody asked for around one review, and what became of it."""

    __tablename__ = "wishes"

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"), index=True)
    respondent_id: Mapped[str] = mapped_column(ForeignKey("respondents.id"), index=True)
    answer_id: Mapped[str | None] = mapped_column(ForeignKey("answers.id"), unique=True)
    """The answer whose words it is; its audience says who may be told of the wish."""
    request_id: Mapped[str | None] = mapped_column(ForeignKey("requests.id"), unique=True)
    kind: Mapped[str] = mapped_column(String(8))
    """wish, worry or request."""
    topic: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(12), default="en")
    """Of `words`."""
    words_sealed: Mapped[bytes]
    """What was asked for, as it is said back: the person's own words, or a short form of them."""
    marked_at: Mapped[datetime]
    marked_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))

    outcome: Mapped[str | None] = mapped_column(String(8))
    """yes, not_yet or no; nothing while it has no answer."""
    because_sealed: Mapped[bytes | None]
    owner_sealed: Mapped[bytes | None]
    """Who does it."""
    by_on: Mapped[date | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    done_on: Mapped[date | None]
    """The day on which staff say it was done."""

    happened: Mapped[str | None] = mapped_column(String(8))
    """yes, sort_of or no: what the person said next time."""
    happened_at: Mapped[datetime | None]

    words = Sealed()
    because = Sealed()
    owner = Sealed()

    review: Mapped[Review] = relationship()
    respondent: Mapped[Respondent] = relationship(lazy="joined", innerjoin=True)
    answer: Mapped[Answer | None] = relationship()


def wishes_of_review(session: Session, review_id: str) -> list[Wish]:
    """Return what was marked for one review, in the order in which it was marked."""
    return list(session.scalars(select(Wish).where(Wish.review_id == review_id).order_by(Wish.marked_at, Wish.id)))


def find_wish_of_review(session: Session, wish_id: str, *, review_id: str) -> Wish | None:
    """Return one wish if it belongs to this review."""
    return session.scalar(select(Wish).where(Wish.id == wish_id, Wish.review_id == review_id))
