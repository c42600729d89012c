"""No GET changes anything, but for the two exceptions: a read is written down, and a last-seen time."""

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from consult.storage.database import Database
from consult.web.access import open_to_anyone
from consult.web.database import current_session
from tests.factories.council import Council
from tests.house.kept_rows import changes, rows
from tests.house.people import Person, pages


def test_no_get_changes_anything(app: Flask, council: Council, people: dict[str, Person], database: Database) -> None:
    before = rows(database)
    found = []
    for rule in pages(app, "GET"):
        for name, person in people.items():
            for method in ("GET", "HEAD"):
                person.client.open(council.address(rule.rule), method=method)
            after = rows(database)
            found += [f"{rule.rule} as {name}: {change}" for change in changes(before, after)]
            before = after
    assert found == []


def test_a_get_that_would_write_is_stopped_by_the_database(app: Flask, people: dict[str, Person]) -> None:
    def writes() -> str:
        current_session().execute(text("DELETE FROM tries"))
        return "written"

    app.view_functions["home"] = open_to_anyone(writes)
    with pytest.raises(OperationalError, match="readonly"):
        people["the manager"].client.get("/")
