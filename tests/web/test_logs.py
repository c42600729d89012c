"""The log."""

import logging
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from consult.app import create_app
from consult.settings import Settings
from consult.storage.database import Database, WritingSession
from consult.web.logs import place_of, redact

WORDS = "My brother hits me when nobody looks"


def test_a_log_line_never_holds_words_names_or_addresses() -> None:
    line = {
        "event": "page broke",
        "words": "I hate it",
        "ip": "203.0.113.9",
        "endpoint": "respondent.visit",
        "status": 500,
    }
    assert redact(None, "error", line) == {"event": "page broke", "endpoint": "respondent.visit", "status": 500}


def test_a_long_value_is_dropped_even_under_an_allowed_name() -> None:
    assert redact(None, "error", {"event": "x", "place": "w" * 121}) == {"event": "x"}


def test_a_problem_is_named_by_its_place_and_not_by_its_message() -> None:
    try:
        raise ValueError("what a child wrote")
    except ValueError as problem:
        place = place_of(problem)
    assert place.startswith("test_logs.py:")
    assert "child" not in place


def test_a_full_disk_writes_no_words_to_the_log(
    settings: Settings,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fill_the_disk(_session: Session) -> None:
        raise OperationalError(f"INSERT {WORDS}", {"words": WORDS}, OSError(WORDS))

    site = create_app(replace(settings, mode="demonstration"), opened=database)
    phone = site.test_client()
    phone.environ_base["HTTP_ORIGIN"] = settings.base_url
    phone.set_cookie("visit", "somebody")
    with caplog.at_level(logging.DEBUG):
        monkeypatch.setattr(WritingSession, "commit", fill_the_disk)
        answer = phone.post("/leave")
    assert answer.status_code == 500
    written = "".join(capsys.readouterr()) + caplog.text
    assert "page broke" in written
    assert WORDS not in written


def test_an_error_of_the_database_does_not_tell_what_was_to_be_kept(session: Session) -> None:
    with pytest.raises(OperationalError) as problem:
        session.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": WORDS})
    assert WORDS not in str(problem.value)
