"""`flask consult bring-in FILE`: what a council's extract would change, and with --apply, changing it."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click
from flask import current_app

from consult.commands import group
from consult.domain.bring_in import Decided
from consult.domain.dates import LONDON
from consult.domain.extracts import CannotBeRead, Extract
from consult.formats.council_extract import extract_from, read_table
from consult.services import due_dates, imports
from consult.settings import Settings
from consult.storage.database import Database

_CANNOT_BE_READ, _REFUSED = 2, 3
_SHOWN = 20


@group.command("bring-in")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--apply", "is_applied", is_flag=True, help="Write it. Without this nothing is changed.")
@click.option("--skip-refused", is_flag=True, help="With --apply: write the other rows although some are refused.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts for a program, and nothing else.")
def bring_in(file: Path, is_applied: bool, skip_refused: bool, as_json: bool) -> None:
    """Bring in children and reviews from FILE, a CSV or XLSX extract of the council's case system.

    Exit status: 0 nothing was refused; 3 something was; 2 the file cannot be read.
    """
    now = datetime.now(UTC)
    today = now.astimezone(LONDON).date()
    extract = _read(file, today)
    database: Database = current_app.extensions["consult_database"]
    settings: Settings = current_app.extensions["consult_settings"]
    written = is_applied
    try:
        if is_applied:
            with database.writing() as session:
                decided = imports.bring_in(
                    session,
                    extract,
                    now=now,
                    today=today,
                    skip_refused=skip_refused,
                    counting=due_dates.COUNTING[settings.due_rule],
                    progress=_say_how_far,
                )
        else:
            with database.reading() as session:
                decided = imports.look_at(session, extract, today=today)
    except imports.SomethingRefused as problem:
        decided, written = problem.decided, False
    if as_json:
        click.echo(json.dumps(counts(decided)))
    else:
        _say(extract, decided, asked=is_applied, written=written)
    if decided.refused:
        sys.exit(_REFUSED)


def counts(decided: Decided) -> dict[str, object]:
    """Return the counts as programs read them."""
    return {
        "new": decided.new,
        "changed": decided.changed,
        "unchanged": decided.unchanged,
        "refused": [{"line": refused.line, "reason": refused.reason} for refused in decided.refused],
        "children_new": decided.children_new,
    }


def _read(file: Path, today: date) -> Extract:
    click.echo(f"Reading {file.name} …", err=True)
    try:
        extract = extract_from(read_table(file.read_bytes()), today=today)
    except OSError as problem:
        click.echo(f"{file} cannot be read: {problem.strerror}.", err=True)
        sys.exit(_CANNOT_BE_READ)
    except CannotBeRead as problem:
        click.echo(str(problem), err=True)
        sys.exit(_CANNOT_BE_READ)
    click.echo(f"Read {len(extract.rows):,} rows of {extract.counted}.", err=True)
    return extract


def _say_how_far(done: int, total: int) -> None:
    if done % 5_000 == 0 or done == total > 5_000:
        click.echo(f"Written {done:,} of {total:,} …", err=True)


def _say(extract: Extract, decided: Decided, *, asked: bool, written: bool) -> None:
    click.echo(f"{extract.counted.capitalize()}: {decided.new} new, {decided.changed} changed, ", nl=False)
    click.echo(f"{decided.unchanged} unchanged, {len(decided.refused)} refused.")
    click.echo(f"Children: {decided.children_new} new, {decided.children_changed} changed.")
    if decided.given:
        click.echo(f"Children given to the officer whose e-mail address the file names: {decided.given}.")
    if decided.cancelled:
        click.echo(f"Marked cancelled, and not counted: {decided.cancelled}.")
    if extract.ignored:
        click.echo(f"Columns left out: {', '.join(extract.ignored)}.")
    for heading, lines in (("Refused", decided.refused), ("Left out", decided.notes)):
        for line in lines[:_SHOWN]:
            click.echo(f"{heading}, line {line.line}: {line.reason}.")
        if len(lines) > _SHOWN:
            click.echo(f"… and {len(lines) - _SHOWN} more lines.")
    if written:
        click.echo("Written.")
    elif asked:
        click.echo("Nothing was written, because rows were refused. Mend them, or add --skip-refused.")
    else:
        click.echo("Nothing was written. Add --apply to write it.")
