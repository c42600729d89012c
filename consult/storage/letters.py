"""Letters: one to one person about one review, in parts, with their translations, and the text that was sent."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, select
from sqlalchemy import Text as Words
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.domain.respondents import Role
from consult.storage.base import Base
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed


class Letter(Base):
    """One letter to one respondent; a correction is a new letter that takes its place."""

    __tablename__ = "letters"
    __table_args__ = (Index("ix_letters_review", "review_id", "respondent_id"),)

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"))
    respondent_id: Mapped[str] = mapped_column(ForeignKey("respondents.id"), index=True)
    register: Mapped[str] = mapped_column(String(14))
    """pictures, child, young_person or adult."""
    language: Mapped[str] = mapped_column(String(12), default="en")
    """What its reader reads; the English stands beneath where this is another."""
    left_out: Mapped[str] = mapped_column(Words, default="")
    """Keys of quotations, wishes and decisions that the officer leaves out of this one, with spaces between."""
    second_person_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    """The colleague who was asked to look at what the check found and at translations."""
    second_asked_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    changed_at: Mapped[datetime]

    published_at: Mapped[datetime | None]
    """When it went out: from now on its text does not change, and its link opens it."""
    published_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    text_sealed: Mapped[bytes | None]
    """The blocks that were sent, as `consult.domain.kept_letters.as_kept` writes them."""
    invitation_id: Mapped[str | None] = mapped_column(ForeignKey("invitations.id"))
    """The link that opens it."""
    first_opened_at: Mapped[datetime | None]
    """When somebody opened it on a phone, with the lock."""
    withdrawn_at: Mapped[datetime | None]
    """When it was taken back, or a corrected one took its place."""
    replaced_by_id: Mapped[str | None] = mapped_column(ForeignKey("letters.id"))

    text = Sealed()

    review: Mapped[Review] = relationship()
    respondent: Mapped[Respondent] = relationship(lazy="joined", innerjoin=True)
    parts: Mapped[list["LetterPart"]] = relationship(back_populates="letter")


class LetterPart(Base):
    """The officer's own English for one part; a part that nobody has touched has no row and reads as drafted."""

    __tablename__ = "letter_parts"
    __table_args__ = (UniqueConstraint("letter_id", "part"),)

    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"))
    part: Mapped[str] = mapped_column(String(16))
    """A value of `consult.domain.letters.Part`."""
    words_sealed: Mapped[bytes]
    kept_words_sealed: Mapped[bytes | None]
    """JSON: what the help to write plainly found and the officer keeps as it is."""
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))

    words = Sealed()
    kept_words = Sealed()

    letter: Mapped[Letter] = relationship(back_populates="parts")


class PartTranslation(Base):
    """One part in the reader's language by a named person; stale when its English has changed since."""

    __tablename__ = "part_translations"
    __table_args__ = (UniqueConstraint("letter_id", "part"),)

    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"))
    part: Mapped[str] = mapped_column(String(60))
    """A part, or a decision, wish or quotation by its own key."""
    language: Mapped[str] = mapped_column(String(12))
    words_sealed: Mapped[bytes]
    of_english_sealed: Mapped[bytes]
    """The English that was translated."""
    translated_by_sealed: Mapped[bytes]
    typed_in_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    typed_in_at: Mapped[datetime]
    checked_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    """A second person, never the one who typed it in."""
    checked_at: Mapped[datetime | None]

    words = Sealed()
    of_english = Sealed()
    translated_by = Sealed()


class LetterOverride(Base):
    """A second person let one finding of the check stand, and says why."""

    __tablename__ = "letter_overrides"

    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id"), index=True)
    finding_hash: Mapped[str] = mapped_column(String(64))
    """Keyed hash of what was found and where, so that a changed part is checked anew."""
    reason_sealed: Mapped[bytes]
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]

    reason = Sealed()


def letters_of_review(session: Session, review_id: str) -> list[Letter]:
    """Return every letter about one review, oldest first, withdrawn ones included."""
    chosen = select(Letter).where(Letter.review_id == review_id)
    return list(session.scalars(chosen.order_by(Letter.made_at, Letter.id)))


def find_letter_of_review(session: Session, letter_id: str, *, review_id: str) -> Letter | None:
    """Return one letter if it belongs to this review."""
    return session.scalar(select(Letter).where(Letter.id == letter_id, Letter.review_id == review_id))


def find_letter_of_invitation(session: Session, invitation_id: str) -> Letter | None:
    """Return the letter that a link opens, unless it was withdrawn."""
    return session.scalar(select(Letter).where(Letter.invitation_id == invitation_id, Letter.withdrawn_at.is_(None)))


def letters_of_child(session: Session, child_id: str) -> list[Letter]:
    """Return every letter that went out about one child's reviews, oldest first, without the withdrawn ones."""
    chosen = (
        select(Letter)
        .join(Letter.review)
        .where(Review.child_id == child_id, Letter.published_at.is_not(None), Letter.withdrawn_at.is_(None))
    )
    return list(session.scalars(chosen.order_by(Letter.published_at, Letter.id)))


def first_published_to_child(session: Session, review_ids: Sequence[str]) -> dict[str, datetime]:
    """Return when the child's letter about each of these reviews first went out; none for those without one."""
    chosen = (
        select(Letter.review_id, func.min(Letter.published_at))
        .join(Letter.respondent)
        .where(Letter.review_id.in_(review_ids), Letter.published_at.is_not(None), Respondent.role == Role.CHILD)
        .group_by(Letter.review_id)
    )
    return {review_id: at for review_id, at in session.execute(chosen) if at is not None}


def letters_to_look_at(session: Session, staff_id: str) -> list[Letter]:
    """Return the letters that somebody was asked to look at and that have not gone yet, oldest first."""
    chosen = select(Letter).where(
        Letter.second_person_id == staff_id, Letter.published_at.is_(None), Letter.withdrawn_at.is_(None)
    )
    return list(session.scalars(chosen.order_by(Letter.second_asked_at, Letter.id)))


def find_letter(session: Session, letter_id: str) -> Letter | None:
    """Return one letter by our id."""
    return session.get(Letter, letter_id)


def parts_of(session: Session, letter_id: str) -> dict[str, LetterPart]:
    """Return what the officer wrote in one letter, by part."""
    found = session.scalars(select(LetterPart).where(LetterPart.letter_id == letter_id))
    return {part.part: part for part in found}


def translations_of(session: Session, letter_id: str) -> dict[str, PartTranslation]:
    """Return the translations of one letter, stale ones included, by what they translate."""
    found = session.scalars(select(PartTranslation).where(PartTranslation.letter_id == letter_id))
    return {translation.part: translation for translation in found}


def overrides_of(session: Session, letter_id: str) -> list[LetterOverride]:
    """Return which findings of the check a second person let stand, oldest first."""
    chosen = select(LetterOverride).where(LetterOverride.letter_id == letter_id)
    return list(session.scalars(chosen.order_by(LetterOverride.made_at, LetterOverride.id)))


def letters_to(session: Session, respondent_id: str) -> list[Letter]:
    """Return every letter that went out to one person, newest first, without the withdrawn ones."""
    chosen = select(Letter).where(
        Letter.respondent_id == respondent_id, Letter.published_at.is_not(None), Letter.withdrawn_at.is_(None)
    )
    return list(session.scalars(chosen.order_by(Letter.published_at.desc(), Letter.id)))


def copy_words(session: Session, letter_id: str, *, to: str) -> None:
    """Give one letter the officer's words and the translations of another, checked as they were."""
    for part in parts_of(session, letter_id).values():
        copy = LetterPart(letter_id=to, part=part.part, changed_at=part.changed_at, changed_by=part.changed_by)
        copy.words, copy.kept_words = part.words, part.kept_words
        session.add(copy)
    for each in translations_of(session, letter_id).values():
        translation = PartTranslation(
            letter_id=to,
            part=each.part,
            language=each.language,
            typed_in_by=each.typed_in_by,
            typed_in_at=each.typed_in_at,
            checked_by=each.checked_by,
            checked_at=each.checked_at,
        )
        translation.words, translation.of_english = each.words, each.of_english
        translation.translated_by = each.translated_by
        session.add(translation)
    session.flush()
