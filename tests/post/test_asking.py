"""After Notify took a message it is asked what became of it, until that is known or a week has passed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from consult.demonstration.made_up_notify import MadeUpNotify
from consult.domain.notify_status import Asking
from consult.domain.outbox import Waits, Way
from consult.post.sender import Sender
from consult.services import notify_status
from consult.services.notify_status import what_went_wrong
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.outbox import Message
from tests.factories.made_up_notify import KEY, SHORT, a_made_up_notify, notify_at
from tests.factories.outbox import a_message
from tests.journeys.live import free_port
from tests.post.conftest import AT, Clock

ASKING = Asking()
WAITS = Waits(answer=SHORT.answer)


def a_kept_message(database: Database, *, way: Way = Way.TEXT, recipient: str | None = None) -> str:
    with database.writing() as session:
        return a_message(session, at=AT, way=way, recipient=recipient).id


def kept(database: Database, reference: str) -> Message:
    with database.reading() as session:
        message = session.get(Message, reference)
    assert message is not None
    return message


def a_sender(database: Database, url: str, clock: Clock) -> Sender:
    return Sender(database, notify_at(url), waits=WAITS, now=clock)


@pytest.mark.parametrize(
    ("way", "status"), [(Way.POST, "received"), (Way.TEXT, "delivered"), (Way.EMAIL, "delivered")]
)
def test_what_was_delivered_is_asked_for_once_and_stands_as_sent(
    database: Database, clock: Clock, way: Way, status: str
) -> None:
    reference = a_kept_message(database, way=way)
    with a_made_up_notify() as (made_up, url):
        sender = a_sender(database, url, clock)
        sender.send_due()
        assert sender.ask_what_became() == {}, "it is too early to ask"
        clock.now += ASKING.first
        assert sender.ask_what_became() == {"done": 1}
        clock.now += ASKING.until
        assert sender.ask_what_became() == {}
    message = kept(database, reference)
    assert (message.outcome, message.status, message.ask_at) == ("sent", status, None)
    assert what_went_wrong(message) == ""
    assert made_up.looked_up == {reference: 1}


@pytest.mark.parametrize(
    ("recipient", "way", "says"),
    [
        ("07700900002", Way.TEXT, "the number is wrong"),
        ("07700900003", Way.TEXT, "the phone was off or full"),
        ("perm-fail@simulator.notify", Way.EMAIL, "there is no such e-mail address"),
        ("temp-fail@simulator.notify", Way.EMAIL, "the mailbox was full"),
    ],
)
def test_what_notify_took_and_could_not_deliver_is_left_for_a_person_and_never_sent_again(
    database: Database, clock: Clock, recipient: str, way: Way, says: str
) -> None:
    reference = a_kept_message(database, way=way, recipient=recipient)
    with a_made_up_notify() as (made_up, url):
        sender = a_sender(database, url, clock)
        assert sender.send_due() == {"sent": 1}
        clock.now += ASKING.first
        assert sender.ask_what_became() == {"failed": 1}
        for _later in range(5):
            clock.now += timedelta(days=2)
            assert sender.send_due() == sender.ask_what_became() == {}
    message = kept(database, reference)
    assert (message.outcome, message.ask_at, message.seen_to_at) == ("failed", None, None)
    assert says in what_went_wrong(message)
    assert made_up.times_taken() == {reference: 1}


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("validation-failed", "could not print it as it is"),
        ("virus-scan-failed", "virus check"),
        ("cancelled", "somebody cancelled it"),
        ("permanent-failure", "could not be printed"),
        ("technical-failure", "something broke"),
    ],
)
def test_a_letter_that_is_rejected_after_it_was_taken_is_followed_until_then(
    database: Database, clock: Clock, status: str, says: str
) -> None:
    reference = a_kept_message(database, way=Way.POST)
    says_now = ["pending-virus-check"]
    with a_made_up_notify(MadeUpNotify(KEY, became=lambda _taken: says_now[0])) as (_made_up, url):
        sender = a_sender(database, url, clock)
        sender.send_due()
        clock.now += ASKING.first
        assert sender.ask_what_became() == {"on its way": 1}
        assert kept(database, reference).outcome == "sent"
        says_now[0] = status
        clock.now += timedelta(hours=6)
        assert sender.ask_what_became() == {"failed": 1}
    assert says in what_went_wrong(kept(database, reference))


def test_one_that_is_on_its_way_for_a_week_is_asked_for_no_more_and_its_officer_is_told(
    database: Database, clock: Clock
) -> None:
    reference = a_kept_message(database, way=Way.POST)
    with a_made_up_notify(MadeUpNotify(KEY, became=lambda _taken: "accepted")) as (made_up, url):
        sender = a_sender(database, url, clock)
        sender.send_due()
        for _hour in range(24 * 8):
            clock.now += timedelta(hours=1)
            sender.ask_what_became()
        assert 20 < made_up.looked_up[reference] < 45
    message = kept(database, reference)
    assert (message.outcome, message.ask_at) == ("sent", None)
    assert "never said whether it went" in what_went_wrong(message)


def test_what_notify_has_forgotten_is_asked_for_no_more(database: Database, clock: Clock) -> None:
    reference = a_kept_message(database)
    with a_made_up_notify() as (made_up, url):
        sender = a_sender(database, url, clock)
        sender.send_due()
        made_up.taken.clear()
        clock.now += ASKING.first
        assert sender.ask_what_became() == {"not heard of": 1}
        clock.now += ASKING.until
        assert sender.ask_what_became() == {}
    assert kept(database, reference).outcome == "sent"


def test_while_notify_does_not_answer_nothing_changes_and_it_is_asked_later(database: Database, clock: Clock) -> None:
    references = [a_kept_message(database) for _each in range(3)]
    with a_made_up_notify() as (made_up, url):
        a_sender(database, url, clock).send_due()
        clock.now += ASKING.first
        away = a_sender(database, f"http://127.0.0.1:{free_port()}", clock)
        assert away.ask_what_became() == {"not heard of": 1}, "it would say the same of the others"
        clock.now += ASKING.first
        assert a_sender(database, url, clock).ask_what_became() == {"done": 3}
        assert made_up.times_taken() == dict.fromkeys(references, 1)


def test_whoever_asked_and_died_loses_nothing_and_a_failure_is_kept_once(database: Database, clock: Clock) -> None:
    reference = a_kept_message(database, recipient="07700900002")
    with a_made_up_notify() as (_made_up, url):
        sender = a_sender(database, url, clock)
        sender.send_due()
        clock.now += ASKING.first
        with database.writing() as session:
            asked = notify_status.next_to_ask(session, now=clock(), asking=ASKING)
        assert asked is not None
        assert sender.ask_what_became() == {}, "it is left to whoever asks"
        clock.now += ASKING.lease
        assert sender.ask_what_became() == {"failed": 1}
        with database.writing() as session:
            notify_status.it_is(session, asked, "permanent-failure", now=clock(), asking=ASKING)
            notify_status.it_is(session, asked, "delivered", now=clock(), asking=ASKING)
            notify_status.it_is_forgotten(session, asked)
    assert (kept(database, reference).outcome, kept(database, reference).status) == ("failed", "permanent-failure")
    with database.reading() as session:
        acts = list(session.scalars(select(Event.act).where(Event.thing_id == reference)))
    assert acts.count("learnt from GOV.UK Notify that it did not go") == 1


def test_what_is_kept_of_notify_s_answer_is_one_word_and_no_address(database: Database, clock: Clock) -> None:
    reference = a_kept_message(database, recipient="07700900002")
    with a_made_up_notify() as (_made_up, url):
        sender = a_sender(database, url, clock)
        sender.send_due()
        clock.now += ASKING.first
        sender.ask_what_became()
    message = kept(database, reference)
    assert (message.recipient_sealed, message.body_sealed, message.problem) == (None, None, "")
