"""A thief of the database, its log or the output: 200 words that people wrote are in none of them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from consult.app import create_app
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.tries import Try
from consult.web.access import open_to_anyone
from tests.attacks.planting import a_planted_word, plant_everywhere
from tests.factories.council import a_council
from tests.factories.visits import an_invited
from tests.visitor import Visitor

WORDS = 200


def planted_words() -> list[str]:
    return [a_planted_word() for _word in range(WORDS)]


def found_in(folder: Path, words: list[str], *texts: str) -> set[str]:
    kept = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    kept += "".join(texts).encode()
    return {word for word in words if word.encode() in kept or word.encode("utf-16-le") in kept}


def type_through_a_link(visitor: Visitor, number: str, words: str) -> None:
    visitor.send("/s", number=number, start="1")
    for act, answer in (("begin", ""), ("skip", ""), ("skip", ""), ("continue", words)):
        page = visitor.open("/v")
        fields: dict[str, Any] = {
            str(field["name"]): str(field["value"]) for field in page.select("form#page input[type=hidden]")
        }
        visitor.send("/v", **fields, act=act, answer=answer)


def test_no_word_that_people_wrote_lies_open_on_the_disk_or_in_the_output(
    settings: Settings, database: Database, visitor: Visitor, capfd: pytest.CaptureFixture[str]
) -> None:
    words, now = planted_words(), datetime.now(UTC)
    with database.writing() as session:
        a_council(session, now=now)
        number = an_invited(session, at=now).number
        in_fives = [" ".join(words[first : first + 5]) for first in range(0, WORDS, 5)]
        assert plant_everywhere(session, in_fives) >= len(in_fives)
    type_through_a_link(visitor, number, " ".join(words))
    said = capfd.readouterr()
    assert found_in(settings.data, words, said.out, said.err) == set()


def test_a_word_that_was_kept_open_would_be_found(settings: Settings, database: Database) -> None:
    word = planted_words()[0]
    with database.writing() as session:
        session.add(Try(kind="number", subject=word, at=datetime.now(UTC)))
    assert found_in(settings.data, [word]) == {word}


def test_a_page_that_breaks_says_nothing_of_what_was_written(
    settings: Settings, database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    word = planted_words()[0]
    broken = create_app(replace(settings, mode="demonstration"), opened=database)

    def break_with_words() -> str:
        raise ValueError(word)

    broken.add_url_rule("/help/broken", view_func=open_to_anyone(break_with_words))
    answer = broken.test_client().get("/help/broken")
    said = capfd.readouterr()
    assert answer.status_code == 500
    assert "break_with_words" in said.err
    assert word not in answer.text + said.out + said.err
