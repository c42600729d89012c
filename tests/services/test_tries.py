"""Tries at a number."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.domain.throttling import BUSY_SITE, FREE_TRIES, FREE_TRIES_WHEN_BUSY, PAUSE, TooManyTries
from consult.services import tries
from consult.storage.base import new_id
from consult.storage.tries import Try

NOW = datetime(2026, 4, 27, 18, tzinfo=UTC)


def how_many_are_evaluated(session: Session, *, from_address: str, of: int, now: datetime = NOW) -> int:
    evaluated = 0
    for _try in range(of):
        try:
            tries.count_try(session, from_address=from_address, now=now)
        except TooManyTries:
            continue
        evaluated += 1
    return evaluated


def test_after_its_free_tries_an_address_gets_one_every_ten_seconds(session: Session) -> None:
    assert how_many_are_evaluated(session, from_address="203.0.113.9", of=200) == FREE_TRIES
    later = NOW + PAUSE
    assert how_many_are_evaluated(session, from_address="203.0.113.9", of=200, now=later) == 1


def test_somebody_at_another_address_is_not_kept_waiting(session: Session) -> None:
    how_many_are_evaluated(session, from_address="203.0.113.9", of=200)
    assert tries.count_try(session, from_address="203.0.113.10", now=NOW)


def test_a_refused_try_does_not_make_the_wait_longer(session: Session) -> None:
    how_many_are_evaluated(session, from_address="203.0.113.9", of=FREE_TRIES)
    for second in range(int(PAUSE.total_seconds())):
        assert (
            how_many_are_evaluated(session, from_address="203.0.113.9", of=5, now=NOW + timedelta(seconds=second))
            == 0
        )
    assert tries.count_try(session, from_address="203.0.113.9", now=NOW + PAUSE)


def test_right_numbers_do_not_count_against_a_childrens_home(session: Session) -> None:
    for _phone in range(FREE_TRIES * 2):
        tries.it_was_right(session, tries.count_try(session, from_address="203.0.113.9", now=NOW))


def test_a_whole_ipv6_network_of_one_household_is_one_place(session: Session) -> None:
    evaluated = sum(
        how_many_are_evaluated(session, from_address=f"2001:db8:1:2::{last:x}", of=1) for last in range(1, 100)
    )
    assert evaluated == FREE_TRIES


def test_when_many_addresses_guess_each_gets_few_tries_and_a_new_one_still_gets_in(session: Session) -> None:
    session.add_all(Try(kind="number", subject=new_id(), at=NOW - timedelta(minutes=5)) for _ in range(BUSY_SITE))
    session.flush()
    assert how_many_are_evaluated(session, from_address="203.0.113.9", of=50) == FREE_TRIES_WHEN_BUSY


def test_an_hour_later_everything_is_forgotten(session: Session) -> None:
    how_many_are_evaluated(session, from_address="203.0.113.9", of=200)
    tomorrow = NOW + timedelta(days=1)
    assert tries.forget_old(session, now=tomorrow) == FREE_TRIES
    assert session.scalar(select(func.count()).select_from(Try)) == 0
    assert how_many_are_evaluated(session, from_address="203.0.113.9", of=200, now=tomorrow) == FREE_TRIES
