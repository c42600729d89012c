"""Until when a letter opens without the pictures on a phone that somebody said is their own."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from consult.domain.own_phones import UNKNOWN_PHONE, Choice, PhoneHere, end_of_day_after, phone_here

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
ENDS_AT = NOW + timedelta(days=20)
CHOSEN = Choice(lock_id="lock", ends_at=ENDS_AT)


def here(choice: Choice | None = CHOSEN, **other: Any) -> PhoneHere:
    usual: dict[str, Any] = {
        "at": NOW,
        "days": 28,
        "link_closes_at": NOW + timedelta(weeks=12),
        "lock_id": "lock",
        "lock_is_frozen": False,
        "has_opened_lock": False,
        "pictures_lead": False,
        "was_helped": False,
    }
    return phone_here(choice, **usual | other)


def test_a_phone_that_its_reader_named_opens_the_letter_until_the_last_moment() -> None:
    assert here() == PhoneHere(opens_until=ENDS_AT)
    assert here(at=ENDS_AT - timedelta(minutes=1)).opens
    assert not here(at=ENDS_AT).opens


@pytest.mark.parametrize(
    "ended",
    [
        {"days": 0},
        {"lock_id": "another lock"},
        {"lock_id": None},
        {"lock_is_frozen": True},
        {"was_helped": True},
        {"choice": Choice("lock", ENDS_AT, stopped_at=NOW)},
        {"choice": None},
    ],
)
def test_what_ends_it(ended: dict[str, Any]) -> None:
    assert here(**ended) == UNKNOWN_PHONE


def test_it_is_offered_only_where_the_lock_was_opened_and_its_reader_may_hold_a_phone_alone() -> None:
    until = datetime(2026, 12, 20, 23, 59, tzinfo=UTC)
    assert here(None, has_opened_lock=True) == PhoneHere(may_open_until=until)
    for kept_from in ("pictures_lead", "was_helped", "lock_is_frozen"):
        assert here(None, has_opened_lock=True, **{kept_from: True}) == UNKNOWN_PHONE
    assert here(None, has_opened_lock=True, days=0) == UNKNOWN_PHONE
    assert here(None) == UNKNOWN_PHONE


def test_it_never_outlasts_the_link() -> None:
    closes_at = NOW + timedelta(days=3)
    assert here(None, has_opened_lock=True, link_closes_at=closes_at).may_open_until == closes_at


def test_until_names_a_day_in_england_to_its_end_whatever_the_clocks_do() -> None:
    before_the_clocks_change = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert end_of_day_after(before_the_clocks_change, 28) == datetime(2026, 3, 29, 22, 59, tzinfo=UTC)
