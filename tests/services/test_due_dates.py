"""Due dates worked out and kept beside those that were brought in."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.due import MonthCounting
from consult.formats.council_extract import extract_from, read_table
from consult.services import due_dates, imports
from consult.storage.extra_days import ExtraDay
from consult.storage.reviews import Review
from tests.factories.children import a_child
from tests.factories.reviews import a_review

MONTHS = MonthCounting.CALENDAR_MONTHS


@pytest.fixture
def reviews(session: Session) -> list[Review]:
    """The worked example: coming into care on Monday 6 January 2025, a first review, and the second to come."""
    noise = a_child(session)
    a_review(session, child=noise, held_on=date(2025, 1, 20))
    child = a_child(session, born_on=date(2012, 5, 1))
    child.care_started_on = date(2025, 1, 6)
    first = a_review(session, child=child, held_on=date(2025, 1, 30))
    second = a_review(session, child=child, meeting_on=date(2025, 4, 28), due_on=date(2025, 5, 1))
    a_review(session, child=child, meeting_on=date(2025, 2, 3), status="cancelled")
    return [first, second]


def work_out(session: Session, reviews: list[Review], *, counting: MonthCounting = MONTHS) -> list[date | None]:
    due_dates.work_out(session, [reviews[0].child_id], counting=counting)
    for review in reviews:
        session.refresh(review)
    return [review.worked_out_due_on for review in reviews]


def test_kind_and_due_date_are_kept(session: Session, reviews: list[Review]) -> None:
    assert work_out(session, reviews) == [date(2025, 2, 3), date(2025, 4, 30)]
    assert [review.kind for review in reviews] == ["first", "second"]
    assert reviews[1].due_on == date(2025, 5, 1)


def test_the_setting_chooses_how_months_are_counted(session: Session, reviews: list[Review]) -> None:
    assert work_out(session, reviews, counting=MonthCounting.DAYS)[1] == date(2025, 5, 1)


def test_an_added_day_off_moves_the_first_due_date(session: Session, reviews: list[Review]) -> None:
    session.add(ExtraDay(day=date(2025, 1, 7), reason="Snow"))
    assert work_out(session, reviews)[0] == date(2025, 2, 4)


def test_a_difference_from_the_case_system_is_explained(session: Session, reviews: list[Review]) -> None:
    due = due_dates.due_of(session, reviews[1], counting=MONTHS)
    assert due.counts_on == date(2025, 5, 1)
    assert due.difference is not None
    assert "We make it Wednesday 30 April 2025, 1 day earlier" in due.difference


def test_our_own_due_date_counts_where_none_was_brought_in(session: Session, reviews: list[Review]) -> None:
    due = due_dates.due_of(session, reviews[0], counting=MONTHS)
    assert (due.counts_on, due.difference) == (date(2025, 2, 3), None)
    assert due.ours is not None
    assert due.ours.because.startswith("20 working days after coming into care")


def test_a_file_works_its_due_dates_out(session: Session) -> None:
    text = (
        "child id,dob,care started,held,due\n"
        "C1,01/05/2012,06/01/2025,30/01/2025,\nC1,01/05/2012,06/01/2025,,30/04/2025\n"
    )
    extract = extract_from(read_table(text.encode()), today=date(2025, 2, 1))
    now = datetime(2025, 2, 1, tzinfo=UTC)
    imports.bring_in(session, extract, now=now, today=date(2025, 2, 1))
    found = session.execute(select(Review.kind, Review.worked_out_due_on).order_by(Review.worked_out_due_on)).all()
    assert [tuple(row) for row in found] == [("first", date(2025, 2, 3)), ("second", date(2025, 4, 30))]
    again = imports.bring_in(session, extract, now=now, today=date(2025, 2, 1))
    assert (again.changed, again.unchanged) == (0, 2)
