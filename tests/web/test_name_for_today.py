"""“My name for today”: what a child wants to be called in one visit, kept with what they say, told to one person."""

import io
import unicodedata
from typing import Any

import docx
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.drafts import read_text
from consult.domain.invitations import Purpose
from consult.domain.name_for_today import LONGEST
from consult.domain.respondents import Role
from consult.domain.views import Reader
from consult.storage.alerts import Alert
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.replies import Draft, Reply
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from consult.storage.visits import Visit
from tests.factories.staff import sign_in
from tests.factories.statements import statements_of
from tests.visitor import Visitor
from tests.web.test_coming_back import typed
from tests.web.test_visit import h1, invited, press, replies_in, start

NAME = "Captain Bee"
FIELD = "name_for_today"


@pytest.fixture
def invitation(session: Session) -> Invitation:
    return invited(session, age=6)


def asks(page: BeautifulSoup) -> bool:
    return page.select_one(f"input[name={FIELD}]") is not None


def in_field(page: BeautifulSoup) -> str:
    field = page.select_one(f"input[name={FIELD}]")
    assert field is not None
    return str(field["value"])


def named(visitor: Visitor, invitation: Invitation, name: str = NAME) -> BeautifulSoup:
    start(visitor, invitation)
    return press(visitor, "begin", name_for_today=name)


def sort_one(visitor: Visitor) -> BeautifulSoup:
    tapped: dict[str, Any] = {"answer.home": "home:happy"}
    return press(visitor, "continue", **tapped)


def at_check(visitor: Visitor) -> BeautifulSoup:
    sort_one(visitor)
    for act in ("skip", "skip", "more-no", "skip"):
        press(visitor, act)
    return press(visitor, "skip")


def sent(visitor: Visitor, invitation: Invitation) -> BeautifulSoup:
    named(visitor, invitation)
    sort_one(visitor)
    return press(visitor, "send")


def names_kept(database: Database) -> list[str | None]:
    return [reply.name_for_today for reply in replies_in(database)]


@pytest.mark.parametrize(
    ("role", "age", "is_asked"),
    [(Role.CHILD, 6, True), (Role.CHILD, 9, True), (Role.CHILD, 15, False), (Role.MOTHER, 9, False)],
)
def test_a_child_below_twelve_may_say_what_they_want_to_be_called(
    session: Session, visitor: Visitor, role: Role, age: int, is_asked: bool
) -> None:
    assert asks(start(visitor, invited(session, role=role, age=age))) == is_asked


def test_the_name_can_be_left_empty(visitor: Visitor, invitation: Invitation, database: Database) -> None:
    page = named(visitor, invitation, "  ")
    assert "Hello" not in page.text
    sort_one(visitor)
    press(visitor, "send")
    assert names_kept(database) == [None]


def test_the_child_is_greeted_with_it_on_the_pages_of_the_visit(visitor: Visitor, invitation: Invitation) -> None:
    first = named(visitor, invitation)
    greeting = first.select_one("p.called")
    assert greeting is not None
    assert greeting.get_text() == f"Hello {NAME}"
    assert [bdi.get_text() for bdi in greeting.select("bdi")] == [NAME]
    page = press(visitor, "back")
    assert page.h1 is not None
    assert page.h1.get_text() == f"Hello {NAME}"
    assert in_field(page) == NAME


def test_a_name_in_another_direction_cannot_turn_the_words_around_it(
    visitor: Visitor, invitation: Invitation
) -> None:
    page = named(visitor, invitation, "ليلى")
    assert "<bdi>ليلى</bdi>" in str(page.select_one("p.called"))
    field = press(visitor, "back").select_one(f"input[name={FIELD}]")
    assert field is not None
    assert field["dir"] == "auto"


def test_the_name_is_sent_with_the_answers_and_is_for_the_officer_alone(
    client: FlaskClient, database: Database, visitor: Visitor, invitation: Invitation
) -> None:
    sent(visitor, invitation)
    assert names_kept(database) == [NAME]
    with database.reading() as session:
        review = session.get_one(Review, invitation.review_id)
        officer, answers = session.get_one(Staff, review.child.officer_id), replies_in(database)
        ids = [answer.id for reply in session.scalars(select(Reply)) for answer in reply.answers]
    assert len(answers) == 1
    desk = sign_in(client, database, officer)
    page = desk.open(f"/reviews/{review.id}")
    meta = " ".join(page.select_one("dl.meta").get_text(" ").split())  # type: ignore[union-attr]
    assert f"“ {NAME} ” Kept out of minutes and letters." in meta
    desk.send(f"/reviews/{review.id}/ticks", shown=ids, tick=ids)
    for reader in Reader:
        address = f"/reviews/{review.id}/minutes"
        assert NAME not in desk.open(f"{address}?for={reader.value}").text
        word = docx.Document(io.BytesIO(client.get(f"{address}/word?for={reader.value}").data))
        assert NAME not in "\n".join(paragraph.text for paragraph in word.paragraphs)


def test_a_name_alone_is_no_answer_and_cannot_be_sent(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    named(visitor, invitation)
    page = press(visitor, "send", status=422)
    assert NAME in page.text
    assert not page.select("[value=send]")
    assert names_kept(database) == []


def test_the_check_shows_the_name_who_sees_it_and_a_way_to_change_it(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    named(visitor, invitation)
    line = at_check(visitor).select_one("ul.answers li")
    assert line is not None
    words = " ".join(line.get_text(" ").split())
    assert words.startswith(f"My name for today {NAME} Only Dana .")
    press(visitor, f"change:{FIELD}")
    page = press(visitor, "begin", name_for_today="Ray")
    assert h1(page) == "This is what you said"
    assert ("Ray" in page.text, NAME in page.text) == (True, False)
    press(visitor, f"change:{FIELD}")
    assert "My name for today" not in press(visitor, "begin", name_for_today="").text
    press(visitor, "send", all="each")
    assert names_kept(database) == [None]


@pytest.mark.parametrize("act", ["helping", "alert-talk", "language:ar"])
def test_no_button_of_the_first_page_loses_the_name(
    visitor: Visitor, invitation: Invitation, database: Database, act: str
) -> None:
    start(visitor, invitation)
    kind, _colon, value = act.partition(":")
    chosen: dict[str, Any] = {kind: value} if value else {}
    press(visitor, "" if value else act, name_for_today=NAME, **chosen)
    with database.reading() as session:
        assert NAME in session.scalars(select(Draft)).one().answers


UNUSUAL = {
    "\u202eeeB\u2066": "eeB",
    "Be\x00e\x07": "Bee",
    " Captain\r\n\tBee ": "Captain Bee",
    "🦄👩‍👧": "🦄👩‍👧",
    "e\u0301": unicodedata.normalize("NFC", "e\u0301"),
    "<script>hack()</script>": "<script>hack()</script>",
    "ء" * LONGEST: "ء" * LONGEST,
}


def test_hostile_and_unusual_names_are_kept_harmless_on_one_line(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    start(visitor, invitation)
    for given, kept in UNUSUAL.items():
        page = press(visitor, "begin", name_for_today=given)
        assert page.select_one("p.called bdi").get_text() == kept  # type: ignore[union-attr]
        assert "<script>hack" not in str(page)
        with database.reading() as reading:
            assert read_text(reading.scalars(select(Draft)).one().answers).name_for_today == kept
        press(visitor, "back")


def test_a_name_that_is_too_long_comes_back_whole_with_what_to_do(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    start(visitor, invitation)
    long = "B" * (LONGEST + 1)
    page = press(visitor, "begin", status=413, name_for_today=long)
    assert in_field(page) == long
    assert page.select_one(f".problem a[href='#{FIELD}']") is not None
    with database.reading() as session:
        assert session.scalars(select(Draft)).all() == []


def test_a_name_that_comes_too_late_is_given_back(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    start(visitor, invitation)
    with database.writing() as session:
        session.get_one(Invitation, invitation.id).withdrawn_at = session.scalars(select(Visit.started_at)).one()
    page = press(visitor, "begin", status=410, name_for_today=NAME)
    assert NAME in [field.get_text().strip() for field in page.select("textarea")]


def test_the_number_of_the_link_is_no_name_and_the_page_warns(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    start(visitor, invitation)
    page = press(visitor, "begin", status=422, name_for_today=f"Bee {invitation.number}")
    assert "Your number or your pictures were in your words." in page.select_one(".problem").text  # type: ignore[union-attr]
    assert in_field(page) == "Bee ••••"
    with database.reading() as session:
        assert session.scalars(select(Draft)).all() == []
    press(visitor, "begin", name_for_today="Bee ••••")
    with database.reading() as session:
        assert read_text(session.scalars(select(Draft)).one().answers).name_for_today == "Bee ••••"


@pytest.mark.parametrize("act", ["alert-not_safe", "alert-talk"])
def test_no_name_holds_up_whoever_is_not_safe_or_wants_to_talk(
    visitor: Visitor, invitation: Invitation, database: Database, act: str
) -> None:
    start(visitor, invitation)
    long = "B" * (LONGEST + 1)
    page = press(visitor, act, name_for_today=long)
    assert long in [field.get_text().strip() for field in page.select("textarea")]
    assert h1(press(visitor, "alert-on")) == "Hello"
    assert "Dana is told" in press(visitor, act, name_for_today=f"Bee {invitation.number}").text
    with database.reading() as session:
        assert [each.kind for each in session.scalars(select(Alert))] == [act.removeprefix("alert-")]
        assert read_text(session.scalars(select(Draft)).one().answers).name_for_today == "Bee ••••"


def test_a_name_on_an_old_page_does_not_hold_up_an_alert_after_sending(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    sent(visitor, invitation)
    press(visitor, "alert-not_safe", name_for_today=NAME)
    with database.reading() as session:
        assert len(session.scalars(select(Alert)).all()) == 1


@pytest.mark.parametrize("way", ["reopen", "scan again"])
def test_who_opens_the_page_anew_sees_no_name_and_what_was_said_is_sent_with_it(
    visitor: Visitor, invitation: Invitation, database: Database, way: str
) -> None:
    named(visitor, invitation)
    page = start(visitor, invitation) if way == "scan again" else visitor.open("/v")
    assert NAME not in typed(page)
    assert "What you said is kept" in page.text or h1(page) == "Hello"
    assert NAME not in typed(press(visitor, "begin", name_for_today=""))
    assert NAME not in typed(at_check(visitor))
    assert not press(visitor, "lock-make").select("ol.four"), "whoever holds the phone now makes no lock for it"
    visitor.open("/v")
    press(visitor, "begin")
    press(visitor, "send", all="each")
    assert names_kept(database) == [NAME]


def test_a_new_name_takes_the_place_of_one_that_was_put_away(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    named(visitor, invitation)
    visitor.open("/v")
    page = press(visitor, "begin", name_for_today="Ray")
    assert "Hello Ray" in page.text
    sort_one(visitor)
    press(visitor, "send")
    assert names_kept(database) == ["Ray"]


def test_no_other_visit_of_the_same_link_knows_the_name(
    client: FlaskClient, visitor: Visitor, invitation: Invitation
) -> None:
    named(visitor, invitation)
    client.delete_cookie("visit")
    page = start(visitor, invitation)
    assert (in_field(page), h1(page)) == ("", "Hello")
    assert NAME not in typed(press(visitor, "begin"))


def test_the_lock_opens_the_name_to_keep_to_change_and_to_take_back(
    client: FlaskClient, database: Database, visitor: Visitor, invitation: Invitation
) -> None:
    sent(visitor, invitation)
    press(visitor, "lock-make")
    press(visitor, "go-on")
    assert NAME in press(visitor, "read").text
    token = press(visitor, "copy").select_one("input[name=form_token]")["value"]  # type: ignore[index]
    press(visitor, "copy-pdf")
    assert visitor.last is not None
    printed = pypdfium2.PdfDocument(visitor.last.data)
    assert NAME in "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    visitor.send("/v", form_token=token, act="again-changed")
    visitor.send("/v", form_token=token, act="send")
    assert names_kept(database) == [NAME, NAME]
    visitor.send("/v", form_token=token, act="take-back")
    visitor.send("/v", form_token=token, act="take-back-yes")
    with database.reading() as session:
        review = session.get_one(Review, invitation.review_id)
        officer = session.get_one(Staff, review.child.officer_id)
    page = sign_in(client, database, officer).open(f"/reviews/{review.id}")
    assert [f"“{NAME}”, taken back"] == [
        " ".join(said.get_text().split()).partition(" Kept out")[0] for said in page.select("dl.meta dd:has(bdi)")
    ]


def test_a_page_with_a_name_still_reads_with_one_statement(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    named(visitor, invitation)
    press(visitor, "back")
    with statements_of(database) as said:
        assert visitor.client.get("/v").status_code < 300
    assert len(said) == 1


def test_after_a_meeting_nobody_is_asked_for_a_name(session: Session, visitor: Visitor) -> None:
    made = invited(session, age=6)
    made.purpose = Purpose.AFTER.value
    session.commit()
    assert not asks(start(visitor, made))
