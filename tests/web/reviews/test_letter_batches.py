"""A day's letters on paper: an address for each window, one PDF, its list, and nothing kept of the addresses."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from pypdfium2 import PdfDocument
from sqlalchemy import select

from consult.app import create_app
from consult.domain.staff import StaffRole
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.deliveries import Delivery
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from tests.factories.children import a_child
from tests.factories.deliveries import a_posted_letter
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, at_the_desk
from tests.visitor import CheckedClient, Visitor

NOW = datetime.now(UTC)
LIST = "/reviews/letters-to-post"
ADDRESS = "The Pines\n1 Nowhere Lane\nExampleshire"
WAIT_SECONDS = 60


@pytest.fixture
def letters(database: Database) -> list[Letter]:
    """Two letters of one officer that went out and wait for paper."""
    with database.writing() as session:
        officer = a_member_of_staff(session)
        found = []
        for name in ("Robin", "Ash"):
            child = a_child(session, officer=officer, forename=name)
            review = a_review(session, child=child, held_on=NOW.date() - timedelta(days=3))
            found.append(a_posted_letter(session, review=review, at=NOW - timedelta(days=1), words=f"For {name}."))
    return found


@pytest.fixture
def desk(app: Flask, database: Database, settings: Settings, letters: list[Letter]) -> Visitor:
    return a_desk(app, database, settings, letters[0])


def a_desk(
    app: Flask, database: Database, settings: Settings, letter: Letter, role: StaffRole | None = None
) -> Visitor:
    with database.reading() as session:
        invitation = session.get(Invitation, letter.invitation_id)
    assert invitation is not None
    return at_the_desk(app, database, settings, invitation, role)


def token(page: BeautifulSoup) -> str:
    return str(page.select_one("input[name=form_token]")["value"])  # type: ignore[index]


def made(desk: Visitor, letters: list[Letter], **typed: str) -> BeautifulSoup:
    form = {"form_token": token(desk.open(LIST)), "letter": [letter.id for letter in letters], **typed}
    page = desk.send(LIST, **form)  # type: ignore[arg-type]
    until = time.monotonic() + WAIT_SECONDS
    while "in one PDF" not in page.text:
        assert time.monotonic() < until, page.text
        assert "letters are set" in page.text
        assert desk.last is not None
        assert desk.last.headers["Refresh"] == "2"
        time.sleep(0.1)
        page = desk.open(f"{LIST}/making")
    return page


def ways(database: Database) -> list[tuple[str, str]]:
    with database.reading() as session:
        return sorted((each.letter_id, each.way) for each in session.scalars(select(Delivery)))


def test_the_day_s_letters_are_one_pdf_with_each_address_on_its_letter_and_in_no_record(
    desk: Visitor, letters: list[Letter], database: Database, settings: Settings
) -> None:
    page = made(desk, letters, **{f"address-{letters[0].id}": ADDRESS})
    assert [line.text.split(",")[0].strip() for line in page.select("ol li")] == ["Robin", "Ash"]
    answer = desk.client.post(f"{LIST}/pdf", data={"form_token": token(page)})
    assert answer.mimetype == "application/pdf"
    with PdfDocument(answer.data) as file:
        text = "\n".join(file[number].get_textpage().get_text_bounded() for number in range(len(file)))
    assert text.count("1 Nowhere Lane") == 1
    assert text.index("For Robin.") < text.index("For Ash.")
    database.close()
    kept = b"".join(file.read_bytes() for file in settings.data.rglob("*") if file.is_file())
    assert b"Nowhere Lane" not in kept


def test_each_letter_is_written_down_as_printed_before_anybody_has_it_and_then_as_posted(
    desk: Visitor, letters: list[Letter], database: Database
) -> None:
    page = made(desk, letters)
    assert ways(database) == sorted((letter.id, "printed") for letter in letters)
    listed = [str(one["value"]) for one in page.select("input[name=letter]")]
    desk.send(f"{LIST}/posted", form_token=token(page), letter=listed)
    assert ways(database) == sorted((letter.id, way) for letter in letters for way in ("printed", "posted"))
    assert "Every letter that went out was posted" in desk.open(LIST).text
    assert "Nothing is being made" in desk.open(f"{LIST}/making").text


@pytest.mark.parametrize(
    ("typed", "says"),
    [({"letter": []}, "Tick at least one letter"), ({"letter": ["no such letter"]}, "Tick at least one letter")],
)
def test_without_a_letter_a_sentence_says_what_to_do(desk: Visitor, typed: dict[str, list[str]], says: str) -> None:
    answer = desk.client.post(LIST, data={"form_token": token(desk.open(LIST)), **typed})
    assert answer.status_code == 422
    assert says in answer.text


def test_an_address_that_no_window_shows_comes_back_as_it_was_typed(
    desk: Visitor, letters: list[Letter], database: Database
) -> None:
    long = "\n".join(f"Line {number}" for number in range(9))
    form = {
        "form_token": token(desk.open(LIST)),
        "letter": letters[0].id,
        f"address-{letters[0].id}": long,
        "again": "1",
    }
    answer = desk.client.post(LIST, data=form)
    assert answer.status_code == 422
    assert "The window of an envelope shows" in answer.text
    assert "Line 8" in answer.text
    assert ways(database) == []


def test_nobody_has_a_pdf_that_somebody_else_made(
    app: Flask, desk: Visitor, letters: list[Letter], database: Database, settings: Settings
) -> None:
    page = made(desk, letters)
    other = a_desk(app, database, settings, letters[0], StaffRole.OFFICER)
    assert "Nothing is being made" in other.open(f"{LIST}/making").text
    answer = other.client.post(
        f"{LIST}/pdf", data={"form_token": token(other.open(LIST.rsplit("/", 1)[0] + "/cards"))}
    )
    assert answer.mimetype != "application/pdf"
    assert token(page)


def test_a_pdf_with_addresses_is_forgotten_after_a_quarter_of_an_hour(
    app: Flask, desk: Visitor, letters: list[Letter]
) -> None:
    made(desk, letters[:1])
    (batch,) = app.extensions["consult_letter_batches"].by_staff.values()
    batch.begun_at -= timedelta(minutes=15, seconds=1)
    assert "Nothing is being made" in desk.open(f"{LIST}/making").text
    assert not app.extensions["consult_letter_batches"].by_staff


def test_an_administrator_prints_letters_only_where_the_council_lets_them(
    app: Flask, database: Database, settings: Settings, letters: list[Letter]
) -> None:
    clerk = a_desk(app, database, settings, letters[0], StaffRole.ADMINISTRATOR)
    assert clerk.client.get(LIST).status_code in (403, 404)
    lets = create_app(replace(settings, administrators_type_in=True), opened=database)
    lets.test_client_class = CheckedClient
    clerk = a_desk(lets, database, settings, letters[0], StaffRole.ADMINISTRATOR)
    page = clerk.open(LIST)
    assert "For Robin" not in page.text
    assert len(page.select("input[name=letter]")) == 2
