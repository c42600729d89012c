"""About your letter: could you read it, is it right, what would you change; behind the lock, for the officer."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.respondents import Role
from consult.domain.words import TooLong
from consult.services.letter_answers import AboutLetter
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.deliveries import LetterAnswer
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from tests.factories.staff import at_the_desk
from tests.visitor import Visitor
from tests.web.test_letters import Sealed, opened, sealed, start
from tests.web.test_visit import h1, press

SAID: dict[str, Any] = {
    "got_it": "yes",
    "could_read": "sort_of",
    "is_right": "no",
    "would_change": "I said Taylor, not Tyler",
}


@pytest.fixture
def mine(session: Session) -> Sealed:
    return sealed(session)


def kept(database: Database) -> list[LetterAnswer]:
    with database.reading() as looking:
        return list(looking.scalars(select(LetterAnswer)))


def at_the_questions(visitor: Visitor, mine: Sealed) -> None:
    opened(visitor, mine)
    assert h1(press(visitor, "about-letter")) == "About your letter"


def test_a_child_who_says_that_the_letter_is_wrong_is_heard_by_their_officer(
    app: Flask, settings: Settings, session: Session, visitor: Visitor, database: Database, mine: Sealed
) -> None:
    at_the_questions(visitor, mine)
    told = press(visitor, "about-letter-send", place="about-letter", **SAID)
    assert h1(told) == "Sent. Thank you."
    assert "Dana reads it by" in told.text, "Who says that something is wrong is told by when it is read."
    (answer,) = kept(database)
    assert (answer.letter_id, answer.asked_in, answer.is_right) == (mine.letter_id, "letter", "no")
    with database.reading() as looking:
        letter, invitation = looking.get(Letter, mine.letter_id), looking.get(Invitation, mine.opens_id)
    assert letter is not None
    assert invitation is not None
    desk = at_the_desk(app, database, settings, invitation)
    assert "says something of the letter" in desk.open("/reviews/").text
    page = " ".join(desk.open(f"/reviews/{letter.review_id}/sent-letters/{letter.id}").text.split())
    assert "Is what it says right? No" in page
    assert "I said Taylor, not Tyler" in page


def test_what_is_said_later_never_replaces_what_was_said_before(
    visitor: Visitor, database: Database, mine: Sealed
) -> None:
    at_the_questions(visitor, mine)
    press(visitor, "about-letter-send", place="about-letter", is_right="yes")
    press(visitor, "letter")
    press(visitor, "about-letter")
    press(visitor, "about-letter-send", place="about-letter", is_right="no")
    assert [answer.is_right for answer in kept(database)] == ["yes", "no"]


@pytest.mark.parametrize("act", ["about-letter", "about-letter-send"])
def test_without_the_lock_nobody_is_asked_and_nothing_is_kept(
    visitor: Visitor, database: Database, mine: Sealed, act: str
) -> None:
    start(visitor, mine.number)
    page = press(visitor, act, place="about-letter", **SAID)
    assert h1(page) in ("Open your lock", "A letter for you")
    press(visitor, "about-letter-send", place="about-letter", **SAID)
    assert kept(database) == []


def test_going_back_or_sending_nothing_leads_to_the_letter_and_keeps_nothing(
    visitor: Visitor, database: Database, mine: Sealed
) -> None:
    letter = h1(opened(visitor, mine))
    for act in ("about-letter-send", "about-letter-back"):
        press(visitor, "about-letter")
        assert h1(press(visitor, act, place="about-letter")) == letter
    assert kept(database) == []


def test_words_that_are_too_long_come_back_with_what_was_picked(
    visitor: Visitor, database: Database, mine: Sealed
) -> None:
    at_the_questions(visitor, mine)
    said: dict[str, Any] = {"is_right": "no", "would_change": "word " * 900}
    page = press(visitor, "about-letter-send", status=422, place="about-letter", **said)
    assert h1(page) == "About your letter"
    assert page.select_one("[role=alert]") is not None
    assert page.select_one("textarea").text.count("word") == 900  # type: ignore[union-attr]
    assert page.select_one("input[name=is_right][value=no]")["checked"] == ""  # type: ignore[index]
    assert kept(database) == []


def test_changing_the_language_or_asking_for_help_loses_no_word(visitor: Visitor, mine: Sealed) -> None:
    at_the_questions(visitor, mine)
    page = press(visitor, "about-letter-send", place="about-letter", wear="shade:dark", would_change="The day")
    assert page.select_one("textarea").text.strip() == "The day"  # type: ignore[union-attr]
    page = press(visitor, "alert-talk", place="about-letter", would_change="The day")
    assert "The day" in page.text


def test_the_number_of_the_link_is_taken_out_of_what_is_typed_and_the_page_warns(
    visitor: Visitor, database: Database, mine: Sealed
) -> None:
    at_the_questions(visitor, mine)
    said: dict[str, Any] = {"is_right": "no", "would_change": f"My number is {mine.number}"}
    page = press(visitor, "about-letter-send", status=422, place="about-letter", **said)
    assert "Your number or your pictures were in your words." in page.select_one("[role=alert]").text  # type: ignore[union-attr]
    assert page.select_one("input[name=is_right][value=no]")["checked"] == ""  # type: ignore[index]
    assert kept(database) == []
    words = page.select_one("textarea").text.strip()  # type: ignore[union-attr]
    assert words == "My number is ••••"
    press(visitor, "about-letter-send", place="about-letter", would_change=words)
    (answer,) = kept(database)
    assert answer.would_change == words


def test_a_parent_is_asked_about_their_own_letter(session: Session, visitor: Visitor, database: Database) -> None:
    theirs = sealed(session, role=Role.MOTHER)
    at_the_questions(visitor, theirs)
    press(visitor, "about-letter-send", place="about-letter", could_read="no")
    (answer,) = kept(database)
    assert (answer.letter_id, answer.could_read) == (theirs.letter_id, "no")


def test_only_what_was_offered_is_kept() -> None:
    assert AboutLetter.from_form({"is_right": "<b>", "got_it": "maybe"}).says_nothing
    with pytest.raises(TooLong):
        AboutLetter.from_form({"would_change": "x" * 2_001})
