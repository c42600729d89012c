"""`flask consult …`: one file a command; each says what it did and how many."""

from flask import Flask
from flask.cli import AppGroup

group = AppGroup("consult", help="Bring in, figures, return, accounts and the site itself.")


def init_app(app: Flask) -> None:
    """Add the commands to `app`."""
    app.cli.add_command(group)
