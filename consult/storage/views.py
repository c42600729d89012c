"""What the officer does with views: ticks for the minutes, translations, and overrides for a child's safety."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.storage.base import Base
from consult.storage.replies import Answer, Reply
from consult.storage.sealing import Sealed


class Tick(Base):
    """One answer taken into the minutes, and the heading it was moved to."""

    __tablename__ = "ticks"

    answer_id: Mapped[str] = mapped_column(ForeignKey("answers.id"), unique=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    in_minutes: Mapped[bool] = mapped_column(default=True)
    heading: Mapped[str | None] = mapped_column(String(20))
    """working_well, worried_about or needs_to_happen; the topic's own when None."""
    ticked_at: Mapped[datetime]

    answer: Mapped[Answer] = relationship()


class Translation(Base):
    """An answer in English by a named person; the original is never overwritten."""

    __tablename__ = "translations"

    answer_id: Mapped[str] = mapped_column(ForeignKey("answers.id"), index=True)
    words_sealed: Mapped[bytes]
    translated_by_sealed: Mapped[bytes]
    typed_in_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    typed_in_at: Mapped[datetime]
    checked_by_sealed: Mapped[bytes | None]
    checked_at: Mapped[datetime | None]

    words = Sealed()
    translated_by = Sealed()
    checked_by = Sealed()


class Override(Base):
    """An officer shared an answer further than the respondent chose, for a child's safety, and says why."""

    __tablename__ = "overrides"

    answer_id: Mapped[str] = mapped_column(ForeignKey("answers.id"), index=True)
    audience: Mapped[str] = mapped_column(String(80))
    reason_sealed: Mapped[bytes]
    child_told: Mapped[bool]
    told_note_sealed: Mapped[bytes | None]
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]

    reason = Sealed()
    told_note = Sealed()


@dataclass(frozen=True)
class OfficersMarks:
    """What the officer did with one review's views, by answer."""

    ticks: dict[str, Tick]
    translations: dict[str, Translation]
    """The newest of each answer."""
    overrides: dict[str, list[Override]]


def marks_of_review(session: Session, review_id: str) -> OfficersMarks:
    """Return every tick, newest translation and override of one review's answers."""
    here = select(Answer.id).join(Answer.reply).where(Reply.review_id == review_id)
    ticks = session.scalars(select(Tick).where(Tick.answer_id.in_(here)))
    translations = session.scalars(
        select(Translation).where(Translation.answer_id.in_(here)).order_by(Translation.typed_in_at, Translation.id)
    )
    overrides = session.scalars(
        select(Override).where(Override.answer_id.in_(here)).order_by(Override.made_at, Override.id)
    )
    by_answer: dict[str, list[Override]] = {}
    for override in overrides:
        by_answer.setdefault(override.answer_id, []).append(override)
    return OfficersMarks(
        {tick.answer_id: tick for tick in ticks},
        {translation.answer_id: translation for translation in translations},
        by_answer,
    )


def find_answer_of_review(session: Session, answer_id: str, *, review_id: str) -> Answer | None:
    """Return one answer if it belongs to this review."""
    chosen = select(Answer).join(Answer.reply).where(Answer.id == answer_id, Reply.review_id == review_id)
    return session.scalar(chosen)


def find_tick(session: Session, answer_id: str) -> Tick | None:
    """Return the tick row of one answer."""
    return session.scalar(select(Tick).where(Tick.answer_id == answer_id))


def find_translation(session: Session, answer_id: str) -> Translation | None:
    """Return the newest translation of one answer."""
    chosen = select(Translation).where(Translation.answer_id == answer_id)
    return session.scalars(chosen.order_by(Translation.typed_in_at.desc(), Translation.id)).first()
