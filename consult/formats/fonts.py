"""The fonts that paper is printed with: which a language needs, and which characters none of them can draw."""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from consult.domain.languages import Language

FOLDER = Path(__file__).parent.parent.parent / "static" / "fonts"

NASTALIQ = "Noto Nastaliq Urdu"

FAMILIES = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Ethiopic",
    "Noto Sans Gurmukhi",
    "Noto Sans Bengali",
    NASTALIQ,
    "Noto Emoji",
)
"""Every family in the folder, in the order they are tried; emoji come last, since that font has digits of its own."""

_FIRST = {
    "ar": ("Noto Sans Arabic",),
    "fa": ("Noto Sans Arabic",),
    "fa-AF": ("Noto Sans Arabic",),
    "ps": ("Noto Sans Arabic",),
    "ckb": ("Noto Sans Arabic",),
    # Urdu is read in Nastaliq, the slanting hand of its books and newspapers; the letters of its neighbours that this
    # font leaves out come from the next.
    "ur": (NASTALIQ, "Noto Sans Arabic"),
    "ti": ("Noto Sans Ethiopic",),
    "am": ("Noto Sans Ethiopic",),
    "pa": ("Noto Sans Gurmukhi",),
    "bn": ("Noto Sans Bengali",),
}

# Marks that steer direction, joining or the look of a neighbour: nothing is drawn for them, so no font needs them.
_UNSEEN = frozenset({"Cf", "Zl", "Zp"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def families_for(language: Language) -> tuple[str, ...]:
    """Return every family in the order to try them for a text in `language`: its own script's first."""
    first = _FIRST.get(language.code, ())
    return (*first, *(family for family in FAMILIES if family not in first))


def has_a_font(character: str) -> bool:
    """Whether a character can be printed, or leaves nothing to print."""
    return (
        ord(character) in _drawn()
        or unicodedata.category(character) in _UNSEEN
        or ord(character) in _VARIATION_SELECTORS
    )


def name_of(character: str) -> str:
    """Return what stands in the place of a character that no font has: its name, so that nobody sees a box."""
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()


@cache
def _drawn() -> frozenset[int]:
    found: set[int] = set()
    for file in sorted(FOLDER.glob("*-Regular.ttf")):
        with TTFont(file, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found)
