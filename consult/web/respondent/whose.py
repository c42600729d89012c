"""Whose visit this is: the cookie, one statement, and the language of the page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import current_app

from consult.services import visits
from consult.services.visits import Visiting
from consult.settings import Settings
from consult.web import clock
from consult.web.database import small_transaction, the_database
from consult.web.dress import wear
from consult.web.languages import use_language
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
    return _speaking(visits.find_visiting(session, visit_token(), now=clock.now()))


def find_visiting_to_look() -> Visiting | None:
    """Return the same for a page that only looks: one statement, and no session."""
    return _speaking(visits.find_visiting_to_look(the_database(), visit_token(), now=clock.now()))


def _speaking(found: Visiting | None) -> Visiting | None:
    if found is not None:
        use_language(found.language)
        wear(found.dress, voice=found.voice)
    return found


def note_seen(visiting: Visiting) -> None:
    """Write down now and then that a visit is in use; only a page that was read does this, and nothing else."""
    if clock.now() - visiting.seen_at > _SEEN_EVERY:
        with small_transaction() as session:
            visits.seen(session, visiting, at=clock.now())
