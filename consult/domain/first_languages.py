"""Which language a case system means: the names and codes it may write for a child's first language."""

import re

# Code (as `lang` says it), the name shown to staff, and other ways of writing it.
_WRITTEN: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("en", "English", ("en_GB", "British English", "eng")),
    ("ar", "Arabic", ("Sudanese Arabic", "ara")),
    ("fa", "Farsi", ("Persian", "Persian/Farsi", "Farsi/Persian", "fas")),
    ("fa-AF", "Dari", ("prs", "Dari Persian", "Persian (Dari)")),
    ("ps", "Pashto", ("Pushto", "Pashtu", "pus")),
    ("ckb", "Kurdish Sorani", ("Sorani", "Kurdish (Sorani)", "Central Kurdish")),
    ("ku", "Kurdish Kurmanji", ("Kurmanji", "Kurdish (Kurmanji)", "kmr")),
    ("ti", "Tigrinya", ("Tigrigna", "tir")),
    ("am", "Amharic", ("amh",)),
    ("om", "Oromo", ("Afaan Oromo", "orm")),
    ("so", "Somali", ("som",)),
    ("sq", "Albanian", ("Shqip", "sqi", "alb")),
    ("vi", "Vietnamese", ("vie",)),
    ("ur", "Urdu", ("urd",)),
    ("pa", "Punjabi", ("Panjabi", "pan")),
    ("bn", "Bengali", ("Bangla", "Sylheti", "syl", "ben")),
    ("pl", "Polish", ("pol",)),
    ("ro", "Romanian", ("ron",)),
    ("pt", "Portuguese", ("por",)),
    ("uk", "Ukrainian", ("ukr",)),
    ("ru", "Russian", ("rus",)),
    ("zh-Hans", "Chinese (simplified)", ("Mandarin", "zh", "Chinese Mandarin")),
    ("zh-Hant", "Chinese (traditional)", ("Cantonese", "yue", "Chinese Cantonese")),
    ("cy", "Welsh", ("cym",)),
    ("gu", "Gujarati", ("guj",)),
    ("tr", "Turkish", ("tur",)),
    ("fr", "French", ("fra",)),
    ("es", "Spanish", ("spa",)),
    ("it", "Italian", ("ita",)),
    ("ln", "Lingala", ("lin",)),
    ("hi", "Hindi", ("hin",)),
    ("ne", "Nepali", ("nep",)),
    ("rom", "Romani", ("Romany", "rmn")),
)

FIRST_LANGUAGES: tuple[tuple[str, str], ...] = tuple((code, name) for code, name, _ in _WRITTEN)
"""Code and English name of every language that can be kept for a child, English first."""


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


_CODES = {_folded(way): code for code, name, others in _WRITTEN for way in (code, name, *others)}


def find_first_language(text: str) -> str | None:
    """Return the code of the language that `text` names; None when it is blank, unknown or only “Kurdish”."""
    return _CODES.get(_folded(text))


def name_of_first_language(code: str) -> str:
    """Return the language's name as staff read it; a code that is not in the list stands for itself."""
    return next((name for known, name, _others in _WRITTEN if known == code), code)
