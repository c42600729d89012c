"""The sign-in page, and what a session opens."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from consult.domain.staff import StaffRole
from consult.services import staff
from consult.settings import Settings
from consult.storage.database import Database

NINE = datetime(2026, 11, 16, 9, 0, 10, tzinfo=UTC)
EMAIL, PASSWORD = "dana@exampleshire.example", "marmalade kettle orbit"


@pytest.fixture
def secret(database: Database) -> str:
    with database.writing() as session:
        return staff.add_staff(
            session,
            email=EMAIL,
            name="Dana Inkwell",
            role=StaffRole.OFFICER,
            password=PASSWORD,
            service="Exampleshire reviews",
            now=NINE,
        ).totp_secret


def sign_in(client: FlaskClient, secret: str, *, at: datetime = NINE, **wrong: str) -> TestResponse:
    form = {"email": EMAIL, "password": PASSWORD, "totp": pyotp.TOTP(secret).at(at)} | wrong
    with time_machine.travel(at, tick=False):
        return client.post("/account/sign-in", data=form)


def test_a_right_sign_in_opens_the_list(client: FlaskClient, secret: str) -> None:
    answer = sign_in(client, secret)
    assert (answer.status_code, answer.location) == (303, "/reviews/")
    with time_machine.travel(NINE + timedelta(minutes=1)):
        assert "Dana Inkwell" in client.get("/reviews/").text


def test_the_cookie_cannot_be_read_by_scripts_or_sent_from_elsewhere(client: FlaskClient, secret: str) -> None:
    (cookie,) = sign_in(client, secret).headers.getlist("Set-Cookie")
    assert cookie.startswith("staff=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


def test_on_https_the_cookie_is_bound_to_the_host(database: Database, settings: Settings, secret: str) -> None:
    from dataclasses import replace

    from consult.app import create_app

    app = create_app(replace(settings, public_url="https://say.exampleshire.example"), opened=database)
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = "https://say.exampleshire.example"
    (cookie,) = sign_in(client, secret).headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-staff=")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "nobody@exampleshire.example"},
        {"email": ""},
        {"password": "wrong wrong wrong wrong"},
        {"totp": "000000"},
        {"totp": ""},
        {"email": "x" * 100_000},
        {"password": "\x00\x1b\u202e"},
    ],
)
def test_every_failure_says_the_same(client: FlaskClient, secret: str, wrong: dict[str, str]) -> None:
    usual = sign_in(client, secret, password="not the password at all")
    other = sign_in(client, secret, **wrong)  # type: ignore[arg-type]
    assert (usual.status_code, other.status_code) == (422, 422)
    without_address = re.compile(r'id="email"[^>]*value="[^"]*"')
    assert without_address.sub("", other.text) == without_address.sub("", usual.text)
    assert "That did not work." in other.text
    assert not other.headers.getlist("Set-Cookie")


def test_a_password_is_never_sent_back(client: FlaskClient, secret: str) -> None:
    assert PASSWORD not in sign_in(client, secret, totp="000000").text


def test_a_code_seen_over_the_shoulder_does_not_open_again(client: FlaskClient, app: Flask, secret: str) -> None:
    assert sign_in(client, secret).status_code == 303
    assert sign_in(client, secret).status_code == 422


def test_a_try_stays_counted_when_the_sign_in_fails(client: FlaskClient, secret: str) -> None:
    for _ in range(5):
        sign_in(client, secret, password="wrong wrong wrong wrong")
    assert sign_in(client, secret).status_code == 422, "the sixth within the second is not evaluated"
    assert sign_in(client, secret, at=NINE + timedelta(minutes=1)).status_code == 303


def test_a_form_from_another_site_is_refused(client: FlaskClient, secret: str) -> None:
    client.environ_base["HTTP_ORIGIN"] = "https://elsewhere.example"
    assert sign_in(client, secret).status_code == 403
    del client.environ_base["HTTP_ORIGIN"]
    assert sign_in(client, secret).status_code == 403


def test_an_idle_session_asks_to_sign_in_again(client: FlaskClient, secret: str) -> None:
    sign_in(client, secret)
    with time_machine.travel(NINE + timedelta(minutes=16)):
        answer = client.get("/reviews/")
    assert (answer.status_code, answer.location) == (303, "/account/sign-in")


def test_a_disabled_colleague_is_out_at_the_next_request(
    client: FlaskClient, secret: str, database: Database
) -> None:
    sign_in(client, secret)
    with database.writing() as session:
        staff.disable(session, email=EMAIL, now=NINE)
    with time_machine.travel(NINE + timedelta(minutes=1)):
        assert client.get("/reviews/").status_code == 303


def test_signing_out_needs_the_form_token_and_ends_the_session(client: FlaskClient, secret: str) -> None:
    sign_in(client, secret)
    with time_machine.travel(NINE + timedelta(minutes=1)):
        token = client.get_cookie("staff")
        assert token is not None
        assert client.post("/account/sign-out").status_code == 403
        form_token = client.get("/reviews/").text.split('name="form_token" value="')[1].split('"')[0]
        answer = client.post("/account/sign-out", data={"form_token": form_token})
        assert answer.status_code == 303
        assert "You have signed out." in client.get("/account/sign-in").text
        client.set_cookie("staff", token.value)
        assert client.get("/reviews/").status_code == 303


def test_strangers_go_to_the_door_and_staff_to_their_list(client: FlaskClient, secret: str) -> None:
    assert client.get("/").location == "/s"
    sign_in(client, secret)
    assert client.get("/").location == "/reviews/"
