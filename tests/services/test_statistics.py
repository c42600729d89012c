"""The year's figures, counted by the database."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from consult.domain.percentages import per_cent
from consult.domain.reporting_year import ReportingYear
from consult.domain.statistics import NOT_RECORDED, CountedBy, checks
from consult.services import statistics
from tests.factories.children import a_child
from tests.factories.made_up_year import the_made_up_year
from tests.factories.reviews import a_review
from tests.factories.statements import statements_of
from tests.published import participation_table, timeliness_table

YEAR = ReportingYear(2021)


@pytest.fixture
def made_up_year(session: Session) -> Session:
    """The 378 reviews among reviews of other years, planned ones and cancelled ones."""
    the_made_up_year(session)
    child = a_child(session)
    a_review(session, child=child, held_on=date(2021, 3, 31), due_on=date(2021, 3, 31), code="PN1")
    a_review(session, child=child, held_on=date(2022, 4, 1), due_on=date(2022, 4, 1), code="PN1")
    a_review(session, child=child, meeting_on=date(2021, 9, 1), due_on=date(2021, 9, 1))
    a_review(session, child=child, meeting_on=date(2021, 9, 2), due_on=date(2021, 9, 2), status="cancelled")
    return session


def test_the_published_tables_come_out_right_to_the_unit(made_up_year: Session) -> None:
    figures = statistics.figures_of(made_up_year, YEAR)
    plain = statistics.plain(figures)
    counts = {key: value for key, value in participation_table().items() if key[2] == "reviews" and key[0] != "Total"}
    assert len(counts) == 32
    for (code, quarter, _), printed in counts.items():
        assert plain["participation"][quarter][code] == printed
        share = participation_table()[code, quarter, "stated percent"]
        assert per_cent(plain["participation"][quarter][code], figures.of_quarter(quarter), places=0) == share
    months = [month.short_name for month in YEAR.months]
    assert plain["held"] == [timeliness_table()["reviews", month, "reviews held"] for month in months]
    assert plain["in_time"] == [timeliness_table()["on time", month, "reviews on time"] for month in months]
    assert plain["totals"] == {"held": 378, "in_time": 371}
    assert all(check.holds for check in checks(figures))


def test_a_review_without_a_code_is_counted_and_listed(session: Session) -> None:
    child = a_child(session)
    waiting = a_review(session, child=child, held_on=date(2021, 5, 3), due_on=date(2021, 5, 1))
    a_review(session, child=child, held_on=date(2021, 11, 3), due_on=date(2021, 11, 3), code="PN6")
    figures = statistics.figures_of(session, YEAR)
    assert figures.participation["Q1"][NOT_RECORDED] == 1
    assert (figures.held, figures.in_time, figures.late) == (2, 1, 1)
    assert [review.id for review in statistics.not_recorded_in(session, YEAR)] == [waiting.id]


def test_the_due_date_that_was_brought_in_counts_before_ours(session: Session) -> None:
    child = a_child(session)
    review = a_review(session, child=child, held_on=date(2021, 5, 3), due_on=date(2021, 5, 3), code="PN1")
    review.worked_out_due_on = date(2021, 5, 2)
    ours = a_review(session, child=child, held_on=date(2021, 8, 3), code="PN1")
    ours.worked_out_due_on = date(2021, 8, 2)
    a_review(session, child=child, held_on=date(2021, 12, 3), code="PN1")
    session.flush()
    figures = statistics.figures_of(session, YEAR)
    assert (figures.held, figures.in_time, figures.late, figures.no_due_date) == (3, 1, 1, 1)


def test_by_month_due_a_review_counts_where_it_fell_due(session: Session) -> None:
    child = a_child(session)
    a_review(session, child=child, held_on=date(2021, 5, 3), due_on=date(2021, 4, 30), code="PN1")
    a_review(session, child=child, held_on=date(2022, 4, 3), due_on=date(2022, 3, 31), code="PN1")
    a_review(session, child=child, held_on=date(2021, 4, 1), due_on=date(2021, 3, 31), code="PN1")
    figures = statistics.figures_of(session, YEAR, counted_by=CountedBy.MONTH_DUE)
    assert [group.held for group in figures.timeliness] == [1, *[0] * 10, 1]
    assert figures.held == 2
    assert all(check.holds for check in checks(figures))


def test_an_empty_year_is_a_table_of_zeros(session: Session) -> None:
    plain = statistics.plain(statistics.figures_of(session, YEAR))
    assert plain["totals"] == {"held": 0, "in_time": 0}
    assert {sum(states.values()) for states in plain["participation"].values()} == {0}
    assert statistics.years_to_choose(session, today=date(2026, 11, 21)) == [ReportingYear(2026)]


def test_years_to_choose_run_from_the_first_review_to_the_running_year(made_up_year: Session) -> None:
    years = statistics.years_to_choose(made_up_year, today=date(2023, 5, 1))
    assert [year.name for year in years] == ["2023-24", "2022-23", "2021-22", "2020-21"]


def test_the_database_counts_and_few_statements_are_enough(made_up_year: Session) -> None:
    made_up_year.flush()
    with statements_of(made_up_year) as statements:
        statistics.figures_of(made_up_year, YEAR)
    assert len(statements) == 2
    assert all("count(*)" in statement for statement in statements)


@pytest.mark.sqlite
def test_the_groups_are_read_in_the_order_of_an_index_and_the_table_is_not_touched(made_up_year: Session) -> None:
    plan = made_up_year.connection().exec_driver_sql(
        "EXPLAIN QUERY PLAN SELECT held_on, participation_code, count(*),"
        " sum(held_on <= coalesce(due_on, worked_out_due_on)) FROM reviews"
        " WHERE status = 'held' AND held_on >= '2021-04-01' AND held_on <= '2022-03-31'"
        " GROUP BY held_on, participation_code"
    )
    told = " ".join(str(row[-1]) for row in plan)
    assert "USING COVERING INDEX ix_reviews_held" in told
    assert "TEMP B-TREE" not in told
