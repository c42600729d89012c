"""`flask consult check-events`: whether anybody changed or removed an event."""

import sys

import click
from flask import current_app

from consult.commands import group
from consult.services.events import check_chain
from consult.storage.database import Database

MOST_SHOWN = 20


@group.command("check-events")
def check_events() -> None:
    """Hold every event against the chain, and say which were changed or are missing."""
    database: Database = current_app.extensions["consult_database"]
    with database.reading() as session:
        chain = check_chain(session)
    click.echo(f"{chain.last:,} events; the last link is {chain.link[:16]}. Keep this line away from the server.")
    if chain.is_whole:
        click.echo("The chain is whole: no event was changed, and none is missing.")
        return
    for what, positions in (("was changed", chain.changed), ("and perhaps others are missing", chain.missing)):
        for position in positions[:MOST_SHOWN]:
            click.echo(f"Event {position} {what}.")
        if len(positions) > MOST_SHOWN:
            click.echo(f"… and {len(positions) - MOST_SHOWN} more.")
    click.echo(f"The chain does not hold at {len(chain.changed) + len(chain.missing)} places. Look in a back-up.")
    sys.exit(3)
