"""`flask consult figures YEAR`: the year's two tables, or their plain counts for programs."""

import json
import sys

import click
from flask import current_app

from consult.commands import group
from consult.domain.participation import ParticipationCode
from consult.domain.percentages import in_words
from consult.domain.reporting_year import NotAYear, ReportingYear
from consult.domain.statistics import PARTICIPATION_STATES, CountedBy, YearFigures, checks
from consult.services import statistics
from consult.settings import Settings
from consult.storage.database import Database


@group.command("figures")
@click.argument("year")
@click.option("--json", "as_json", is_flag=True, help="Print unrounded counts as JSON.")
def figures(year: str, as_json: bool) -> None:
    """Print how children took part and what was in time in YEAR, written like 2021-22."""
    settings: Settings = current_app.extensions["consult_settings"]
    database: Database = current_app.extensions["consult_database"]
    try:
        chosen = ReportingYear.named(year)
    except NotAYear as problem:
        raise click.BadParameter(str(problem)) from None
    with database.reading() as session:
        counted = statistics.figures_of(session, chosen, counted_by=CountedBy(settings.timeliness_by))
    if as_json:
        click.echo(json.dumps(statistics.plain(counted)))
        return
    for line in _tables(counted, places=settings.percent_places):
        click.echo(line)
    made = checks(counted)
    for check in made:
        click.echo(f"{'right' if check.holds else 'WRONG'}  {check.sentence}")
    if not all(check.holds for check in made):
        sys.exit(1)


def _tables(counted: YearFigures, *, places: int) -> list[str]:
    lines = [f"How children took part, {counted.year} (reviews held)", ""]
    lines.append(f"{'':14}" + "".join(f"{name:>14}" for name in (*counted.participation, "Year")))
    for state in PARTICIPATION_STATES:
        cells = [(states[state], counted.of_quarter(q)) for q, states in counted.participation.items()]
        cells.append((counted.of_state(state), counted.held))
        name = state if state in list(ParticipationCode) else "not recorded"
        lines.append(f"{name:14}" + "".join(f"{n:>7} {in_words(n, of, places=places):>6}" for n, of in cells))
    totals = [*(counted.of_quarter(q) for q in counted.participation), counted.held]
    lines.append(f"{'all':14}" + "".join(f"{n:>7}       " for n in totals).rstrip())
    by = "month of holding" if counted.counted_by is CountedBy.MONTH_HELD else "month by which they were due"
    lines += [
        "",
        f"Reviews held in time, by {by}",
        "",
        f"{'':16}{'held':>6}{'in time':>9}{'late':>6}{'no due date':>13}",
    ]
    for group_ in counted.timeliness:
        share = in_words(group_.in_time, group_.held, places=places)
        counts = f"{group_.held:>6}{group_.in_time:>9}{group_.late:>6}{group_.no_due_date:>13}"
        lines.append(f"{group_.month.name:16}{counts}  {share:>6}")
    held, in_time = counted.held_in_timeliness, counted.in_time
    counts = f"{held:>6}{in_time:>9}{counted.late:>6}{counted.no_due_date:>13}"
    return [*lines, f"{'Year':16}{counts}  {in_words(in_time, held, places=places):>6}", ""]
