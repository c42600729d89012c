"""Requests: an advocate or a talk alone, open until the officer has said what was done."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, and_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.storage.base import Base
from consult.storage.respondents import Respondent, lock_respondent
from consult.storage.sealing import Sealed


class Request(Base):
    """Somebody asked for something with one tap, or with an answer that they sent."""

    __tablename__ = "requests"

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"), index=True)
    respondent_id: Mapped[str] = mapped_column(ForeignKey("respondents.id"))
    kind: Mapped[str] = mapped_column(String(12))
    """advocate or talk_alone."""
    made_at: Mapped[datetime]
    reply_id: Mapped[str | None] = mapped_column(ForeignKey("replies.id"))
    """The reply that asked for it, where it was an answer: it is taken back with that."""
    taken_back_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    done_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    done_note_sealed: Mapped[bytes | None]

    done_note = Sealed()

    respondent: Mapped[Respondent] = relationship(lazy="joined", innerjoin=True)


_IS_OPEN = and_(Request.done_at.is_(None), Request.taken_back_at.is_(None))
Index(
    "ix_requests_one_open",
    Request.review_id,
    Request.respondent_id,
    Request.kind,
    unique=True,
    sqlite_where=_IS_OPEN,
    postgresql_where=_IS_OPEN,
)


def is_asked(session: Session, *, review_id: str, respondent_id: str, kind: str) -> bool:
    """Whether somebody has asked for this already and it is still open; holds their row until the transaction ends.

    So two presses at once are one after the other, and the second finds what the first asked.
    """
    lock_respondent(session, respondent_id)
    wanted = select(Request.id).where(
        Request.review_id == review_id, Request.respondent_id == respondent_id, Request.kind == kind, _IS_OPEN
    )
    return session.scalar(wanted) is not None


def requests_to_review(session: Session, review_id: str) -> list[Request]:
    """Return everything asked for around one review, oldest first, done and taken back included."""
    chosen = select(Request).where(Request.review_id == review_id)
    return list(session.scalars(chosen.order_by(Request.made_at, Request.id)))


def open_requests(session: Session, review_ids: Collection[str]) -> list[Request]:
    """Return what is asked for around these reviews and not done yet, oldest first."""
    chosen = select(Request).where(Request.review_id.in_(review_ids), _IS_OPEN)
    return list(session.scalars(chosen.order_by(Request.made_at, Request.id)))


def find_request_of_review(session: Session, request_id: str, *, review_id: str) -> Request | None:
    """Return one request if it belongs to this review."""
    return session.scalar(select(Request).where(Request.id == request_id, Request.review_id == review_id))


def take_back_with_replies(session: Session, reply_ids: Collection[str], *, at: datetime) -> None:
    """Take back what these replies asked for and is not done yet."""
    chosen = update(Request).where(Request.reply_id.in_(reply_ids), _IS_OPEN)
    session.execute(chosen.values(taken_back_at=at))
