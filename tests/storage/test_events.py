"""The chain of events."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from consult.services import events

AT = datetime(2026, 5, 5, 16, tzinfo=UTC)


def three_events(session: Session) -> None:
    for act in ("signed in", "read views", "signed out"):
        events.record(session, at=AT, act=act, thing="review", thing_id="r1", role="officer", staff_id="s1")
    session.flush()


def test_a_chain_that_nobody_touched_is_whole(session: Session) -> None:
    three_events(session)
    session.expire_all()
    chain = events.check_chain(session)
    assert (chain.is_whole, chain.last) == (True, 3)
    assert len(chain.link) == 64


def test_no_event_at_all_is_a_whole_chain(session: Session) -> None:
    assert events.check_chain(session).is_whole


@pytest.mark.parametrize(
    ("tampering", "changed", "missing"),
    [
        ("UPDATE events SET act = 'read nothing' WHERE position = 2", (2,), ()),
        ("UPDATE events SET staff_id = 's2' WHERE position = 2", (2,), ()),
        ("UPDATE events SET act = 'read nothing' WHERE position IN (1, 3)", (1, 3), ()),
        ("UPDATE events SET link = 'x' WHERE position = 1", (1, 2), ()),
        ("DELETE FROM events WHERE position = 1", (), (1,)),
        ("DELETE FROM events WHERE position = 2", (), (2,)),
        ("DELETE FROM events WHERE position = 3", (), (3,)),
        ("DELETE FROM events", (), (1,)),
        ("DELETE FROM event_head", (), (4,)),
        ("UPDATE events SET position = 9 WHERE position = 3", (), (3,)),
    ],
)
def test_a_changed_or_missing_event_shows_and_where(
    session: Session, tampering: str, changed: tuple[int, ...], missing: tuple[int, ...]
) -> None:
    three_events(session)
    session.execute(text(tampering))
    session.expire_all()
    chain = events.check_chain(session)
    assert (chain.changed, chain.missing, chain.is_whole) == (changed, missing, False)
