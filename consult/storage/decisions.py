"""What a review decided, and what the manager answered."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, func, or_, select
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
    kept_words_sealed: Mapped[bytes | None]
    """JSON: what the help to write plainly found in `what` and the officer keeps as it is."""
    by_on: Mapped[date | None]
    wish_id: Mapped[str | None] = mapped_column(ForeignKey("wishes.id"))
    audience: Mapped[str] = mapped_column(String(80), default="meeting")
    """Who, besides the child, may read it in a letter: the key of `consult.domain.audiences.Audience`."""
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    changed_at: Mapped[datetime | None]

    what = Sealed()
    owner = Sealed()
    kept_words = Sealed()

    review: Mapped[Review] = relationship()


class ManagerAnswer(Base):
    """One sending of a review's decisions to the manager, and the answer to it; silence is agreement.

    Decisions that are sent again are another sending: what was objected to before stays.
    """

    __tablename__ = "manager_answers"

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"), index=True)
    received_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    """When a decision was added, changed or removed after this sending, which then holds no longer."""
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
    """Return the newest sending to the manager with its answer, once the decisions were sent."""
    return next(iter(manager_answers_of_review(session, review_id)), None)


def manager_answers_of_review(session: Session, review_id: str) -> list[ManagerAnswer]:
    """Return every sending of one review's decisions, the newest first."""
    chosen = select(ManagerAnswer).where(ManagerAnswer.review_id == review_id)
    return list(session.scalars(chosen.order_by(ManagerAnswer.received_at.desc(), ManagerAnswer.id)))


def newest_manager_answers(session: Session, review_ids: Collection[str]) -> dict[str, ManagerAnswer]:
    """Return the newest sending of each of these reviews; nothing sealed is opened."""
    chosen = select(ManagerAnswer).where(ManagerAnswer.review_id.in_(review_ids))
    return {each.review_id: each for each in session.scalars(chosen.order_by(ManagerAnswer.received_at))}


def unanswered_sendings(session: Session, *, received_after: datetime) -> list[tuple[ManagerAnswer, Review]]:
    """Return the sendings that nobody has answered, and their reviews, oldest first; later changed ones left out."""
    chosen = (
        select(ManagerAnswer, Review)
        .join(Review, Review.id == ManagerAnswer.review_id)
        .where(
            ManagerAnswer.answer.is_(None),
            ManagerAnswer.changed_at.is_(None),
            ManagerAnswer.received_at > received_after,
        )
        .order_by(ManagerAnswer.received_at, ManagerAnswer.id)
    )
    return [(sent, review) for sent, review in session.execute(chosen)]


def count_unfinished_decisions(session: Session, review_ids: Collection[str]) -> dict[str, int]:
    """Return how many decisions of each review have nobody or no day; reviews without any are left out."""
    chosen = (
        select(Decision.review_id, func.count(Decision.id))
        .where(Decision.review_id.in_(review_ids), or_(Decision.owner_sealed.is_(None), Decision.by_on.is_(None)))
        .group_by(Decision.review_id)
    )
    return {row[0]: row[1] for row in session.execute(chosen)}
