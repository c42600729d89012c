"""Drawings put into the page itself: no second request, and they follow the look and the dark."""

import re
from functools import cache
from pathlib import Path

import structlog
from flask import Flask, current_app
from markupsafe import Markup

from consult.domain.looks import Look
from consult.domain.pictures import PICTURES, SYMBOLS
from consult.formats.symbols import SymbolSet, read_symbols
from consult.settings import Settings, UnusableSetting
from consult.web.dress import current_voice

FOLDER = Path(__file__).parent.parent.parent / "static" / "pictures"
_DRAWING = re.compile(r'<svg[^>]*viewBox="([^"]+)"[^>]*>(.*)</svg>', re.DOTALL)


class NoSuchPicture(Exception):
    """A page asks for a drawing that `static/pictures` does not hold."""


def init_app(app: Flask) -> None:
    """Let every template say `{{ picture('signs/eye') }}` and `{{ symbol('home') }}`."""
    app.jinja_env.globals.update(picture=picture, symbol=symbol, beside_option=beside_option)
    app.extensions["consult_symbols"] = own = own_symbols(app.extensions["consult_settings"])
    for file, reason in own.refused.items():
        structlog.get_logger().warning("symbol refused", place=file, problem=reason)


def own_symbols(settings: Settings) -> SymbolSet:
    """Return the council's own symbols; none without a folder.

    Raises:
        UnusableSetting: when the folder does not exist.
    """
    if not settings.symbols:
        return SymbolSet({}, {})
    if not (folder := Path(settings.symbols)).is_dir():
        raise UnusableSetting(f"CONSULT_SYMBOLS must name a folder; {settings.symbols!r} is none.")
    return read_symbols(folder, keys=PICTURES | SYMBOLS)


@cache
def picture(name: str, css: str = "i") -> Markup:
    """Return the drawing kept as `<folder>/<key>`, without meaning for a screen reader: a word stands beside it.

    Raises:
        NoSuchPicture: when there is none.
    """
    try:
        found = _DRAWING.search((FOLDER / f"{name}.svg").read_text("utf-8"))
    except FileNotFoundError as problem:
        raise NoSuchPicture(name) from problem
    if found is None:
        raise NoSuchPicture(name)
    size, lines = found.groups()
    # The drawings are our own files, read from our own folder: nothing in them comes from a person.
    return Markup(f'<svg class="{css}" viewBox="{size}" aria-hidden="true">{lines}</svg>')  # noqa: S704


def symbol(key: str, css: str = "pic") -> Markup:
    """Return the council's own symbol of a key, else our coloured picture, else our line drawing.

    Raises:
        NoSuchPicture: when there is none of them.
    """
    own: SymbolSet = current_app.extensions["consult_symbols"]
    if (address := own.pictures.get(key)) is not None:
        # As a picture, which runs nothing, and not as a part of the page; it holds base64 only.
        return Markup('<img class="{} sym" src="{}" alt="" aria-hidden="true">').format(css, address)
    if key in SYMBOLS:
        return picture(f"symbols/{key}", f"{css} sym")
    return picture(f"answers/{key}", css)


def beside_option(key: str) -> Markup:
    """Return what stands beside an option: where pictures lead, or there is no line drawing, the coloured one."""
    css = "face" if key.startswith("face_") else "pic"
    if current_voice() is Look.PICTURE or key not in PICTURES:
        return symbol(key, css)
    return picture(f"answers/{key}", css)
