"""`flask consult return`: three files, or none and the list."""

import csv
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from consult.storage.children import Episode
from consult.storage.database import Database
from consult.storage.reviews import Review
from tests.factories.made_up_year import FOLDER, the_made_up_year


@pytest.fixture
def made_up_year(database: Database) -> Database:
    with database.writing() as session:
        the_made_up_year(session)
    return database


def write_return(app: Flask, folder: Path, year: str = "2021-22") -> Result:
    return app.test_cli_runner().invoke(args=["consult", "return", year, "--to", str(folder)])


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="") as lines:
        return sorted(csv.DictReader(lines), key=lambda row: tuple(row.values()))


def test_the_made_up_year_comes_out_as_it_went_in_but_for_addresses(
    app: Flask, made_up_year: Database, tmp_path: Path
) -> None:
    told = write_return(app, tmp_path / "out")
    assert told.exit_code == 0, told.output
    assert "378 reviews and 160 children of 2021-22." in told.output
    for name in ("header.csv", "episodes.csv", "reviews.csv"):
        given = [
            {k: "" if k in ("HOME_POST", "PL_POST", "URN") else v for k, v in row.items()}
            for row in rows(FOLDER / "ssda903" / name)
        ]
        assert rows(tmp_path / "out" / name) == sorted(given, key=lambda row: tuple(row.values()))


def test_anything_that_stops_it_leaves_no_file_and_is_listed(
    app: Flask, made_up_year: Database, tmp_path: Path
) -> None:
    with made_up_year.writing() as session:
        review = session.scalars(select(Review).where(Review.participation_code == "PN1")).first()
        assert review is not None
        review.participation_code = None
        reference, review_id = review.child.reference, review.id
    told = write_return(app, tmp_path / "out")
    assert told.exit_code == 3
    assert "One thing stops the return. No file was written." in told.output
    assert f"- {reference}: Review held on " in told.output
    assert "no participation code is confirmed" in told.output
    assert f"/reviews/{review_id}/participation" in told.output
    assert not (tmp_path / "out").exists()


def test_children_brought_in_without_header_and_episodes_are_said_to_miss_them(
    app: Flask, made_up_year: Database, tmp_path: Path
) -> None:
    with made_up_year.writing() as session:
        for episode in session.scalars(select(Episode)):
            session.delete(episode)
        for review in session.scalars(select(Review)):
            review.child.in_header = False
    told = write_return(app, tmp_path / "out")
    assert told.exit_code == 3
    assert (
        "- all 160 children: Header facts (sex, ethnicity, UPN) have not been brought in for any child."
        in told.output
    )
    assert "Mend it by bringing in episodes.csv." in told.output


def test_a_folder_that_cannot_be_written_to_is_a_sentence(app: Flask, made_up_year: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = write_return(app, tmp_path / "file" / "out")
    assert told.exit_code == 1
    assert "Nothing was written" in told.output


def test_a_year_that_is_none_is_refused(app: Flask, tmp_path: Path) -> None:
    told = write_return(app, tmp_path / "out", "2021")
    assert told.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_an_empty_year_is_three_files_with_headings_only(app: Flask, tmp_path: Path) -> None:
    told = write_return(app, tmp_path / "out")
    assert told.exit_code == 0
    assert all(rows(file) == [] for file in (tmp_path / "out").iterdir())
