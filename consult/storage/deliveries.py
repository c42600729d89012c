"""What was done with each letter, and what its reader says of it."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, String, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.domain.outbox import DID_NOT_GO
from consult.domain.reporting_year import ReportingYear
from consult.storage.base import Base
from consult.storage.letters import Letter
from consult.storage.outbox import Message
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed


class Delivery(Base):
    """One thing that was done with a letter, on a day, by somebody; never to which address."""

    __tablename__ = "deliveries"

    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    way: Mapped[str] = mapped_column(String(16))
    """A value of `consult.domain.deliveries.Delivery`."""
    on: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    note_sealed: Mapped[bytes | None]
    message_id: Mapped[str | None] = mapped_column(ForeignKey("outbox.id"))
    """What took it, where GOV.UK Notify did."""

    note = Sealed()

    letter: Mapped[Letter] = relationship()


class LetterAnswer(Base):
    """One answer to what is asked about a letter; a later one never replaces an earlier one."""

    __tablename__ = "letter_answers"

    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    asked_in: Mapped[str] = mapped_column(String(8))
    """letter, beneath the letter itself, or before, at the start of the next consultation."""
    language: Mapped[str] = mapped_column(String(12))
    got_it: Mapped[str | None] = mapped_column(String(8))
    """yes, sort_of or no; the same for the next two."""
    could_read: Mapped[str | None] = mapped_column(String(8))
    is_right: Mapped[str | None] = mapped_column(String(8))
    would_change_sealed: Mapped[bytes | None]
    said_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    """When the child's officer said that they have read it."""
    seen_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))

    would_change = Sealed()

    letter: Mapped[Letter] = relationship()


def deliveries_of(session: Session, letter_ids: Collection[str]) -> list[Delivery]:
    """Return what was done with these letters, in order."""
    chosen = select(Delivery).where(Delivery.letter_id.in_(letter_ids))
    return list(session.scalars(chosen.order_by(Delivery.on, Delivery.at, Delivery.id)))


def deliveries_that_went(session: Session, letter_ids: Collection[str]) -> list[Delivery]:
    """Return what was done with these letters, in order, without what GOV.UK Notify did not deliver."""
    did_not = select(Message.id).where(Message.id == Delivery.message_id, Message.outcome.in_(DID_NOT_GO))
    chosen = select(Delivery).where(Delivery.letter_id.in_(letter_ids), ~exists(did_not))
    return list(session.scalars(chosen.order_by(Delivery.on, Delivery.at, Delivery.id)))


def answers_about(session: Session, letter_ids: Collection[str]) -> list[LetterAnswer]:
    """Return what was said about these letters, the newest first."""
    chosen = select(LetterAnswer).where(LetterAnswer.letter_id.in_(letter_ids))
    return list(session.scalars(chosen.order_by(LetterAnswer.said_at.desc(), LetterAnswer.id)))


def letter_answers_of_year(session: Session, year: ReportingYear) -> list[tuple[LetterAnswer, Letter]]:
    """Return what was said of letters about the reviews that were held in a year, each with its letter."""
    chosen = (
        select(LetterAnswer, Letter)
        .join(LetterAnswer.letter)
        .join(Letter.review)
        .where(Review.status == "held", Review.held_on >= year.first_day, Review.held_on <= year.last_day)
    )
    return [(answer, letter) for answer, letter in session.execute(chosen)]


def published_letters(session: Session, review_ids: Sequence[str]) -> list[Letter]:
    """Return the letters of these reviews that went out and were not withdrawn, oldest first."""
    found: list[Letter] = []
    for start in range(0, len(review_ids), 500):
        chosen = select(Letter).where(
            Letter.review_id.in_(review_ids[start : start + 500]),
            Letter.published_at.is_not(None),
            Letter.withdrawn_at.is_(None),
        )
        found += session.scalars(chosen.order_by(Letter.published_at, Letter.id))
    return found


def find_letter_before(session: Session, respondent_id: str, *, review_id: str) -> Letter | None:
    """Return the newest letter that went to somebody about another review than this one."""
    chosen = select(Letter).where(
        Letter.respondent_id == respondent_id,
        Letter.review_id != review_id,
        Letter.published_at.is_not(None),
        Letter.withdrawn_at.is_(None),
    )
    return session.scalar(chosen.order_by(Letter.published_at.desc(), Letter.id).limit(1))


def has_letter_to_ask_about(*, respondent_id: Any, review_id: Any) -> ColumnElement[bool]:
    """Return, for a statement with these columns, whether an earlier letter went of which nothing was said."""
    said = exists(
        select(LetterAnswer.id).where(LetterAnswer.letter_id == Letter.id, LetterAnswer.got_it.is_not(None))
    ).correlate(Letter)
    found = select(Letter.id).where(
        Letter.respondent_id == respondent_id,
        Letter.review_id != review_id,
        Letter.published_at.is_not(None),
        Letter.withdrawn_at.is_(None),
        ~said,
    )
    return exists(found.correlate(*(column.table for column in (respondent_id, review_id))))
