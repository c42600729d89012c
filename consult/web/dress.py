"""How the page of this request is dressed: as its visit, as its address asks, else in the page's own look."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import urlencode

from flask import Flask, g, request
from markupsafe import Markup, escape

from consult.domain.looks import Dress, Look, Shade, TextSize, dress_from, read_choices

CURRENT, NOT_CURRENT = Markup(' aria-current="true"'), Markup("")
_SCHEMES = {Shade.PHONE: "light dark", Shade.LIGHT: "light", Shade.DARK: "dark"}


def init_app(app: Flask) -> None:
    """Let every template of `app` say how it is dressed."""
    app.jinja_env.globals.update(
        dress_of_page=dress_of_page, current_voice=current_voice, address_with=address_with, worn_here=worn_here
    )


def wear(dress: Dress, *, voice: Look) -> None:
    """Dress this request's page; `voice` is the look of the reader's age, which chooses between sentences."""
    g.dress, g.voice = dress, voice


def wear_choices(texts: Iterable[str]) -> None:
    """Dress this request's page as texts like `shade:dark` say, where there is no visit that could keep it."""
    g.choices = read_choices(texts)


def worn_here() -> dict[str, str]:
    """Return what was chosen for a page without a visit, by `look`, `text` and `shade`."""
    chosen: dict[str, str] | None = g.get("choices")
    # Only the address: a form that is too large to read must not break the page that says so.
    return read_choices(request.args.getlist("wear")) if chosen is None else chosen


def current_voice() -> Look:
    """Return whose sentences a page speaks in: an adult's unless a visit says otherwise."""
    voice: Look = g.get("voice", Look.ADULT)
    return voice


def dress_of_page(look: str) -> Mapping[str, Markup]:
    """Return the values of `data-look`, `data-text`, `data-shade`, and the mark of each choice, as `look:child`.

    `look` is the page's own, for somebody who has chosen none.
    """
    dress: Dress = g.get("dress") or Dress(Look(look))
    return values_of(dress_from({**dress.chosen, **worn_here()}, look=dress.look))


@lru_cache(maxsize=64)
def values_of(dress: Dress) -> Mapping[str, Markup]:
    """Return a dress as templates need it; each value is one of our own words."""
    found = dress.chosen
    marks = {f"{name}:{value}": CURRENT for name, value in found.items()}
    every = (f"{name}:{one}" for name, kind in (("look", Look), ("text", TextSize), ("shade", Shade)) for one in kind)
    words = {**found, "scheme": _SCHEMES[dress.shade]}
    values = {name: escape(value) for name, value in words.items()}
    return values | {key: marks.get(key, NOT_CURRENT) for key in every}


def address_with(*, lang: str = "", wear: str = "") -> str:
    """Return the address of this page in another language or dress, with everything else that was chosen."""
    chosen = worn_here() | read_choices([wear])
    language = lang or request.args.get("lang", "")
    asked = ([("lang", language)] if language else []) + [("wear", f"{name}:{chosen[name]}") for name in chosen]
    return "?" + urlencode(asked, safe=":")
