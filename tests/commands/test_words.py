"""The command that checks a council's list of words."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from consult.app import create_app
from consult.settings import Settings, UnusableSetting
from consult.storage.database import Database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "words.csv"
    made.write_text("word,better,note\nplacement,our house,\nCareFirst,,Say notes.\nrespite,,\n", "utf-8")
    return made


def test_it_says_what_the_council_s_list_changes(app: Flask, file: Path) -> None:
    said = app.test_cli_runner().invoke(args=["consult", "words", str(file)])
    assert said.exit_code == 0
    assert said.output.splitlines()[:3] == [
        "placement: “our house”. Ours was: placement: “home”.",
        "CareFirst: Say notes.",
        "respite: may stand. Ours was: respite: “a break” or “a stay over”.",
    ]
    assert said.output.splitlines()[3].startswith("3 of the council’s; ours: ")


def test_the_list_of_the_setting_is_read_without_a_file_s_name(
    settings: Settings, database: Database, file: Path, app: Flask
) -> None:
    with_a_list = create_app(replace(settings, word_list=str(file)), opened=database)
    assert "our house" in with_a_list.test_cli_runner().invoke(args=["consult", "words"]).output
    assert app.test_cli_runner().invoke(args=["consult", "words"]).output.startswith("0 of the council’s")


def test_a_list_that_is_wrong_ends_with_its_lines(app: Flask, file: Path) -> None:
    file.write_text("word,better,note\n1,a,\n", "utf-8")
    said = app.test_cli_runner().invoke(args=["consult", "words", str(file)])
    assert said.exit_code == 2
    assert "Line 2" in said.output


def test_the_site_does_not_start_with_a_list_that_is_wrong_and_names_the_line(
    settings: Settings, database: Database, file: Path
) -> None:
    file.write_text("word,better,note\nplacement,home,\nplacement,house,\n", "utf-8")
    with pytest.raises(UnusableSetting, match=r"CONSULT_WORD_LIST.*Line 3"):
        create_app(replace(settings, word_list=str(file)), opened=database)
