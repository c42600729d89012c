"""Reading a letter together at the desk, and sending one by GOV.UK Notify."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from consult.app import create_app
from consult.domain.outbox import Way
from consult.domain.respondents import Role
from consult.post.sender import Sender
from consult.settings import MADE_UP_NOTIFY, Settings
from consult.storage.database import Database
from consult.storage.deliveries import Delivery
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from consult.storage.outbox import Message
from tests.factories.children import a_child
from tests.factories.deliveries import WORDS, a_posted_letter
from tests.factories.made_up_notify import a_made_up_notify, notify_at
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, at_the_desk
from tests.visitor import CheckedClient, Visitor

NOW = datetime.now(UTC)


def a_letter(database: Database, role: Role = Role.CHILD) -> Letter:
    with database.writing() as session:
        child = a_child(session, officer=a_member_of_staff(session))
        review = a_review(session, child=child, held_on=NOW.date() - timedelta(days=3))
        return a_posted_letter(session, review=review, at=NOW - timedelta(days=1), role=role)


@pytest.fixture
def with_notify(database: Database, settings: Settings) -> Flask:
    app = create_app(replace(settings, **MADE_UP_NOTIFY), opened=database)
    app.testing = True
    app.test_client_class = CheckedClient
    return app


def a_desk(app: Flask, database: Database, settings: Settings, letter: Letter) -> Visitor:
    with database.reading() as session:
        invitation = session.get(Invitation, letter.invitation_id)
    assert invitation is not None
    return at_the_desk(app, database, settings, invitation)


def address(letter: Letter) -> str:
    return f"/reviews/{letter.review_id}/sent-letters/{letter.id}"


def token(desk: Visitor, letter: Letter) -> str:
    return str(desk.open(address(letter)).select_one("input[name=form_token]")["value"])  # type: ignore[index]


def ways(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Delivery.way)))


def test_an_officer_opens_the_letter_to_read_together_and_that_is_recorded(
    app: Flask, database: Database, settings: Settings
) -> None:
    letter = a_letter(database)
    desk = a_desk(app, database, settings, letter)
    page = desk.send(f"{address(letter)}/together", form_token=token(desk, letter))
    assert WORDS in page.text
    assert "Bring in" not in page.text, "nothing else of the desk is on the page"
    assert ways(database) == ["read_together"]
    with database.reading() as session:
        assert {"read a letter together", "read a letter"} <= set(session.scalars(select(Event.act)))


@pytest.mark.parametrize(
    ("way", "typed", "sent_to"),
    [
        (Way.TEXT, "01632 960123", "01632960123"),
        (Way.EMAIL, "parent@example.org", "parent@example.org"),
        (Way.POST, "The Pines\nExampleshire", ""),
    ],
)
def test_a_parent_s_letter_goes_by_notify_and_what_was_typed_is_forgotten(
    with_notify: Flask, database: Database, settings: Settings, way: Way, typed: str, sent_to: str
) -> None:
    letter = a_letter(database, Role.MOTHER)
    desk = a_desk(with_notify, database, settings, letter)
    form: dict[str, Any] = {"form_token": token(desk, letter), "by": way.value, f"to-{way.value}": typed}
    assert "It is in the outbox" in desk.send(f"{address(letter)}/send", **form).text
    assert "waiting to go" in desk.open(address(letter)).text
    with a_made_up_notify() as (made_up, url):
        assert Sender(database, notify_at(url)).send_due() == {"sent": 1}
    (taken,) = made_up.taken
    assert (taken.way, taken.sent_to) == (way, sent_to)
    if way is not Way.POST:
        assert f"{settings.base_url}/s#" in taken.said
        assert "Exampleshire has a letter for you." in taken.said
    with database.reading() as session:
        (message,) = session.scalars(select(Message))
    assert (message.recipient_sealed, message.body_sealed) == (None, None)
    assert "waiting to go" not in desk.open(address(letter)).text


def test_a_child_s_letter_is_posted_and_never_texted_or_mailed(
    with_notify: Flask, database: Database, settings: Settings
) -> None:
    letter = a_letter(database)
    desk = a_desk(with_notify, database, settings, letter)
    offered = [one["value"] for one in desk.open(address(letter)).select("input[name=by]")]
    assert offered == ["letter"]
    for way, typed in (("sms", "01632 960123"), ("email", "child@example.org")):
        form = {"form_token": token(desk, letter), "by": way, f"to-{way}": typed}
        answer = desk.client.post(f"{address(letter)}/send", data=form)
        assert answer.status_code == 422
        assert "Nothing is sent to a child’s telephone or e-mail." in answer.text
    assert ways(database) == []


@pytest.mark.parametrize(
    ("way", "typed", "says"),
    [("sms", "123", "whole telephone number"), ("email", "x", "whole e-mail"), ("letter", "one line", "in two to")],
)
def test_a_mistake_is_a_sentence_and_nothing_goes(
    with_notify: Flask, database: Database, settings: Settings, way: str, typed: str, says: str
) -> None:
    letter = a_letter(database, Role.FATHER)
    desk = a_desk(with_notify, database, settings, letter)
    form: dict[str, Any] = {"form_token": token(desk, letter), "by": way, f"to-{way}": typed}
    answer = desk.client.post(f"{address(letter)}/send", data=form)
    assert answer.status_code == 422
    assert says in answer.text
    assert typed in answer.text
    assert ways(database) == []


def test_without_notify_nothing_of_it_is_offered_or_taken(app: Flask, database: Database, settings: Settings) -> None:
    letter = a_letter(database, Role.MOTHER)
    desk = a_desk(app, database, settings, letter)
    assert "GOV.UK Notify" not in desk.open(address(letter)).text
    form: dict[str, Any] = {"form_token": token(desk, letter), "by": "sms", "to-sms": "01632 960123"}
    assert "not set up" in desk.send(f"{address(letter)}/send", **form).text
    assert ways(database) == []


def test_what_notify_refused_is_on_the_officer_s_list(
    with_notify: Flask, database: Database, settings: Settings
) -> None:
    letter = a_letter(database, Role.MOTHER)
    desk = a_desk(with_notify, database, settings, letter)
    form: dict[str, Any] = {"form_token": token(desk, letter), "by": "sms", "to-sms": "01632 960123"}
    desk.send(f"{address(letter)}/send", **form)
    with database.writing() as session:
        (message,) = session.scalars(select(Message))
        message.recipient = "123"
    with a_made_up_notify() as (_made_up, url):
        assert Sender(database, notify_at(url)).send_due() == {"refused": 1}
    assert "Robin Teasel’s letter to the mother did not go." in " ".join(desk.open("/reviews/").text.split())
    assert "GOV.UK Notify refused it" in desk.open(address(letter)).text


def test_a_letter_that_notify_took_and_could_not_deliver_is_on_the_list_until_it_goes_another_way(
    with_notify: Flask, database: Database, settings: Settings
) -> None:
    letter = a_letter(database, Role.MOTHER)
    desk = a_desk(with_notify, database, settings, letter)
    form: dict[str, Any] = {"form_token": token(desk, letter), "by": "sms", "to-sms": "07700 900 002"}
    desk.send(f"{address(letter)}/send", **form)
    assert "Robin" not in desk.open("/reviews/letters-to-post").text
    with a_made_up_notify() as (_made_up, url):
        sender = Sender(database, notify_at(url), now=lambda: clock[0])
        clock = [datetime.now(UTC) + timedelta(minutes=1)]
        sender.send_due()
        assert "did not go" not in desk.open("/reviews/").text
        clock[0] += timedelta(minutes=5)
        assert sender.ask_what_became() == {"failed": 1}
    assert "Robin Teasel’s letter to the mother did not go." in " ".join(desk.open("/reviews/").text.split())
    page = desk.open(address(letter))
    assert "the number is wrong" in page.text
    assert "Robin" in desk.open("/reviews/letters-to-post").text, "it waits for paper again"
    desk.send(address(letter), form_token=token(desk, letter), way="handed_over", on=NOW.date().isoformat(), note="")
    assert "did not go" not in desk.open("/reviews/").text


def test_an_officer_takes_what_did_not_go_off_the_list(
    with_notify: Flask, database: Database, settings: Settings
) -> None:
    letter = a_letter(database, Role.MOTHER)
    desk = a_desk(with_notify, database, settings, letter)
    form: dict[str, Any] = {
        "form_token": token(desk, letter),
        "by": "email",
        "to-email": "perm-fail@simulator.notify",
    }
    desk.send(f"{address(letter)}/send", **form)
    with a_made_up_notify() as (_made_up, url):
        Sender(database, notify_at(url)).send_due()
        Sender(database, notify_at(url), now=lambda: datetime.now(UTC) + timedelta(hours=1)).ask_what_became()
    assert "I have seen to it" in desk.open(address(letter)).text
    page = desk.send(f"{address(letter)}/seen", form_token=token(desk, letter))
    assert "I have seen to it" not in page.text
    assert "did not go" not in desk.open("/reviews/").text


def test_what_was_delivered_says_so_where_it_was_sent(
    with_notify: Flask, database: Database, settings: Settings
) -> None:
    letter = a_letter(database, Role.MOTHER)
    desk = a_desk(with_notify, database, settings, letter)
    form: dict[str, Any] = {"form_token": token(desk, letter), "by": "sms", "to-sms": "01632 960123"}
    desk.send(f"{address(letter)}/send", **form)
    with a_made_up_notify() as (_made_up, url):
        Sender(database, notify_at(url)).send_due()
        Sender(database, notify_at(url), now=lambda: datetime.now(UTC) + timedelta(hours=1)).ask_what_became()
    assert "by GOV.UK Notify: delivered" in desk.open(address(letter)).text
