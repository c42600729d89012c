"""The sender: what is due goes, once, whatever fails, and is asked for before it is sent again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from consult.demonstration.made_up_notify import Fault, MadeUpNotify
from consult.domain.outbox import Waits, Way
from consult.post.sender import Sender
from consult.services import outbox
from consult.storage.database import Database
from consult.storage.outbox import Message
from tests.factories.made_up_notify import KEY, SHORT, a_made_up_notify, notify_at
from tests.factories.outbox import a_message
from tests.post.conftest import AT, Clock

WAITS = Waits(answer=SHORT.answer)


def faults(*which: Fault | None) -> Iterator[Fault | None]:
    yield from which
    while True:
        yield None


def a_failing_notify(*which: Fault | None) -> MadeUpNotify:
    supply = faults(*which)
    return MadeUpNotify(KEY, fault=lambda: next(supply))


def messages(database: Database, count: int = 1, **facts: object) -> list[str]:
    with database.writing() as session:
        return [a_message(session, at=AT, **facts).id for _each in range(count)]  # type: ignore[arg-type]


def outcome_of(database: Database, reference: str) -> str | None:
    with database.reading() as session:
        message = session.get(Message, reference)
        assert message is not None
        return message.outcome


def test_what_is_due_goes_once_and_what_is_not_due_stays(database: Database, clock: Clock) -> None:
    references = messages(database, 3)
    with database.writing() as session:
        a_message(session, at=AT + timedelta(minutes=1))
    with a_made_up_notify() as (made_up, url):
        sender = Sender(database, notify_at(url), waits=WAITS, now=clock)
        assert sender.send_due() == {"sent": 3}
        assert sender.send_due() == {}
    assert made_up.times_taken() == dict.fromkeys(references, 1)
    assert not made_up.asked


@pytest.mark.parametrize("fault", [Fault.AFTER, Fault.SILENT_AFTER])
def test_a_message_that_went_without_our_hearing_of_it_is_asked_for_and_not_sent_again(
    database: Database, clock: Clock, fault: Fault
) -> None:
    (reference,) = messages(database)
    with a_made_up_notify(a_failing_notify(fault)) as (made_up, url):
        sender = Sender(database, notify_at(url), waits=WAITS, now=clock)
        assert sender.send_due() == {"later": 1}
        clock.now += WAITS.again
        assert sender.send_due() == {"sent": 1}
    assert made_up.times_taken() == {reference: 1}
    assert made_up.asked == {reference: 1}
    assert outcome_of(database, reference) == "sent"


def test_a_sender_killed_after_notify_took_it_leaves_a_message_that_the_next_one_asks_for(
    database: Database, clock: Clock
) -> None:
    (reference,) = messages(database)
    with a_made_up_notify() as (made_up, url):
        with database.writing() as session:
            claim = outbox.claim_next(session, now=clock(), waits=WAITS)
        assert claim is not None
        notify_at(url).send(claim.way, reference=claim.id, recipient=claim.recipient, body=claim.body)
        sender = Sender(database, notify_at(url), waits=WAITS, now=clock)
        assert sender.send_due() == {}
        clock.now += WAITS.lease
        assert sender.send_due() == {"sent": 1}
    assert made_up.times_taken() == {reference: 1}


@pytest.mark.parametrize("fault", [Fault.BEFORE, Fault.SILENT_BEFORE, Fault.BUSY])
def test_a_message_that_did_not_go_is_asked_for_and_sent_again(
    database: Database, clock: Clock, fault: Fault
) -> None:
    (reference,) = messages(database)
    with a_made_up_notify(a_failing_notify(fault, fault)) as (made_up, url):
        sender = Sender(database, notify_at(url), waits=WAITS, now=clock)
        for tries in (1, 2):
            assert sender.send_due() == {"later": 1}
            clock.now += WAITS.after(tries)
        assert sender.send_due() == {"sent": 1}
    assert made_up.times_taken() == {reference: 1}
    assert made_up.asked == {reference: 2}


def test_while_notify_does_not_answer_what_was_tried_before_is_not_sent(database: Database, clock: Clock) -> None:
    messages(database)
    with a_made_up_notify(a_failing_notify(Fault.AFTER)) as (made_up, url):
        Sender(database, notify_at(url), waits=WAITS, now=clock).send_due()
        clock.now += WAITS.again
    sender = Sender(database, notify_at(url), waits=WAITS, now=clock)
    assert sender.send_due() == {"later": 1}
    assert len(made_up.taken) == 1


def test_a_busy_notify_is_not_asked_for_the_others_too(database: Database, clock: Clock) -> None:
    messages(database, 3)
    with a_made_up_notify(a_failing_notify(Fault.BUSY)) as (made_up, url):
        assert Sender(database, notify_at(url), waits=WAITS, now=clock).send_due() == {"later": 1}
        assert made_up.taken == []


def test_what_notify_refuses_is_left_for_a_person_and_the_others_go(database: Database, clock: Clock) -> None:
    (wrong,) = messages(database, recipient="123")
    (right,) = messages(database)
    with a_made_up_notify() as (made_up, url):
        assert Sender(database, notify_at(url), waits=WAITS, now=clock).send_due() == {"refused": 1, "sent": 1}
    assert (outcome_of(database, wrong), outcome_of(database, right)) == ("refused", "sent")
    assert made_up.times_taken() == {right: 1}


@pytest.mark.parametrize("went", [True, False])
def test_when_notify_may_have_forgotten_it_is_not_sent_again_and_a_person_decides(
    database: Database, clock: Clock, went: bool
) -> None:
    (reference,) = messages(database)
    with a_made_up_notify(a_failing_notify(Fault.AFTER if went else Fault.BEFORE)) as (made_up, url):
        sender = Sender(database, notify_at(url), waits=WAITS, now=clock)
        sender.send_due()
        clock.now += WAITS.remembered
        sender.send_due()
    assert outcome_of(database, reference) == ("sent" if went else "unknown")
    assert len(made_up.taken) == went


def test_a_machine_that_slept_in_the_middle_of_a_try_does_not_send(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages(database)
    wakes = iter((0.0, WAITS.lease.total_seconds()))
    with a_made_up_notify() as (made_up, url):
        monkeypatch.setattr("consult.post.sender.time.monotonic", lambda: next(wakes, 0.0))
        assert Sender(database, notify_at(url), waits=WAITS, now=clock).send_due() == {"later": 1}
    assert made_up.taken == []


def test_a_letter_goes_as_it_was_made(database: Database, clock: Clock) -> None:
    messages(database, way=Way.POST)
    with a_made_up_notify() as (made_up, url):
        assert Sender(database, notify_at(url), waits=WAITS, now=clock).send_due() == {"sent": 1}
    assert [taken.way for taken in made_up.taken] == [Way.POST]
