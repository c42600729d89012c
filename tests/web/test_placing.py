"""Sorting pictures into happy, in between and not happy, from the child's page to the officer's minutes."""

import io
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.replies import Answer
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.staff import sign_in
from tests.visitor import Visitor
from tests.web.test_visit import begun, invitation, invited, press

__all__ = ["invitation"]

PLACED: dict[str, Any] = {"answer.home": "home:happy", "answer.sleep": "sleep:not_happy", "answer.food": "food:happy"}
AS_READ = "Happy: Where I live, Food\nNot happy: Sleep"


@pytest.fixture
def page(visitor: Visitor, invitation: Invitation) -> BeautifulSoup:
    """The page with the pictures to sort."""
    begun(visitor, invitation)
    return to_the_pictures(visitor)


def to_the_pictures(visitor: Visitor) -> BeautifulSoup:
    page = press(visitor, "skip")
    while page.select_one("fieldset.sort") is None:
        page = press(visitor, "more-yes" if page.select_one("[value=more-yes]") else "skip")
    return page


def test_every_picture_has_a_row_of_three_named_faces_and_needs_no_script(page: BeautifulSoup) -> None:
    rows = page.select("fieldset.sort")
    assert len(rows) == 8
    for row in rows:
        assert row.legend is not None
        assert row.legend.select_one("svg.sym") is not None
        assert [label.get_text(strip=True) for label in row.select("label")] == ["Happy", "In between", "Not happy"]
        assert len({radio["name"] for radio in row.select("input[type=radio]")}) == 1
    assert len({row.select_one("input")["name"] for row in rows}) == 8  # type: ignore[index]


def test_what_was_sorted_is_still_there_when_the_child_comes_back(visitor: Visitor, page: BeautifulSoup) -> None:
    press(visitor, "continue", **PLACED)
    press(visitor, "lock-no")
    again = press(visitor, "back")
    assert {str(box["value"]) for box in again.select("fieldset.sort input[checked]")} == set(PLACED.values())


@pytest.mark.parametrize(
    "wrong", [{}, {"answer.home": "home:sad"}, {"answer.home": "moon:happy"}, {"answer.x": "home"}]
)
def test_nothing_sorted_or_something_that_is_not_there_is_asked_for_again(
    visitor: Visitor, page: BeautifulSoup, wrong: dict[str, str]
) -> None:
    told = press(visitor, "continue", status=422, **wrong)
    assert told.select_one(".problem") is not None
    assert told.select_one("fieldset.sort") is not None


def test_one_picture_in_two_piles_is_refused_and_the_others_stay(visitor: Visitor, page: BeautifulSoup) -> None:
    told = press(visitor, "continue", status=422, **{"answer.home": ["home:happy", "home:not_happy"], **PLACED_ELSE})
    assert told.select_one("input[value='food:happy'][checked]") is not None


PLACED_ELSE: dict[str, Any] = {"answer.food": "food:happy"}


def sent(visitor: Visitor, *, reads: str = AS_READ) -> None:
    press(visitor, "continue", **PLACED, audience="meeting")
    press(visitor, "lock-no")
    press(visitor, "stop")
    check = press(visitor, "skip")
    bubble = check.select_one(".answers .bubble")
    assert bubble is not None
    assert reads in bubble.get_text(strip=True)
    press(visitor, "send", all="meeting")


def the_desk(client: FlaskClient, database: Database) -> tuple[Visitor, str, str]:
    """The child's officer, the address of the review, and the id of the one answer."""
    with database.reading() as session:
        answer = session.scalars(select(Answer)).one()
        review = session.get_one(Review, answer.reply.review_id)
        officer = session.get_one(Staff, review.child.officer_id)
        address, answer_id = f"/reviews/{review.id}", answer.id
    return sign_in(client, database, officer), address, answer_id


@pytest.mark.usefixtures("page")
def test_the_check_says_it_pile_by_pile_and_the_officer_reads_the_same_and_takes_it_into_the_minutes(
    client: FlaskClient, database: Database, visitor: Visitor
) -> None:
    sent(visitor)
    desk, address, answer_id = the_desk(client, database)
    quote = desk.open(address).select_one(f"#view-{answer_id} blockquote")
    assert quote is not None
    assert quote.get_text() == AS_READ
    desk.send(f"{address}/ticks", shown=[answer_id], tick=[answer_id])
    file = desk.client.get(f"{address}/minutes/word").data
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs)
    assert AS_READ in words


def test_what_was_sorted_on_a_page_in_arabic_has_its_english_beside_it(
    client: FlaskClient, session: Session, database: Database, visitor: Visitor
) -> None:
    visitor.send("/s", number=invited(session).number, start="1", chosen="ar")
    press(visitor, "begin")
    to_the_pictures(visitor)
    sent(visitor, reads="المكان الذي أعيش فيه")
    desk, address, answer_id = the_desk(client, database)
    own, english = desk.open(address).select(f"#view-{answer_id} blockquote")
    assert own["lang"] == "ar"
    assert "Happy: Where I live, Food Not happy: Sleep" in " ".join(english.get_text().split())
