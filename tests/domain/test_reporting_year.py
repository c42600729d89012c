"""The year from 1 April to 31 March."""

from datetime import date

import pytest

from consult.domain.reporting_year import NotAYear, ReportingYear


@pytest.mark.parametrize("name", ["2021-22", " 2021-22 ", "2021/22", "2021–22", "2021-2022"])
def test_a_year_is_named_by_both_its_years(name: str) -> None:
    assert ReportingYear.named(name) == ReportingYear(2021)


@pytest.mark.parametrize("name", ["", "2021", "21-22", "2021-23", "2021-21", "2021-2021", "2022-21", "x", "0000-01"])
def test_a_name_that_is_no_year_is_refused_and_says_how_to_write_one(name: str) -> None:
    with pytest.raises(NotAYear, match="like 2021-22"):
        ReportingYear.named(name)


def test_a_year_begins_on_1_april_and_ends_on_31_march() -> None:
    year = ReportingYear(2021)
    assert (year.first_day, year.last_day, year.name) == (date(2021, 4, 1), date(2022, 3, 31), "2021-22")
    assert date(2021, 4, 1) in year
    assert date(2022, 3, 31) in year
    assert date(2021, 3, 31) not in year
    assert date(2022, 4, 1) not in year
    assert ReportingYear(1999).name == "1999-00"


@pytest.mark.parametrize(
    ("day", "name"), [("2022-03-31", "2021-22"), ("2022-04-01", "2022-23"), ("2022-12-31", "2022-23")]
)
def test_a_day_lies_in_one_year(day: str, name: str) -> None:
    assert ReportingYear.of(date.fromisoformat(day)).name == name


def test_months_run_from_april_and_quarters_are_three_of_them() -> None:
    year = ReportingYear(2021)
    assert [month.short_name for month in year.months] == (
        ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    )
    assert [month.year for month in year.months] == [2021] * 9 + [2022] * 3
    assert [quarter.in_words for quarter in year.quarters] == (
        ["April to June", "July to September", "October to December", "January to March"]
    )
