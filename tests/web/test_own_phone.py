"""“This is my own phone”: a letter opens on it without the pictures, and on no other, until something ends it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from consult.app import create_app
from consult.domain.deliveries import Delivery as Way
from consult.domain.letters import Paragraph, Words
from consult.domain.own_phones import PhoneHere
from consult.services import letters_opened, locks
from consult.services.retention import delete_what_is_due
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.deliveries import Delivery
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.own_phones import OwnPhone
from consult.storage.respondents import Respondent
from consult.storage.staff import Staff
from tests.factories.letter_texts import a_letter_text, a_sent_letter
from tests.factories.staff import signed_in_as
from tests.factories.statements import statements_of
from tests.factories.visits import an_opened, now_at
from tests.visitor import Visitor
from tests.web.test_letters import WORDS, Sealed, opened, sealed, start, without_the_lock
from tests.web.test_visit import h1, press, unlock

OPENS = "You do not need your pictures on this phone until"
STOP = "[value=own-phone-stop]"


@pytest.fixture
def mine(session: Session) -> Sealed:
    return sealed(session)


def named(visitor: Visitor, mine: Sealed) -> BeautifulSoup:
    """The letter on a phone whose reader has just said that it is theirs."""
    opened(visitor, mine)
    return press(visitor, "own-phone")


def another_phone(app: Flask, settings: Settings) -> Visitor:
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = settings.base_url
    return Visitor(client)


def leave(visitor: Visitor) -> None:
    visitor.client.post("/leave", headers={"Origin": visitor.client.environ_base["HTTP_ORIGIN"]})
    assert visitor.client.get_cookie("visit") is None


def comes_back(visitor: Visitor, mine: Sealed) -> BeautifulSoup:
    """What the link and one press show: the letter, or what opens it."""
    leave(visitor)
    start(visitor, mine.number)
    return press(visitor, "letter")


def until_the_link_ends() -> str:
    """The link was made yesterday for two weeks: it ends before the phone's own days do."""
    day = (datetime.now(UTC) + timedelta(days=13)).date()
    return f"{OPENS} {day:%A} {day.day} {day:%B}."


def flat(page: BeautifulSoup) -> str:
    return " ".join(page.text.split())


# chosen, and what it then opens


def test_a_letter_asks_for_the_pictures_every_time_unless_its_reader_says_that_the_phone_is_theirs(
    visitor: Visitor, mine: Sealed, database: Database
) -> None:
    page = opened(visitor, mine)
    assert "Is this your own phone?" in page.text
    assert OPENS not in page.text
    assert h1(comes_back(visitor, mine)) == "Open your lock"
    unlock(visitor, mine.pictures)
    for letter in (press(visitor, "own-phone"), comes_back(visitor, mine)):
        assert WORDS in letter.text
        assert until_the_link_ends() in flat(letter)
        assert "“Leave” does not change that." in letter.text
        assert letter.select_one(STOP) is not None
        assert not letter.select("[value=own-phone]")
    assert acts(database).count("opened letter") == 3


def acts(database: Database) -> list[str]:
    with database.reading() as reading:
        return list(reading.scalars(select(Event.act).order_by(Event.position)))


def test_its_page_file_and_questions_open_and_nothing_else_of_the_same_person(
    visitor: Visitor, mine: Sealed, database: Database
) -> None:
    with database.writing() as session:
        invitation = session.get_one(Invitation, mine.opens_id)
        more = [Paragraph(Words.plain("Another letter to the same person."))]
        other, link = a_sent_letter(session, invitation, at=datetime.now(UTC), text=a_letter_text(more=more))
        other_id, other_number = other.id, link.number
    named(visitor, mine)
    assert WORDS in comes_back(visitor, mine).text
    press(visitor, "letter-pdf")
    assert visitor.last is not None
    assert visitor.last.data.startswith(b"%PDF-")
    visitor.open("/v")
    press(visitor, "letter")
    assert h1(press(visitor, "about-letter")) == "About your letter"
    press(visitor, "about-letter-back")
    for act in (f"letter:{other_id}", "all-letters-pdf", "all-letters"):
        page = press(visitor, act)
        assert "Another letter to the same person." not in page.text, act
        assert not visitor.last.data.startswith(b"%PDF-"), act
    assert h1(page) == "Open your lock"
    unlock(visitor, mine.pictures)
    assert "Another letter to the same person." in press(visitor, "all-letters").text
    leave(visitor)
    start(visitor, other_number)
    assert h1(press(visitor, "letter")) == "Open your lock"


def test_only_the_letter_of_the_link_is_open_on_it_whichever_is_asked_for(session: Session, mine: Sealed) -> None:
    invitation, now = session.get_one(Invitation, mine.opens_id), datetime.now(UTC)
    visiting = now_at(session, an_opened(session, invitation, at=now), at=now)
    named_here = replace(visiting, phone=PhoneHere(opens_until=now))
    assert letters_opened.find_letter(session, named_here) is not None
    assert letters_opened.find_letter(session, named_here, letter_id=mine.letter_id) is None
    assert letters_opened.letters_for(session, named_here) == ()


# what lies on the phone, and with us


def test_the_cookie_is_chance_alone_for_no_script_and_no_other_site_and_only_its_hash_is_kept(
    visitor: Visitor, mine: Sealed, database: Database, settings: Settings
) -> None:
    opened(visitor, mine)
    token = page_token(visitor)
    answer = visitor.client.post("/v", data={"act": "own-phone", "form_token": token})
    (cookie,) = [each for each in answer.headers.getlist("Set-Cookie") if each.startswith("own-phone=")]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Expires=" in cookie
    value = cookie.split("=", 1)[1].split(";")[0]
    assert len(value) == 43
    assert answer.headers["Cache-Control"] == "no-store"
    with database.reading() as reading:
        (phone,) = reading.scalars(select(OwnPhone))
    assert value not in (phone.token_hash, phone.id)
    assert len(phone.token_hash) == 64
    files = b"".join(file.read_bytes() for file in settings.data.rglob("*") if file.is_file())
    assert value.encode() not in files


def page_token(visitor: Visitor) -> str:
    assert visitor.last is not None
    field = BeautifulSoup(visitor.last.text, "html.parser").select_one("input[name=form_token]")
    assert field is not None
    return str(field["value"])


def test_where_the_site_is_https_the_cookie_is_secure_and_bound_to_the_host(
    database: Database, settings: Settings, mine: Sealed
) -> None:
    safe = replace(settings, public_url="https://reviews.exampleshire.example")
    client = create_app(safe, opened=database).test_client()
    client.environ_base |= {"HTTP_ORIGIN": safe.base_url, "wsgi.url_scheme": "https"}
    answer = client.post("/s", data={"number": mine.number, "start": "1"}, base_url=safe.base_url)
    found: list[str] = []
    for fields in ({"act": "letter"}, fields_of(mine), {"act": "own-phone"}):
        page = client.get("/v", base_url=safe.base_url)
        token = BeautifulSoup(page.text, "html.parser").select_one("input[name=form_token]")
        assert token is not None
        answer = client.post("/v", data=fields | {"form_token": token["value"]}, base_url=safe.base_url)
        found += answer.headers.getlist("Set-Cookie")
    (cookie,) = [each for each in found if "own-phone" in each]
    assert cookie.startswith("__Host-own-phone=")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def fields_of(mine: Sealed) -> dict[str, Any]:
    return {"act": "open", **{f"picture{turn}": picture for turn, picture in enumerate(mine.pictures, 1)}}


def test_it_costs_one_statement_more_and_only_where_a_letter_is_read(
    visitor: Visitor, mine: Sealed, database: Database
) -> None:
    named(visitor, mine)
    leave(visitor)
    start(visitor, mine.number)
    with statements_of(database) as sent:
        visitor.client.get("/v")
    assert len([each for each in sent if "own_phones" in each]) == 1
    leave(visitor)
    start(visitor, mine.before)
    with statements_of(database) as sent:
        visitor.client.get("/v")
    assert not [each for each in sent if "FROM own_phones" in each or "JOIN own_phones" in each]


# everybody else: nothing


def test_no_other_visits_cookie_gets_a_byte_of_it(
    app: Flask, settings: Settings, visitor: Visitor, mine: Sealed
) -> None:
    named(visitor, mine)
    stranger = another_phone(app, settings)
    start(stranger, mine.number)
    for data in without_the_lock(stranger.client, ""):
        assert WORDS.encode() not in data
        assert not data.startswith(b"%PDF-")


def test_on_a_phone_that_is_named_another_link_opens_nothing_without_the_pictures(
    session: Session, visitor: Visitor, mine: Sealed
) -> None:
    theirs = sealed(session)
    named(visitor, mine)
    for number in (mine.before, theirs.number):
        leave(visitor)
        start(visitor, number)
        for act in ("letter", "letter-pdf", f"letter:{mine.letter_id}", "about-letter", "read"):
            assert WORDS not in press(visitor, act).text
            assert visitor.last is not None
            assert not visitor.last.data.startswith(b"%PDF-")


def test_a_made_up_cookie_opens_nothing(visitor: Visitor, mine: Sealed, database: Database) -> None:
    named(visitor, mine)
    with database.reading() as reading:
        (phone,) = reading.scalars(select(OwnPhone))
    for value in ("x", phone.token_hash):
        visitor.client.set_cookie("own-phone", value)
        assert h1(comes_back(visitor, mine)) == "Open your lock"


def test_it_is_chosen_only_behind_the_lock_and_in_a_page_that_is_in_hand(
    visitor: Visitor, mine: Sealed, database: Database
) -> None:
    start(visitor, mine.number)
    press(visitor, "own-phone")
    opened(visitor, mine)
    visitor.open("/v")
    press(visitor, "own-phone")
    named(visitor, mine)
    comes_back(visitor, mine)
    press(visitor, "own-phone")
    with database.reading() as reading:
        assert len(reading.scalars(select(OwnPhone)).all()) == 1
    assert acts(database).count("said that the phone is their own") == 1


# to whom it is not offered


def test_the_youngest_whom_somebody_helps_are_not_offered_it(session: Session, visitor: Visitor) -> None:
    page = opened(visitor, sealed(session, age=6))
    assert WORDS in page.text
    assert not page.select("[value=own-phone]")
    press(visitor, "own-phone")
    assert visitor.client.get_cookie("own-phone") is None


def test_where_a_carer_helped_to_open_it_it_is_neither_offered_nor_goes_on(
    visitor: Visitor, mine: Sealed, database: Database
) -> None:
    named(visitor, mine)
    with database.writing() as session:
        now = datetime.now(UTC)
        helped = Delivery(letter_id=mine.letter_id, way=Way.HELPED_TO_OPEN.value, on=now.date(), at=now)
        helped.by = mine.officer_id
        session.add(helped)
    assert h1(comes_back(visitor, mine)) == "Open your lock"
    page = unlock(visitor, mine.pictures)
    assert WORDS in page.text
    assert not page.select("[value=own-phone]")


def test_on_a_device_of_staff_it_is_neither_offered_nor_opens(visitor: Visitor, mine: Sealed) -> None:
    named(visitor, mine)
    visitor.client.set_cookie("staff", "somebody")
    assert h1(comes_back(visitor, mine)) == "Open your lock"
    assert not unlock(visitor, mine.pictures).select("[value=own-phone]")


def test_a_council_can_switch_it_off_and_then_no_phone_opens_anything(
    visitor: Visitor, mine: Sealed, database: Database, settings: Settings
) -> None:
    named(visitor, mine)
    kept = visitor.client.get_cookie("own-phone")
    assert kept is not None
    strict = replace(settings, own_phone_days=0)
    elsewhere = another_phone(create_app(strict, opened=database), strict)
    elsewhere.client.set_cookie("own-phone", kept.value)
    start(elsewhere, mine.number)
    assert h1(press(elsewhere, "letter")) == "Open your lock"
    assert not unlock(elsewhere, mine.pictures).select("[value=own-phone]")
    assert "own-phone" not in elsewhere.open("/help/cookies").text
    assert "own-phone" in visitor.open("/help/cookies").text


# what ends it


def test_its_first_page_shows_nothing_of_the_letter_and_whoever_holds_the_phone_can_stop_it_there(
    visitor: Visitor, mine: Sealed, database: Database
) -> None:
    named(visitor, mine)
    kept = visitor.client.get_cookie("own-phone")
    assert kept is not None
    leave(visitor)
    page = start(visitor, mine.number)
    assert h1(page) == "A letter for you"
    assert until_the_link_ends() in flat(page)
    assert WORDS not in page.text
    page = press(visitor, "own-phone-stop")
    assert OPENS not in page.text
    assert visitor.client.get_cookie("own-phone") is None
    visitor.client.set_cookie("own-phone", kept.value)
    assert h1(comes_back(visitor, mine)) == "Open your lock"
    with database.reading() as reading:
        found = reading.scalars(select(Event).where(Event.act.contains("their own")).order_by(Event.position)).all()
    assert [(each.act, each.thing, each.thing_id, each.role, each.outcome) for each in found] == [
        ("said that the phone is their own", "invitation", mine.opens_id, "child", ""),
        ("ended that the phone is their own", "invitation", mine.opens_id, "child", ""),
    ]


def test_stopping_it_in_the_letter_closes_the_letter_at_once(visitor: Visitor, mine: Sealed) -> None:
    named(visitor, mine)
    comes_back(visitor, mine)
    page = press(visitor, "own-phone-stop")
    assert h1(page) == "A letter for you"
    assert WORDS not in page.text


def test_what_ends_it_ends_it_at_once_for_a_visit_that_reads_as_well(
    visitor: Visitor, mine: Sealed, database: Database
) -> None:
    named(visitor, mine)
    for what in ("its days", "the link", "a frozen lock", "the lock taken away", "new pictures"):
        assert WORDS in comes_back(visitor, mine).text
        token = page_token(visitor)
        before = ended_by(database, mine, what)
        for act in ("letter", "letter-pdf", "about-letter"):
            answer = visitor.client.post("/v", data={"act": act, "form_token": token}, follow_redirects=True)
            assert WORDS.encode() not in answer.data, what
            assert not answer.data.startswith(b"%PDF-"), what
        leave(visitor)
        answer = visitor.client.post("/s", data={"number": mine.number, "start": "1"}, follow_redirects=True)
        assert OPENS not in answer.text, what
        with database.writing() as session:
            session.execute(update(OwnPhone).values(ends_at=datetime.now(UTC) + timedelta(days=13), stopped_at=None))
            session.get_one(Invitation, mine.opens_id).withdrawn_at = None
            session.execute(update(Respondent).where(Respondent.id == mine.respondent_id).values(before))


def ended_by(database: Database, mine: Sealed, what: str) -> dict[str, Any]:
    """End what was chosen; returns the lock as it was."""
    with database.writing() as session:
        now = datetime.now(UTC)
        invitation, person = (
            session.get_one(Invitation, mine.opens_id),
            session.get_one(Respondent, mine.respondent_id),
        )
        before = {key: value for key, value in vars(person).items() if key.startswith("lock_")}
        officer = signed_in_as(session.get_one(Staff, mine.officer_id))
        match what:
            case "its days":
                session.execute(update(OwnPhone).values(ends_at=now))
            case "the link":
                invitation.withdrawn_at = now
            case "a frozen lock":
                person.lock_frozen_at = now
            case "the lock taken away":
                locks.take_away(session, officer, invitation, at=now)
            case "new pictures":
                _pictures, hashed = locks.pictures_to_give(session, invitation)
                locks.give_lock(session, officer, invitation, hashed, at=now)
    return before


def test_naming_another_phone_ends_the_one_before(
    app: Flask, settings: Settings, visitor: Visitor, mine: Sealed
) -> None:
    named(visitor, mine)
    new = another_phone(app, settings)
    named(new, mine)
    assert WORDS in comes_back(new, mine).text
    assert h1(comes_back(visitor, mine)) == "Open your lock"


def test_what_is_known_of_phones_goes_with_the_link(visitor: Visitor, mine: Sealed, database: Database) -> None:
    named(visitor, mine)
    with database.writing() as session:
        delete_what_is_due(session, now=datetime.now(UTC) + timedelta(days=365))
    with database.reading() as reading:
        assert reading.scalars(select(OwnPhone)).all() == []
