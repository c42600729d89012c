"""The languages that respondents are offered: own name, direction, and whether somebody has checked the words."""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Language:
    """One language; `code` is what `lang` says and what the catalogue's folder is called."""

    code: str
    own_name: str
    english_name: str
    direction: Literal["ltr", "rtl"]


ENGLISH = Language("en", "English", "English", "ltr")
ARABIC = Language("ar", "العربية", "Arabic", "rtl")
LANGUAGES = (ENGLISH, ARABIC)


class NotOffered(Exception):
    """A language was asked for that respondents are not offered."""


@dataclass(frozen=True)
class Checked:
    """Who, speaking the language, checked every word of it, and on which day."""

    by: str
    on: date


def find_language(code: str) -> Language | None:
    """Return the offered language with this code, if there is one."""
    return next((language for language in LANGUAGES if language.code == code), None)


def get_language(code: str) -> Language:
    """Return the offered language with this code.

    Raises:
        NotOffered: when there is none.
    """
    if (language := find_language(code)) is None:
        raise NotOffered(code)
    return language


def read_checks(text: str) -> dict[str, Checked | None]:
    """Return by language code who checked it, or None for a draft, from the text of `translations/checked.toml`.

    A language that the file does not name is a draft. English is what the words are written in.
    """
    kept = tomllib.loads(text)
    return {language.code: _check(kept.get(language.code, {})) for language in LANGUAGES if language is not ENGLISH}


def _check(entry: dict[str, object]) -> Checked | None:
    by, on = entry.get("checked_by"), entry.get("checked_on")
    return Checked(by, on) if isinstance(by, str) and by and isinstance(on, date) else None


def state_in_words(check: Checked | None) -> str:
    """Return what staff are told beside a language: a draft, or who checked it and when."""
    if check is None:
        return "draft, not checked yet by somebody who speaks it"
    return f"checked by {check.by} on {check.on.day} {check.on:%B %Y}"
