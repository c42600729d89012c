"""What is deleted, and when."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.services import replies
from consult.services.retention import Deleted, delete_what_is_due
from consult.storage.base import Base
from consult.storage.replies import Answer, Draft, Reply
from consult.storage.tries import Try
from consult.storage.visits import Visit
from tests.factories.visits import an_invited, an_opened, has_answered

NOW = datetime(2026, 4, 27, 10, tzinfo=UTC)
NOTHING = Deleted(drafts=0, visits=0, tries=0, files=0, numbers=0, batches=0)


def how_many(session: Session, kind: type[Base]) -> int:
    session.flush()
    return session.scalar(select(func.count()).select_from(kind)) or 0


def test_words_that_were_never_sent_go_seven_days_after_the_meeting(session: Session) -> None:
    invitation = an_invited(session, at=NOW)
    has_answered(session, an_opened(session, invitation, at=NOW), at=NOW)
    the_day_before = invitation.closes_at + timedelta(days=5)
    assert delete_what_is_due(session, now=the_day_before).drafts == 0
    assert how_many(session, Draft) == 1
    gone = delete_what_is_due(session, now=invitation.closes_at + timedelta(days=6))
    assert (gone.drafts, gone.visits) == (1, 1)
    assert how_many(session, Draft) == how_many(session, Visit) == 0


def test_what_was_sent_is_never_deleted(session: Session) -> None:
    invitation = an_invited(session, at=NOW)
    visiting = has_answered(session, an_opened(session, invitation, at=NOW), at=NOW)
    replies.send_views(session, visiting, audiences={}, at=NOW)
    delete_what_is_due(session, now=invitation.closes_at + timedelta(days=400))
    assert how_many(session, Reply) == how_many(session, Answer) == 1


def test_old_tries_go_and_new_ones_stay(session: Session) -> None:
    session.add_all(Try(kind="number", subject="x", at=NOW - timedelta(hours=hours)) for hours in (1, 30, 40))
    session.flush()
    assert delete_what_is_due(session, now=NOW).tries == 2
    assert delete_what_is_due(session, now=NOW) == NOTHING
