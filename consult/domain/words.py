"""What people type, made safe to keep without changing what they said."""

import re
import unicodedata
from collections.abc import Collection

LONGEST_ANSWER = 10_000
"""Characters kept of one answer: about five pages; the page says so when somebody reaches it."""

_KEPT_CONTROLS = {"\n", "\t"}
_DIRECTION_MARKS_NEEDED = {"\u200c", "\u200d", "\u200e", "\u200f", "\u061c"}


_NO_PAGE_HOLDS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Controls and noncharacters, which HTML forbids (its standard, 13.1.4) and no keyboard types."""


class TooLong(Exception):
    """More words than one answer can hold; nothing is cut off, the page gives them back and says what to do."""


def _is_kept(character: str) -> bool:
    if character in _KEPT_CONTROLS or character in _DIRECTION_MARKS_NEEDED:
        return True
    category = unicodedata.category(character)
    # Cc: control. Cs: half of a surrogate pair. Co, Cn: no meaning in any font. Cf holds the overrides that can
    # make one sentence look like another, but also tag letters inside flag emoji.
    if category == "Cf":
        return 0xE0020 <= ord(character) <= 0xE007F
    return category not in {"Cc", "Cs", "Co", "Cn"}


def that_can_be_shown(text: str) -> str:
    """Return `text` without the characters that no page may hold; all else stays, line ends and spaces too."""
    return _NO_PAGE_HOLDS.sub("", text)


def clean_words(text: str, *, and_kept: Collection[str] = ()) -> str:
    """Return `text` without characters that cannot be printed or that disguise what is shown.

    Line ends become `\\n`, composed letters stay letters (NFC), spaces at both ends go. Zero-width joiners,
    which Persian and emoji need, stay; overrides, control characters and lone surrogates do not, but for what
    `and_kept` names.
    """
    joined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(character for character in joined if character in and_kept or _is_kept(character))
    return unicodedata.normalize("NFC", kept).strip()


def words_that_fit(text: str, *, longest: int = LONGEST_ANSWER) -> str:
    """Return the cleaned `text`.

    Raises:
        TooLong: when more than `longest` characters are left after cleaning.
    """
    cleaned = clean_words(text)
    if len(cleaned) > longest:
        raise TooLong
    return cleaned
