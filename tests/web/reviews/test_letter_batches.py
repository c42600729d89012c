"""A day's letters on paper: an address for each window, one PDF, its list, and nothing kept of the addresses."""

import base64
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from pypdfium2 import PdfDocument
from sqlalchemy import select

from consult.app import create_app
from consult.domain.letter_batches import Listed, Typed
from consult.domain.staff import StaffRole
from consult.formats.paper import CannotBePrinted
from consult.services import letter_batches as batches
from consult.services.retention import delete_what_is_due
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.deliveries import Delivery
from consult.storage.invitations import Invitation
from consult.storage.letter_batches import LetterBatch
from consult.storage.letters import Letter
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.deliveries import a_posted_letter
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, at_the_desk, signed_in_as
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
    return until_made(desk, desk.send(LIST, **form))  # type: ignore[arg-type]


def until_made(desk: Visitor, page: BeautifulSoup) -> BeautifulSoup:
    until = time.monotonic() + WAIT_SECONDS
    while "in one PDF" not in page.text:
        assert time.monotonic() < until, page.text
        assert "letters are set" in page.text
        assert desk.last is not None
        assert desk.last.headers["Refresh"] == "2"
        time.sleep(0.1)
        page = desk.open(f"{LIST}/making")
    return page


def a_batch_of_a_dead_worker(database: Database, letters: list[Letter]) -> str:
    """A batch that was begun two minutes ago, and of whose maker nothing was heard since."""
    with database.writing() as session:
        officer = session.get(Staff, letters[0].published_by)
        assert officer is not None
        listed = [Listed(letter.id, name, name) for letter, name in zip(letters, ("Robin", "Ash"), strict=True)]
        typed = Typed({letter.id: tuple(ADDRESS.splitlines()) for letter in letters}, "normal")
        return batches.begin_batch(
            session, signed_in_as(officer), listed, typed, now=datetime.now(UTC) - timedelta(minutes=2)
        )


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
    desk: Visitor, letters: list[Letter], database: Database
) -> None:
    page = made(desk, letters[:1])
    with database.writing() as session:
        (batch,) = session.scalars(select(LetterBatch))
        assert batch.ends_at == batch.begun_at + timedelta(minutes=15)
        batch.ends_at = datetime.now(UTC)
    assert "Nothing is being made" in desk.open(f"{LIST}/making").text
    assert desk.client.post(f"{LIST}/pdf", data={"form_token": token(page)}).mimetype != "application/pdf"
    with database.writing() as session:
        assert delete_what_is_due(session, now=datetime.now(UTC)).batches == 1
        assert session.scalars(select(LetterBatch)).all() == []


def test_another_worker_of_the_site_shows_how_far_it_is_and_gives_the_pdf(
    desk: Visitor, letters: list[Letter], database: Database, settings: Settings
) -> None:
    made(desk, letters)
    desk.client.application = create_app(settings, opened=database)
    page = desk.open(f"{LIST}/making")
    assert "2 letters are in one PDF" in " ".join(page.text.split())
    assert desk.client.post(f"{LIST}/pdf", data={"form_token": token(page)}).data.startswith(b"%PDF")


def test_a_batch_whose_worker_died_says_so_and_is_made_again_with_the_addresses_that_were_typed(
    desk: Visitor, letters: list[Letter], database: Database
) -> None:
    a_batch_of_a_dead_worker(database, letters)
    page = desk.open(f"{LIST}/making")
    assert desk.last is not None
    assert "Refresh" not in desk.last.headers
    assert "The site stopped while it made this PDF" in page.text
    assert "Record all as posted" not in page.text
    page = until_made(desk, desk.send(f"{LIST}/again", form_token=token(page)))
    answer = desk.client.post(f"{LIST}/pdf", data={"form_token": token(page)})
    with PdfDocument(answer.data) as file:
        assert "1 Nowhere Lane" in file[0].get_textpage().get_text_bounded()
    assert {way for _letter, way in ways(database)} == {"printed"}, "nothing is posted by itself"
    with database.reading() as session:
        assert [batch.addresses_sealed for batch in session.scalars(select(LetterBatch))] == [None]


def test_whoever_makes_a_batch_that_nobody_waits_for_any_more_gives_up(
    database: Database, letters: list[Letter]
) -> None:
    batch_id = a_batch_of_a_dead_worker(database, letters)
    with database.writing() as session:
        assert batches.note_set(session, batch_id, 1, now=NOW)
    a_batch_of_a_dead_worker(database, letters)
    with database.writing() as session:
        assert not batches.note_set(session, batch_id, 2, now=NOW)
        assert not batches.keep_pdf(session, batch_id, b"%PDF", set_so_far=2, now=NOW)


def test_what_is_made_stays_as_it_was_made(database: Database, letters: list[Letter]) -> None:
    batch_id = a_batch_of_a_dead_worker(database, letters)
    with database.writing() as session:
        assert batches.keep_pdf(session, batch_id, b"%PDF one", set_so_far=2, now=NOW)
        assert not batches.keep_pdf(session, batch_id, b"%PDF two", set_so_far=2, now=NOW)
        batches.it_failed(session, batch_id, now=NOW)
        batch = session.get(LetterBatch, batch_id)
        assert batch is not None
        assert (base64.b64decode(batch.pdf), batch.failed_at) == (b"%PDF one", None)


def test_a_batch_that_cannot_be_made_says_so_and_can_be_tried_again(
    desk: Visitor, letters: list[Letter], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_arguments: object, **_more: object) -> None:
        raise CannotBePrinted

    with monkeypatch.context() as broken:
        broken.setattr("consult.web.reviews.letter_batches.letters_pdf", breaks)
        form = {"form_token": token(desk.open(LIST)), "letter": letters[0].id}
        page = desk.send(LIST, **form)  # type: ignore[arg-type]
        until = time.monotonic() + WAIT_SECONDS
        while "could not be made" not in page.text:
            assert time.monotonic() < until, page.text
            time.sleep(0.05)
            page = desk.open(f"{LIST}/making")
    assert "1 letter is in one PDF" in " ".join(
        until_made(desk, desk.send(f"{LIST}/again", form_token=token(page))).text.split()
    )


def test_without_a_batch_there_is_nothing_to_make_again(desk: Visitor, database: Database) -> None:
    page = desk.send(f"{LIST}/again", form_token=token(desk.open(LIST)))
    assert "That PDF is not here any more" in page.text
    assert ways(database) == []


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
