"""Counting working days."""

from datetime import date

import pytest

from consult.domain.working_days import add_working_days, is_working_day, weekdays_off_between


def test_weekends_and_days_off_do_not_count() -> None:
    assert is_working_day(date(2026, 11, 20), days_off=set())
    assert not is_working_day(date(2026, 11, 21), days_off=set())
    assert not is_working_day(date(2026, 11, 22), days_off=set())
    assert not is_working_day(date(2026, 11, 23), days_off={date(2026, 11, 23)})


def test_no_days_after_a_day_is_that_day_even_on_a_weekend() -> None:
    assert add_working_days(date(2026, 11, 21), 0, days_off=set()) == date(2026, 11, 21)


def test_one_working_day_after_friday_is_monday() -> None:
    assert add_working_days(date(2026, 11, 20), 1, days_off=set()) == date(2026, 11, 23)


def test_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 11, 20), -1, days_off=set())


def test_days_off_that_were_stepped_over_are_named_without_weekends() -> None:
    days_off = {date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28), date(2027, 1, 1)}
    stepped = weekdays_off_between(date(2026, 12, 25), date(2026, 12, 31), days_off=days_off)
    assert stepped == [date(2026, 12, 28)]
