"""The application: settings, then each part's init_app, then five blueprints."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined

from consult import commands, server
from consult.settings import Settings
from consult.storage.database import Database, open_database
from consult.storage.keys import KeysAreUnusable, load_keys
from consult.web import (
    access,
    account,
    database,
    drawings,
    dress,
    errors,
    home,
    languages,
    letters_in_words,
    logs,
    pictures,
    plain_words,
    reports,
    respondent,
    respondent_frame,
    reviews,
    security,
    site,
    staff_frame,
    static_files,
)
from consult.web.reviews.letter_words import in_words
from consult.web.sent_fields import SiteRequest

ROOT = Path(__file__).parent.parent


class Site(Flask):
    """Flask, for pages of which none is asynchronous."""

    request_class = SiteRequest

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return the page itself: to look at each page and hook at each request costs more than some of them do."""
        return func


def create_app(settings: Settings | None = None, *, opened: Database | None = None) -> Flask:
    """Return the site for `settings` (else the environment's), on `opened` where a database is open already."""
    settings = settings or Settings.from_environment(os.environ)
    app = Site("consult", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.extensions["consult_settings"] = settings
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["settings"] = settings
    app.debug = settings.debug
    opened = opened or open_the_database(settings)
    server.refuse_when_unsafe(app, settings, opened)
    database.init_app(app, opened)
    for part in (
        logs,
        languages,
        security,
        access,
        errors,
        pictures,
        plain_words,
        drawings,
        letters_in_words,
        staff_frame,
        dress,
        respondent_frame,
        home,
        static_files,
    ):
        part.init_app(app)
    for audience in (respondent, reviews, reports, account, site):
        app.register_blueprint(audience.bp)
    app.extensions["consult_letter_in_words"] = in_words  # Commands write letters too, and know no pages.
    commands.init_app(app)
    return app


def open_the_database(settings: Settings) -> Database:
    """Open the database and keys that the settings name; the first run makes both.

    Raises:
        KeysAreUnusable: for a database whose keys are not here; new ones would open nothing in it.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    made_before = (settings.data / "consult.db").exists()
    if made_before and not settings.keys and not settings.keys_file.exists():
        raise KeysAreUnusable(f"{settings.keys_file} is missing. Put it back: only those keys open this database.")
    keys = load_keys(settings.keys_file, from_environment=settings.keys)
    return open_database(settings.database, keys)
