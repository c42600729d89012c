"""What every test may ask for: a database of its own, the site on it, and somebody to open pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from consult.app import create_app
from consult.settings import Settings
from consult.storage.database import Database, open_database
from consult.storage.keys import Keys, new_keys
from tests.browser import browser
from tests.compiled import TEMPLATES, compile_addresses_once
from tests.postgres import emptied_postgres, postgres, postgres_template, postgres_url
from tests.visitor import CheckedClient, Visitor

compile_addresses_once()

__all__ = ["browser", "emptied_postgres", "postgres", "postgres_template", "postgres_url"]


@pytest.fixture(scope="session")
def keys() -> Keys:
    return new_keys()


@pytest.fixture(scope="session")
def empty_database_file(tmp_path_factory: pytest.TempPathFactory, keys: Keys) -> Path:
    """A database with every table and no row, made once and copied for each test."""
    file = tmp_path_factory.mktemp("template") / "consult.db"
    made = open_database(f"sqlite:///{file}", keys)
    with made.reads.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    made.close()
    return file


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        mode="development",
        data=tmp_path,
        port=5000,
        day_line="01632 960123",
        out_of_hours="01632 960456",
        team_email="reviews@exampleshire.example",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run storage and service tests on both databases, but for those marked `sqlite`: they are about its files."""
    rooms = ("tests/storage/", "tests/services/")
    in_rooms = metafunc.definition.nodeid.startswith(rooms)
    if "kind_of_database" in metafunc.fixturenames and in_rooms:
        kinds: list[object] = ["sqlite"]
        if metafunc.definition.get_closest_marker("sqlite") is None:
            kinds.append(pytest.param("postgresql", marks=pytest.mark.postgres))
        metafunc.parametrize("kind_of_database", kinds, indirect=True)


@pytest.fixture
def kind_of_database(request: pytest.FixtureRequest) -> str:
    """`sqlite` unless the test runs on both."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def database(
    request: pytest.FixtureRequest, kind_of_database: str, settings: Settings, empty_database_file: Path, keys: Keys
) -> Iterator[Database]:
    if kind_of_database == "postgresql":
        opened = open_database(request.getfixturevalue("postgres_url"), keys)
    else:
        shutil.copy(empty_database_file, settings.data / "consult.db")
        opened = open_database(settings.database, keys)
    yield opened
    opened.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A writing session that keeps nothing after the test unless the test commits."""
    with database.writing_session() as opened:
        yield opened


@pytest.fixture
def app(settings: Settings, database: Database) -> Flask:
    made = create_app(settings, opened=database)
    made.testing = True
    made.jinja_env.bytecode_cache = TEMPLATES
    made.test_client_class = CheckedClient
    return made


@pytest.fixture
def client(app: Flask, settings: Settings) -> FlaskClient:
    """Somebody without a visit or a sign-in; sends the Origin that browsers send."""
    opened = app.test_client()
    opened.environ_base["HTTP_ORIGIN"] = settings.base_url
    return opened


@pytest.fixture
def visitor(client: FlaskClient) -> Visitor:
    """The same person, reading: gives parsed pages."""
    return Visitor(client)
