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
    assert events.first_break(session) is None


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE events SET act = 'read nothing' WHERE position = 2",
        "UPDATE events SET staff_id = 's2' WHERE position = 2",
        "DELETE FROM events WHERE position = 2",
        "DELETE FROM events WHERE position = 3",
        "UPDATE events SET position = 9 WHERE position = 3",
    ],
)
def test_a_changed_or_missing_event_shows(session: Session, tampering: str) -> None:
    three_events(session)
    session.execute(text(tampering))
    session.expire_all()
    assert events.first_break(session) is not None
