"""`flask consult figures`."""

import json

import pytest
from flask import Flask

from consult.storage.database import Database
from tests.factories.made_up_year import the_made_up_year


@pytest.fixture
def told(app: Flask, database: Database) -> str:
    """What the command says of the made-up year."""
    with database.writing() as session:
        the_made_up_year(session)
    result = app.test_cli_runner().invoke(args=["consult", "figures", "2021-22"])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_json_is_unrounded_counts_and_nothing_else(app: Flask, database: Database) -> None:
    with database.writing() as session:
        the_made_up_year(session)
    result = app.test_cli_runner().invoke(args=["consult", "figures", "2021-22", "--json"])
    assert result.exit_code == 0
    printed = json.loads(result.output)
    assert list(printed) == ["participation", "held", "in_time", "totals"]
    assert list(printed["participation"]) == ["Q1", "Q2", "Q3", "Q4"]
    assert printed["participation"]["Q1"] == {
        "PN0": 20, "PN1": 31, "PN2": 5, "PN3": 0, "PN4": 0, "PN5": 10, "PN6": 14, "PN7": 0, "not_recorded": 0,
    }  # fmt: skip
    assert printed["held"] == [18, 43, 19, 39, 29, 45, 22, 32, 38, 31, 30, 32]
    assert printed["in_time"] == [18, 43, 19, 39, 28, 44, 22, 31, 37, 29, 29, 32]
    assert printed["totals"] == {"held": 378, "in_time": 371}


def test_the_table_can_be_read_and_shows_its_checks(told: str) -> None:
    assert "PN1                31    39%     38    34%     30    33%     44    47%    143    38%" in told
    assert "August 2021         29       28     1            0     97%" in told
    assert "right  The four quarters add up: 80 + 113 + 92 + 93 = 378." in told
    assert "WRONG" not in told


@pytest.mark.parametrize("name", ["2021", "2021-23", "last year"])
def test_a_year_that_is_none_is_refused_in_a_sentence(app: Flask, name: str) -> None:
    result = app.test_cli_runner().invoke(args=["consult", "figures", name])
    assert result.exit_code == 2
    assert "Write it like 2021-22" in result.output
