"""Headers, where a POST may come from, and the form token that derives from the visit or the session."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, abort, current_app, redirect, request
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response as BaseResponse

from consult.domain.keyed_hash import keyed_hash
from consult.settings import Settings
from consult.web.access import ANYONE, cookie_name, who_may_open
from consult.web.database import the_database
from consult.web.visit_cookie import is_in_hand, take_in_hand, visit_token

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

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
    app.config.setdefault("INLINE_SCRIPTS", [])
    app.before_request(_check_post)
    app.after_request(_stay_here)
    app.wsgi_app = _with_headers(app, app.wsgi_app)  # type: ignore[method-assign, assignment]
    app.jinja_env.globals["form_token"] = form_token


def takes_a_file(page: Page) -> Page:
    """Mark a page that a file may be sent to; every other one takes no more than a form."""
    page.takes_a_file = True  # type: ignore[attr-defined]
    return page


def allow_inline(app: Flask, *, style: str, script: str = "") -> None:
    """Let pages carry exactly these texts in a `<style>` and a `<script>` element."""
    app.config["INLINE_STYLES"].append(_digest(style))
    if script:
        app.config["INLINE_SCRIPTS"].append(_digest(script))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def form_token() -> str:
    """Return the token for forms of this visit or session; empty for somebody who has neither."""
    if _is_for_staff():
        return _token("staff", request.cookies.get(cookie_name("staff"), ""))
    return _token("visit" if is_in_hand() else "left", visit_token())


def _token(kind: str, cookie: str) -> str:
    return keyed_hash(the_database().keys.visits, f"form:{kind}:{cookie}") if cookie else ""


def _is_for_staff() -> bool:
    endpoint = request.endpoint
    return endpoint is not None and isinstance(who_may_open(current_app, endpoint), frozenset)


def origins(settings: Settings) -> frozenset[str]:
    """Return the origins that forms are sent from; a demonstration is also opened on the machine itself."""
    is_local = not settings.is_production and not settings.is_https
    return _origins(settings.base_url, local_port=settings.port if is_local else None)


@cache
def _origins(base_url: str, *, local_port: int | None) -> frozenset[str]:
    parts = urlsplit(base_url)
    found = {f"{parts.scheme}://{parts.netloc}"}
    if local_port is not None:
        found |= {f"http://{host}:{local_port}" for host in ("127.0.0.1", "localhost")}
    return frozenset(found)


def _check_post() -> None:
    if request.method in ("GET", "HEAD", "OPTIONS") or (endpoint := request.endpoint) is None:
        return
    headers = request.headers
    if headers.get("Origin") not in origins(current_app.extensions["consult_settings"]):
        abort(403)
    if headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)
    _check_size(endpoint)
    if who_may_open(current_app, endpoint) == ANYONE:
        return
    # Read before anything is refused: a form that is too large to read must not break the page that refuses it.
    sent = request.form.get("form_token", "")
    if _is_for_staff():
        if not _is(sent, form_token()):
            abort(403)
        return
    # A page that was opened anew may send what is on it; what was said before is put away first.
    take_in_hand(_is(sent, _token("visit", visit_token())))
    if not is_in_hand() and not _is(sent, _token("left", visit_token())):
        abort(403)


def _is(sent: str, expected: str) -> bool:
    return bool(expected) and hmac.compare_digest(sent.encode(), expected.encode())


def _check_size(endpoint: str) -> None:
    # Fewer bytes than that are neither too large nor more fields; a form without its length is looked through.
    if (length := request.content_length) is not None and length < MOST_FIELDS:
        return
    page = current_app.view_functions[endpoint]
    if not hasattr(page, "takes_a_file") or request.mimetype != _FORM_WITH_A_FILE:
        request.max_content_length = LARGEST_FORM
    # Flask's own limits are for forms with files: one without is read whole, and a field costs fifty times its bytes.
    if request.mimetype == _FORM and request.get_data().count(b"&") >= MOST_FIELDS:
        abort(413)


def _with_headers(app: Flask, answer: WSGIApplication) -> WSGIApplication:
    """Wrap the site so that every answer carries the headers, a static file and a refusal as well as a page.

    Put beside the page's own at the very end: through Flask each of them would be looked up, added and copied.
    """

    @cache
    def same_for_all() -> list[tuple[str, str]]:
        return _headers(app.extensions["consult_settings"], app.config["INLINE_STYLES"], app.config["INLINE_SCRIPTS"])

    def answer_with_headers(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], problem: Any = None) -> Callable[[bytes], object]:
            said = [*headers, *same_for_all()]
            if not any(name == "Cache-Control" for name, _value in headers):
                said.append(("Cache-Control", "no-store"))
            return start_response(status, said, problem)

        return answer(environ, start)

    return answer_with_headers


def _headers(settings: Settings, styles: Sequence[str], scripts: Sequence[str]) -> list[tuple[str, str]]:
    found = [
        ("Content-Security-Policy", _policy(settings.leave_to, styles, scripts)),
        # `no-referrer` would make browsers send `Origin: null` with our own forms. The number is never in an address.
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ]
    if settings.is_https:
        found.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))
    return found


def _policy(leave_to: str, styles: Sequence[str], scripts: Sequence[str]) -> str:
    leave, styling, running = urlsplit(leave_to), " ".join(("'self'", *styles)), " ".join(("'self'", *scripts))
    return (
        f"default-src 'none'; style-src {styling}; script-src {running}; img-src 'self' data:; "
        "connect-src 'self'; media-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
        f"form-action 'self' {leave.scheme}://{leave.netloc}"
    )


def _stay_here(response: Response) -> BaseResponse:
    # To add a missing slash, an address is made of the Host of the request, which anybody may have chosen.
    if not isinstance(request.routing_exception, RequestRedirect):
        return response
    there = urlsplit(request.routing_exception.new_url)
    return redirect(urlunsplit(("", "", "/" + there.path.lstrip("/"), there.query, "")), response.status_code)
