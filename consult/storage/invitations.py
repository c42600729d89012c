"""Invitations: one respondent, one purpose, one review, one number."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, select, update
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from consult.domain.invitations import Purpose
from consult.storage.base import Base
from consult.storage.children import Child
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed


class Invitation(Base):
    """One link. Its number is looked up by keyed hash; the sealed copy lets the same card be printed again."""

    __tablename__ = "invitations"
    __table_args__ = (Index("ix_invitations_review", "review_id", "purpose"),)

    respondent_id: Mapped[str] = mapped_column(ForeignKey("respondents.id"), index=True)
    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"))
    purpose: Mapped[str] = mapped_column(String(8))
    language: Mapped[str] = mapped_column(String(12), default="en")
    with_pictures: Mapped[bool] = mapped_column(default=False)
    """The child uses symbols: pictures lead, whatever their age."""
    number_hash: Mapped[str] = mapped_column(String(64), unique=True)
    number_sealed: Mapped[bytes | None]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    made_at: Mapped[datetime]
    made_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    printed_at: Mapped[datetime | None]
    booklet_printed_at: Mapped[datetime | None]
    """When its booklet was first printed: whoever was named for the meeting later does not see what it says."""
    booklet_set: Mapped[str | None] = mapped_column(String(40))
    """The question set that was printed, which is the one to type in."""
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    withdrawn_why_sealed: Mapped[bytes | None]
    replaced_by_id: Mapped[str | None] = mapped_column(ForeignKey("invitations.id"))
    first_opened_at: Mapped[datetime | None]
    times_opened: Mapped[int] = mapped_column(default=0)

    number = Sealed()
    withdrawn_why = Sealed()

    respondent: Mapped[Respondent] = relationship(lazy="joined", innerjoin=True)
    review: Mapped[Review] = relationship()


def find_invitation_by_number_hash(session: Session, number_hash: str) -> Invitation | None:
    """Return the invitation that a number belongs to, whether it still works or not."""
    return session.scalar(select(Invitation).where(Invitation.number_hash == number_hash))


def invitations_of_review(session: Session, review_id: str) -> list[Invitation]:
    """Return every invitation to one review, oldest first, withdrawn ones included."""
    chosen = select(Invitation).where(Invitation.review_id == review_id)
    return list(session.scalars(chosen.order_by(Invitation.made_at, Invitation.id)))


def not_withdrawn_from(session: Session, review_ids: Sequence[str]) -> list[Invitation]:
    """Return the invitations to any of these reviews that nobody has withdrawn, ended ones included."""
    found: list[Invitation] = []
    for start in range(0, len(review_ids), 500):
        chosen = select(Invitation).where(
            Invitation.review_id.in_(review_ids[start : start + 500]), Invitation.withdrawn_at.is_(None)
        )
        found += session.scalars(chosen.options(joinedload(Invitation.review)).order_by(Invitation.id))
    return found


def find_link_afterwards(session: Session, review_id: str, respondent_id: str, *, at: datetime) -> Invitation | None:
    """Return somebody's oldest link to *How was my meeting?* that was not withdrawn and has not ended, or None."""
    chosen = select(Invitation).where(
        Invitation.review_id == review_id,
        Invitation.respondent_id == respondent_id,
        Invitation.purpose == Purpose.AFTER.value,
        Invitation.withdrawn_at.is_(None),
        Invitation.closes_at > at,
    )
    return session.scalar(chosen.order_by(Invitation.made_at, Invitation.id).limit(1))


def find_invitation(session: Session, invitation_id: str) -> Invitation | None:
    """Return one invitation by our id."""
    return session.get(Invitation, invitation_id)


def open_invitations(session: Session, *, at: datetime, officer_id: str | None = None) -> list[Invitation]:
    """Return every invitation that has not ended and was not withdrawn, of one officer's children or of all."""
    chosen = select(Invitation).where(Invitation.withdrawn_at.is_(None), Invitation.closes_at > at)
    if officer_id is not None:
        chosen = chosen.join(Invitation.review).join(Review.child).where(Child.officer_id == officer_id)
    return list(session.scalars(chosen.order_by(Invitation.made_at, Invitation.id)))


def erase_ended_numbers(session: Session, *, at: datetime) -> int:
    """Erase the sealed copy of every number whose link has ended, and return how many there were."""
    ended = (Invitation.closes_at <= at) | Invitation.withdrawn_at.is_not(None)
    chosen = update(Invitation).where(ended, Invitation.number_sealed.is_not(None)).values(number_sealed=None)
    return int(getattr(session.execute(chosen), "rowcount", 0))
