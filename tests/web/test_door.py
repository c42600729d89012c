"""The door: an animal and Start; whatever does not open gets the same kind page."""

import gzip
import re
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.domain.invitations import animal_of, in_fours
from consult.domain.keyed_hash import keyed_hash
from consult.domain.throttling import FREE_TRIES
from consult.settings import Settings
from consult.storage.database import Database, keys_of
from consult.storage.invitations import Invitation
from consult.storage.visits import Visit
from consult.web.respondent_frame import door_css
from tests.factories.visits import an_invited
from tests.proving import how_many
from tests.visitor import Visitor
from tests.web.test_dress import press

ONE_ROUND_TRIP = 14_336


@pytest.fixture
def invitation(session: Session) -> Invitation:
    made = an_invited(session, at=datetime.now(UTC))
    session.commit()
    return made


def text_of(soup: BeautifulSoup) -> str:
    return soup.main.get_text(" ", strip=True) if soup.main else ""


def visits_in(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Visit)) or 0


def test_the_door_and_its_script_fit_one_round_trip_in_two_requests(client: FlaskClient) -> None:
    page = client.get("/s")
    wanted = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(/[^"]+)"', page.text)
    assert len(wanted) == 1
    with client.get(wanted[0]) as script:
        assert len(gzip.compress(page.data)) + len(gzip.compress(script.data)) <= ONE_ROUND_TRIP


def test_the_doors_styles_are_the_stylesheet_and_the_policy_knows_them_by_hash(client: FlaskClient) -> None:
    page = client.get("/s")
    assert door_css() in page.text
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
    assert "'sha256-" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_the_door_changes_nothing(
    client: FlaskClient, database: Database, invitation: Invitation, method: str
) -> None:
    with database.reading() as session:
        before = session.connection().exec_driver_sql("PRAGMA data_version").scalar()
        for _time in range(how_many(20, full=1000)):
            assert getattr(client, method)("/s").status_code == 200
        session.rollback()
        assert session.connection().exec_driver_sql("PRAGMA data_version").scalar() == before
    assert visits_in(database) == 0


def test_before_start_nothing_tells_whose_it_is(visitor: Visitor, invitation: Invitation) -> None:
    said = visitor.open("/s").text + visitor.send("/s", number=invitation.number).text
    assert not re.search(r"Robin|Teasel|Dana|Inkwell|May|review|care\b", said)


def test_any_sixteen_digits_show_their_animal_and_start(visitor: Visitor, invitation: Invitation) -> None:
    for number in (invitation.number, "0000000000000007"):
        page = visitor.send("/s", number=number)
        assert animal_of(number) in text_of(page)
        assert page.select_one("button[name=start][value='1']")


@pytest.mark.parametrize(
    "typed",
    ["{}", "  {} ", "{}-{}-{}-{}", "{} {} {} {}", "{}–{}–{}–{}"],
)
def test_a_number_may_be_typed_with_spaces_and_dashes(visitor: Visitor, invitation: Invitation, typed: str) -> None:
    number = invitation.number
    fours = [number[start : start + 4] for start in (0, 4, 8, 12)]
    given = typed.format(*(fours if typed.count("{}") == 4 else [number]))
    assert animal_of(number) in text_of(visitor.send("/s", number=given))


@pytest.mark.parametrize("zero", ["٠", "۰", "०", "０"])
def test_digits_of_every_script_open_the_link(client: FlaskClient, invitation: Invitation, zero: str) -> None:
    number = invitation.number.translate({ord("0") + value: chr(ord(zero) + value) for value in range(10)})
    assert client.post("/s", data={"number": number, "start": "1"}).headers["Location"] == "/v"


@pytest.mark.parametrize("typed", ["", "12", "1" * 17, "abcd", "1234567890123456x", "'; DROP TABLE", "\ud800" * 3])
def test_anything_but_sixteen_digits_is_said_to_be_so_and_stays_in_the_field(visitor: Visitor, typed: str) -> None:
    page = visitor.send("/s", number=typed.encode("utf-8", "replace").decode(), status=422)
    assert "16 digits" in text_of(page)


def test_start_begins_a_visit_with_a_cookie_that_scripts_and_other_sites_cannot_use(
    client: FlaskClient, database: Database, invitation: Invitation
) -> None:
    answer = client.post("/s", data={"number": invitation.number, "start": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/v")
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("visit=")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Secure" not in cookie
    with database.reading() as session:
        visit = session.scalars(select(Visit)).one()
        token = cookie.split("=", 1)[1].split(";")[0].removesuffix(".pressed")
        assert len(token) >= 43
        assert visit.token_hash == keyed_hash(keys_of(session).visits, f"visit:{token}")


def test_where_the_site_is_https_the_cookie_is_bound_to_the_host_and_secure(
    settings: Settings, database: Database, invitation: Invitation
) -> None:
    from dataclasses import replace

    from consult.app import create_app

    app = create_app(replace(settings, public_url="https://reviews.exampleshire.example"), opened=database)
    client = app.test_client()
    answer = client.post(
        "/s",
        data={"number": invitation.number, "start": "1"},
        headers={"Origin": "https://reviews.exampleshire.example"},
    )
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-visit=")
    assert all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"))


@pytest.mark.parametrize("origin", ["", "null", "https://elsewhere.example"])
def test_start_is_refused_from_another_site(client: FlaskClient, invitation: Invitation, origin: str) -> None:
    answer = client.post("/s", data={"number": invitation.number, "start": "1"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_every_link_that_does_not_work_gets_the_same_page(
    client: FlaskClient, database: Database, session: Session
) -> None:
    now = datetime.now(UTC)
    withdrawn, ended, early, young, cancelled = (
        an_invited(session, at=now, age=3 if which == 3 else 9) for which in range(5)
    )
    withdrawn.withdrawn_at, ended.closes_at = now, now - timedelta(seconds=1)
    early.opens_at, cancelled.review.status = now + timedelta(days=1), "cancelled"
    session.commit()
    numbers = ["0" * 16, *(each.number for each in (withdrawn, ended, early, young, cancelled))]
    pages = {client.post("/s", data={"number": number, "start": "1"}).text for number in numbers}
    assert len(pages) == 1
    assert "This link is not working" in pages.pop()
    assert visits_in(database) == 0


def test_the_phones_language_is_proposed_and_another_is_one_press_away_with_the_number_kept(
    client: FlaskClient, invitation: Invitation
) -> None:
    page = client.get("/s", headers={"Accept-Language": "ar-SY,ar;q=0.9,en;q=0.5"})
    assert '<html lang="ar"' in page.text
    number = in_fours(invitation.number)
    english = client.post("/s", data={"number": number, "language": "en"}, headers={"Accept-Language": "ar"})
    soup = BeautifulSoup(english.text, "html.parser")
    assert english.status_code == 200
    assert soup.html is not None
    assert soup.html["lang"] == "en"
    assert soup.select_one(f"input[name=number][value='{number}']")
    assert soup.select_one("input[name=chosen][value=en]")


def test_the_language_of_the_card_is_spoken_and_the_phones_is_proposed_on_the_welcome(
    client: FlaskClient, session: Session
) -> None:
    """A child with a card in Polish holds their carer’s phone, which is set to Arabic."""
    invitation = an_invited(session, at=datetime.now(UTC))
    invitation.language = "pl"
    session.commit()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "ar-SY,en;q=0.5"
    visitor = Visitor(client)
    welcome = visitor.send("/s", number=invitation.number, start="1")
    assert spoken(welcome) == "pl"
    (proposed,) = welcome.select("main button[name=language]")
    assert (proposed["value"], proposed.get_text(strip=True), proposed["dir"]) == ("ar", "العربية", "rtl")
    again = press(visitor, language="ar")
    assert spoken(again) == "ar"
    assert not again.select("main button[name=language]")
    assert spoken(press(visitor, act="begin")) == "ar"


def spoken(page: BeautifulSoup) -> str:
    assert page.html is not None
    return str(page.html["lang"])


def test_choosing_a_language_before_typing_is_no_mistake(client: FlaskClient) -> None:
    answer = client.post("/s", data={"number": "", "language": "ar"})
    assert answer.status_code == 200
    assert 'role="alert"' not in answer.text


def test_a_guesser_is_stopped_and_a_right_number_from_elsewhere_still_opens(
    client: FlaskClient, app: Flask, invitation: Invitation
) -> None:
    wrong = [client.post("/s", data={"number": f"{guess:016d}", "start": "1"}) for guess in range(FREE_TRIES + 5)]
    assert [answer.status_code for answer in wrong] == [404] * FREE_TRIES + [429] * 5
    assert "This link is not working" in wrong[-1].text
    assert "Wait ten seconds" in wrong[-1].text
    right = {"number": invitation.number, "start": "1"}
    assert client.post("/s", data=right).status_code == 429
    elsewhere = client.post("/s", data=right, environ_base={"REMOTE_ADDR": "198.51.100.7"})
    assert elsewhere.status_code == 303


def test_guessing_six_digits_hits_without_the_throttle_and_never_with_it_while_a_right_number_still_opens(
    app: Flask, client: FlaskClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["DIGITS_IN_A_NUMBER"] = 6
    now = datetime.now(UTC)
    for number in ("777750", "123456"):
        an_invited(session, at=now).number_hash = keyed_hash(keys_of(session).links, number)
    session.commit()
    guesses = [f"{guess:06d}" for guess in range(777_700, 777_800)]

    def opens(number: str, *, address: str = "203.0.113.9") -> bool:
        from_there = {"REMOTE_ADDR": address}
        return client.post("/s", data={"number": number, "start": "1"}, environ_base=from_there).status_code == 303

    assert [guess for guess in guesses if opens(guess)] == []
    assert opens("123456", address="198.51.100.7")
    monkeypatch.setattr("consult.services.tries.may_try", lambda _tried, *, at: True)
    assert [guess for guess in guesses if opens(guess)] == ["777750"]


def test_start_that_asks_for_it_at_once_brings_the_welcome_in_its_own_answer(
    visitor: Visitor, database: Database, invitation: Invitation
) -> None:
    page = visitor.send("/s", number=invitation.number, start="1", at_once="1")
    assert visitor.last is not None
    assert visitor.last.history == ()
    assert visitor.last.headers["Content-Location"] == "/v"
    assert page.select_one("button[name=act][value=begin]")
    with database.reading() as session:
        assert session.scalars(select(Visit)).one().place == "welcome"
    question = visitor.send("/v", act="begin")
    assert question.select_one("input[name=answer]"), "its form is the visit's own, and in hand"


def test_a_page_that_start_brought_and_is_opened_anew_shows_nothing_of_what_was_said(
    visitor: Visitor, invitation: Invitation
) -> None:
    visitor.send("/s", number=invitation.number, start="1", at_once="1")
    visitor.send("/v", act="begin", at_once="1")
    visitor.send("/v", act="skip", at_once="1")
    visitor.send("/v", act="skip", at_once="1")
    visitor.send("/v", act="continue", answer="I wish I saw Taylor more", at_once="1")
    for act in ("lock-no", "more-no", "skip"):
        check = visitor.send("/v", act=act, at_once="1")
    assert "Taylor" in check.text, "the page in hand shows it"
    assert "Taylor" not in visitor.open("/v").text
    assert visitor.open("/v").select_one("button[value=begin]")


def test_a_number_that_opens_nothing_says_so_to_who_asks_at_once_too(visitor: Visitor) -> None:
    visitor.send("/s", status=404, number="0" * 16, start="1", at_once="1")
    assert visitor.last is not None
    assert "Content-Location" not in visitor.last.headers
    assert "Set-Cookie" not in visitor.last.headers
