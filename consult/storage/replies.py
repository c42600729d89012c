"""Drafts, and the replies that were sent, with their answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship, selectinload

from consult.storage.base import Base
from consult.storage.children import Child
from consult.storage.invitations import Invitation
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed

_HAS_A_LOCK = text("lock_id IS NOT NULL")


class Draft(Base):
    """What is being answered and not yet sent; belongs to an invitation and to the visit that began it."""

    __tablename__ = "drafts"

    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitations.id"), index=True)
    question_set: Mapped[str] = mapped_column(String(40))
    answers_sealed: Mapped[bytes | None]
    """What `consult.domain.drafts.as_text` returns; empty once it was sent."""
    lock_id: Mapped[str | None] = mapped_column(String(22))
    """The lock that also opens this draft."""
    begun_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]

    answers = Sealed()


class Reply(Base):
    """One sending by one respondent, or views that staff wrote down for them; never changed afterwards.

    A sending has the id of the draft that became it, which is what makes fifty equal sendings one.
    """

    __tablename__ = "replies"
    __table_args__ = (
        Index("ix_replies_review", "review_id", "sent_at"),
        # Only what a lock opens is looked up by its person, and most is sent without one.
        Index("ix_replies_lock", "lock_id", sqlite_where=_HAS_A_LOCK, postgresql_where=_HAS_A_LOCK),
    )

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"))
    respondent_id: Mapped[str] = mapped_column(ForeignKey("respondents.id"))
    invitation_id: Mapped[str | None] = mapped_column(ForeignKey("invitations.id"))
    purpose: Mapped[str] = mapped_column(String(8))
    question_set: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(12))
    given: Mapped[str] = mapped_column(String(12), default="link")
    """link, in_person, phone, paper, read_out or observation."""
    given_on: Mapped[date | None]
    """The day on which it was said, when it did not come by link."""
    taken_down_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    """Who typed it in, when it did not come by link."""
    helped_by_sealed: Mapped[bytes | None]
    name_for_today_sealed: Mapped[bytes | None]
    """What a child wanted to be called that day: for their officer and themselves, and in no copy for others."""
    lock_id: Mapped[str | None] = mapped_column(String(22))
    """The lock that opens reading this back: the one its visit made or opened."""
    changes_id: Mapped[str | None] = mapped_column(ForeignKey("replies.id"))
    """The reply that this one changes: an answer of that reply which is not in this one was taken back."""
    meeting_people_sealed: Mapped[bytes | None]
    """JSON: the people named for the review as the respondent saw them; later names do not see these answers."""
    sent_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
    """When whoever sent it took it back: its officer still reads it, as taken back."""

    helped_by = Sealed()
    name_for_today = Sealed()
    meeting_people = Sealed()

    respondent: Mapped[Respondent] = relationship(lazy="joined", innerjoin=True)
    review: Mapped[Review] = relationship()
    invitation: Mapped[Invitation | None] = relationship()
    answers: Mapped[list["Answer"]] = relationship(back_populates="reply", order_by="Answer.position")


class Answer(Base):
    """One answer as given, with the question as asked."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("reply_id", "question"),)

    reply_id: Mapped[str] = mapped_column(ForeignKey("replies.id"))
    position: Mapped[int]
    question: Mapped[str] = mapped_column(String(60))
    topic: Mapped[str] = mapped_column(String(40))
    said_sealed: Mapped[bytes]
    """JSON of `consult.domain.said.keep`: what was answered, and the question as asked, in English and as shown."""
    audience: Mapped[str] = mapped_column(String(80), default="officer")
    """officer, meeting, or people by name: the key of `consult.domain.audiences.Audience`."""

    said = Sealed()

    reply: Mapped[Reply] = relationship(back_populates="answers")


def replies_to_review(session: Session, review_id: str) -> list[Reply]:
    """Return everything said for one review, newest first, with answers loaded."""
    chosen = select(Reply).where(Reply.review_id == review_id).options(selectinload(Reply.answers))
    return list(session.scalars(chosen.order_by(Reply.sent_at.desc(), Reply.id)))


def replies_on_paper(session: Session, invitation_id: str) -> list[Reply]:
    """Return what was typed in from booklets of one invitation, oldest first."""
    chosen = select(Reply).where(Reply.invitation_id == invitation_id, Reply.given == "paper")
    return list(session.scalars(chosen.order_by(Reply.sent_at, Reply.id)))


@dataclass(frozen=True)
class Sending:
    """That somebody sent something, without what they said."""

    review_id: str
    respondent_id: str
    role: str
    purpose: str
    given: str
    language: str
    sent_at: datetime


_SENDINGS = (
    select(
        Reply.review_id,
        Reply.respondent_id,
        Respondent.role,
        Reply.purpose,
        Reply.given,
        Reply.language,
        Reply.sent_at,
    )
    .join(Reply.respondent)
    .order_by(Reply.sent_at, Reply.id)
)


def sendings_to(session: Session, review_ids: Collection[str]) -> list[Sending]:
    """Return who has sent something for these reviews and not taken it back, oldest first; nothing sealed is read."""
    chosen = _SENDINGS.where(Reply.review_id.in_(review_ids), Reply.taken_back_at.is_(None))
    return [Sending(*row) for row in session.execute(chosen)]


def sendings_afterwards(
    session: Session, *, officer_id: str | None = None, review_id: str | None = None
) -> list[Sending]:
    """Return who has sent what they think of a meeting after it: one review's, an officer's children's, or all.

    What was taken back since is among it: who reads it sees that it was.
    """
    chosen = _SENDINGS.where(Reply.purpose == "after")
    if review_id is not None:
        chosen = chosen.where(Reply.review_id == review_id)
    if officer_id is not None:
        chosen = chosen.join(Reply.review).join(Review.child).where(Child.officer_id == officer_id)
    return [Sending(*row) for row in session.execute(chosen)]


def invitations_with_drafts(session: Session, invitation_ids: Collection[str]) -> set[str]:
    """Return which of these invitations somebody has begun to answer and not sent; nothing sealed is read."""
    begun = select(Draft.invitation_id).where(Draft.invitation_id.in_(invitation_ids), Draft.sent_at.is_(None))
    return set(session.scalars(begun))
