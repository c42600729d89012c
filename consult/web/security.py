"""Headers, where a POST may come from, and the form token that derives from the visit or the session."""

import base64
import hmac
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, request

from consult.domain.keyed_hash import keyed_hash
from consult.settings import Settings
from consult.web.access import ANYONE, cookie_name, who_may_open
from consult.web.database import the_database

LARGEST_BODY = 2 * 1024 * 1024
"""Bytes of an ordinary form: a megabyte of words in a script of two bytes a letter still arrives and is answered."""
LARGEST_UPLOAD = 25 * 1024 * 1024


def init_app(app: Flask) -> None:
    """Protect every request of `app`."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_UPLOAD
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_BODY
    app.config.setdefault("INLINE_STYLES", [])
    app.before_request(_check_post)
    app.after_request(_add_headers)
    app.jinja_env.globals["form_token"] = form_token


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
    if who_may_open(current_app, request.endpoint) == ANYONE:
        return
    expected = form_token()
    if not expected or not hmac.compare_digest(request.form.get("form_token", "").encode(), expected.encode()):
        abort(403)


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
    # `no-referrer` would make browsers send `Origin: null` with our own forms. The number is never in an address.
    headers["Referrer-Policy"] = "same-origin"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Robots-Tag"] = "noindex, nofollow"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()"
    if settings.is_https:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return response
