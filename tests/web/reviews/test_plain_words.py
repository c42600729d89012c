"""Looking over a letter as it is typed: what is answered, to whom, and that nothing is kept or written to the log."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from consult.app import create_app
from consult.domain.keyed_hash import keyed_hash
from consult.domain.staff import StaffRole
from consult.domain.words import that_can_be_shown
from consult.settings import Settings
from consult.storage.database import Database
from consult.web.plain_words import LONGEST_PART, sent_parts
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.house.kept_rows import changes, rows

DECIDED = "You will have contact with Taylor every Saturday.\r\nIt was every two weeks before."


class Desk:
    """An officer's browser, sending what stands in the form of a letter."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.client, self.token = client, token

    def ask(self, *more: tuple[str, str], **texts: str) -> TestResponse:
        fields = [("form_token", self.token), ("plain_register", "child")]
        for field, text in texts.items():
            fields += [("plain_part", field), (f"plain_title.{field}", field.upper()), (field, text)]
        return self.client.post("/reviews/letters/plain", data=MultiDict([*fields, *more]))


def signed_in(app: Flask, database: Database, settings: Settings, role: StaffRole) -> Desk:
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = settings.base_url
    with database.writing() as session:
        token = a_staff_session(session, a_member_of_staff(session, role=role), at=datetime.now(UTC))
    client.set_cookie("staff", token, domain="localhost")
    return Desk(client, keyed_hash(database.keys.visits, f"form:staff:{token}"))


@pytest.fixture
def desk(app: Flask, database: Database, settings: Settings) -> Desk:
    return signed_in(app, database, settings, StaffRole.OFFICER)


def answered(response: TestResponse) -> Any:
    assert response.status_code == 200, response.text
    assert response.mimetype == "application/json"
    return response.json


def buttons(html: str) -> dict[str, str]:
    soup = BeautifulSoup(html, "html.parser")
    return {" ".join(each.get_text().split()): str(each["value"]) for each in soup.select("button[name=plain]")}


def test_each_part_gets_its_reading_age_its_findings_and_their_buttons(desk: Desk) -> None:
    found = answered(desk.ask(decided=DECIDED, hello="Hello, you."))
    assert "reading age" in found["parts"]["decided"]["age"]
    assert "too short" in found["parts"]["hello"]["age"]
    assert "try <b>“see”</b>" in found["parts"]["decided"]["findings"]
    assert set(buttons(found["parts"]["decided"]["findings"])) == {
        "Replace “have contact with” with “see”",
        "Keep “have contact with”",
    }
    assert "1 word to avoid" in found["together"]
    assert "Aim for <b>9 or under</b>" in found["together"]


def test_the_youngest_are_aimed_at_seven(desk: Desk) -> None:
    found = answered(desk.ask(("plain_register", "pictures"), decided=DECIDED))
    assert "9 or under" in found["together"], "what the form says first counts"
    form = MultiDict(
        [("form_token", desk.token), ("plain_register", "pictures"), ("plain_part", "a"), ("a", DECIDED)]
    )
    assert "7 or under" in answered(desk.client.post("/reviews/letters/plain", data=form))["together"]


def test_a_press_of_replace_gives_the_new_text_and_one_of_keep_the_old(desk: Desk) -> None:
    press = buttons(answered(desk.ask(decided=DECIDED))["parts"]["decided"]["findings"])
    replaced = answered(desk.ask(("plain", press["Replace “have contact with” with “see”"]), decided=DECIDED))
    assert replaced["parts"]["decided"]["text"].startswith("You will see Taylor every Saturday.\nIt was")
    kept = answered(desk.ask(("plain", press["Keep “have contact with”"]), decided=DECIDED))
    assert kept["parts"]["decided"]["text"].startswith("You will have contact with Taylor")
    hidden = BeautifulSoup(kept["parts"]["decided"]["findings"], "html.parser").select(
        "input[name='plain_kept.decided']"
    )
    assert len(hidden) == 1
    still = answered(desk.ask(("plain_kept.decided", str(hidden[0]["value"])), decided=DECIDED))
    assert buttons(still["parts"]["decided"]["findings"]) == {}


def test_fields_that_are_no_part_of_the_letter_are_not_looked_at(desk: Desk) -> None:
    found = answered(desk.ask(("told_us", "I hate contact in my placement"), decided="Hello."))
    assert set(found["parts"]) == {"decided"}
    assert "contact" not in found["together"]


def test_nothing_is_kept_and_no_word_is_written_to_the_log(
    desk: Desk, database: Database, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    before = rows(database)
    answered(desk.ask(decided="The zebra’s placement is a secret."))
    assert changes(before, rows(database), allowing={"staff_sessions"}) == []
    assert "zebra" not in caplog.text + "".join(capsys.readouterr())


@pytest.mark.parametrize("role", [role for role in StaffRole if role is not StaffRole.OFFICER])
def test_only_officers_write_letters(app: Flask, database: Database, settings: Settings, role: StaffRole) -> None:
    assert signed_in(app, database, settings, role).ask(decided=DECIDED).status_code in (403, 404)


def test_more_than_a_letter_holds_is_answered_with_a_sentence(desk: Desk) -> None:
    for answer in (
        desk.ask(decided="a" * (LONGEST_PART + 1)),
        desk.ask(**{f"part{number}": "Hello." for number in range(201)}),
    ):
        assert answer.status_code == 422
        assert answer.json is not None
        assert "too long" in answer.json["problem"]


@pytest.mark.parametrize(
    "text",
    [
        "\0\0 contact",
        "\u202econtact\u202c",
        "👩‍👧 contact 👩‍👧",
        "أخي contact",
        "<b>contact</b><script>alert(1)</script>",
        "a" * LONGEST_PART,
    ],
)
def test_hostile_words_are_answered_and_come_back_as_words(desk: Desk, text: str) -> None:
    part = answered(desk.ask(decided=text))["parts"]["decided"]
    assert part["text"] == that_can_be_shown(text)
    assert "<script" not in part["findings"]
    assert "<script" not in answered(desk.ask(("plain_title.x", "<script>"), x=text))["together"]


def test_a_flood_of_findings_is_shown_twenty_at_a_time(desk: Desk) -> None:
    part = answered(desk.ask(decided="Your contact. " * 3_000))["parts"]["decided"]
    assert part["findings"].count('class="nudge"') == 20
    assert "And 2980 more" in part["findings"]


def test_the_council_s_own_list_is_used_without_any_code(
    settings: Settings, database: Database, tmp_path: Path, session: Session
) -> None:
    file = tmp_path / "words.csv"
    file.write_text("word,better,note\ncontact,seeing your people,Our children chose this.\nrespite,,\n", "utf-8")
    made = create_app(replace(settings, word_list=str(file)), opened=database)
    desk = signed_in(made, database, settings, StaffRole.OFFICER)
    findings = answered(desk.ask(decided="Contact is on Sunday, and respite too."))["parts"]["decided"]["findings"]
    assert "seeing your people" in findings
    assert "Our children chose this." in findings
    assert "respite" not in findings


def test_a_page_that_saves_gets_the_parts_as_they_are_after_the_press(app: Flask) -> None:
    with app.test_request_context():
        (part,) = sent_parts(MultiDict([("plain_part", "a"), ("plain_part", "a"), ("a", "Your placement.")]))
        (again,) = sent_parts(
            MultiDict(
                [
                    ("plain_part", "a"),
                    ("a", "Your placement."),
                    ("plain", part.press("replace", part.plain.findings[0])),
                ]
            )
        )
    assert again.text == "Your home."
