"""A letter in its reader's language: typed in piece by piece by a named person, confirmed by a second one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.letter_facts import LetterFacts
from consult.domain.letter_translations import Piece, State, pieces_to_translate
from consult.domain.translators import is_same_person
from consult.domain.words import words_that_fit
from consult.services import events
from consult.services.staff import SignedIn
from consult.services.translations import LONGEST_NAME, NamelessTranslation, SamePerson
from consult.storage import letters as stored
from consult.storage.letters import Letter, PartTranslation
from consult.storage.sealing import opened_or_none
from consult.storage.staff import staff_names

LONGEST = 6_000


@dataclass(frozen=True)
class Translated:
    """One piece, and where its translation stands; `typed_in_by` and `checked_by` are staff by name."""

    piece: Piece
    state: State
    words: str = ""
    translated_by: str = ""
    typed_in_by: str = ""
    typed_in_by_id: str = ""
    checked_by: str = ""

    @property
    def key(self) -> str:
        """What it is kept under."""
        return self.piece.item.key


def translations_in(session: Session, letter: Letter, facts: LetterFacts) -> tuple[Translated, ...]:
    """Return every piece that is not in the reader's language, with its translation as it stands."""
    kept = stored.translations_of(session, letter.id)
    names = staff_names(session, [each for row in kept.values() for each in (row.typed_in_by, row.checked_by)])
    return tuple(_standing(piece, kept.get(piece.item.key), letter, names) for piece in pieces_to_translate(facts))


def _standing(piece: Piece, row: PartTranslation | None, letter: Letter, names: dict[str, str]) -> Translated:
    if row is None or row.language != letter.language:
        return Translated(piece, State.MISSING)
    if opened_or_none(row, "of_english") != piece.item.text.words:
        state = State.STALE
    else:
        state = State.CHECKED if row.checked_by else State.NOT_CHECKED
    return Translated(
        piece,
        state,
        words=opened_or_none(row, "words") or "",
        translated_by=opened_or_none(row, "translated_by") or "",
        typed_in_by=names.get(row.typed_in_by, ""),
        typed_in_by_id=row.typed_in_by,
        checked_by=names.get(row.checked_by or "", ""),
    )


def save_translations(
    session: Session,
    letter: Letter,
    facts: LetterFacts,
    typed: dict[str, str],
    *,
    translated_by: str,
    who: SignedIn,
    now: datetime,
) -> int:
    """Keep what was typed, by key, and return how many pieces changed; each of them is not checked yet.

    What is typed again as it stood stays as it was, checked or not, unless its English has changed since: then it is
    a translation of the new English. An emptied one goes.

    Raises:
        NamelessTranslation: when something changed and nobody is named.
        consult.domain.words.TooLong: for more than `LONGEST`; nothing is kept then.
    """
    words = {key: words_that_fit(text, longest=LONGEST).strip() for key, text in typed.items()}
    name = " ".join(words_that_fit(translated_by, longest=LONGEST_NAME).split())
    kept, changed = stored.translations_of(session, letter.id), 0
    for piece in pieces_to_translate(facts):
        key, english = piece.item.key, piece.item.text.words
        if key not in words:
            continue
        row = kept.get(key)
        if row is not None and not words[key]:
            session.delete(row)
            changed += 1
            continue
        as_it_was = row is not None and row.language == letter.language
        as_it_was = as_it_was and row is not None and (row.words, row.of_english) == (words[key], english)
        if as_it_was or not words[key]:
            continue
        if not name:
            raise NamelessTranslation
        if row is None:
            row = PartTranslation(letter_id=letter.id, part=key)
        row.language, row.words, row.of_english, row.translated_by = letter.language, words[key], english, name
        row.typed_in_by, row.typed_in_at, row.checked_by, row.checked_at = who.staff_id, now, None, None
        session.add(row)
        changed += 1
    if changed:
        letter.changed_at = now
        session.flush()
        _record(session, letter, who=who, act="typed in a letter's translation", now=now)
    return changed


def confirm_translations(
    session: Session, letter: Letter, facts: LetterFacts, keys: set[str], *, who: SignedIn, now: datetime
) -> int:
    """Mark translations as checked by `who`, and return how many; stale ones are left as they are.

    Raises:
        SamePerson: when one of them was typed in, or made, by `who`; then none is marked.
    """
    kept, confirmed = stored.translations_of(session, letter.id), 0
    for translated in translations_in(session, letter, facts):
        if translated.key not in keys or translated.state is not State.NOT_CHECKED:
            continue
        if who.staff_id == translated.typed_in_by_id or is_same_person(who.name, translated.translated_by):
            raise SamePerson
        row = kept[translated.key]
        row.checked_by, row.checked_at = who.staff_id, now
        confirmed += 1
    if confirmed:
        session.flush()
        _record(session, letter, who=who, act="confirmed a letter's translation", now=now)
    return confirmed


def _record(session: Session, letter: Letter, *, who: SignedIn, act: str, now: datetime) -> None:
    events.record_by(session, who, at=now, act=act, thing="letter", thing_id=letter.id, review_id=letter.review_id)
