"""How long a sign-in lasts, and how tries are slowed."""

from datetime import UTC, datetime, timedelta

import pytest

from consult.domain.sign_in import (
    LONGEST_WAIT,
    is_live,
    steps_that_count,
    totp_step,
    tries_are_due,
    wait_after,
)

NINE = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes_since_start", "minutes_idle", "lives"),
    [(0, 0, True), (14, 14, True), (15, 15, False), (479, 1, True), (480, 1, False), (600, 0, False)],
)
def test_a_sign_in_ends_after_fifteen_idle_minutes_or_eight_hours(
    minutes_since_start: int, minutes_idle: int, lives: bool
) -> None:
    at = NINE + timedelta(minutes=minutes_since_start)
    seen_at = at - timedelta(minutes=minutes_idle)
    assert is_live(at=at, started_at=NINE, seen_at=seen_at, ended_at=None) is lives


def test_signing_out_ends_it_at_once() -> None:
    assert not is_live(at=NINE, started_at=NINE, seen_at=NINE, ended_at=NINE)


def test_five_tries_are_free_and_further_ones_wait_longer_but_never_past_a_minute() -> None:
    assert [wait_after(tries).total_seconds() for tries in range(4, 13)] == [0, 1, 2, 4, 8, 16, 32, 60, 60]
    assert wait_after(1_000_000) == LONGEST_WAIT


def test_a_code_counts_half_a_minute_early_and_late_and_only_once() -> None:
    now = totp_step(NINE)
    assert list(steps_that_count(NINE, last_used=0)) == [now - 1, now, now + 1]
    assert list(steps_that_count(NINE, last_used=now)) == [now + 1]
    assert list(steps_that_count(NINE, last_used=now - 1)) == [now, now + 1]
    assert list(steps_that_count(NINE, last_used=now + 1)) == []


def test_after_five_tries_from_one_place_the_next_waits() -> None:
    five = [NINE + timedelta(seconds=n) for n in range(5)]
    last = five[-1]
    for wait, due in ((0.5, False), (1, True)):
        at = last + timedelta(seconds=wait)
        assert tries_are_due(from_here=five, from_anywhere=five, is_known_here=False, at=at) is due
    twelve = [NINE] * 12
    assert not tries_are_due(
        from_here=twelve, from_anywhere=twelve, is_known_here=True, at=NINE + timedelta(seconds=59)
    )
    assert tries_are_due(from_here=twelve, from_anywhere=twelve, is_known_here=True, at=NINE + timedelta(seconds=60))


def test_tries_from_elsewhere_slow_strangers_but_not_whoever_signed_in_here_before() -> None:
    many = [NINE] * 500
    soon = NINE + timedelta(seconds=1)
    assert not tries_are_due(from_here=[], from_anywhere=many, is_known_here=False, at=soon)
    assert tries_are_due(from_here=[], from_anywhere=many, is_known_here=True, at=soon)
    assert tries_are_due(from_here=[], from_anywhere=many, is_known_here=False, at=NINE + timedelta(seconds=60))


def test_tries_are_forgotten_after_a_quarter_of_an_hour() -> None:
    many = [NINE] * 500
    assert tries_are_due(from_here=many, from_anywhere=many, is_known_here=False, at=NINE + timedelta(minutes=15))
