"""What every page of a respondent carries: languages in their own script, digits in order, one stylesheet."""

import re
from functools import cache
from pathlib import Path

from flask import Flask
from markupsafe import Markup, escape

from consult.domain.digits import apart_from_words
from consult.domain.languages import Language, get_language
from consult.web import languages
from consult.web.security import allow_inline

STATIC = Path(__file__).parent.parent.parent / "static"
STYLES, SCRIPT = STATIC / "css" / "respondent.css", STATIC / "js" / "door.js"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")


def init_app(app: Flask) -> None:
    """Give every template of `app` what respondents' pages are made of."""
    app.jinja_env.filters["digits"] = digits
    app.jinja_env.filters["numbers_apart"] = numbers_apart
    app.jinja_env.globals.update(
        respondent_languages=respondent_languages, door_css=door_css, door_script=door_script
    )
    allow_inline(app, style=door_css(), script=door_script())


def respondent_languages() -> tuple[Language, ...]:
    """Return the languages this council offers, in order."""
    return tuple(get_language(code) for code in languages.offered())


def digits(number: object) -> Markup:
    """Return a number whose digits keep their order inside right-to-left text."""
    return Markup('<bdi class="digits" dir="ltr">{}</bdi>').format(escape(number))


def numbers_apart(words: str) -> Markup:
    """Return somebody's words in which telephone numbers keep their order, in text of any direction."""
    return Markup("").join(
        digits(piece) if is_number else escape(piece) for piece, is_number in apart_from_words(words)
    )


@cache
def door_css() -> Markup:
    """Return the stylesheet without comments and spaces: the door carries it in itself, to be one request less."""
    text = _COMMENT.sub("", STYLES.read_text("utf-8"))
    text = _AROUND.sub(r"\1", _SPACE.sub(" ", text)).replace(";}", "}").strip()
    # Our own stylesheet, read from our own folder.
    return Markup(text)  # noqa: S704


@cache
def door_script() -> Markup:
    """Return the door's script without comments: on a slow connection a file of its own comes half a second later."""
    lines = (line.strip() for line in SCRIPT.read_text("utf-8").splitlines())
    # Our own script, read from our own folder.
    return Markup("\n".join(line for line in lines if line and not line.startswith("//")))  # noqa: S704
