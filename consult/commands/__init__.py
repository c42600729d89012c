"""`flask consult …`: one file a command; each says what it did and how many."""

from importlib import import_module
from pkgutil import iter_modules

from flask import Flask
from flask.cli import AppGroup

group = AppGroup("consult", help="Bring in, figures, return, accounts and the site itself.")


def init_app(app: Flask) -> None:
    """Add the commands to `app`."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    app.cli.add_command(group)
