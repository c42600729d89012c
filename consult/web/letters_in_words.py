"""What stands around a letter's own blocks, in its language: who has not checked it, its pictures, its drawings."""

from functools import cache
from pathlib import Path

from flask import Flask
from flask_babel import gettext
from markupsafe import Markup, escape

from consult.domain.languages import ENGLISH, find_language
from consult.domain.letters import PICTURES_OF_OUTCOMES, PICTURES_OF_PARTS, Quotation
from consult.domain.translatable import _
from consult.formats.drawing import drawing_svg
from consult.formats.letters import Around
from consult.web.languages import current_language, in_language
from consult.web.security import allow_inline

_RECORD_STYLES = Path(__file__).parent.parent.parent / "static" / "css" / "letter-record.css"

# Translators: stands in a letter under words that somebody translated, until a second person has read them.
NOT_CHECKED = _("Nobody has checked this translation yet.")


def init_app(app: Flask) -> None:
    """Let every template of `app` show a letter with `templates/letters/_body.html`."""
    app.jinja_env.globals.update(
        picture_of_part=PICTURES_OF_PARTS.__getitem__,
        picture_of_outcome=PICTURES_OF_OUTCOMES.__getitem__,
        drawn=drawn,
    )
    allow_inline(app, style=record_css())


@cache
def record_css() -> Markup:
    """Return the stylesheet of a letter in the record, which the page carries in itself."""
    # Our own stylesheet, read from our own folder.
    return Markup(_RECORD_STYLES.read_text("utf-8"))  # noqa: S704


def words_around(language: str) -> Around:
    """Return the sentences that a letter in this language needs besides its own blocks."""
    with in_language(language if find_language(language) else ENGLISH.code):
        return Around(language=current_language(), unchecked=gettext(NOT_CHECKED))


def drawn(quotation: Quotation) -> Markup:
    """Return the drawing of a quotation as SVG in the page, called as the letter calls it; nothing without one."""
    if quotation.drawing is None:
        return Markup("")
    called = quotation.said_for_drawing
    label = f'aria-label="{escape(called.words)}" lang="{escape(called.language)}"'
    # Numbers and what is escaped on the line above.
    return Markup(drawing_svg(quotation.drawing, inside=f'role="img" {label}'))  # noqa: S704
