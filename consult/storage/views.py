"""What the officer does with views: ticks for the minutes, translations, and overrides for a child's safety."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.storage.base import Base
from consult.storage.replies import Answer
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
