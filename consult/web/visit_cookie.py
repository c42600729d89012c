"""The visit's cookie: which visit this is, and whether its page is in hand, so that what was said may be shown."""

from flask import current_app, g, request
from werkzeug.wrappers import Response

from consult.settings import Settings
from consult.web.access import cookie_name

_PRESSED = ".pressed"
"""After the token, from a press of a button until the page that it leads to: any other way opens a page anew."""


def visit_token() -> str:
    """Return the token of this phone's visit; empty when there is none."""
    return request.cookies.get(cookie_name("visit"), "").removesuffix(_PRESSED)


def is_in_hand() -> bool:
    """Whether this page follows a press on the one before it: else it was left, and who opens it may be another."""
    in_hand: bool | None = g.get("in_hand")
    return request.cookies.get(cookie_name("visit"), "").endswith(_PRESSED) if in_hand is None else in_hand


def take_in_hand(in_hand: bool) -> None:
    """Say for the rest of this request whether its page is in hand."""
    g.in_hand = in_hand


def keep_visit(response: Response, token: str, *, pressed: bool) -> None:
    """Let the phone keep the visit; `pressed` where the answer leads to the visit's next page."""
    settings: Settings = current_app.extensions["consult_settings"]
    value = token + _PRESSED if pressed else token
    response.set_cookie(
        cookie_name("visit"), value, path="/", secure=settings.is_https, httponly=True, samesite="Strict"
    )


def forget_visit(response: Response) -> None:
    """Take the visit off the phone."""
    settings: Settings = current_app.extensions["consult_settings"]
    response.delete_cookie(cookie_name("visit"), path="/", secure=settings.is_https, httponly=True, samesite="Strict")
