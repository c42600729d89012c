"""Whose visit this is: the cookie, one statement, and the language of the page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import current_app, request

from consult.services import own_phones, visits
from consult.services.visits import Visiting
from consult.settings import Settings
from consult.web import clock
from consult.web.database import small_transaction, the_database
from consult.web.dress import wear, wear_choices
from consult.web.languages import offered, use_language
from consult.web.respondent.own_phone import days_here
from consult.web.visit_cookie import visit_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SEEN_EVERY = timedelta(minutes=1)


def the_settings() -> Settings:
    """Return the council's settings."""
    found: Settings = current_app.extensions["consult_settings"]
    return found


def find_visiting(session: Session) -> Visiting | None:
    """Return the visit of this request, and speak its language from here on; None when there is none any more."""
    found = visits.find_visiting(session, visit_token(), now=clock.now())
    if found is not None:
        found = own_phones.with_phone(session, found, at=clock.now(), days=days_here(the_settings()))
    return _speaking(found)


def find_visiting_to_look() -> Visiting | None:
    """Return the same for a page that only looks: one statement, two for a letter, and no session."""
    database = the_database()
    found = visits.find_visiting_to_look(database, visit_token(), now=clock.now())
    if found is not None:
        found = own_phones.with_phone_to_look(database, found, at=clock.now(), days=days_here(the_settings()))
    return _speaking(found)


def _speaking(found: Visiting | None) -> Visiting | None:
    if found is not None:
        use_language(found.language)
        wear(found.dress, voice=found.voice)
    return found


def chosen_language() -> str:
    """Return the language that a form or an address without a visit asks for; empty where it is none of ours."""
    chosen = request.form.get("language") or request.form.get("chosen") or request.args.get("lang", "")
    return chosen if chosen in offered() else ""


def use_chosen_page() -> str:
    """Show a page without a visit as its form asks, which carries what was chosen before; return the language."""
    wear_choices([*request.form.getlist("worn"), *request.form.getlist("wear")])
    if chosen := chosen_language():
        use_language(chosen)
    return chosen


def note_seen(visiting: Visiting) -> None:
    """Write down now and then that a visit is in use; only a page that was read does this, and nothing else."""
    if clock.now() - visiting.seen_at > _SEEN_EVERY:
        with small_transaction() as session:
            visits.seen(session, visiting, at=clock.now())
