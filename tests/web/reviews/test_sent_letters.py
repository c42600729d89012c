"""Sent, and got: the page about one letter that went out."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.deliveries import Delivery, LetterAnswer
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from tests.factories.children import a_child
from tests.factories.deliveries import a_posted_letter
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, at_the_desk
from tests.visitor import Visitor

NOW = datetime.now(UTC)
TODAY = NOW.date()


@pytest.fixture
def letter(database: Database) -> Letter:
    """A letter to a child that went out three weeks ago and says something that is wrong."""
    with database.writing() as session:
        child = a_child(session, officer=a_member_of_staff(session))
        review = a_review(session, child=child, held_on=TODAY - timedelta(days=30), code="PN1")
        sent = a_posted_letter(session, review=review, at=NOW - timedelta(days=21))
        answer = LetterAnswer(
            letter_id=sent.id, asked_in="letter", language="en", said_at=NOW, got_it="yes", is_right="no"
        )
        answer.would_change = "I said Taylor, not Tyler"
        session.add(answer)
        session.flush()
    return sent


@pytest.fixture
def desk(app: Flask, database: Database, settings: Settings, letter: Letter) -> Visitor:
    with database.reading() as session:
        invitation = session.get(Invitation, letter.invitation_id)
    assert invitation is not None
    return at_the_desk(app, database, settings, invitation)


def address(letter: Letter) -> str:
    return f"/reviews/{letter.review_id}/sent-letters/{letter.id}"


def kept(database: Database) -> list[tuple[str, str]]:
    with database.reading() as session:
        return [(each.way, each.on.isoformat()) for each in session.scalars(select(Delivery))]


def test_the_officer_s_first_page_leads_to_a_letter_that_the_child_says_is_wrong(
    desk: Visitor, letter: Letter
) -> None:
    first = desk.open("/reviews/")
    assert "Robin Teasel says something of the letter." in " ".join(first.text.split())
    (link,) = first.select(f"a[href='{address(letter)}']")
    assert link.text.startswith("Look at it")


def test_the_officer_reads_what_the_child_says_and_that_is_an_event(
    desk: Visitor, letter: Letter, database: Database
) -> None:
    page = " ".join(desk.open(address(letter)).text.split())
    assert "Is what it says right? No" in page
    assert "I said Taylor, not Tyler" in page
    with database.reading() as session:
        assert "read what was said of a letter" in set(session.scalars(select(Event.act)))


def test_once_the_officer_has_read_it_the_letter_leaves_the_list_and_the_words_stay(
    desk: Visitor, letter: Letter
) -> None:
    desk.send(f"{address(letter)}/seen", form_token=token(desk, letter))
    assert "says something of the letter" not in desk.open("/reviews/").text
    assert "I said Taylor, not Tyler" in desk.open(address(letter)).text


def token(desk: Visitor, letter: Letter) -> str:
    return str(desk.open(address(letter)).select_one("input[name=form_token]")["value"])  # type: ignore[index]


def test_what_was_done_is_recorded_with_its_day(desk: Visitor, letter: Letter, database: Database) -> None:
    on = TODAY - timedelta(days=2)
    desk.send(address(letter), form_token=token(desk, letter), way="handed_over", on=on.isoformat(), note="At home")
    assert kept(database) == [("handed_over", on.isoformat())]
    page = desk.open(address(letter)).text
    assert "Handed over" in page
    assert "At home" in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"way": "", "on": TODAY.isoformat()}, "Choose what was done"),
        ({"way": "printed", "on": TODAY.isoformat()}, "Choose what was done"),
        ({"way": "posted", "on": "soon"}, "Give the day it was done"),
        ({"way": "posted", "on": (TODAY + timedelta(days=1)).isoformat()}, "when the letter went out, to today"),
        ({"way": "posted", "on": TODAY.isoformat(), "note": "x" * 400}, "Make the note shorter"),
    ],
)
def test_a_mistake_is_a_sentence_and_nothing_typed_is_lost(
    desk: Visitor, letter: Letter, database: Database, typed: dict[str, str], says: str
) -> None:
    form = {"note": "Left with the carer", "form_token": token(desk, letter), **typed}
    answer = desk.client.post(address(letter), data=form)
    assert answer.status_code == 422
    assert says in answer.text
    assert form["note"] in answer.text
    assert kept(database) == []


def test_another_officer_and_other_roles_see_none_of_it(
    app: Flask, database: Database, settings: Settings, letter: Letter
) -> None:
    with database.reading() as session:
        invitation = session.get(Invitation, letter.invitation_id)
    assert invitation is not None
    for role in (StaffRole.OFFICER, StaffRole.ADMINISTRATOR, StaffRole.MANAGER):
        somebody = at_the_desk(app, database, settings, invitation, role)
        assert somebody.client.get(address(letter)).status_code in (403, 404)


def test_an_adult_s_letter_is_not_one_that_a_carer_helped_to_open(
    app: Flask, database: Database, settings: Settings, letter: Letter
) -> None:
    with database.writing() as session:
        review = session.get(Letter, letter.id).review  # type: ignore[union-attr]
        to_mother = a_posted_letter(session, review=review, at=NOW - timedelta(days=1), role=Role.MOTHER)
        invitation = session.get(Invitation, to_mother.invitation_id)
    assert invitation is not None
    page = at_the_desk(app, database, settings, invitation).open(address(to_mother))
    assert "Carer helped the child open it" not in page.text
