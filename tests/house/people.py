"""Everybody who could try a page, each with the cookie and the form token that they would have."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from consult.domain.keyed_hash import keyed_hash
from consult.settings import Settings
from consult.storage.database import Database
from tests.factories.council import PEOPLE, Council, a_council

NOBODY, A_CHILD = "nobody", "a child who is visiting"
EVERYBODY = (NOBODY, A_CHILD, *PEOPLE)


class Person:
    """One person's browser."""

    def __init__(self, name: str, client: FlaskClient, token: str) -> None:
        self.name = name
        self.client = client
        self.token = token


def people_of(app: Flask, database: Database, settings: Settings, council: Council) -> dict[str, Person]:
    """Everybody, signed in or visiting, by name."""
    found = {}
    for name in EVERYBODY:
        client = app.test_client()
        client.environ_base["HTTP_ORIGIN"] = settings.base_url
        token = ""
        if name in council.tokens:
            client.set_cookie("staff", council.tokens[name], domain="localhost")
            token = keyed_hash(database.keys.visits, f"form:staff:{council.tokens[name]}")
        elif name == A_CHILD:
            token = begin_visit(client, council.numbers["child"])
        found[name] = Person(name, client, token)
    return found


def begin_visit(client: FlaskClient, number: str) -> str:
    """Open a link and return the form token of its pages."""
    opened = client.post("/s", data={"number": number, "start": "1"})
    assert opened.status_code == 303, opened.text
    page = BeautifulSoup(client.get("/v").text, "html.parser")
    field = page.select_one("input[name=form_token]")
    assert field is not None
    return str(field["value"])


@pytest.fixture
def council(database: Database) -> Council:
    """A council with one of everything."""
    with database.writing() as session:
        return a_council(session, now=datetime.now(UTC))


@pytest.fixture
def people(app: Flask, database: Database, settings: Settings, council: Council) -> dict[str, Person]:
    """Everybody by name."""
    return people_of(app, database, settings, council)


def pages(app: Flask, method: str) -> list[Rule]:
    """Every route that takes a method, without files."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.methods and method in rule.methods]
    return sorted((rule for rule in rules if rule.endpoint != "static"), key=lambda rule: rule.rule)
