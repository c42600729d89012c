"""What a drawing is: strokes as numbers on a sheet of 1,000 by 750, each with a colour and a width.

As text it reads `red 6 10,20 30,40;ink 14 5,5`: strokes apart by `;`, then colour, width and points by spaces. What
came from a phone is read by this grammar alone, so nothing but small whole numbers and our own words gets through.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from consult.domain.translatable import _

WIDE, TALL = 1000, 750
"""The sheet; a point at `WIDE, TALL` is its lower right corner, in every language."""
MOST_STROKES = 400
MOST_POINTS = 6_000
"""Of a whole drawing; the pad leaves out points that lie on a line, so this is a sheet full of scribble."""
THIN, THICK, VERY_THICK = 6, 14, 34

_LONGEST_TEXT = MOST_POINTS * len("1000,750 ") + MOST_STROKES * len("yellow 34 ;")
_STROKE = re.compile(r"([a-z]{1,9}) ([0-9]{1,2})((?: [0-9]{1,4},[0-9]{1,3})+)")


class NotADrawing(Exception):
    """What came is no drawing, or more than one may hold; nothing of it is kept."""


class Colour(StrEnum):
    """What one can draw with; the value is kept, and `ink_of` is how it looks."""

    INK = "ink"
    BROWN = "brown"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"

    @property
    def ink(self) -> str:
        """The colour as HTML writes it, `#rrggbb`; the sheet is always white, in the dark as well."""
        return _INKS[self]


_INKS = {
    Colour.INK: "#1c2a2d",
    Colour.BROWN: "#8a5a2b",
    Colour.RED: "#c8102e",
    Colour.ORANGE: "#f07d00",
    Colour.YELLOW: "#f5c400",
    Colour.GREEN: "#1e8a3c",
    Colour.BLUE: "#1f5fbf",
    Colour.PURPLE: "#7b3fa0",
}

COLOURS_IN_WORDS = {
    # Translators: the colours of eight pens that a child draws with.
    Colour.INK: _("Black"),
    Colour.BROWN: _("Brown"),
    Colour.RED: _("Red"),
    Colour.ORANGE: _("Orange"),
    Colour.YELLOW: _("Yellow"),
    Colour.GREEN: _("Green"),
    Colour.BLUE: _("Blue"),
    Colour.PURPLE: _("Purple"),
}
WIDTHS_IN_WORDS = {
    # Translators: how thick a pen draws.
    THIN: _("Thin"),
    THICK: _("Thick"),
    VERY_THICK: _("Very thick"),
}


@dataclass(frozen=True)
class Stroke:
    """One line drawn without lifting the finger; a dot has one point."""

    colour: Colour
    width: int
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Drawing:
    """The strokes in the order in which they were drawn: later ones lie above."""

    strokes: tuple[Stroke, ...]


def read_drawing(text: str) -> Drawing:
    """Return the drawing that a text describes; one without strokes for an empty text.

    Raises:
        NotADrawing: for anything else, such as a colour that is not ours, a point off the sheet, or too many points.
    """
    if len(text) > _LONGEST_TEXT or text.count(",") > MOST_POINTS:
        raise NotADrawing
    strokes = tuple(map(_read_stroke, text.split(";"))) if text else ()
    if len(strokes) > MOST_STROKES:
        raise NotADrawing
    return Drawing(strokes)


def find_drawing(text: str) -> Drawing | None:
    """Return a drawing that was kept; None for none, and for one that a later release no longer reads."""
    try:
        return read_drawing(text) if text else None
    except NotADrawing:
        return None


def _read_stroke(text: str) -> Stroke:
    found = _STROKE.fullmatch(text)
    if found is None or found[1] not in set(Colour) or int(found[2]) not in WIDTHS_IN_WORDS:
        raise NotADrawing
    points = tuple((int(x), int(y)) for x, y in (point.split(",") for point in found[3].split()))
    if any(x > WIDE or y > TALL for x, y in points):
        raise NotADrawing
    return Stroke(Colour(found[1]), int(found[2]), points)


def as_text(drawing: Drawing) -> str:
    """Return the text that `read_drawing` reads."""
    return ";".join(
        f"{stroke.colour} {stroke.width} " + " ".join(f"{x},{y}" for x, y in stroke.points)
        for stroke in drawing.strokes
    )
