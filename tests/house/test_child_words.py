"""Every page that a child comes to reads at nine or younger, with pictures at six, in words that children chose."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from consult.storage.database import Database
from tests.child_words import CHILDREN, ReadPage, not_for_children, pages_of_children, too_old
from tests.proving import how_many

EASY = ReadPage(
    "child-9-before: begin", "Home", ("How is it going?", "You can skip this question."), ("Leave",), False
)
HARD = "Statutory consultation necessitates comprehensive documentation of participation."


@pytest.mark.slow
def test_no_page_of_a_child_is_too_hard_or_says_a_word_to_avoid(app: Flask, database: Database) -> None:
    app.test_client_class = FlaskClient
    children = CHILDREN[: how_many(2, full=len(CHILDREN))]
    pages = list(pages_of_children(app, database, children=children))
    assert {fault for page in pages for fault in (*too_old(page), *not_for_children(page))} == set()
    assert len(pages) > 40
    assert {page.with_pictures for page in pages} == {True, False}


def test_a_hard_sentence_is_seen_wherever_it_stands() -> None:
    assert list(too_old(EASY)) == list(not_for_children(EASY)) == []
    assert HARD in "".join(too_old(replace(EASY, main=(HARD,))))
    assert HARD in "".join(too_old(replace(EASY, around=(HARD,))))


def test_a_page_with_pictures_may_ask_less_of_its_reader() -> None:
    harder = ("Your reviewing officer reads it.",)
    assert not list(too_old(replace(EASY, main=(*EASY.main, *harder))))
    with_pictures = replace(EASY, main=(*EASY.main, *harder), with_pictures=True)
    assert "6 is the most" in "".join(too_old(with_pictures))
    assert "6 is the most" in "".join(too_old(replace(with_pictures, name="child-6-before: sent with a lock")))
    assert not list(too_old(replace(with_pictures, heading="Open your lock")))


def test_a_word_to_avoid_is_seen_around_the_page_too() -> None:
    assert "family time" in "".join(not_for_children(replace(EASY, around=("Your contact with mum",))))
