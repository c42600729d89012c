"""`flask consult check-events`."""

from flask import Flask
from sqlalchemy import text

from consult.services import events
from consult.storage.database import Database
from tests.storage.test_events import AT


def test_the_command_says_how_many_events_there_are_and_where_the_chain_breaks(
    app: Flask, database: Database
) -> None:
    with database.writing() as session:
        for number in range(1, 31):
            events.record(session, at=AT, act="read views", thing="review", thing_id=str(number), role="officer")
    runner = app.test_cli_runner()
    whole = runner.invoke(args=["consult", "check-events"])
    assert whole.exit_code == 0
    assert whole.output.startswith("30 events; the last link is ")
    assert "The chain is whole" in whole.output
    with database.writing() as session:
        session.execute(text("UPDATE events SET role = 'manager' WHERE position = 7"))
        session.execute(text("DELETE FROM events WHERE position = 12"))
    broken = runner.invoke(args=["consult", "check-events"])
    assert broken.exit_code == 3
    assert "Event 7 was changed." in broken.output
    assert "Event 12 and perhaps others are missing." in broken.output
    assert "does not hold at 2 places" in broken.output
    with database.writing() as session:
        session.execute(text("UPDATE events SET act = 'wrote' WHERE position != 12"))
    many = runner.invoke(args=["consult", "check-events"])
    assert (many.exit_code, "… and 8 more." in many.output) == (3, True)
