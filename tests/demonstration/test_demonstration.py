"""Exampleshire, the made-up council."""

import filecmp
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.demonstration.cast import CAST, Scene
from consult.demonstration.making import is_empty
from consult.demonstration.people import FORENAMES, SURNAMES
from consult.demonstration.record import read_record, write_record
from consult.demonstration.year import FOLDER
from consult.domain.ages import age_on
from consult.domain.invitations import animal_of
from consult.domain.locks import PICTURES
from consult.storage.children import Child
from consult.storage.database import Database
from consult.storage.replies import Reply
from consult.storage.reviews import Review
from tests.demonstration.conftest import TODAY


def named_children(session: Session) -> list[Child]:
    return list(session.scalars(select(Child).where(Child.forename_sealed.is_not(None))))


def test_sixty_children_of_all_ages_speak_six_first_languages(session: Session) -> None:
    children = named_children(session)
    assert len(children) == 60 == len(FORENAMES) == len(SURNAMES)
    assert {age_on(TODAY, born_on=child.born_on) for child in children} >= set(range(1, 17))
    assert len({child.language for child in children}) == 6


def test_every_state_is_shown_by_some_child() -> None:
    assert {part.scene for part in CAST} == set(Scene)


def test_the_made_up_year_has_378_reviews_and_every_one_has_an_officer(
    session: Session, record: dict[str, Any]
) -> None:
    held = select(func.count()).select_from(Review).where(Review.held_on.between(date(2021, 4, 1), date(2022, 3, 31)))
    assert session.scalar(held) == 378
    nobodys = select(func.count()).select_from(Child).where(Child.officer_id.is_(None))
    assert session.scalar(nobodys) == 1  # the one child of the cast who shows it


def test_no_made_up_child_is_reviewed_before_coming_into_care_or_held_in_the_future(
    session: Session, record: dict[str, Any]
) -> None:
    for child in named_children(session):
        assert child.care_started_on is not None
        assert child.born_on < child.care_started_on <= TODAY
        for review in session.scalars(select(Review).where(Review.child_id == child.id)):
            assert review.held_on is None or child.care_started_on < review.held_on <= TODAY


def test_programs_find_sign_ins_for_each_role_and_links_of_each_kind(record: dict[str, Any]) -> None:
    assert {person["role"] for person in record["staff"]} == {"officer", "administrator", "manager"}
    assert {link["respondent"] for link in record["links"]} == {"child", "mother", "father", "carer", "other"}
    assert {link["purpose"] for link in record["links"]} == {"before", "after", "letter"}
    pictures = {key for key, _word in PICTURES}
    for link in record["links"]:
        assert link["animal"] == animal_of(link["number"])
        assert link["lock"] is None or (len(link["lock"]) == 4 and set(link["lock"]) <= pictures)
    assert any(link["lock"] for link in record["links"])


def test_views_came_in_arabic_with_and_without_a_translation(session: Session) -> None:
    languages = set(session.scalars(select(Reply.language)))
    assert languages == {"en", "ar"}


def test_demo_json_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "demo.json"
    write_record(file, {"base_url": "http://127.0.0.1:8000", "staff": [], "links": []})
    assert file.stat().st_mode & 0o077 == 0
    assert read_record(file) == json.loads(file.read_text())


def test_a_demonstration_is_only_made_in_an_empty_database(session: Session, empty: Database) -> None:
    with empty.reading() as nobodys:
        assert is_empty(nobodys)
    assert not is_empty(session)


@pytest.mark.parametrize("name", ["header.csv", "episodes.csv"])
def test_the_made_up_year_is_the_one_that_the_figures_are_checked_against(name: str) -> None:
    checked = Path(__file__).parent.parent / "data" / "made-up-year"
    assert filecmp.cmp(FOLDER / "reviews_with_due.csv", checked / "reviews_with_due.csv", shallow=False)
    assert filecmp.cmp(FOLDER / name, checked / "ssda903" / name, shallow=False)
