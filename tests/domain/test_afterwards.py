from datetime import date, timedelta

import pytest

from consult.domain.afterwards import may_officer_read, officer_reads_from

MEETING = date(2026, 5, 5)


def test_the_officer_waits_28_days_where_no_letter_is_out() -> None:
    first = officer_reads_from(MEETING, letter_out_on=None, wait_days=28)
    assert first == date(2026, 6, 2)
    waiting = {"meeting_on": MEETING, "letter_out_on": None, "wait_days": 28}
    assert not may_officer_read(date(2026, 6, 1), **waiting)  # type: ignore[arg-type]
    assert may_officer_read(date(2026, 6, 2), **waiting)  # type: ignore[arg-type]


def test_the_officer_reads_on_the_day_the_letter_is_out() -> None:
    out_on = MEETING + timedelta(days=12)
    assert officer_reads_from(MEETING, letter_out_on=out_on, wait_days=28) == out_on
    assert not may_officer_read(out_on - timedelta(days=1), meeting_on=MEETING, letter_out_on=out_on, wait_days=28)
    assert may_officer_read(out_on, meeting_on=MEETING, letter_out_on=out_on, wait_days=28)


def test_a_late_letter_does_not_keep_the_officer_waiting_longer() -> None:
    late = MEETING + timedelta(days=60)
    assert officer_reads_from(MEETING, letter_out_on=late, wait_days=28) == date(2026, 6, 2)


@pytest.mark.parametrize("letter_out_on", [None, date(2026, 5, 9)])
def test_without_a_day_of_the_meeting_only_the_letter_counts(letter_out_on: date | None) -> None:
    assert officer_reads_from(None, letter_out_on=letter_out_on, wait_days=28) == letter_out_on
    assert may_officer_read(date(2026, 12, 1), meeting_on=None, letter_out_on=letter_out_on, wait_days=28) is (
        letter_out_on is not None
    )
