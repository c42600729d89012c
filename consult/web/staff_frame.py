"""What every staff page carries: the service's name, where this person may go, and what has just happened."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from flask import Flask, Request, Response, current_app, g, request, url_for
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from markupsafe import Markup

from consult.domain.dates import LONDON
from consult.domain.keyed_hash import keyed_hash
from consult.settings import Settings
from consult.web import clock
from consult.web.access import is_staff_page, who_may_open
from consult.web.database import the_database

_PLACES = (
    ("Reviews", "reviews.list_reviews"),
    ("Decisions", "reviews.waiting_decisions"),
    ("Cards", "reviews.choose_cards"),
    ("Second look", "reviews.letters_to_look_at"),
    ("How meetings were", "reviews.list_afterwards"),
    ("Bring in", "reviews.bring_in"),
    ("Figures", "reports.figures"),
    ("Languages", "reports.languages"),
)
"""Words and page, in the order of the bar; shown to those whose role may open the page."""


@dataclass(frozen=True)
class Place:
    """One link of the bar."""

    words: str
    address: str
    is_here: bool


def init_app(app: Flask) -> None:
    """Give staff templates what they need; `flash("…")` says something once on the next page."""
    settings: Settings = app.extensions["consult_settings"]
    # Only what `flash` says lies in this cookie, signed and for staff only: never a name, never words.
    app.config.update(
        SECRET_KEY=_flash_key(app),
        SESSION_COOKIE_NAME="__Host-said" if settings.is_https else "said",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        WTF_CSRF_ENABLED=False,  # web/security.py checks every POST: Origin, and a token of the staff session
    )
    app.session_interface = _SaidToStaff()
    app.jinja_env.globals["service_name"] = lambda: f"{settings.council} reviews"
    app.jinja_env.globals["staff_places"] = places
    app.jinja_env.globals["link_if_open"] = link_if_open
    # The address to type stands inside sentences of any direction.
    app.jinja_env.globals["door_address"] = lambda: Markup('<bdi dir="ltr">{}</bdi>').format(
        settings.base_url.split("://", 1)[1] + "/s"
    )
    app.jinja_env.filters.update(day=day, long_day=long_day, hour=hour, moment=moment)


class _SaidToStaff(SecureCookieSessionInterface):
    """Opens the cookie of `flash` for staff pages only: a respondent has no such cookie, and pays nothing for it."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of a staff page; an empty one that is never kept for everybody else."""
        return super().open_session(app, request) if is_staff_page(request.path) else self.session_class()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep what was said, when something was."""
        if session.modified or session.accessed:
            super().save_session(app, session, response)


def _flash_key(app: Flask) -> str:
    with app.app_context():
        return keyed_hash(the_database().keys.visits, "what staff pages say once")


def places() -> list[Place]:
    """Return the links of the bar for whoever is signed in."""
    open_here = [(words, url_for(endpoint)) for words, endpoint in _PLACES if _may_open(endpoint)]
    here = max((address for _, address in open_here if request.path.startswith(address)), key=len, default="")
    return [Place(words, address, address == here) for words, address in open_here]


def link_if_open(endpoint: str, **values: Any) -> str:
    """Return the address of a page that whoever is signed in may open; empty when their role may not."""
    return url_for(endpoint, **values) if _may_open(endpoint) else ""


def _may_open(endpoint: str) -> bool:
    if endpoint not in current_app.view_functions:
        return False
    allowed = who_may_open(current_app, endpoint)
    return isinstance(allowed, frozenset) and g.staff.role in allowed


def day(of: date) -> str:
    """Return a day as staff read it in a table, `Tue 5 Nov`, with its year when that is not this one."""
    year = "" if of.year == clock.today().year else f" {of.year}"
    return f"{of:%a} {of.day} {of:%b}{year}"


def long_day(of: date) -> str:
    """Return a day in full: `Tuesday 5 November 2026`."""
    return f"{of:%A} {of.day} {of:%B %Y}"


def hour(of: time) -> str:
    """Return a time of day as people say it: `10am`, `3.30pm`."""
    minutes = f".{of:%M}" if of.minute else ""
    return f"{of.hour % 12 or 12}{minutes}{'am' if of.hour < 12 else 'pm'}"


def moment(of: datetime) -> str:
    """Return a moment in England: `Tue 5 Nov, 3.30pm`."""
    here = of.astimezone(LONDON)
    return f"{day(here.date())}, {hour(here.time())}"
