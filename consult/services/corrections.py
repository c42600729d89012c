"""A person who speaks a language mends its sentences, and says when they have read them all."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.languages import Checked
from consult.domain.words import words_that_fit
from consult.services import events
from consult.services.staff import SignedIn
from consult.storage import corrections as stored
from consult.storage.corrections import Correction, LanguageCheck

LONGEST_NAME = 100


class NamelessCheck(Exception):
    """A language was to be marked as checked without the name of who read it."""


def correct(
    session: Session, who: SignedIn, *, language: str, mended: Mapping[str, Sequence[str]], now: datetime
) -> int:
    """Keep what was mended: by English sentence, every form of its translation; return how many sentences.

    What the words must hold is `consult.domain.sentences.faults`; the caller has asked it, and leaves out what is as
    it was.
    """
    kept = {(each.english, each.form): each for each in stored.corrections_of(session, language)}
    for english, forms in mended.items():
        for form, words in enumerate(forms):
            correction = kept.get((english, form)) or Correction(language=language, english=english, form=form)
            correction.words, correction.made_by, correction.made_at = words, who.staff_id, now
            session.add(correction)
    if mended:
        session.flush()
        _note(session, who, language, act="corrected a translation", outcome=str(len(mended)), now=now)
    return len(mended)


def corrections(session: Session, language: str) -> dict[tuple[str, int], str]:
    """Return the corrections of a language, by English sentence and plural form."""
    return {(each.english, each.form): each.words for each in stored.corrections_of(session, language)}


def corrected_languages(session: Session) -> dict[str, dict[tuple[str, int], str]]:
    """Return the corrections of every language that has some."""
    found: dict[str, dict[tuple[str, int], str]] = {}
    for each in stored.all_corrections(session):
        found.setdefault(each.language, {})[(each.english, each.form)] = each.words
    return found


def say_it_is_checked(session: Session, who: SignedIn, *, language: str, name: str, now: datetime) -> Checked:
    """Keep that a named person has read every sentence of a language.

    Raises:
        NamelessCheck: without a name.
        consult.domain.words.TooLong: for a name that is none.
    """
    name = " ".join(words_that_fit(name, longest=LONGEST_NAME).split())
    if not name:
        raise NamelessCheck
    check = stored.language_checks(session).get(language) or LanguageCheck(language=language)
    check.checked_by, check.checked_on = name, now.date()
    session.add(check)
    session.flush()
    _note(session, who, language, act="checked a language", outcome="", now=now)
    return Checked(check.checked_by, check.checked_on)


def checks(session: Session) -> dict[str, Checked]:
    """Return by language who has read all of it and when."""
    return {
        code: Checked(check.checked_by, check.checked_on) for code, check in stored.language_checks(session).items()
    }


def _note(session: Session, who: SignedIn, language: str, *, act: str, outcome: str, now: datetime) -> None:
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="language",
        thing_id=language,
        outcome=outcome,
    )
