"""Clips that a council recorded: listed by what they say, sent in parts, and nothing else of the folder."""

import csv
import io
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from consult.domain.clips import can_be_recorded, clip_name
from consult.formats.clips import sentences_to_record
from consult.settings import Settings
from consult.web.languages import TRANSLATIONS
from tests.visitor import Visitor

HELLO = "Hello"
SOUND = bytes(range(256)) * 40


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """A council that recorded one sentence in English, and one in a language it does not offer."""
    for language, name in (("en", clip_name(HELLO) + ".mp3"), ("xx", "secret.mp3"), ("en", "notes.txt")):
        (tmp_path / "clips" / language).mkdir(parents=True, exist_ok=True)
        (tmp_path / "clips" / language / name).write_bytes(SOUND)
    return replace(settings, clips=str(tmp_path / "clips"))


def test_a_page_knows_where_the_clips_of_its_language_are(visitor: Visitor, client: FlaskClient) -> None:
    button = visitor.open("/s").select_one("button.say")
    assert button is not None
    listed = client.get(str(button["data-clips"])).get_json()
    assert listed == {HELLO: f"/clips/en/{clip_name(HELLO)}.mp3"}
    arabic = visitor.open("/s?lang=ar").select_one("button.say")
    assert arabic is not None
    assert not arabic.has_attr("data-clips")


def test_a_phone_may_ask_for_a_part_of_a_clip(client: FlaskClient) -> None:
    address = f"/clips/en/{clip_name(HELLO)}.mp3"
    with client.get(address) as whole, client.get(address, headers={"Range": "bytes=5-9"}) as part:
        assert (whole.status_code, whole.data, whole.mimetype) == (200, SOUND, "audio/mpeg")
        assert (part.status_code, part.data) == (206, SOUND[5:10])
        assert part.headers["Content-Range"] == f"bytes 5-9/{len(SOUND)}"
        assert "media-src 'self'" in whole.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    ["/clips/xx", "/clips/xx/secret.mp3", "/clips/en/notes.txt", "/clips/en/..%2fxx%2fsecret.mp3", "/clips/so"],
)
def test_nothing_else_of_the_folder_is_sent(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_command_lists_what_to_record_and_what_is_there(app: Flask) -> None:
    shown = app.test_cli_runner().invoke(args=["consult", "clips-to-record", "en"])
    rows = {row["English"]: row for row in csv.DictReader(io.StringIO(shown.output))}
    assert (rows[HELLO]["file"], rows[HELLO]["recorded"]) == (f"{clip_name(HELLO)}.mp3", "yes")
    assert rows["Is this your animal?"]["recorded"] == "no"
    assert not [words for words in rows if "%(" in words]


def test_the_list_to_record_holds_sentences_and_nothing_else(app: Flask) -> None:
    """A translation's file begins with lines about itself: nobody is asked to read those aloud."""
    shown = app.test_cli_runner().invoke(args=["consult", "clips-to-record", "ti"])
    rows = list(csv.DictReader(io.StringIO(shown.output)))
    assert len(rows) > 500
    assert all(row["English"] and row["Tigrinya"] for row in rows)
    assert "Content-Type" not in shown.output


def test_what_two_sentences_say_alike_in_a_language_needs_one_clip(client: FlaskClient, tmp_path: Path) -> None:
    both: defaultdict[str, list[str]] = defaultdict(list)
    for english, words in sentences_to_record(TRANSLATIONS, "ti", folder_name="ti"):
        both[words].append(english)
    words, alike = next(each for each in both.items() if len(each[1]) > 1)
    (tmp_path / "clips" / "ti").mkdir()
    for english in alike:
        clip = tmp_path / "clips" / "ti" / f"{clip_name(english)}.mp3"
        clip.write_bytes(SOUND)
        assert list(client.get("/clips/ti").get_json()) == [" ".join(words.split())]
        clip.unlink()


def test_a_sentence_with_a_name_or_a_day_cannot_be_recorded() -> None:
    assert can_be_recorded("What is going well?")
    assert not can_be_recorded("Only %(officer)s.")
    assert len({clip_name("What is going well?"), clip_name("What is going  well?"), clip_name("Hello")}) == 2
