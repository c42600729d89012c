"""Drawings on pages: the picture that we make of what somebody drew."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask
from markupsafe import Markup, escape

from consult.domain.drawing import (
    COLOURS_IN_WORDS,
    MOST_POINTS,
    MOST_STROKES,
    TALL,
    WIDE,
    WIDTHS_IN_WORDS,
    Colour,
    Drawing,
    as_text,
    find_drawing,
)
from consult.formats.drawing import drawing_png, drawing_svg


@dataclass(frozen=True)
class Sheet:
    """What a template draws the pad from; words are English and go through the catalogue when shown."""

    wide: int = WIDE
    tall: int = TALL
    most_points: int = MOST_POINTS
    most_strokes: int = MOST_STROKES
    colours: tuple[tuple[Colour, str], ...] = tuple(COLOURS_IN_WORDS.items())
    widths: tuple[tuple[int, str], ...] = tuple(WIDTHS_IN_WORDS.items())


def init_app(app: Flask) -> None:
    """Let every template say `{{ sheet.wide }}` and `{{ picture_of(drawn, label=…) }}`."""
    app.jinja_env.globals["sheet"] = Sheet()
    app.jinja_env.globals["picture_of"] = picture_of
    app.jinja_env.globals["png_address"] = png_address


def text_of_drawing(drawn: Sequence[str]) -> str:
    """Return a drawing as the pad takes it back; nothing for what is none."""
    found = find_drawing("".join(drawn))
    return as_text(found) if found else ""


def picture_of(drawn: str, *, label: str) -> Markup:
    """Return the drawing as SVG in the page, called `label` for who cannot see it; nothing where there is none."""
    found = find_drawing(drawn)
    if found is None:
        return Markup("")
    return Markup(drawing_svg(found, inside=f'role="img" aria-label="{escape(label)}"'))  # noqa: S704 - numbers only


def png_address(drawing: Drawing) -> str:
    """Return the drawing as the address of an image: what is copied from a page into Word takes it along."""
    return f"data:image/png;base64,{b64encode(drawing_png(drawing)).decode()}"
