"""`flask consult return YEAR --to FOLDER`: the statutory return's three files, all of them or none."""

import sys
from datetime import datetime
from pathlib import Path

import click
from flask import current_app

from consult.commands import group
from consult.domain.dates import LONDON
from consult.domain.reporting_year import NotAYear, ReportingYear
from consult.domain.returns import Place, PreparedReturn
from consult.formats.ssda903 import return_files, write_all_or_none
from consult.services import returns
from consult.settings import Settings
from consult.storage.database import Database

_STOPPED = 3


@group.command("return")
@click.argument("year")
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for header.csv, episodes.csv and reviews.csv; made when absent.",
)
def write_return(year: str, folder: Path) -> None:
    """Write the SSDA903 return of YEAR, written like 2021-22; exit 3 and no file when something stops it."""
    settings: Settings = current_app.extensions["consult_settings"]
    database: Database = current_app.extensions["consult_database"]
    try:
        chosen = ReportingYear.named(year)
    except NotAYear as problem:
        raise click.BadParameter(str(problem)) from None
    with database.reading() as session:
        today = datetime.now(LONDON).date()
        prepared = returns.prepare_return(session, chosen, today=today)
    if not prepared.may_be_written:
        _tell_stops(prepared, settings.base_url)
        sys.exit(_STOPPED)
    try:
        write_all_or_none(return_files(prepared), folder)
    except OSError as problem:
        raise click.ClickException(
            f"Nothing was written: {folder} cannot be written to ({problem.strerror})."
        ) from None
    _tell_counts(prepared)
    click.echo(f"Written to {folder}: header.csv, episodes.csv, reviews.csv.")
    click.echo("HOME_POST, PL_POST and URN are blank: nothing here keeps where a child lives.")


def _tell_counts(prepared: PreparedReturn) -> None:
    click.echo(f"{len(prepared.reviews)} reviews and {len(prepared.children)} children of {prepared.year}.")
    for why, count in sorted(prepared.left_out.items()):
        click.echo(f"Left out: {count} {why}.")
    if prepared.children_left_out:
        click.echo(f"Left out: {prepared.children_left_out} children only ever on V3 or V4.")


def _tell_stops(prepared: PreparedReturn, base_url: str) -> None:
    _tell_counts(prepared)
    many = "One thing stops" if len(prepared.stops) == 1 else f"{len(prepared.stops)} things stop"
    click.echo(f"{many} the return. No file was written. Mend and try again:")
    for stop in prepared.stops:
        page = "participation" if stop.place is Place.CODE else "dates"
        where = f" ({base_url}/reviews/{stop.review_id}/{page})" if stop.review_id else ""
        click.echo(f"- {stop.child_reference}: {stop.sentence} Mend it {stop.place}{where}.")
