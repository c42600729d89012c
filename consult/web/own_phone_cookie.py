"""The cookie of a phone that its owner named as their own: it opens one letter, and holds nothing but chance."""

from datetime import datetime

from flask import after_this_request, current_app, request
from werkzeug.wrappers import Response

from consult.settings import Settings
from consult.web.access import cookie_name

KIND = "own-phone"


def own_phone_token() -> str:
    """Return the token of a phone that was named; empty on every other."""
    return request.cookies.get(cookie_name(KIND), "")


def keep_own_phone(token: str, *, until: datetime) -> None:
    """Let the phone keep a token until a moment; scripts and other sites never see it."""
    settings: Settings = current_app.extensions["consult_settings"]

    @after_this_request
    def keep(response: Response) -> Response:
        response.set_cookie(
            cookie_name(KIND),
            token,
            expires=until,
            path="/",
            secure=settings.is_https,
            httponly=True,
            samesite="Strict",
        )
        return response


def forget_own_phone() -> None:
    """Take the token off the phone."""
    settings: Settings = current_app.extensions["consult_settings"]

    @after_this_request
    def forget(response: Response) -> Response:
        response.delete_cookie(
            cookie_name(KIND), path="/", secure=settings.is_https, httponly=True, samesite="Strict"
        )
        return response
