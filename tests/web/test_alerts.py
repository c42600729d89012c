"""One tap for who does not feel safe or wants to talk: from every page of a visit to whoever must act on it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from consult.domain.languages import LANGUAGES
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.settings import Settings
from consult.storage.alerts import Alert
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.replies import Draft, Reply
from tests.factories.staff import at_the_desk
from tests.visitor import Visitor
from tests.web.test_visit import SECRET, at_check, at_words, begun, h1, invited, press, sent, start

ALARMS = ["alert-not_safe", "alert-talk"]
WORDS = "He comes at night and I lock my door"


@pytest.fixture
def invitation(session: Session) -> Invitation:
    return invited(session)


def raised(database: Database) -> list[str]:
    with database.reading() as session:
        return sorted(session.scalars(select(Alert.kind)))


def the_alert(database: Database) -> Alert:
    with database.reading() as session:
        found = session.scalars(select(Alert)).one()
        session.expunge_all()
        return found


def every_page_of_a_visit(visitor: Visitor, invitation: Invitation) -> dict[str, BeautifulSoup]:
    pages = {"welcome": start(visitor, invitation), "choices": press(visitor, "begin")}
    pages["lock offer"] = press(visitor, "continue", answer="friends")
    pages["lock made"] = press(visitor, "lock-make")
    press(visitor, "go-on")
    pages["words"] = press(visitor, "skip")
    pages["mistake"] = press(visitor, "continue", status=422)
    pages["more"] = press(visitor, "skip")
    pages["drawing"] = press(visitor, "more-yes")
    press(visitor, "stop")
    pages["check"] = press(visitor, "skip")
    pages["asked"] = press(visitor, "ask-advocate")
    press(visitor, "asked-on")
    pages["sent"] = press(visitor, "send", all="each")
    pages["said"] = press(visitor, "read")
    visitor.client.delete_cookie("visit")
    start(visitor, invitation)
    pages["unlock"] = press(visitor, "unlock")
    return pages


def test_every_page_of_a_visit_has_both_buttons_in_its_form(visitor: Visitor, invitation: Invitation) -> None:
    for name, page in every_page_of_a_visit(visitor, invitation).items():
        for act in ALARMS:
            assert len(page.select(f"form#page button[name=act][value={act}]")) == 1, name


@pytest.mark.parametrize("role", [Role.MOTHER, Role.FATHER, Role.CARER, Role.OTHER])
@pytest.mark.parametrize("act", ALARMS)
def test_an_adult_can_press_them_too(
    session: Session, visitor: Visitor, database: Database, role: Role, act: str
) -> None:
    page = start(visitor, invited(session, role=role))
    assert "Someone is not safe" in page.text
    assert "I don’t feel safe" not in page.text
    press(visitor, act)
    assert raised(database) == [act.removeprefix("alert-")]


@pytest.mark.parametrize(
    ("act", "says"),
    [("alert-not_safe", "You don’t feel safe"), ("alert-talk", "You want to talk to someone")],
)
def test_one_tap_raises_an_alert_and_says_when_it_is_read_and_whom_to_ring_now(
    visitor: Visitor, database: Database, invitation: Invitation, act: str, says: str
) -> None:
    start(visitor, invitation)
    page = press(visitor, act)
    assert h1(page) == says
    words = " ".join(page.select_one("main").text.split())  # type: ignore[union-attr]
    assert "Dana reads it by" in words
    assert "Do not wait for it." in words
    for number in ("999", "0800 1111", "01632 960123", "01632 960456"):
        assert number in words
    assert raised(database) == [act.removeprefix("alert-")]


def test_the_child_goes_on_where_they_were_and_nothing_typed_is_lost(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    at_words(visitor, invitation)
    press(visitor, "alert-not_safe", answer=SECRET)
    page = press(visitor, "alert-on")
    assert h1(page) == "What do you want to happen?"
    assert page.select_one("textarea").text.strip() == SECRET  # type: ignore[union-attr]


def test_from_the_check_the_choices_stay_and_from_the_sent_page_it_leads_back(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    at_check(visitor, invitation)
    meeting: dict[str, Any] = {"audience.needs_to_happen": "meeting"}
    press(visitor, "alert-talk", **meeting)
    page = press(visitor, "alert-on")
    assert page.select_one("input[name='audience.needs_to_happen'][value=meeting][checked]")
    press(visitor, "send", all="each")
    press(visitor, "alert-not_safe")
    assert h1(press(visitor, "alert-on")) == "Sent. Thank you."


def test_pictures_that_are_shown_once_are_shown_again_after_an_alert(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    begun(visitor, invitation)
    press(visitor, "continue", answer="friends")
    made = [str(item["data-picture"]) for item in press(visitor, "lock-make").select("ol.four li")]
    page = press(visitor, "alert-talk", made=made)
    assert h1(page) == "You want to talk to someone"
    carried = [str(field["value"]) for field in page.select("#page input[name=made]")]
    again = press(visitor, "alert-on", made=carried)
    assert [item["data-picture"] for item in again.select("ol.four li")] == made
    assert raised(database) == ["talk"]


def test_words_too_long_to_keep_do_not_stop_the_alert_and_are_given_back(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    at_words(visitor, invitation)
    page = press(visitor, "alert-not_safe", answer="x" * 20_000)
    assert h1(page) == "You don’t feel safe"
    assert "Your words are still here" in page.text
    assert "x" * 20_000 in page.text
    assert raised(database) == ["not_safe"]


def test_pressing_twice_makes_one_and_both_kinds_are_two(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    start(visitor, invitation)
    for _press in range(20):
        visitor.send("/v", act="alert-not_safe")
    assert raised(database) == ["not_safe"]
    visitor.send("/v", act="alert-talk")
    assert raised(database) == ["not_safe", "talk"]
    page = press(visitor, "alert-on")
    assert h1(page) == "Hello"


def test_words_may_be_added_and_are_sealed_and_no_link_ever_shows_them(
    visitor: Visitor, client: FlaskClient, database: Database, invitation: Invitation, settings: Settings
) -> None:
    start(visitor, invitation)
    press(visitor, "alert-not_safe")
    press(visitor, "alert-on", alert_words=WORDS)
    press(visitor, "alert-not_safe")
    page = press(visitor, "alert-on", alert_words="Please ring school")
    assert the_alert(database).words == f"{WORDS}\nPlease ring school"
    client.delete_cookie("visit", domain="localhost")
    start(visitor, invitation)
    page = press(visitor, "alert-not_safe")
    assert WORDS not in page.text
    kept = b"".join(file.read_bytes() for file in settings.data.glob("consult.db*"))
    assert WORDS.encode() not in kept


def test_words_that_a_weak_signal_sends_twice_are_kept_once(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    start(visitor, invitation)
    place = press(visitor, "alert-talk").select_one("input[name=place]")
    assert place is not None
    for _time in range(3):
        visitor.send("/v", act="alert-on", place=str(place["value"]), alert_words=WORDS)
    assert the_alert(database).words == WORDS
    assert raised(database) == ["talk"]


def test_words_survive_a_change_of_language_and_the_page_says_they_are_sent(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "alert-not_safe")
    page = press(visitor, "", language="en", alert_words=WORDS)
    assert "What you wrote is sent to Dana." in " ".join(page.text.split())
    assert the_alert(database).words == WORDS
    assert h1(press(visitor, "alert-on")) == "Hello"


def test_more_words_than_fit_are_given_back_and_what_was_added_before_stays(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "alert-talk")
    press(visitor, "alert-on", alert_words="y" * 9_000)
    press(visitor, "alert-talk")
    page = press(visitor, "alert-on", alert_words="z" * 2_000, status=413)
    assert "Your words are still here" in page.text
    assert "z" * 2_000 in page.text
    assert the_alert(database).words == "y" * 9_000


def test_an_alert_is_not_lost_when_nothing_is_ever_sent(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    begun(visitor, invitation)
    press(visitor, "alert-not_safe", answer="friends")
    visitor.client.post("/leave")
    with database.reading() as session:
        assert session.scalars(select(Reply)).all() == []
        acts = list(session.scalars(select(Event.act).where(Event.thing == "alert")))
    assert acts == ["raised an alert: pressed “not safe”"]
    assert raised(database) == ["not_safe"]


def test_nobody_without_a_running_visit_raises_anything(
    visitor: Visitor, database: Database, session: Session, invitation: Invitation
) -> None:
    visitor.send("/v", act="alert-not_safe", status=403)
    start(visitor, invitation)
    visitor.send("/v", act="alert-not_safe", form_token="0" * 64, status=403)
    visitor.open("/v")
    visitor.client.get("/v?act=alert-not_safe")
    assert raised(database) == []
    with database.writing() as writing:
        writing.execute(update(Invitation).values(withdrawn_at=datetime.now(UTC)))
    page = press(visitor, "alert-not_safe", alert_words=WORDS, status=410)
    assert "This was not sent" in page.text
    assert WORDS in page.text
    assert "999" in page.text
    assert raised(database) == []


def test_the_door_says_whom_to_ring_and_offers_no_button_that_nobody_hears(visitor: Visitor) -> None:
    for address, status in (("/s", 200), ("/help/privacy", 200), ("/nothing-here", 404)):
        page = visitor.open(address, status=status)
        assert not page.select("button[value^=alert]")
        said = [" ".join(part.text.split()) for part in page.select(".help summary")]
        assert said == ["I don’t feel safe", "I want to talk to someone"]
        assert "01632 960456" in page.select_one(".help").text  # type: ignore[union-attr]


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_the_sentence_about_danger_holds_the_number_to_tap_and_says_it_once(visitor: Visitor, language: str) -> None:
    sentence = visitor.open(f"/s?lang={language}").select_one(".help .pocket p b")
    assert sentence is not None
    assert [link["href"] for link in sentence.select("a")] == ["tel:999"]
    assert sentence.parent is not None
    assert sentence.parent.text.count("999") == 1


# at the desk


@pytest.mark.parametrize("role", [None, StaffRole.MANAGER])
def test_it_stands_on_top_of_the_first_page_until_somebody_says_what_was_done(
    app: Flask,
    settings: Settings,
    visitor: Visitor,
    database: Database,
    invitation: Invitation,
    role: StaffRole | None,
) -> None:
    start(visitor, invitation)
    press(visitor, "alert-not_safe")
    press(visitor, "alert-on", alert_words=WORDS)
    desk = at_the_desk(app, database, settings, invitation, role)
    for address in ("/reviews/", "/reviews/?find=nobody", "/reviews/?tab=done"):
        first = desk.open(address).select_one("main .todo")
        assert first is not None
        assert "Robin Teasel pressed “not safe” on" in " ".join(first.text.split())
        assert WORDS not in first.text
        link = str(first.select_one("a")["href"])  # type: ignore[index]
    page = desk.open(link)
    assert (WORDS in page.text) == (role is None)
    form = page.select_one("main form")
    assert form is not None
    assert "say what you did" in desk.send(str(form["action"]), note=" ").text
    assert "in at most 1000 letters" in desk.send(str(form["action"]), note="x" * 1001).text
    page = desk.send(str(form["action"]), note="Rang the carer. Robin is with Noor now.")
    said = " ".join(page.text.split())
    assert ("Noor Quill" if role else "Dana Inkwell") in said
    assert "Rang the carer. Robin is with Noor now." in said
    assert not page.select("main form")
    assert "not safe" not in desk.open("/reviews/").select_one("main").text  # type: ignore[union-attr]
    desk.send(str(form["action"]), note="Something else.")
    assert the_alert(database).acted_note == "Rang the carer. Robin is with Noor now."


def test_reading_the_words_is_written_down_and_the_review_page_shows_the_alert_on_top(
    app: Flask, settings: Settings, visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "alert-talk")
    desk = at_the_desk(app, database, settings, invitation)
    assert "wants to talk to someone" in " ".join(desk.open(f"/reviews/{invitation.review_id}").text.split())
    desk.open(f"/reviews/{invitation.review_id}/alerts")
    with database.reading() as session:
        assert list(session.scalars(select(Event.act).where(Event.act == "read alerts"))) == ["read alerts"]


@pytest.mark.parametrize("role", [StaffRole.ADMINISTRATOR, StaffRole.OFFICER])
def test_nobody_else_learns_of_it(
    app: Flask, settings: Settings, visitor: Visitor, database: Database, invitation: Invitation, role: StaffRole
) -> None:
    start(visitor, invitation)
    press(visitor, "alert-not_safe")
    other = at_the_desk(app, database, settings, invitation, role)
    assert "not safe" not in other.open("/reviews/").select_one("main").text  # type: ignore[union-attr]
    alert = the_alert(database)
    address = f"/reviews/{invitation.review_id}/alerts"
    assert other.client.get(address).status_code in (403, 404)
    other.send(f"{address}/{alert.id}", note="Done.", status=404)
    assert the_alert(database).acted_at is None


def test_an_alert_of_another_review_is_not_closed_from_this_one(
    app: Flask, settings: Settings, visitor: Visitor, database: Database, session: Session, invitation: Invitation
) -> None:
    other = invited(session)
    start(visitor, invitation)
    press(visitor, "alert-not_safe")
    manager = at_the_desk(app, database, settings, invitation, StaffRole.MANAGER)
    manager.open("/reviews/")
    manager.send(f"/reviews/{other.review_id}/alerts/{the_alert(database).id}", note="Done.", status=404)
    assert the_alert(database).acted_at is None


def test_an_alert_that_was_acted_on_can_be_raised_again(
    app: Flask, settings: Settings, visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "alert-not_safe")
    desk = at_the_desk(app, database, settings, invitation)
    desk.open("/reviews/")
    desk.send(f"/reviews/{invitation.review_id}/alerts/{the_alert(database).id}", note="Rang.")
    press(visitor, "alert-on", alert_words="It is not better")
    assert raised(database) == ["not_safe", "not_safe"]
    assert "pressed “not safe”" in " ".join(desk.open("/reviews/").text.split())


def test_a_sending_and_a_draft_hold_nothing_of_an_alert(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    sent(visitor, invitation)
    press(visitor, "alert-not_safe")
    press(visitor, "alert-on", alert_words=WORDS)
    with database.reading() as session:
        assert all(WORDS not in (draft.answers or "") for draft in session.scalars(select(Draft)))


def test_whoever_opens_the_page_anew_sees_no_trace_of_it(visitor: Visitor, invitation: Invitation) -> None:
    at_words(visitor, invitation)
    press(visitor, "alert-not_safe", answer=SECRET)
    page = visitor.open("/v")
    assert h1(page) == "Hello"
    assert SECRET not in page.text
    assert "You don’t feel safe" not in page.text
