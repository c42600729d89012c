"""The site with an empty database in a folder that goes away, for commands that are no tests."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from consult.app import create_app
from consult.settings import Settings
from consult.storage.database import Database, open_database
from consult.storage.keys import new_keys


@contextlib.contextmanager
def empty_site(*, port: int = 5000) -> Iterator[tuple[Flask, Database, Settings]]:
    """Open the site with every telephone number it can show."""
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(
            mode="development",
            data=Path(data),
            port=port,
            day_line="01632 960123",
            out_of_hours="01632 960456",
            team_email="reviews@exampleshire.example",
        )
        database = open_database(settings.database, new_keys())
        yield create_app(settings, opened=database), database, settings
        database.close()
