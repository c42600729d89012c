"""`flask consult symbols`: what a council's own folder of symbols gives."""

import click
from flask import current_app
from flask.cli import with_appcontext

from consult.commands import group
from consult.domain.pictures import PICTURES, SYMBOLS
from consult.formats.symbols import SymbolSet


@group.command("symbols")
@with_appcontext
def symbols() -> None:
    """Say which of the council's own symbols are shown, which files are refused and why, and which keys show ours."""
    own: SymbolSet = current_app.extensions["consult_symbols"]
    for key in sorted(own.pictures):
        click.echo(f"{key}: yours")
    for file, reason in own.refused.items():
        click.echo(f"{file}: refused. {reason}")
    click.echo(f"Ours: {', '.join(sorted((PICTURES | SYMBOLS) - own.pictures.keys()))}.")
