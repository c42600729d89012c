"""The languages that respondents are offered: own name, direction, and whether somebody has checked the words."""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Language:
    """One language; `code` is what `lang` says on a page and what a visit keeps.

    `day` and `date` are how people write a day with its weekday and a day with its year, as patterns of the Unicode
    CLDR; the names of days and months are the CLDR's own.
    """

    code: str
    own_name: str
    english_name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    day: str = "EEEE d MMMM"
    date: str = "d MMMM y"

    @property
    def locale(self) -> str:
        """The name Babel knows it by, and of its folder in `translations/`."""
        return self.code.replace("-", "_")


ENGLISH = Language("en", "English", "English")
ARABIC = Language("ar", "العربية", "Arabic", "rtl")
LANGUAGES = (
    ENGLISH,
    ARABIC,
    Language("fa", "فارسی", "Farsi", "rtl"),
    Language("fa-AF", "دری", "Dari", "rtl"),
    Language("ps", "پښتو", "Pashto", "rtl", "EEEE، 'د' MMMM d", "'د' y 'د' MMMM d"),
    Language("ckb", "کوردیی ناوەندی", "Kurdish Sorani", "rtl", "EEEE، d'ی' MMMM", "d'ی' MMMM'ی' y"),
    Language("ku", "Kurdî (Kurmancî)", "Kurdish Kurmanji", "ltr", "EEEE, d MMMM"),
    Language("ti", "ትግርኛ", "Tigrinya", "ltr", "EEEE፣ d MMMM"),
    Language("am", "አማርኛ", "Amharic", "ltr", "EEEE፣ d MMMM"),
    Language("so", "Soomaali", "Somali", "ltr", "EEEE, d MMMM"),
    Language("sq", "Shqip", "Albanian", "ltr", "EEEE, d MMMM"),
    # Its months have numbers: without these spaces a line could end before one.
    Language(
        "vi",
        "Tiếng Việt",
        "Vietnamese",
        "ltr",
        "EEEE, 'ngày'\u00a0d 'tháng'\u00a0M",
        "'ngày'\u00a0d 'tháng'\u00a0M 'năm'\u00a0y",
    ),
    Language("ur", "اردو", "Urdu", "rtl", "EEEE، d MMMM"),
    Language("pa", "ਪੰਜਾਬੀ", "Punjabi", "ltr", "EEEE, d MMMM"),
    Language("bn", "বাংলা", "Bengali", "ltr", "EEEE, d MMMM"),
    Language("pl", "Polski", "Polish", "ltr", "EEEE, d MMMM"),
    Language("ro", "Română", "Romanian", "ltr", "EEEE, d MMMM"),
    Language("uk", "Українська", "Ukrainian", "ltr", "EEEE, d MMMM"),
)
"""English, then the languages of children who come alone, then of families."""

EVERY_LANGUAGE = ",".join(language.code for language in LANGUAGES)
"""The codes of all of them, as a setting writes them."""

_BY_CODE = {language.code: language for language in LANGUAGES}

OTHER_TAGS = {"prs": "fa-AF", "kmr": "ku", "ku-Arab": "ckb", "pnb": "ur", "pa-Arab": "ur", "pa-PK": "ur", "syl": "bn"}
"""What a phone may call a language, or one that its owner reads as well."""


class NotOffered(Exception):
    """A language was asked for that respondents are not offered."""


@dataclass(frozen=True)
class Checked:
    """Who, speaking the language, checked every word of it, and on which day."""

    by: str
    on: date


def find_language(code: str) -> Language | None:
    """Return the offered language with this code, if there is one."""
    return _BY_CODE.get(code)


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


def write_check(text: str, code: str, check: Checked) -> str:
    """Return the text of `translations/checked.toml` with a language marked as checked; its comments stay."""
    head, found, rest = text.partition(f"[{code}]\n")
    if not found:
        head, rest = text.rstrip("\n") + "\n\n", ""
    section, mark, after = rest.partition("\n[")
    kept = [line for line in section.splitlines() if line.lstrip("# ").split(" ")[0] not in _LINES_OF_A_CHECK]
    by = check.by.replace("\\", "").replace('"', "”")
    lines = [f'checked_by = "{by}"', f"checked_on = {check.on.isoformat()}", *kept]
    return f"{head}[{code}]\n" + "\n".join(lines) + ("\n" + mark + after if mark else "\n")


_LINES_OF_A_CHECK = ("checked_by", "checked_on")


def state_in_words(check: Checked | None) -> str:
    """Return what staff are told beside a language: a draft, or who checked it and when."""
    if check is None:
        return "draft, not checked yet by somebody who speaks it"
    return f"checked by {check.by} on {check.on.day} {check.on:%B %Y}"
