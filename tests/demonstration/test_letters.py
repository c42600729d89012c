"""The letters that a demonstration shows: one that anybody can open, and one in every state that an officer meets."""

from typing import Any

import click
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy.orm import Session

from consult.commands.demonstrate import introduce
from consult.demonstration.cast import Scene
from consult.domain.deliveries import Delivery as Way
from consult.domain.kept_letters import read_kept
from consult.domain.letters import Reply
from consult.domain.respondents import Role
from consult.domain.wishes import Outcome
from consult.services.deliveries import said_of, to_chase
from consult.services.letter_checks import letters_to_look_at
from consult.services.managers_answers import standing_of
from consult.settings import Settings
from consult.storage.deliveries import deliveries_of
from consult.storage.letters import Letter, letters_of_review
from consult.storage.staff import all_staff
from tests.demonstration.conftest import TODAY
from tests.demonstration.test_decided import held_review_of
from tests.factories.staff import signed_in_as
from tests.visitor import Visitor
from tests.web.test_visit import h1, press, unlock


def letter_to(session: Session, scene: Scene, role: Role = Role.CHILD) -> Letter:
    found = letters_of_review(session, held_review_of(session, scene).id)
    return next(letter for letter in found if letter.respondent.role == role)


def ways_of(session: Session, letter: Letter) -> list[Way]:
    return [Way(each.way) for each in deliveries_of(session, [letter.id])]


def printed_for(app: Flask, record: dict[str, Any], settings: Settings, capsys: pytest.CaptureFixture[str]) -> str:
    with app.app_context():
        introduce(record, settings)
    return click.unstyle(capsys.readouterr().out)


def test_the_terminal_shows_a_letter_and_the_four_pictures_that_open_it(
    app: Flask, record: dict[str, Any], settings: Settings, visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    said = printed_for(app, record, settings, capsys)
    about_letter = said.split("A child’s letter")[1]
    number = about_letter.split("/s#")[1].split()[0]
    pictures = about_letter.split("in this order: ")[1].split("\n")[0].split(", ")
    visitor.send("/s", number=number, start="1")
    press(visitor, "letter")
    page = unlock(visitor, pictures)
    assert h1(page) == "Your letter"
    assert "I want to see Taylor every week" in page.text
    assert page.select_one("article svg[role=img]") is not None
    assert "afraid of dogs" in _after(page, "Can I have a dog?")


def _after(page: BeautifulSoup, words: str) -> str:
    return page.select_one("article").text.split(words)[-1]  # type: ignore[union-attr]


def test_the_terminal_shows_the_link_of_a_child_who_has_not_answered(
    app: Flask, record: dict[str, Any], settings: Settings, visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    said = printed_for(app, record, settings, capsys)
    number = said.split("A child’s link")[1].split("/s#")[1].split()[0]
    assert visitor.send("/s", number=number, start="1").select("button[name=act][value=begin]")


def test_the_terminal_shows_a_link_that_begins_with_what_a_child_said_last_time(
    app: Flask, record: dict[str, Any], settings: Settings, visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    said = printed_for(app, record, settings, capsys).split("A child who asked for something last time")[1]
    visitor.send("/s", number=said.split("/s#")[1].split()[0], start="1")
    press(visitor, "last-time")
    page = unlock(visitor, said.split("opens with: ")[1].split("\n")[0].split(", "))
    assert h1(page) == "What happened since last time"
    assert "I want to see Taylor every week." in page.text


def test_a_letter_was_opened_and_its_reader_says_that_it_is_not_right(session: Session) -> None:
    letter = letter_to(session, Scene.LETTER_OPENED)
    assert letter.first_opened_at is not None
    (said,) = said_of(session, letter)
    assert said.says_it_is_wrong
    assert said.would_change
    assert not said.is_seen
    assert letter.review_id in to_chase(session, [letter.review_id], today=TODAY)


def test_a_letter_came_back(session: Session) -> None:
    letter = letter_to(session, Scene.LETTER_RETURNED)
    assert ways_of(session, letter) == [Way.PRINTED, Way.POSTED, Way.RETURNED]
    assert "came back" in to_chase(session, [letter.review_id], today=TODAY)[letter.review_id].words


def test_the_hardest_letters_are_confirmed_posted_and_stopped(session: Session) -> None:
    child = letter_to(session, Scene.HARDEST)
    assert read_kept(child.text).language == "ar"
    assert ways_of(session, child) == [Way.HANDED_OVER]
    refused = [
        each for each in read_kept(child.text).blocks if isinstance(each, Reply) and each.outcome is Outcome.NO
    ]
    assert [each.because is not None and each.because.is_checked for each in refused] == [True]
    assert ways_of(session, letter_to(session, Scene.HARDEST, Role.MOTHER)) == [Way.PRINTED, Way.POSTED]
    draft = letter_to(session, Scene.HARDEST, Role.FATHER)
    assert draft.published_at is None
    noor = next(each for each in all_staff(session) if each.name == "Noor Quill")
    assert [each.id for each in letters_to_look_at(session, signed_in_as(noor))] == [draft.id]


def test_a_letter_was_begun_while_its_decisions_wait_for_the_manager(session: Session) -> None:
    letter = letter_to(session, Scene.DECIDED)
    assert letter.published_at is None
    assert not standing_of(session, letter.review, within=5, today=TODAY).is_agreed
