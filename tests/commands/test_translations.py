import pytest
from flask import Flask

from consult.formats import catalogue


def test_checking_shows_the_reading_age_of_every_child_s_page_and_names_what_is_wrong(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "problems", lambda _root: ["ar: not translated: Hello"])
    shown = app.test_cli_runner().invoke(args=["consult", "translations", "check"])
    assert shown.exit_code == 1
    assert "ar: not translated: Hello" in shown.output
    assert "Does your social worker listen to you?" in shown.output
    assert "1 to mend" in shown.output


def test_checking_a_catalogue_without_problems_ends_well(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "problems", lambda _root: [])
    shown = app.test_cli_runner().invoke(args=["consult", "translations", "check"])
    assert shown.exit_code == 0
    assert "every language is complete" in shown.output
