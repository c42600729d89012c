"""By when what is sent is read: two working days, after 17:00 the next day, never later than the meeting."""

from datetime import UTC, date, datetime, time

import pytest

from consult.domain.reading_times import read_by

LATER = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("sent", "by"),
    [
        ((2026, 11, 23, 10, 0), date(2026, 11, 25)),
        ((2026, 11, 23, 16, 59), date(2026, 11, 25)),
        ((2026, 11, 23, 17, 0), date(2026, 11, 26)),
        ((2026, 11, 26, 9, 0), date(2026, 11, 30)),
        ((2026, 11, 27, 18, 0), date(2026, 12, 2)),
        ((2026, 11, 21, 12, 0), date(2026, 11, 25)),
    ],
)
def test_what_is_sent_is_read_within_two_working_days(sent: tuple[int, ...], by: date) -> None:
    moment = datetime(*sent, tzinfo=UTC)  # type: ignore[arg-type,misc]
    assert read_by(moment, working_days=2, days_off=(), meeting_on=LATER) == by


def test_seventeen_hundred_is_by_the_clock_in_england() -> None:
    in_summer = datetime(2026, 7, 6, 16, 30, tzinfo=UTC)
    assert read_by(in_summer, working_days=2, days_off=(), meeting_on=LATER) == date(2026, 7, 9)


def test_a_bank_holiday_and_the_councils_own_day_off_do_not_count() -> None:
    before_christmas = datetime(2026, 12, 24, 10, tzinfo=UTC)
    days_off = {date(2026, 12, 25), date(2026, 12, 28), date(2026, 12, 29)}
    assert read_by(before_christmas, working_days=2, days_off=days_off, meeting_on=None) == date(2026, 12, 31)


def test_it_is_never_read_later_than_the_meeting() -> None:
    moment = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    assert read_by(moment, working_days=2, days_off=(), meeting_on=date(2026, 11, 24)) == date(2026, 11, 24)


def test_after_the_meeting_it_is_read_within_the_working_days() -> None:
    moment = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    day, began = date(2026, 11, 24), time(14)
    assert read_by(moment, working_days=2, days_off=(), meeting_on=day, meeting_time=began) == date(2026, 11, 26)
    assert read_by(moment, working_days=2, days_off=(), meeting_on=day, meeting_time=time(16)) == day
