"""`flask consult send-outbox`: one round, said in a line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from consult.app import create_app
from consult.settings import MADE_UP_NOTIFY, Settings
from consult.storage.database import Database
from consult.storage.outbox import Message
from tests.factories.made_up_notify import a_made_up_notify
from tests.factories.outbox import a_message


def ran(settings: Settings, database: Database) -> tuple[int, str]:
    app = create_app(settings, opened=database)
    result = app.test_cli_runner().invoke(args=["consult", "send-outbox"])
    return result.exit_code, result.output.strip()


def test_without_notify_it_says_so_and_how_many_wait(settings: Settings, database: Database) -> None:
    assert ran(settings, database) == (0, "GOV.UK Notify is not set up; 0 messages wait.")
    with database.writing() as session:
        a_message(session, at=datetime.now(UTC))
    assert ran(settings, database) == (2, "GOV.UK Notify is not set up; 1 messages wait.")


def test_it_sends_what_is_due_and_says_what_a_person_must_look_at(settings: Settings, database: Database) -> None:
    now = datetime.now(UTC)
    with database.writing() as session:
        a_message(session, at=now)
        a_message(session, at=now + timedelta(hours=1))
    with a_made_up_notify() as (_made_up, url):
        ready = replace(settings, **MADE_UP_NOTIFY, notify_url=url)
        said = (
            "1 sent, 0 to be tried again, 0 refused, 0 of which nobody can say whether they went, "
            "0 taken before and not delivered. 1 wait."
        )
        assert ran(ready, database) == (0, said)
        with database.writing() as session:
            a_message(session, at=now, recipient="123")
        code, said = ran(ready, database)
    assert (code, said[:39]) == (3, "0 sent, 0 to be tried again, 1 refused,")


def test_it_asks_what_became_of_what_went_and_tells_of_what_was_not_delivered(
    settings: Settings, database: Database
) -> None:
    with database.writing() as session:
        a_message(session, at=datetime.now(UTC), recipient="07700900002")
    with a_made_up_notify() as (made_up, url):
        ready = replace(settings, **MADE_UP_NOTIFY, notify_url=url)
        assert ran(ready, database)[0] == 0
        with database.writing() as session:
            for message in session.scalars(select(Message)):
                message.ask_at = datetime.now(UTC)
        code, said = ran(ready, database)
        assert (code, "1 taken before and not delivered" in said) == (3, True)
        assert len(made_up.taken) == 1
