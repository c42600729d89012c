"""The outbox: what is to go by post, text or e-mail, put there by the act itself and emptied as it goes."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.domain.outbox import DID_NOT_GO, Outcome
from consult.storage.base import Base
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed


class Message(Base):
    """One message to one respondent; its id is the reference that Notify is given, and says nothing of anybody."""

    __tablename__ = "outbox"

    respondent_id: Mapped[str] = mapped_column(ForeignKey("respondents.id"), index=True)
    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"), index=True)
    way: Mapped[str] = mapped_column(String(8))
    """letter, sms or email, as Notify calls them."""
    recipient_sealed: Mapped[bytes | None]
    """The telephone number or e-mail address; erased when the message has ended."""
    body_sealed: Mapped[bytes | None]
    """A PDF as base64, on which the address stands, or the words as JSON; erased when the message has ended."""
    made_at: Mapped[datetime]
    made_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    due_at: Mapped[datetime]
    """When it may be tried next; while a sender has it, when that sender’s time is over."""
    claimed_by: Mapped[str | None] = mapped_column(String(22))
    """The claim that may say how it ended."""
    tries: Mapped[int] = mapped_column(default=0)
    first_tried_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(8))
    """A value of `consult.domain.outbox.Outcome`."""
    problem: Mapped[str] = mapped_column(String(60), default="")
    """What the last try met, as Notify names it; never a sentence of its, which may hold the address."""
    notify_id: Mapped[str | None] = mapped_column(String(36))
    status: Mapped[str] = mapped_column(String(30), default="")
    """What Notify said last became of it, by Notify’s own name."""
    ask_at: Mapped[datetime | None]
    """When Notify is asked next what became of it; None before it has gone, and once nothing more is to learn."""
    seen_to_at: Mapped[datetime | None]
    """When somebody of the staff had looked at one that did not go."""
    seen_to_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))

    recipient = Sealed()
    body = Sealed()

    respondent: Mapped[Respondent] = relationship()
    review: Mapped[Review] = relationship()


_NOT_ENDED = Message.ended_at.is_(None)
Index("ix_outbox_due", Message.due_at, sqlite_where=_NOT_ENDED, postgresql_where=_NOT_ENDED)
_TO_ASK = Message.ask_at.is_not(None)
Index("ix_outbox_ask", Message.ask_at, sqlite_where=_TO_ASK, postgresql_where=_TO_ASK)


def lock_next_due(session: Session, *, now: datetime) -> Message | None:
    """Return the message that has been due longest, held until the transaction ends; never one that another holds."""
    due = select(Message).where(_NOT_ENDED, Message.due_at <= now).order_by(Message.due_at, Message.id).limit(1)
    return session.scalar(due.with_for_update(skip_locked=True))


def lock_next_to_ask(session: Session, *, now: datetime) -> Message | None:
    """Return the message of which Notify is to be asked next, held until the transaction ends."""
    chosen = select(Message).where(Message.ask_at <= now).order_by(Message.ask_at, Message.id).limit(1)
    return session.scalar(chosen.with_for_update(skip_locked=True))


def change_asked(session: Session, message_id: str, **facts: Any) -> bool:
    """Write what Notify said of a message; False when its end was known already: nothing is written."""
    chosen = update(Message).where(Message.id == message_id, _TO_ASK)
    return bool(getattr(session.execute(chosen.values(**facts)), "rowcount", 0))


def change_claimed(session: Session, message_id: str, *, claim: str, **facts: Any) -> bool:
    """Write these columns of a message that this claim still has; False when it has lost it: nothing is written."""
    chosen = update(Message).where(Message.id == message_id, Message.claimed_by == claim, _NOT_ENDED)
    return bool(getattr(session.execute(chosen.values(**facts)), "rowcount", 0))


def find_message(session: Session, message_id: str) -> Message | None:
    """Return one message by its reference."""
    return session.get(Message, message_id)


def count_not_ended(session: Session) -> int:
    """Return how many messages have not gone yet."""
    return session.scalar(select(func.count()).select_from(Message).where(_NOT_ENDED)) or 0


def messages_of_review(session: Session, review_id: str) -> list[Message]:
    """Return every message about one review, oldest first."""
    chosen = select(Message).where(Message.review_id == review_id)
    return list(session.scalars(chosen.order_by(Message.made_at, Message.id)))


def messages_to_see_to(session: Session, review_ids: Collection[str]) -> list[Message]:
    """Return what did not go, or may not have gone, around these reviews and nobody has looked at yet."""
    chosen = select(Message).where(
        Message.review_id.in_(review_ids),
        Message.outcome.in_((*DID_NOT_GO, Outcome.UNKNOWN)),
        Message.seen_to_at.is_(None),
    )
    return list(session.scalars(chosen.order_by(Message.ended_at, Message.id)))
