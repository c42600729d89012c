"""Coming back with the lock: a copy to keep, and taking back what was sent."""

from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.replies import Reply
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.staff import sign_in
from tests.visitor import Visitor
from tests.web.test_visit import SECRET, h1, invited, press, sent, start


@pytest.fixture
def invitation(session: Session) -> Invitation:
    return invited(session)


def read_back(visitor: Visitor, invitation: Invitation) -> None:
    sent(visitor, invitation)
    press(visitor, "lock-make")
    press(visitor, "go-on")
    press(visitor, "read")


def taken_back(database: Database) -> list[bool]:
    with database.reading() as session:
        return [at is not None for at in session.scalars(select(Reply.taken_back_at))]


@pytest.mark.parametrize("act", ["read", "copy"])
def test_what_was_asked_in_english_keeps_its_question_mark_at_its_end_on_an_arabic_page(
    visitor: Visitor, invitation: Invitation, act: str
) -> None:
    read_back(visitor, invitation)
    page = press(visitor, act)
    page = press(visitor, "", language="ar")
    assert page.html is not None
    assert page.html["dir"] == "rtl"
    assert page.select_one(".answers b[lang=en]") is not None


def test_taking_back_asks_once_more_and_then_says_when_it_was_done(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    read_back(visitor, invitation)
    page = press(visitor, "take-back")
    assert h1(page) == "Take back what you sent?"
    assert "Dana can still read it" in " ".join(page.text.split())
    press(visitor, "read")
    assert taken_back(database) == [False]
    press(visitor, "take-back")
    page = press(visitor, "take-back-yes")
    assert taken_back(database) == [True]
    assert "You took this back on" in page.text
    assert not page.select("button[value=take-back], button[value=again-changed], button[value=copy]")
    assert h1(press(visitor, "go-on")) == "What is going well?"


def test_a_second_press_takes_back_nothing_more(visitor: Visitor, database: Database, invitation: Invitation) -> None:
    read_back(visitor, invitation)
    for _press in range(2):
        press(visitor, "take-back-yes")
    assert taken_back(database) == [True]


@pytest.mark.parametrize("act", ["take-back", "take-back-yes", "copy", "copy-pdf", "again-changed"])
def test_without_opening_the_lock_nothing_is_taken_back_or_copied(
    visitor: Visitor, client: FlaskClient, database: Database, invitation: Invitation, act: str
) -> None:
    read_back(visitor, invitation)
    client.delete_cookie("visit", domain="localhost")
    start(visitor, invitation)
    page = press(visitor, act)
    assert SECRET not in page.text
    assert visitor.last is not None
    assert visitor.last.mimetype == "text/html"
    assert taken_back(database) == [False]


def test_a_copy_is_a_page_and_a_file_with_the_words_and_without_the_child_s_name(
    visitor: Visitor, invitation: Invitation
) -> None:
    read_back(visitor, invitation)
    page = press(visitor, "copy")
    assert SECRET in page.text
    assert page.select("button[data-print][hidden]")
    press(visitor, "copy-pdf")
    assert visitor.last is not None
    assert visitor.last.mimetype == "application/pdf"
    assert "what-i-said.pdf" in visitor.last.headers["Content-Disposition"]
    assert "no-store" in visitor.last.headers["Cache-Control"]


def test_the_file_holds_what_stands(visitor: Visitor, invitation: Invitation) -> None:
    read_back(visitor, invitation)
    press(visitor, "copy")
    press(visitor, "copy-pdf")
    assert visitor.last is not None
    words = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(visitor.last.data))
    assert SECRET in words
    assert "What do you want to happen?" in words
    assert "Robin" not in words
    assert "care" not in words.lower()


def test_in_the_file_too_an_english_question_keeps_its_question_mark_at_its_end(
    visitor: Visitor, invitation: Invitation
) -> None:
    read_back(visitor, invitation)
    press(visitor, "copy")
    press(visitor, "", language="ar")
    press(visitor, "copy-pdf")
    assert visitor.last is not None
    text = pypdfium2.PdfDocument(visitor.last.data)[0].get_textpage()
    place, length = text.search("happen").get_next()
    marks = [at for at in range(text.count_chars()) if text.get_text_range(at, 1) == "?"]
    ends_at, beside = text.get_charbox(place + length - 1)[2], [text.get_charbox(at)[0] for at in marks]
    assert beside
    assert all(left >= ends_at for left in beside)


def test_the_officer_sees_that_it_was_taken_back_and_the_minutes_can_be_agreed(
    visitor: Visitor, client: FlaskClient, database: Database, invitation: Invitation
) -> None:
    read_back(visitor, invitation)
    press(visitor, "take-back-yes")
    with database.writing() as session:
        review = session.get(Review, invitation.review_id)
        assert review is not None
        officer = session.get(Staff, review.child.officer_id)
        assert officer is not None
    desk = sign_in(client, database, officer)
    page = desk.open(f"/reviews/{invitation.review_id}")
    assert SECRET in page.text
    assert "Taken back on" in " ".join(page.text.split())
    assert "taken back" in page.select_one("[aria-labelledby=asked]").text  # type: ignore[union-attr]
    minutes = f"/reviews/{invitation.review_id}/minutes"
    assert "once the review is marked as held" in desk.open(minutes).text
    today = datetime.now(UTC).date()
    with database.writing() as session:
        held = session.get(Review, invitation.review_id)
        assert held is not None
        held.held_on, held.status = today - timedelta(days=1), "held"
    desk.open(minutes)
    assert "give the day they were agreed" in desk.send(f"{minutes}/agreed", on="31/02/2026").text
    page = desk.send(f"{minutes}/agreed", on=today.isoformat())
    assert "They stay as they are" in page.text
    refused = desk.send(f"/reviews/{invitation.review_id}/ticks", shown=[], tick=[])
    assert "The minutes are agreed" in refused.text
    desk.open(minutes)
    assert "open again" in desk.send(f"{minutes}/agreed", again="1").text


def test_what_was_taken_back_is_in_no_copy(visitor: Visitor, invitation: Invitation) -> None:
    read_back(visitor, invitation)
    press(visitor, "take-back-yes")
    page = press(visitor, "copy")
    assert h1(page) == "This is what you said"
    assert SECRET not in page.text
    press(visitor, "copy-pdf")
    assert visitor.last is not None
    assert visitor.last.mimetype == "text/html"
