"""A page that asks for the next one at once gets it in the same answer, after what it gave is kept."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

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
