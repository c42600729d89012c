"""What people who speak a language mended in its sentences, and whether they have read them all."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from consult.storage.base import Base
from consult.storage.sealing import Sealed


class Correction(Base):
    """One sentence of one language as somebody mended it; `form` counts the plural forms from 0."""

    __tablename__ = "corrections"
    __table_args__ = (UniqueConstraint("language", "english", "form"),)

    language: Mapped[str]
    english: Mapped[str]
    form: Mapped[int]
    words_sealed: Mapped[bytes]
    made_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]

    words = Sealed()


class LanguageCheck(Base):
    """Somebody says that they have read every sentence of a language, as it now stands with its corrections."""

    __tablename__ = "language_checks"

    language: Mapped[str] = mapped_column(unique=True)
    checked_by_sealed: Mapped[bytes]
    checked_on: Mapped[date]

    checked_by = Sealed()


def corrections_of(session: Session, language: str) -> list[Correction]:
    """Return what was mended in a language, oldest first."""
    mended = select(Correction).where(Correction.language == language)
    return list(session.scalars(mended.order_by(Correction.made_at, Correction.form)))


def all_corrections(session: Session) -> list[Correction]:
    """Return what was mended in every language."""
    return list(session.scalars(select(Correction).order_by(Correction.language, Correction.made_at)))


def language_checks(session: Session) -> dict[str, LanguageCheck]:
    """Return by language who has read all of it."""
    return {check.language: check for check in session.scalars(select(LanguageCheck))}
