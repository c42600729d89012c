"""A page that asks for the next one at once gets it in the same answer, after what it gave is kept."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from consult.storage.alerts import Alert
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.replies import Draft
from tests.visitor import Visitor
from tests.web.test_visit import SECRET, at_check, at_words, h1, invitation, press, replies_in

__all__ = ["invitation"]


def test_the_next_page_comes_with_the_answer_and_the_words_are_kept_by_then(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    at_words(visitor, invitation)
    page = press(visitor, "continue", answer=SECRET, at_once="1")
    assert h1(page) == "Do you want a lock?"
    assert visitor.last is not None
    assert visitor.last.history == ()
    assert visitor.last.headers["Content-Location"] == "/v"
    with database.reading() as session:
        assert SECRET in session.scalars(select(Draft)).one().answers


def test_the_next_page_is_in_the_language_that_was_picked(visitor: Visitor, invitation: Invitation) -> None:
    at_words(visitor, invitation)
    page = press(visitor, "continue", language="ar", answer=SECRET, at_once="1")
    assert page.html is not None
    assert page.html["lang"] == "ar"
    assert SECRET in page.select_one("textarea").text  # type: ignore[union-attr]


def an_old_page_and_one_that_sent(visitor: Visitor, invitation: Invitation) -> dict[str, Any]:
    """What a page holds that stayed open in another tab while the answers were sent."""
    old = at_words(visitor, invitation)
    fields = {str(field["name"]): str(field["value"]) for field in old.select("form#page input[type=hidden]")}
    press(visitor, "continue", answer="said before")
    for act in ("lock-no", "more-no", "skip"):
        press(visitor, act)
    press(visitor, "send", all="each")
    return fields


@pytest.mark.parametrize("at_once", [{}, {"at_once": "1"}])
def test_words_on_a_page_whose_answers_were_sent_from_another_are_given_back_and_never_called_saved(
    visitor: Visitor, invitation: Invitation, database: Database, at_once: dict[str, Any]
) -> None:
    old = an_old_page_and_one_that_sent(visitor, invitation)
    page = visitor.send("/v", status=409, **old, act="continue", answer=SECRET, **at_once)
    assert h1(page) == "This was not sent"
    assert SECRET in page.select_one("textarea").text  # type: ignore[union-attr]
    assert "said before" not in page.text
    assert len(replies_in(database)) == 1


def test_an_alert_from_such_a_page_is_raised_and_the_words_beside_it_are_given_back(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    old = an_old_page_and_one_that_sent(visitor, invitation)
    page = visitor.send("/v", **old, act="alert-not_safe", answer=SECRET, at_once="1")
    assert "Your words are still here" in page.text
    assert SECRET in page.text
    with database.reading() as session:
        assert session.scalars(select(Alert.kind)).all() == ["not_safe"]


@pytest.mark.parametrize("times", [2, 3])
def test_a_sending_that_is_tried_again_is_one_sending_and_says_so_each_time(
    visitor: Visitor, invitation: Invitation, database: Database, times: int
) -> None:
    fields: dict[str, Any] = {
        str(field["name"]): str(field["value"])
        for field in at_check(visitor, invitation).select("form#page input[type=hidden]")
    }
    for _time in range(times):
        page = visitor.send("/v", **fields, act="send", at_once="1")
        assert isinstance(page, BeautifulSoup)
        assert h1(page) == "Sent. Thank you."
    assert len(replies_in(database)) == 1
