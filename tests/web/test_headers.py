"""Headers that every answer carries, whatever it is."""

from dataclasses import replace

import pytest
from flask import Flask

from consult.app import create_app
from consult.settings import Settings
from consult.storage.database import Database

ALWAYS = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/s", 200),
        ("GET", "/v", 303),
        ("GET", "/nowhere", 404),
        ("POST", "/v", 403),
        ("GET", "/static/css/respondent.css", 200),
    ],
)
def test_a_page_a_refusal_and_a_stylesheet_carry_every_header_once(
    app: Flask, method: str, address: str, status: int
) -> None:
    answer = app.test_client().open(address, method=method, buffered=True)
    assert answer.status_code == status
    for name, value in ALWAYS.items():
        assert answer.headers.getlist(name) == [value]
    assert len(answer.headers.getlist("Content-Security-Policy")) == 1
    assert len(answer.headers.getlist("Cache-Control")) == 1


def test_only_what_says_so_itself_may_be_kept_by_a_browser(app: Flask) -> None:
    assert app.test_client().get("/s").headers["Cache-Control"] == "no-store"
    assert app.test_client().get("/static/css/respondent.css", buffered=True).headers["Cache-Control"] != "no-store"


def test_browsers_are_told_to_come_by_https_where_the_site_is_https(settings: Settings, database: Database) -> None:
    secure = create_app(replace(settings, public_url="https://views.exampleshire.example"), opened=database)
    assert "max-age" in secure.test_client().get("/s").headers["Strict-Transport-Security"]
    plain = create_app(settings, opened=database)
    assert "Strict-Transport-Security" not in plain.test_client().get("/s").headers
