"""`flask consult serve`: the production start."""

import click
from flask import current_app
from flask.cli import with_appcontext

from consult.commands import group
from consult.commands.send_outbox import start_sending
from consult.server import reasons_not_to_start, serve
from consult.settings import Settings
from consult.storage.database import Database


@group.command("serve")
@with_appcontext
def serve_command() -> None:
    """Serve the site to a council; refuses to start while anything is unsafe, and says what."""
    settings: Settings = current_app.extensions["consult_settings"]
    database: Database = current_app.extensions["consult_database"]
    if reasons := reasons_not_to_start(settings, database):
        lines = "\n".join(f"  - {reason}" for reason in reasons)
        raise click.ClickException(f"The site does not start, because this is unsafe:\n{lines}")
    click.echo(f"Serving {settings.base_url} on {settings.host}:{settings.port}.")
    start_sending(settings, database)
    serve(current_app._get_current_object(), settings)  # type: ignore[attr-defined]
