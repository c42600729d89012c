"""Headers, where a POST may come from, and the form token that derives from the visit or the session."""

import base64
import hmac
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, abort, current_app, redirect, request
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response as BaseResponse

from consult.domain.keyed_hash import keyed_hash
from consult.settings import Settings
from consult.web.access import ANYONE, cookie_name, who_may_open
from consult.web.database import the_database

Page = TypeVar("Page", bound=Callable[..., Any])
LARGEST_FORM = 4 * 1024 * 1024
"""Bytes of a form: a megabyte of words, two bytes a letter and six as a form sends them, is still answered."""
MOST_FIELDS = 20_000
"""Of one form: a box for every child of the largest council. Four megabytes of empty ones would take seconds."""
LARGEST_UPLOAD = 25 * 1024 * 1024
_FORM, _FORM_WITH_A_FILE = "application/x-www-form-urlencoded", "multipart/form-data"


def init_app(app: Flask) -> None:
    """Protect every request of `app`."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_UPLOAD
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FORM
    app.config.setdefault("INLINE_STYLES", [])
    app.before_request(_check_post)
    app.after_request(_add_headers)
    app.after_request(_stay_here)
    app.jinja_env.globals["form_token"] = form_token


def takes_a_file(page: Page) -> Page:
    """Mark a page that a file may be sent to; every other one takes no more than a form."""
    page.takes_a_file = True  # type: ignore[attr-defined]
    return page


def allow_inline_style(app: Flask, css: str) -> None:
    """Let pages carry exactly this text in a `<style>` element."""
    digest = base64.b64encode(sha256(css.encode()).digest()).decode()
    app.config["INLINE_STYLES"].append(f"'sha256-{digest}'")


def form_token() -> str:
    """Return the token for forms of this visit or session; empty for somebody who has neither."""
    for kind in ("visit", "staff"):
        if (token := request.cookies.get(cookie_name(kind), "")) and _belongs(kind):
            return keyed_hash(the_database().keys.visits, f"form:{kind}:{token}")
    return ""


def _belongs(kind: str) -> bool:
    allowed = who_may_open(current_app, request.endpoint) if request.endpoint else None
    return (kind == "staff") == isinstance(allowed, frozenset)


@cache
def origins(settings: Settings) -> frozenset[str]:
    """Return the origins that forms are sent from; a demonstration is also opened on the machine itself."""
    parts = urlsplit(settings.base_url)
    found = {f"{parts.scheme}://{parts.netloc}"}
    if not settings.is_production and not settings.is_https:
        found |= {f"http://{host}:{settings.port}" for host in ("127.0.0.1", "localhost")}
    return frozenset(found)


def _check_post() -> None:
    if request.method in ("GET", "HEAD", "OPTIONS") or request.endpoint is None:
        return
    if request.headers.get("Origin") not in origins(current_app.extensions["consult_settings"]):
        abort(403)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)
    _check_size(request.endpoint)
    if who_may_open(current_app, request.endpoint) == ANYONE:
        return
    # Read before anything is refused: a form that is too large to read must not break the page that refuses it.
    sent, expected = request.form.get("form_token", ""), form_token()
    if not expected or not hmac.compare_digest(sent.encode(), expected.encode()):
        abort(403)


def _check_size(endpoint: str) -> None:
    page = current_app.view_functions[endpoint]
    if not hasattr(page, "takes_a_file") or request.mimetype != _FORM_WITH_A_FILE:
        request.max_content_length = LARGEST_FORM
    # Flask's own limits are for forms with files: one without is read whole, and a field costs fifty times its bytes.
    if request.mimetype == _FORM and request.get_data().count(b"&") >= MOST_FIELDS:
        abort(413)


_ALWAYS = (
    # `no-referrer` would make browsers send `Origin: null` with our own forms. The number is never in an address.
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex, nofollow"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
)


@cache
def _policy(leave_to: str, styles: tuple[str, ...]) -> str:
    leave, allowed = urlsplit(leave_to), " ".join(("'self'", *styles))
    return (
        f"default-src 'none'; style-src {allowed}; script-src 'self'; img-src 'self' data:; "
        f"connect-src 'self'; font-src 'self'; form-action 'self' {leave.scheme}://{leave.netloc}; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def _add_headers(response: Response) -> Response:
    settings: Settings = current_app.extensions["consult_settings"]
    headers = response.headers
    policy = _policy(settings.leave_to, tuple(current_app.config["INLINE_STYLES"]))
    headers.setdefault("Content-Security-Policy", policy)
    headers.setdefault("Cache-Control", "no-store")
    # Added, not set: no page sets these, and looking for each first would take longer than the question's template.
    for name, value in _ALWAYS:
        headers.add(name, value)
    if settings.is_https:
        headers.add("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    return response


def _stay_here(response: Response) -> BaseResponse:
    # To add a missing slash, an address is made of the Host of the request, which anybody may have chosen.
    if not isinstance(request.routing_exception, RequestRedirect):
        return response
    there = urlsplit(request.routing_exception.new_url)
    return redirect(urlunsplit(("", "", "/" + there.path.lstrip("/"), there.query, "")), response.status_code)
