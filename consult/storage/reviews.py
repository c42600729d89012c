"""Reviews, the people named for each, and how parents took part."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.storage.base import Base
from consult.storage.children import Child
from consult.storage.sealing import Sealed


class Review(Base):
    """One statutory review of one child's care plan."""

    __tablename__ = "reviews"
    __table_args__ = (
        UniqueConstraint("child_id", "source_id"),
        # In the order in which the year is grouped, and holding all it counts: the tables read nothing else.
        Index("ix_reviews_held", "status", "held_on", "participation_code", "due_on", "worked_out_due_on"),
        Index("ix_reviews_child_held", "child_id", "held_on"),
    )

    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"))
    source_id: Mapped[str | None] = mapped_column(String(60))
    """The review's id in the case system, when the extract had one."""
    status: Mapped[str] = mapped_column(String(10), default="planned")
    """planned, held or cancelled."""
    kind: Mapped[str | None] = mapped_column(String(20))
    due_on: Mapped[date | None] = mapped_column(index=True)
    """The due date that was brought in or typed; it counts for timeliness."""
    worked_out_due_on: Mapped[date | None]
    """The due date by our own rule; counts where none was brought in."""
    meeting_on: Mapped[date | None] = mapped_column(index=True)
    meeting_time: Mapped[time | None]
    held_on: Mapped[date | None]
    cancelled_reason_sealed: Mapped[bytes | None]
    made_at: Mapped[datetime]

    participation_code: Mapped[str | None] = mapped_column(String(3))
    participation_source: Mapped[str | None] = mapped_column(String(12))
    """brought_in or officer: who stands behind the code."""
    participation_confirmed_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    participation_confirmed_at: Mapped[datetime | None]

    child_attended: Mapped[str | None] = mapped_column(String(12))
    """in_person, video, phone or no."""
    child_took_part: Mapped[str | None] = mapped_column(String(12))
    """spoke, advocate, symbols or silent: how, when the child attended."""
    advocate_part: Mapped[str | None] = mapped_column(String(12))
    """none, briefed or attended."""
    helper_sealed: Mapped[bytes | None]

    decisions_sent_on: Mapped[date | None]
    manager_answered_on: Mapped[date | None]
    record_written_on: Mapped[date | None]
    record_sent_on: Mapped[date | None]

    minutes_agreed_on: Mapped[date | None]
    minutes_agreed_at: Mapped[datetime | None]
    """When they were marked as agreed: what was taken back later stays in them."""
    minutes_agreed_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))

    cancelled_reason = Sealed()
    helper = Sealed()

    child: Mapped[Child] = relationship(lazy="joined", innerjoin=True)
    people: Mapped[list["ReviewPerson"]] = relationship(back_populates="review", order_by="ReviewPerson.added_at")
    parent_parts: Mapped[list["ParentPart"]] = relationship(back_populates="review")


class ReviewPerson(Base):
    """Somebody the officer has named for one review: the meeting's list; answers keep the list as it was."""

    __tablename__ = "review_people"

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"), index=True)
    part: Mapped[str] = mapped_column(String(20))
    """social_worker, carer, mother, father, advocate, teacher, health, interpreter or other."""
    name_sealed: Mapped[bytes]
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    attended: Mapped[str | None] = mapped_column(String(12))
    """in_person, video, phone or no."""

    name = Sealed()

    review: Mapped[Review] = relationship(back_populates="people")


class ParentPart(Base):
    """How the mother, the father or another person with parental responsibility took part, or why not."""

    __tablename__ = "parent_parts"
    __table_args__ = (UniqueConstraint("review_id", "person"),)

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"))
    person: Mapped[str] = mapped_column(String(12))
    """mother, father or other."""
    method: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(30))
    interpreter: Mapped[bool] = mapped_column(default=False)

    review: Mapped[Review] = relationship(back_populates="parent_parts")


def find_review(session: Session, review_id: str) -> Review | None:
    """Return one review with its child."""
    return session.get(Review, review_id)


def reviews_by_id(session: Session, review_ids: Sequence[str]) -> list[Review]:
    """Return these reviews with their children, in no order."""
    found: list[Review] = []
    for start in range(0, len(review_ids), 500):
        found += session.scalars(select(Review).where(Review.id.in_(review_ids[start : start + 500])))
    return found


def lock_review(session: Session, review: Review) -> None:
    """Let one act at a time change what belongs to a review, until the transaction ends."""
    session.refresh(review, with_for_update=True)


def reviews_for_list(session: Session, officer_id: str | None) -> list[Review]:
    """Return every review, of any state, of one officer's children, or of every child when no officer is named."""
    chosen = select(Review).order_by(Review.id)
    if officer_id is not None:
        chosen = chosen.join(Review.child).where(Child.officer_id == officer_id)
    return list(session.scalars(chosen))


def count_children(session: Session, officer_id: str | None) -> int:
    """Return how many children an officer has, or all of them when no officer is named."""
    chosen = select(func.count(Child.id))
    return session.scalar(chosen if officer_id is None else chosen.where(Child.officer_id == officer_id)) or 0


def count_reviews_without_officer(session: Session) -> int:
    """Return how many planned reviews belong to a child whom no officer has."""
    chosen = select(func.count(Review.id)).join(Review.child)
    return session.scalar(chosen.where(Child.officer_id.is_(None), Review.status == "planned")) or 0


def reviews_of_child(session: Session, child_id: str) -> list[Review]:
    """Return every review of one child, oldest first."""
    chosen = select(Review).where(Review.child_id == child_id)
    return list(session.scalars(chosen.order_by(Review.held_on, Review.meeting_on, Review.due_on)))


def people_named(session: Session, review_id: str) -> list[ReviewPerson]:
    """Return the people on a review's list now, in the order in which they were named."""
    chosen = select(ReviewPerson).where(ReviewPerson.review_id == review_id, ReviewPerson.removed_at.is_(None))
    return list(session.scalars(chosen.order_by(ReviewPerson.added_at, ReviewPerson.id)))


def without_officer(session: Session) -> list[tuple[Child, list[Review]]]:
    """Return the children who have reviews and no officer, each with those reviews."""
    chosen = select(Review).join(Review.child).where(Child.officer_id.is_(None)).order_by(Review.child_id, Review.id)
    found: dict[str, tuple[Child, list[Review]]] = {}
    for review in session.scalars(chosen):
        found.setdefault(review.child_id, (review.child, []))[1].append(review)
    return list(found.values())


def held_without_code(session: Session, *, officer_id: str | None = None) -> list[Review]:
    """Return held reviews that have no participation code, oldest first; of one officer when named."""
    chosen = select(Review).join(Review.child).where(Review.status == "held", Review.participation_code.is_(None))
    if officer_id is not None:
        chosen = chosen.where(Child.officer_id == officer_id)
    return list(session.scalars(chosen.order_by(Review.held_on, Review.id)))
