"""A letter in the words and the language of its reader, with the English beneath, as it is now or as it was sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from flask import current_app
from flask_babel import gettext

from consult.domain.kept_letters import read_kept
from consult.domain.languages import ENGLISH, get_language
from consult.domain.letter_drafts import Say, draft_letter, drafted_words
from consult.domain.letter_facts import LetterFacts
from consult.domain.letters import WRITTEN_PARTS, LetterText, Part, Text, Words
from consult.services.letter_facts import Gathered, gather
from consult.settings import Settings
from consult.web.database import current_session
from consult.web.languages import current_language, day_in_words, in_language
from consult.web.reviews.booklet_words import apart

if TYPE_CHECKING:
    from consult.storage.letters import Letter

_BLANK = re.compile(r"%\(\w+\)s")


def letter_text(letter: Letter) -> LetterText:
    """Return a letter as its reader reads it: as it was sent, or drafted now from what is recorded.

    The caller has noted the reading.
    """
    return read_kept(letter.text) if letter.text else in_words(gathered(letter).facts)


def gathered(letter: Letter) -> Gathered:
    """Return what a letter is made of now."""
    settings: Settings = current_app.extensions["consult_settings"]
    return gather(current_session(), letter, council=settings.council, day_line=settings.day_line)


def in_words(facts: LetterFacts) -> LetterText:
    """Return the letter that these facts make."""
    with in_language(facts.language):
        return draft_letter(facts, say=say_in(current_language()))


def drafted_english(facts: LetterFacts) -> dict[Part, str]:
    """Return the English that stands in each written part until the officer writes their own, one sentence a line."""
    say = say_in(ENGLISH.code)
    return {
        part: "\n".join(words.own.words for words in drafted_words(facts, part, say=say)) for part in WRITTEN_PARTS
    }


def say_in(language: str) -> Say:
    """Return what puts the catalogue's sentences into a language; the page is in it already, unless it is English."""

    def say(sentence: str, /, **blanks: str | date) -> Words:
        english = sentence % _filled(blanks, _english_day) if blanks else sentence
        if language == ENGLISH.code:
            return Words.plain(english)
        translated = str(gettext(sentence))
        if translated == sentence and any(each.isalpha() for each in _BLANK.sub("", sentence)):
            return Words.plain(english)  # Nobody has translated it yet.
        rtl = get_language(language).direction == "rtl"
        own = translated % _filled(blanks, day_in_words, rtl=rtl) if blanks else translated
        return Words(Text(own, language), Text(english))

    return say


def _filled(blanks: Mapping[str, str | date], day: Callable[[date], str], *, rtl: bool = False) -> dict[str, str]:
    return {
        name: day(value) if isinstance(value, date) else apart(value) if rtl else value
        for name, value in blanks.items()
    }


def _english_day(of: date) -> str:
    return f"{of:%A} {of.day} {of:%B}"
