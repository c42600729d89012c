"""`flask consult delete-what-is-due`: to be run once a day."""

from datetime import UTC, datetime

import click
from flask import current_app

from consult.commands import group
from consult.services.retention import delete_what_is_due
from consult.storage.database import Database


@group.command("delete-what-is-due")
def delete_what_is_due_command() -> None:
    """Delete unsent words seven days after the meeting, old visits and tries, and numbers of ended links."""
    database: Database = current_app.extensions["consult_database"]
    with database.writing() as session:
        gone = delete_what_is_due(session, now=datetime.now(UTC))
    click.echo(
        f"Deleted: {gone.drafts} drafts that were never sent, {gone.visits} visits, {gone.tries} tries, "
        f"{gone.files} forgotten files, {gone.numbers} numbers of ended links, {gone.batches} batches of letters."
    )
