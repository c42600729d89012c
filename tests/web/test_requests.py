"""One tap for an advocate or a talk alone, from the child's phone to the officer's desk."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.requests import Request
from tests.factories.staff import at_the_desk
from tests.visitor import Visitor
from tests.web.test_visit import at_check, h1, invited, press, sent, start


@pytest.fixture
def invitation(session: Session) -> Invitation:
    return invited(session)


def asked_for(database: Database) -> list[str]:
    with database.reading() as session:
        return sorted(session.scalars(select(Request.kind)))


@pytest.mark.parametrize(("act", "kind"), [("ask-advocate", "advocate"), ("ask-talk_alone", "talk_alone")])
def test_one_tap_on_the_welcome_asks_and_says_when_it_is_read(
    visitor: Visitor, database: Database, invitation: Invitation, act: str, kind: str
) -> None:
    start(visitor, invitation)
    page = press(visitor, act)
    assert h1(page) == "You asked. It is sent."
    assert "Dana reads it by" in " ".join(page.text.split())
    assert asked_for(database) == [kind]
    assert h1(press(visitor, "asked-on")) == "Hello"


def test_pressing_twice_asks_once(visitor: Visitor, database: Database, invitation: Invitation) -> None:
    start(visitor, invitation)
    for _press in range(2):
        visitor.send("/v", act="ask-advocate")
    assert asked_for(database) == ["advocate"]


def test_asking_from_the_check_loses_nothing_and_leads_back(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    at_check(visitor, invitation)
    meeting: dict[str, Any] = {"audience.needs_to_happen": "meeting"}
    press(visitor, "ask-advocate", **meeting)
    page = press(visitor, "asked-on")
    assert h1(page) == "This is what you said"
    assert page.select_one("input[name='audience.needs_to_happen'][value=meeting][checked]")
    assert asked_for(database) == ["advocate"]


def test_asking_from_the_sent_page_leads_back_to_it(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    sent(visitor, invitation)
    press(visitor, "ask-talk_alone")
    assert h1(press(visitor, "asked-on")) == "Sent. Thank you."
    assert asked_for(database) == ["talk_alone"]


def test_a_link_never_shows_what_was_asked_for_before(
    visitor: Visitor, client: FlaskClient, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "ask-advocate")
    client.delete_cookie("visit", domain="localhost")
    assert "You asked" not in start(visitor, invitation).text


@pytest.mark.parametrize("role", [Role.MOTHER, Role.FATHER, Role.CARER, Role.OTHER])
def test_an_adult_may_ask_for_a_talk_and_for_no_advocate(
    session: Session, visitor: Visitor, database: Database, role: Role
) -> None:
    page = start(visitor, invited(session, role=role))
    assert not page.select("button[value=ask-advocate]")
    press(visitor, "ask-talk_alone")
    visitor.send("/v", act="ask-advocate")
    assert asked_for(database) == ["talk_alone"]


def test_nobody_without_a_visit_asks_for_anything(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    visitor.send("/v", act="ask-advocate", status=403)
    start(visitor, invitation)
    visitor.send("/v", act="ask-advocate", form_token="0" * 64, status=403)
    assert asked_for(database) == []


def test_the_officer_finds_it_first_on_the_list_and_says_on_the_review_what_was_done(
    app: Flask, settings: Settings, visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "ask-advocate")
    desk = at_the_desk(app, database, settings, invitation)
    box = desk.open("/reviews/").select_one(".todo")
    assert box is not None
    assert "asked for an advocate on" in box.text
    page = desk.open(f"/reviews/{invitation.review_id}")
    assert "asked for an advocate" in " ".join(page.select_one("[aria-labelledby=requests]").text.split())  # type: ignore[union-attr]
    assert "Asked for an advocate on" in page.select_one("[aria-labelledby=part]").text  # type: ignore[union-attr]
    form = page.select_one("[aria-labelledby=requests] form")
    assert form is not None
    refused = desk.send(str(form["action"]), note=" ")
    assert "say in a few words what was done" in refused.text
    assert "say in at most 500 letters" in desk.send(str(form["action"]), note="x" * 501).text
    page = desk.send(str(form["action"]), note="Referred to the advocacy service.")
    assert "Referred to the advocacy service." in page.text
    assert not page.select("[aria-labelledby=requests] form[action$='/done']")
    assert "asked for an advocate" not in desk.open("/reviews/").text


@pytest.mark.parametrize("role", [StaffRole.ADMINISTRATOR, StaffRole.MANAGER, StaffRole.OFFICER])
def test_nobody_else_learns_of_it(
    app: Flask, settings: Settings, visitor: Visitor, database: Database, invitation: Invitation, role: StaffRole
) -> None:
    start(visitor, invitation)
    press(visitor, "ask-advocate")
    other = at_the_desk(app, database, settings, invitation, role)
    assert "asked for" not in other.open("/reviews/").text
    if role is not StaffRole.OFFICER:
        assert "for an advocate" not in other.open(f"/reviews/{invitation.review_id}/participation").text
    with database.reading() as session:
        request_id = session.scalars(select(Request.id)).one()
    address = f"/reviews/{invitation.review_id}/requests/{request_id}/done"
    assert other.client.get(f"/reviews/{invitation.review_id}").status_code in (403, 404)
    other.send(address, note="Done.", status=404)
    with database.reading() as session:
        assert session.scalars(select(Request.done_at)).one() is None


def test_an_old_request_of_a_cancelled_review_is_still_there(
    app: Flask, settings: Settings, visitor: Visitor, database: Database, invitation: Invitation, session: Session
) -> None:
    start(visitor, invitation)
    press(visitor, "ask-advocate")
    with database.writing() as writing:
        found = writing.get(type(invitation), invitation.id)
        assert found is not None
        found.review.status = "cancelled"
        found.review.meeting_on = datetime.now(UTC).date() + timedelta(days=3)
    assert "asked for an advocate" in at_the_desk(app, database, settings, invitation).open("/reviews/").text


def test_a_press_by_mistake_is_undone_on_the_page_that_follows(
    app: Flask, settings: Settings, visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "ask-advocate")
    assert h1(press(visitor, "asked-undo")) == "Hello"
    desk = at_the_desk(app, database, settings, invitation)
    assert "asked for an advocate" not in desk.open("/reviews/").text
    assert "Taken back" in desk.open(f"/reviews/{invitation.review_id}").select_one("[aria-labelledby=requests]").text  # type: ignore[union-attr]
    press_again = start(visitor, invitation)
    assert press_again.select("button[value=ask-advocate]")
    press(visitor, "ask-advocate")
    assert asked_for(database) == ["advocate", "advocate"]


def test_nobody_with_the_link_takes_back_what_was_asked_for_before(
    visitor: Visitor, client: FlaskClient, database: Database, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "ask-advocate")
    client.delete_cookie("visit", domain="localhost")
    start(visitor, invitation)
    visitor.send("/v", act="asked-undo")
    start(visitor, invitation)
    page = press(visitor, "ask-advocate")
    assert not page.select("button[value=asked-undo]")
    press(visitor, "asked-undo")
    with database.reading() as session:
        assert session.scalars(select(Request.taken_back_at)).all() == [None]
