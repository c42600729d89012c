"""Tries at a number: counted before they are looked at; guessing is slow, nobody else waits."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.domain.throttling import (
    BUSY_SITE,
    FREE_TRIES,
    FREE_TRIES_WHEN_BUSY,
    PAUSE,
    REMEMBERED,
    TooManyTries,
)
from consult.services import tries
from consult.storage.base import new_id
from consult.storage.tries import Try

NOW = datetime(2026, 4, 27, 18, tzinfo=UTC)
HERE, ELSEWHERE = "203.0.113.9", "203.0.113.10"


def looked_at(session: Session, address: str, *, of: int, at: datetime = NOW) -> int:
    found = 0
    for _try in range(of):
        try:
            tries.count_try_at_number(session, address, at=at)
        except TooManyTries:
            continue
        found += 1
    return found


def test_after_its_free_tries_an_address_gets_one_in_ten_seconds(session: Session) -> None:
    assert looked_at(session, HERE, of=200) == FREE_TRIES
    assert looked_at(session, HERE, of=200, at=NOW + PAUSE) == 1


def test_somebody_at_another_address_is_not_kept_waiting(session: Session) -> None:
    looked_at(session, HERE, of=200)
    assert looked_at(session, ELSEWHERE, of=1) == 1


def test_a_refused_try_does_not_make_the_wait_longer(session: Session) -> None:
    looked_at(session, HERE, of=FREE_TRIES)
    for second in range(10):
        assert looked_at(session, HERE, of=5, at=NOW + timedelta(seconds=second)) == 0
    assert looked_at(session, HERE, of=1, at=NOW + PAUSE) == 1


def test_right_numbers_do_not_count_against_a_childrens_home(session: Session) -> None:
    for _phone in range(FREE_TRIES * 2):
        tries.take_back(session, tries.count_try_at_number(session, HERE, at=NOW))
    assert looked_at(session, HERE, of=1) == 1


def test_the_whole_ipv6_network_of_a_household_is_one_place(session: Session) -> None:
    assert sum(looked_at(session, f"2001:db8:1:2::{last:x}", of=1) for last in range(1, 99)) == FREE_TRIES
    assert looked_at(session, "2001:db8:1:3::1", of=1) == 1


def test_when_the_whole_site_is_tried_an_address_has_few_tries_and_a_new_one_still_gets_in(session: Session) -> None:
    session.add_all(Try(kind="number", subject=new_id(), at=NOW - timedelta(minutes=5)) for _ in range(BUSY_SITE))
    session.flush()
    assert looked_at(session, HERE, of=50) == FREE_TRIES_WHEN_BUSY
    assert looked_at(session, ELSEWHERE, of=1) == 1


def test_an_hour_later_everything_is_forgotten_but_tries_of_other_kinds(session: Session) -> None:
    session.add(Try(kind="password", subject=new_id(), at=NOW - timedelta(days=9)))
    looked_at(session, HERE, of=200)
    later = NOW + REMEMBERED + PAUSE
    assert looked_at(session, HERE, of=200, at=later) == FREE_TRIES
    kept = session.execute(select(Try.kind, func.count()).group_by(Try.kind)).all()
    assert dict(sorted((kind, count) for kind, count in kept)) == {"number": FREE_TRIES, "password": 1}


def test_no_address_is_kept(session: Session) -> None:
    looked_at(session, HERE, of=1)
    assert HERE not in session.scalars(select(Try.subject)).one()
