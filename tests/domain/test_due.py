"""When a review falls due, with the dates worked out by hand."""

from datetime import date, timedelta

import pytest

from consult.domain.due import (
    DueDate,
    MonthCounting,
    ReviewKind,
    add_calendar_months,
    counts_for_timeliness,
    due_date,
    explain_difference,
    kind_of_next,
)
from consult.domain.working_days import add_working_days
from consult.formats.bank_holidays import england_bank_holidays

BANK_HOLIDAYS = england_bank_holidays(range(2020, 2031))
# start, and the days 5, 15 and 20 working days after it
WORKED_DATES = [
    ("2025-01-06", "2025-01-13", "2025-01-27", "2025-02-03"),
    ("2025-12-18", "2025-12-29", "2026-01-13", "2026-01-20"),
    ("2026-03-20", "2026-03-27", "2026-04-14", "2026-04-21"),
    ("2026-04-03", "2026-04-13", "2026-04-27", "2026-05-05"),
    ("2026-08-08", "2026-08-14", "2026-08-28", "2026-09-07"),
    ("2026-12-04", "2026-12-11", "2026-12-29", "2027-01-06"),
    ("2027-12-10", "2027-12-17", "2028-01-05", "2028-01-12"),
    ("2022-09-01", "2022-09-08", "2022-09-23", "2022-09-30"),
    ("2023-04-14", "2023-04-21", "2023-05-09", "2023-05-16"),
]


@pytest.mark.parametrize(("start", "five", "fifteen", "twenty"), WORKED_DATES)
def test_working_days_step_over_weekends_and_englands_bank_holidays(
    start: str, five: str, fifteen: str, twenty: str
) -> None:
    first_day = date.fromisoformat(start)
    reached = [add_working_days(first_day, count, days_off=BANK_HOLIDAYS).isoformat() for count in (5, 15, 20)]
    assert reached == [five, fifteen, twenty]


@pytest.mark.parametrize(("start", "twenty"), [(row[0], row[3]) for row in WORKED_DATES])
def test_the_first_review_is_due_20_working_days_after_coming_into_care(start: str, twenty: str) -> None:
    due = due_date(ReviewKind.FIRST, start=date.fromisoformat(start), days_off=BANK_HOLIDAYS)
    assert due.on.isoformat() == twenty
    assert due.because.startswith("20 working days after coming into care on ")


@pytest.mark.parametrize("day", ["2022-06-03", "2022-09-19", "2023-05-08"])
def test_one_off_bank_holidays_are_known(day: str) -> None:
    assert date.fromisoformat(day) in BANK_HOLIDAYS


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-11-21", 3, "2027-02-21"),
        ("2026-10-31", 6, "2027-04-30"),
        ("2026-12-15", 6, "2027-06-15"),
    ],
)
def test_calendar_months_end_on_the_same_day_or_the_months_last(start: str, months: int, end: str) -> None:
    assert add_calendar_months(date.fromisoformat(start), months).isoformat() == end


def test_the_second_review_is_due_three_months_after_the_first() -> None:
    due = due_date(ReviewKind.SECOND, start=date(2026, 11, 30), days_off=BANK_HOLIDAYS)
    assert due == DueDate(
        date(2027, 2, 28),
        "3 calendar months after the first review on Monday 30 November 2026. "
        "February 2027 has no 30th, so its last day counts.",
    )


def test_a_later_review_is_due_six_months_after_the_one_before() -> None:
    due = due_date(ReviewKind.LATER, start=date(2026, 2, 10), days_off=BANK_HOLIDAYS)
    assert due.on == date(2026, 8, 10)
    assert due.because == "6 calendar months after the review before on Tuesday 10 February 2026."


def test_a_council_may_count_91_and_183_days() -> None:
    start = date(2026, 2, 10)
    second = due_date(ReviewKind.SECOND, start=start, days_off=(), counting=MonthCounting.DAYS)
    later = due_date(ReviewKind.LATER, start=start, days_off=(), counting=MonthCounting.DAYS)
    assert (second.on, later.on) == (date(2026, 5, 12), date(2026, 8, 12))
    assert second.because == "91 days after the first review on Tuesday 10 February 2026."


def test_91_and_183_days_are_sometimes_later_than_the_regulation_allows() -> None:
    starts = [date(2024, 1, 1) + timedelta(days=day) for day in range(1461)]
    later_than_three = sum(start + timedelta(days=91) > add_calendar_months(start, 3) for start in starts)
    later_than_six = sum(start + timedelta(days=183) > add_calendar_months(start, 6) for start in starts)
    assert (later_than_three, later_than_six) == (303, 672)


@pytest.mark.parametrize("kind", [ReviewKind.SECOND, ReviewKind.LATER])
def test_the_stricter_of_two_is_never_later_than_either(kind: ReviewKind) -> None:
    for day in range(1461):
        start = date(2024, 1, 1) + timedelta(days=day)
        by = {counting: due_date(kind, start=start, days_off=(), counting=counting).on for counting in MonthCounting}
        months, days = by[MonthCounting.CALENDAR_MONTHS], by[MonthCounting.DAYS]
        assert by[MonthCounting.STRICTER] == min(months, days)


def test_the_stricter_of_two_says_both_dates() -> None:
    due = due_date(ReviewKind.SECOND, start=date(2026, 2, 10), days_off=(), counting=MonthCounting.STRICTER)
    assert due.on == date(2026, 5, 10)
    assert due.because == (
        "3 calendar months after the first review on Tuesday 10 February 2026 end on Sunday 10 May 2026, "
        "91 days on Tuesday 12 May 2026; the earlier counts."
    )


def test_a_day_that_an_administrator_added_moves_the_due_date_and_is_named() -> None:
    start = date(2026, 2, 2)
    plain = due_date(ReviewKind.FIRST, start=start, days_off=BANK_HOLIDAYS)
    extra = due_date(ReviewKind.FIRST, start=start, days_off=BANK_HOLIDAYS | {date(2026, 2, 16)})
    assert (plain.on, extra.on) == (date(2026, 3, 2), date(2026, 3, 3))
    assert extra.because.endswith("Not counted, besides weekends: 16 February 2026.")


def test_the_sentence_names_every_bank_holiday_it_stepped_over() -> None:
    due = due_date(ReviewKind.FIRST, start=date(2025, 12, 18), days_off=BANK_HOLIDAYS)
    assert due.because == (
        "20 working days after coming into care on Thursday 18 December 2025. "
        "Not counted, besides weekends: 25 December 2025, 26 December 2025 and 1 January 2026."
    )


def test_reviews_are_first_second_and_then_later() -> None:
    kinds = [kind_of_next(number) for number in range(4)]
    assert kinds == [ReviewKind.FIRST, ReviewKind.SECOND, ReviewKind.LATER, ReviewKind.LATER]


def test_a_due_date_that_was_brought_in_counts() -> None:
    theirs, ours = date(2021, 4, 22), date(2021, 4, 20)
    assert counts_for_timeliness(brought_in=theirs, ours=ours) == theirs
    assert counts_for_timeliness(brought_in=None, ours=ours) == ours
    assert counts_for_timeliness(brought_in=None, ours=None) is None


def test_two_due_dates_that_differ_are_explained_in_a_sentence() -> None:
    ours = due_date(ReviewKind.SECOND, start=date(2026, 2, 10), days_off=())
    assert explain_difference(brought_in=date(2026, 5, 10), ours=ours) is None
    assert explain_difference(brought_in=date(2026, 5, 12), ours=ours) == (
        "The case system says Tuesday 12 May 2026, and that date counts. "
        "We make it Sunday 10 May 2026, 2 days earlier: "
        "3 calendar months after the first review on Tuesday 10 February 2026."
    )
    assert "1 day later" in str(explain_difference(brought_in=date(2026, 5, 9), ours=ours))
