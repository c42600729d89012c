"""The year's two tables and the checks of their totals."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from consult.domain.percentages import per_cent
from consult.domain.reporting_year import Month, ReportingYear
from consult.domain.statistics import (
    NOT_RECORDED,
    PARTICIPATION_STATES,
    STATES_OF_WAY,
    CountedBy,
    ParticipationGroup,
    TimelinessGroup,
    WayOfTakingPart,
    YearFigures,
    checks,
    year_figures,
)
from tests.published import participation_table, timeliness_table

YEAR = ReportingYear(2021)
MADE_UP = Path(__file__).parents[1] / "data" / "made-up-year" / "reviews_with_due.csv"


@pytest.fixture(scope="module")
def made_up_year() -> YearFigures:
    """The made-up year, grouped here in Python so that only the tables themselves are tested."""
    with MADE_UP.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    months = [Month(*map(int, row["review_date"].split("-")[:2])) for row in rows]
    codes = Counter((month, row["participation_code"]) for month, row in zip(months, rows, strict=True))
    in_time = Counter(m for m, row in zip(months, rows, strict=True) if row["review_date"] <= row["due_date"])
    return year_figures(
        YEAR,
        participation=[ParticipationGroup(month, code, count) for (month, code), count in codes.items()],
        timeliness=[TimelinessGroup(month, held, in_time[month], 0) for month, held in Counter(months).items()],
        held=len(rows),
    )


def test_every_count_of_published_table_n_comes_out(made_up_year: YearFigures) -> None:
    printed = {key: value for key, value in participation_table().items() if key[2] == "reviews"}
    assert len(printed) == 36
    for (row, quarter, _), value in printed.items():
        ours = made_up_year.of_quarter(quarter) if row == "Total" else made_up_year.participation[quarter][row]
        assert ours == value, (row, quarter)


def test_every_percentage_of_published_table_n_comes_out(made_up_year: YearFigures) -> None:
    printed = {key: value for key, value in participation_table().items() if key[2] == "stated percent"}
    assert len(printed) == 32
    for (code, quarter, _), value in printed.items():
        share = per_cent(made_up_year.participation[quarter][code], made_up_year.of_quarter(quarter), places=0)
        assert share == value, (code, quarter)


def test_every_month_of_published_table_l_comes_out(made_up_year: YearFigures) -> None:
    printed = timeliness_table()
    for group in made_up_year.timeliness:
        name = group.month.short_name
        assert group.held == printed["reviews", name, "reviews held"]
        assert group.in_time == printed["on time", name, "reviews on time"]
        assert (
            per_cent(group.in_time, group.held, places=0)
            == printed["percent on time", name, "stated percent on time"]
        )


def test_the_year_is_371_of_378_where_the_report_printed_361_of_368(made_up_year: YearFigures) -> None:
    printed = timeliness_table()
    assert (made_up_year.in_time, made_up_year.held) == (371, 378)
    assert (printed["on time", "Year", "reviews on time"], printed["reviews", "Year", "reviews held"]) == (
        361,
        368,
    )
    assert per_cent(371, 378, places=0) == printed["percent on time", "Year", "stated percent on time"]


def test_every_total_is_checked_and_holds(made_up_year: YearFigures) -> None:
    made = checks(made_up_year)
    assert all(check.holds for check in made)
    assert made[0].sentence == "The four quarters add up: 80 + 113 + 92 + 93 = 378."
    assert len(made) == 9


def test_a_total_that_does_not_add_up_is_said_so(made_up_year: YearFigures) -> None:
    wrong = checks(replace(made_up_year, held=368))
    assert next(check.sentence for check in wrong if not check.holds) == (
        "The four quarters do not add up: 80 + 113 + 92 + 93 = 378, but 368 were counted."
    )


def test_not_recorded_is_counted_as_a_state_of_its_own() -> None:
    figures = year_figures(
        YEAR,
        participation=[
            ParticipationGroup(YEAR.months[0], NOT_RECORDED, 2),
            ParticipationGroup(YEAR.months[1], "PN1", 3),
            ParticipationGroup(YEAR.months[1], "PN0", 4),
            ParticipationGroup(YEAR.months[1], "PN7", 1),
        ],
        timeliness=[TimelinessGroup(YEAR.months[0], 2, 1, 1), TimelinessGroup(YEAR.months[1], 8, 8, 0)],
        held=10,
    )
    assert figures.participation["Q1"][NOT_RECORDED] == 2
    assert figures.of_way(WayOfTakingPart.NOT_RECORDED) == 2
    assert (figures.gave_views(), figures.of_four_and_over()) == (3, 4)
    assert (figures.in_time, figures.late, figures.no_due_date) == (9, 0, 1)
    assert all(check.holds for check in checks(figures))


def test_a_review_outside_the_year_or_with_an_unknown_state_is_an_error_and_not_a_silent_loss() -> None:
    for group in (ParticipationGroup(Month(2022, 4), "PN1", 1), ParticipationGroup(YEAR.months[0], "PN8", 1)):
        with pytest.raises(KeyError):
            year_figures(YEAR, participation=[group], timeliness=[], held=1)
    with pytest.raises(KeyError):
        year_figures(YEAR, participation=[], timeliness=[TimelinessGroup(Month(2021, 3), 1, 1, 0)], held=1)


def test_months_of_falling_due_are_not_checked_against_quarters_of_holding() -> None:
    figures = year_figures(
        YEAR,
        participation=[ParticipationGroup(YEAR.months[3], "PN1", 1)],
        timeliness=[TimelinessGroup(YEAR.months[0], 1, 0, 0), TimelinessGroup(YEAR.months[1], 1, 1, 0)],
        held=1,
        counted_by=CountedBy.MONTH_DUE,
    )
    assert all(check.holds for check in checks(figures))
    assert figures.held_in_timeliness == 2


def test_every_state_belongs_to_one_way_of_taking_part() -> None:
    states = [str(state) for states in STATES_OF_WAY.values() for state in states]
    assert sorted(states) == sorted(PARTICIPATION_STATES)
