"""`flask consult bring-in`."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from consult.storage.database import Database
from consult.storage.reviews import Review

MADE_UP_YEAR = Path(__file__).parents[1] / "data" / "made-up-year"
YEAR = str(MADE_UP_YEAR / "reviews_with_due.csv")
GOOD = "child id,dob,held,ward\nC1,01/05/2012,08/04/2026,North\n"
BAD = GOOD + "C2,31/02/2012,08/04/2026,North\n,01/05/2012,08/04/2026,North\n"


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["consult", "bring-in", *words])


def reviews_kept(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Review)) or 0


@pytest.fixture
def a_file(tmp_path: Path) -> Path:
    return tmp_path / "extract.csv"


def test_without_apply_it_counts_and_writes_nothing(app: Flask, database: Database) -> None:
    result = run(app, YEAR, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "new": 378, "changed": 0, "unchanged": 0, "refused": [], "children_new": 160,
    }  # fmt: skip
    assert reviews_kept(database) == 0


def test_with_apply_it_writes_and_the_second_time_changes_nothing(app: Flask, database: Database) -> None:
    assert json.loads(run(app, YEAR, "--apply", "--json").stdout)["new"] == 378
    again = json.loads(run(app, YEAR, "--apply", "--json").stdout)
    assert again == {"new": 0, "changed": 0, "unchanged": 378, "refused": [], "children_new": 0}
    assert reviews_kept(database) == 378


def test_a_refused_row_is_exit_3_and_then_nothing_is_written(app: Flask, database: Database, a_file: Path) -> None:
    a_file.write_text(BAD)
    for words in ((), ("--apply",)):
        result = run(app, str(a_file), "--json", *words)
        assert result.exit_code == 3
        assert json.loads(result.stdout) == {
            "new": 1, "changed": 0, "unchanged": 0, "children_new": 1,
            "refused": [
                {"line": 3, "reason": "date of birth “31/02/2012” is not a day that exists"},
                {"line": 4, "reason": "no child id"},
            ],
        }  # fmt: skip
        assert reviews_kept(database) == 0


def test_refused_rows_can_be_skipped_and_it_is_exit_3_still(app: Flask, database: Database, a_file: Path) -> None:
    a_file.write_text(BAD)
    result = run(app, str(a_file), "--apply", "--skip-refused", "--json")
    assert (result.exit_code, json.loads(result.stdout)["new"]) == (3, 1)
    assert reviews_kept(database) == 1


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"dear colleague", b"PK\x03\x04"])
def test_a_file_that_cannot_be_read_is_exit_2_and_a_sentence(app: Flask, a_file: Path, content: bytes) -> None:
    a_file.write_bytes(content)
    result = run(app, str(a_file), "--json", "--apply")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.rstrip().endswith(".")
    assert "Traceback" not in result.output


def test_a_missing_file_and_a_folder_are_exit_2(app: Flask, tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.csv", tmp_path):
        result = run(app, str(path), "--json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "cannot be read" in result.stderr


def test_without_json_it_says_in_words_what_it_did(app: Flask, a_file: Path) -> None:
    a_file.write_text(BAD)
    said = run(app, str(a_file)).stdout
    assert "Reviews: 1 new, 0 changed, 0 unchanged, 2 refused." in said
    assert "Columns left out: ward." in said
    assert "Refused, line 4: no child id." in said
    assert "Nothing was written. Add --apply" in said
    assert "--skip-refused" in run(app, str(a_file), "--apply").stdout
    assert "Written." in run(app, str(a_file), "--apply", "--skip-refused").stdout


def test_a_long_file_shows_how_far_it_has_come(app: Flask, a_file: Path) -> None:
    rows = [f"C{number},01/05/2012,{number % 28 + 1:02}/04/2026\n" for number in range(6_000)]
    a_file.write_text("child id,dob,held\n" + "".join(rows))
    result = run(app, str(a_file), "--apply", "--json")
    assert json.loads(result.stdout)["new"] == 6_000
    assert "Written 5,000 of 6,000" in result.stderr
