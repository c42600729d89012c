"""The visit's cookie: which visit this is, and whether its page is in hand, so that what was said may be shown."""

from flask import current_app, g, request
from werkzeug.wrappers import Response

from consult.settings import Settings
from consult.web.access import cookie_name

_PRESSED = ".pressed"
"""After the token, from a press of a button until the page that it leads to: any other way opens a page anew."""


def visit_token() -> str:
    """Return the token of this phone's visit; empty when there is none."""
    return _on_the_phone()[0]


def is_in_hand() -> bool:
    """Whether this page follows a press on the one before it: else it was left, and who opens it may be another."""
    return _on_the_phone()[1]


def take_in_hand(in_hand: bool) -> None:
    """Say for the rest of this request whether its page is in hand."""
    g.visit_on_the_phone = (visit_token(), in_hand)


def begin_here(token: str) -> None:
    """Let the rest of this request be of the visit that it has just begun, with its page in hand."""
    g.visit_on_the_phone = (token, True)


def _on_the_phone() -> tuple[str, bool]:
    # Read once a request: every page asks several times.
    found: tuple[str, bool] | None = g.get("visit_on_the_phone")
    if found is None:
        cookie = request.cookies.get(cookie_name("visit"), "")
        token = cookie.removesuffix(_PRESSED)
        found = g.visit_on_the_phone = (token, token != cookie)
    return found


def keep_visit(response: Response, token: str, *, pressed: bool) -> None:
    """Let the phone keep the visit; `pressed` where the answer leads to the visit's next page."""
    settings: Settings = current_app.extensions["consult_settings"]
    value, secure = token + _PRESSED if pressed else token, "; Secure" if settings.is_https else ""
    # Every page says it: `set_cookie`, which looks for what a token of ours never holds, costs a twentieth of a page.
    whole = f"{cookie_name('visit')}={value}{secure}; HttpOnly; Path=/; SameSite=Strict"
    response.headers.add("Set-Cookie", whole)


def forget_visit(response: Response) -> None:
    """Take the visit off the phone."""
    settings: Settings = current_app.extensions["consult_settings"]
    response.delete_cookie(cookie_name("visit"), path="/", secure=settings.is_https, httponly=True, samesite="Strict")
