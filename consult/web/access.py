"""Who may open which page: every page says so, and a page that does not is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.staff import COLLEAGUES, NotYours, StaffRole
from consult.services import staff
from consult.settings import Settings
from consult.web import clock
from consult.web.database import reading_session, small_transaction

Page = TypeVar("Page", bound=Callable[..., Any])
ANYONE, VISITS = "anyone", "visits"
_STAFF_PATHS = ("/reviews", "/reports", "/account")
_SEEN_EVERY = timedelta(minutes=1)
_WORTH_GIVING_BACK = 20
"""Letters: shorter things are typed again in a moment; a form token has no spaces."""


def open_to_anyone(page: Page) -> Page:
    """Mark a page that needs neither a visit nor a sign-in."""
    page.open_to = ANYONE  # type: ignore[attr-defined]
    return page


def open_to_visits(page: Page) -> Page:
    """Mark a page for a respondent whose visit is running; the door's own check opens it."""
    page.open_to = VISITS  # type: ignore[attr-defined]
    return page


def open_to_staff(*roles: StaffRole) -> Callable[[Page], Page]:
    """Mark a page for staff of these roles, signed in; everybody who works on reviews when none is named."""

    def mark(page: Page) -> Page:
        page.open_to = frozenset(roles or COLLEAGUES)  # type: ignore[attr-defined]
        return page

    return mark


def who_may_open(app: Flask, endpoint: str) -> str | frozenset[StaffRole] | None:
    """Return `anyone`, `visits`, the staff roles, or None for a page that does not say."""
    page = app.view_functions[endpoint]
    return getattr(page, "open_to", ANYONE if endpoint == "static" else None)


def is_staff_page(path: str) -> bool:
    """Whether an address is the office's, and not the public door's."""
    return path.startswith(_STAFF_PATHS)


def init_app(app: Flask) -> None:
    """Check every request of `app` before its page runs."""
    app.before_request(_check)
    app.context_processor(lambda: {"signed_in": g.get("staff")})


def cookie_name(kind: str) -> str:
    """Return the name of the cookie of a `visit` or of `staff`: `__Host-` wherever the site is https."""
    settings: Settings = current_app.extensions["consult_settings"]
    return f"__Host-{kind}" if settings.is_https else kind


def current_staff() -> staff.SignedIn:
    """Return who is signed in; only for pages open to staff."""
    found: staff.SignedIn = g.staff
    return found


def find_staff() -> staff.SignedIn | None:
    """Return who is signed in, on a page that is open to anyone."""
    token = request.cookies.get(cookie_name("staff"), "")
    return staff.signed_in(reading_session(), token, now=clock.now()) if token else None


def _check() -> Response | None:
    if (endpoint := request.endpoint) is None:
        return None
    allowed = who_may_open(current_app, endpoint)
    if allowed is None:
        abort(403)
    if isinstance(allowed, str):
        return None
    return _check_staff(allowed)


def _check_staff(allowed: frozenset[StaffRole]) -> Response | None:
    found = find_staff()
    if found is None:
        # A POST comes this far only with the form token of its cookie: the words go back to whoever typed them.
        if words := [text for text in request.form.values() if len(text) >= _WORTH_GIVING_BACK and " " in text]:
            return make_response(render_template("errors/staff_signed_out.html", words=words), 401)
        return redirect(url_for("account.sign_in"), 303)
    if found.role not in allowed:
        raise NotYours
    if clock.now() - found.seen_at > _SEEN_EVERY:
        with small_transaction() as session:
            staff.seen(session, found.session_id, now=clock.now())
    g.staff = found
    return None
