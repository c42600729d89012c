"""Messages put in the outbox by an act, claimed by one sender at a time, and emptied as they go."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from consult.domain.notify_status import Asking
from consult.domain.outbox import NotToAChild, Step, Waits, Way
from consult.domain.respondents import Role
from consult.services import events, outbox
from consult.storage.database import Database
from consult.storage.outbox import Message
from tests.factories.made_up_notify import TELEPHONE, WORDS
from tests.factories.outbox import a_message

AT = datetime(2026, 5, 5, 16, tzinfo=UTC)
WAITS = Waits()


def a_kept_message(database: Database, *, at: datetime = AT, way: Way = Way.TEXT) -> str:
    with database.writing() as session:
        return a_message(session, at=at, way=way).id


def claimed(database: Database, *, now: datetime) -> outbox.Claim:
    with database.writing() as session:
        claim = outbox.claim_next(session, now=now, waits=WAITS)
    assert claim is not None
    return claim


def kept(database: Database, reference: str) -> Message:
    with database.reading() as session:
        message = session.get(Message, reference)
    assert message is not None
    return message


@pytest.mark.parametrize("way", [Way.TEXT, Way.EMAIL])
def test_a_text_or_an_email_to_a_child_never_reaches_the_outbox(session: Session, way: Way) -> None:
    with pytest.raises(NotToAChild):
        a_message(session, at=AT, role=Role.CHILD, way=way)
    assert outbox.waiting(session) == 0


def test_a_message_is_lost_with_the_act_that_it_belongs_to(database: Database) -> None:
    with database.writing_session() as session:
        a_message(session, at=AT)
        session.rollback()
        assert outbox.waiting(session) == 0


def test_a_message_belongs_to_one_sender_until_its_lease_is_over(database: Database) -> None:
    reference = a_kept_message(database)
    first = claimed(database, now=AT)
    assert (first.id, first.step, first.recipient, first.body) == (reference, Step.SEND, TELEPHONE, WORDS)
    with database.writing() as session:
        early = AT + WAITS.lease - timedelta(seconds=1)
        assert outbox.claim_next(session, now=early, waits=WAITS) is None
    second = claimed(database, now=AT + WAITS.lease)
    assert (second.id, second.step, second.tries) == (reference, Step.ASK_THEN_SEND, 2)


def test_senders_that_look_at_once_never_get_the_same_message(database: Database) -> None:
    references = [a_kept_message(database) for _each in range(8)]

    def take_all(_sender: int) -> list[str]:
        found: list[str] = []
        while True:
            with database.writing() as session:
                claim = outbox.claim_next(session, now=AT, waits=WAITS)
                time.sleep(0.005)
            if claim is None:
                return found
            found.append(claim.id)

    with ThreadPoolExecutor(4) as senders:
        taken = [reference for found in senders.map(take_all, range(4)) for reference in found]
    assert sorted(taken) == sorted(references)


def test_when_it_has_gone_no_record_keeps_the_address_or_the_words(database: Database) -> None:
    reference = a_kept_message(database)
    with database.writing() as session:
        claim = outbox.claim_next(session, now=AT, waits=WAITS)
        assert claim is not None
        assert outbox.it_went(session, claim, notify_id="n-1", now=AT, asking=Asking())
    gone = kept(database, reference)
    assert (gone.outcome, gone.notify_id, gone.ended_at) == ("sent", "n-1", AT)
    assert (gone.recipient_sealed, gone.body_sealed) == (None, None)


@pytest.mark.parametrize(("end", "outcome"), [("refuse", "refused"), ("lose", "unknown")])
def test_what_did_not_go_keeps_no_address_either_and_is_left_for_a_person(
    database: Database, end: str, outcome: str
) -> None:
    reference = a_kept_message(database)
    claim = claimed(database, now=AT)
    with database.writing() as session:
        if end == "refuse":
            assert outbox.it_was_refused(session, claim, problem="400 InvalidPhoneError", now=AT)
        else:
            assert outbox.nobody_knows(session, claim, now=AT)
        assert outbox.claim_next(session, now=AT + timedelta(days=30), waits=WAITS) is None
    left = kept(database, reference)
    assert (left.outcome, left.recipient_sealed, left.body_sealed) == (outcome, None, None)


def test_a_sender_that_was_too_slow_changes_nothing_any_more(database: Database) -> None:
    reference = a_kept_message(database)
    slow = claimed(database, now=AT)
    claimed(database, now=AT + WAITS.lease)
    with database.writing() as session:
        later = AT + WAITS.lease
        assert not outbox.it_was_refused(session, slow, problem="400", now=later)
        assert not outbox.try_again(session, slow, problem="500", now=later, waits=WAITS)
        assert not outbox.it_went(session, slow, notify_id="n-1", now=later, asking=Asking())
    assert kept(database, reference).ended_at is None


def test_what_was_put_back_waits_longer_each_time(database: Database) -> None:
    reference = a_kept_message(database)
    now = AT
    for minutes in (2, 4, 8):
        claim = claimed(database, now=now)
        with database.writing() as session:
            assert outbox.try_again(session, claim, problem="500 Exception", now=now, waits=WAITS)
        assert kept(database, reference).due_at == now + timedelta(minutes=minutes)
        now += timedelta(minutes=minutes)
    assert kept(database, reference).problem == "500 Exception"


def test_a_message_that_does_not_open_is_left_for_a_person_and_stops_no_other(database: Database) -> None:
    spoiled, whole = a_kept_message(database), a_kept_message(database, at=AT + timedelta(minutes=1))
    with database.writing() as session:
        session.execute(
            text("UPDATE outbox SET body_sealed = (SELECT body_sealed FROM outbox WHERE id = :other) WHERE id = :id"),
            {"other": whole, "id": spoiled},
        )
    assert claimed(database, now=AT + timedelta(minutes=2)).id == whole
    assert kept(database, spoiled).outcome == "refused"


def test_putting_in_and_going_out_are_events_that_hold_no_address(database: Database) -> None:
    reference = a_kept_message(database)
    claim = claimed(database, now=AT)
    with database.writing() as session:
        outbox.it_went(session, claim, notify_id="n-1", now=AT, asking=Asking())
    with database.reading() as session:
        rows = list(
            session.execute(text("SELECT act, role, outcome FROM events WHERE thing_id = :id"), {"id": reference})
        )
        assert events.check_chain(session).is_whole
    assert {tuple(row) for row in rows} == {
        ("put a text in the outbox", "officer", ""),
        ("handed to GOV.UK Notify", "sender", "sms, try 1"),
    }
