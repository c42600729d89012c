"""An answer put into English by a named person, and confirmed by a second one; the original always stays."""

from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.translators import is_same_person
from consult.domain.words import words_that_fit
from consult.services import events
from consult.services.staff import SignedIn
from consult.storage import views as marks
from consult.storage.replies import Answer
from consult.storage.views import Translation

LONGEST_NAME = 100


class NamelessTranslation(Exception):
    """A translation was to be kept without its words, or without the name of whoever made it."""


class SamePerson(Exception):
    """A translation was to be checked by nobody, or by the person who made it."""


class NothingToCheck(Exception):
    """There is no translation of this answer yet."""


def translate(
    session: Session, answer: Answer, *, who: SignedIn, words: str, translated_by: str, now: datetime
) -> None:
    """Keep English words for an answer; they are not checked yet, also where an earlier translation was.

    Raises:
        NamelessTranslation: without words or a name.
        consult.domain.words.TooLong: for more words than an answer holds.
    """
    words, name = words_that_fit(words), _one_line(translated_by)
    if not words or not name:
        raise NamelessTranslation
    translation = Translation(
        answer_id=answer.id, words=words, translated_by=name, typed_in_by=who.staff_id, typed_in_at=now
    )
    session.add(translation)
    session.flush()
    _record(session, answer, translation, who=who, act="typed in a translation", now=now)


def confirm_translation(session: Session, answer: Answer, *, who: SignedIn, checked_by: str, now: datetime) -> None:
    """Mark the newest translation as checked by a second person.

    Raises:
        NothingToCheck: when there is none.
        SamePerson: when nobody is named, or the person who made it.
    """
    translation = marks.find_translation(session, answer.id)
    if translation is None:
        raise NothingToCheck
    name = _one_line(checked_by)
    if not name or is_same_person(name, translation.translated_by):
        raise SamePerson
    translation.checked_by, translation.checked_at = name, now
    session.flush()
    _record(session, answer, translation, who=who, act="confirmed a translation", now=now)


def _one_line(name: str) -> str:
    return " ".join(words_that_fit(name, longest=LONGEST_NAME).split())


def _record(
    session: Session, answer: Answer, translation: Translation, *, who: SignedIn, act: str, now: datetime
) -> None:
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="translation",
        thing_id=translation.id,
        review_id=answer.reply.review_id,
    )
