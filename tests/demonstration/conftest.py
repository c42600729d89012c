"""Exampleshire, made once in each process and copied for each test that looks at it."""

import copy
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from consult.app import create_app
from consult.commands.demonstrate import make_exampleshire
from consult.domain.dates import LONDON
from consult.settings import Settings
from consult.storage.database import Database, open_database
from consult.storage.keys import Keys

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, tzinfo=LONDON)


@dataclass(frozen=True)
class Made:
    """The database with the demonstration in it, and what demo.json holds."""

    file: Path
    record: dict[str, Any]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, empty_database_file: Path, keys: Keys) -> Made:
    file = tmp_path_factory.mktemp("exampleshire") / "consult.db"
    shutil.copy(empty_database_file, file)
    settings = Settings(mode="development", data=file.parent, port=5000, day_line="01632 960123")
    opened = open_database(f"sqlite:///{file}", keys)
    with create_app(settings, opened=opened).app_context(), opened.writing() as session:
        record = make_exampleshire(session, settings, now=NOW)
    opened.close()
    return Made(file, record)


@pytest.fixture
def record(made: Made) -> dict[str, Any]:
    return copy.deepcopy(made.record)


@pytest.fixture
def database(made: Made, settings: Settings, keys: Keys) -> Iterator[Database]:
    """A copy of the demonstration's own database."""
    shutil.copy(made.file, settings.data / "consult.db")
    opened = open_database(settings.database, keys)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every page be opened on the day for which the demonstration was made: its links work then."""
    monkeypatch.setattr("consult.web.clock.now", lambda: NOW)
    monkeypatch.setattr("consult.web.clock.today", lambda: TODAY)


@pytest.fixture
def empty(empty_database_file: Path, settings: Settings, keys: Keys) -> Iterator[Database]:
    """A database in which nothing was made."""
    folder = settings.data / "empty"
    folder.mkdir()
    shutil.copy(empty_database_file, folder / "consult.db")
    opened = open_database(replace(settings, data=folder).database, keys)
    yield opened
    opened.close()
