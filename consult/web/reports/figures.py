"""The page of a year's figures: in full for managers and administrators, for publication for all staff.

Officers read the publication: it is theirs too, but small counts of other officers' children are not.
"""

from dataclasses import dataclass

from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.answer_figures import AnswerCounts, answer_tables, publish_answers
from consult.domain.publication import publish
from consult.domain.report_tables import (
    WITHHELD,
    Cell,
    Counts,
    ReportTable,
    participation_table,
    timeliness_table,
    views_table,
)
from consult.domain.reporting_year import NotAYear, ReportingYear
from consult.domain.staff import StaffRole
from consult.domain.statistics import CountedBy, YearFigures, checks
from consult.services import statistics
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reports import bp
from consult.web.reports.bars import Bar, bar

IN_FULL = (StaffRole.MANAGER, StaffRole.ADMINISTRATOR)


@dataclass(frozen=True)
class Chart:
    """Bars with a title and a description for those who do not see them."""

    title: str
    description: str
    bars: list[Bar]


@bp.get("/")
@open_to_staff()
def figures() -> Response:
    """Lead to the year that was asked for, else to the latest with reviews, in the version this role may read."""
    years = statistics.years_to_choose(current_session(), today=clock.today())
    try:
        year = ReportingYear.named(request.args["year"]) if "year" in request.args else years[0]
    except NotAYear:
        year = years[0]
    version = (
        "in_full" if current_staff().role in IN_FULL and "publication" not in request.args else "for_publication"
    )
    return redirect(url_for(f"reports.{version}", year=year.name), 303)


@bp.get("/<year>")
@open_to_staff(*IN_FULL)
def in_full(year: str) -> str:
    """Show the year with every count, the checks of its totals, and what is not recorded."""
    counted = count(year)
    return _page(
        counted,
        counted,
        answers=count_said(counted),
        is_published=False,
        checks=checks(counted),
        waiting=statistics.not_recorded_in(current_session(), counted.year),
    )


@bp.get("/<year>/publication")
@open_to_staff()
def for_publication(year: str) -> str:
    """Show the year as it may be published: small counts withheld, and others so that none can be worked out."""
    counted = count(year)
    return _page(
        published(counted),
        counted,
        answers=published_said(counted),
        is_published=True,
        checks=checks(counted),
        waiting=[],
    )


def count(year: str) -> YearFigures:
    """Return the figures of the year in an address; a name that is no year is no page."""
    chosen = year_of_address(year)
    counted_by = CountedBy(_settings().timeliness_by)
    return statistics.figures_of(current_session(), chosen, counted_by=counted_by)


def year_of_address(year: str) -> ReportingYear:
    """Return the year in an address; a name that is no year is no page."""
    try:
        return ReportingYear.named(year)
    except NotAYear:
        abort(404)


def published(counted: YearFigures) -> Counts:
    """Return the figures with small counts withheld, as this council publishes them."""
    return publish(counted, zero_is_small=not _settings().publish_zeros)


def count_said(counted: YearFigures) -> AnswerCounts:
    """Return what was said in the year of these figures: of the plan, and of how meetings were."""
    return statistics.answers_of(current_session(), counted.year)


def published_said(counted: YearFigures) -> AnswerCounts:
    """Return the same with small counts withheld, as this council publishes them."""
    return publish_answers(count_said(counted), zero_is_small=not _settings().publish_zeros)


def _page(counts: Counts, counted: YearFigures, *, answers: AnswerCounts, **more: object) -> str:
    places = _settings().percent_places
    plan, how, letters = answer_tables(answers, places=places)
    views, codes, months = (
        table(counts, places=places) for table in (views_table, participation_table, timeliness_table)
    )
    return render_template(
        "reports/figures.html",
        year=counts.year,
        years=statistics.years_to_choose(current_session(), today=clock.today()),
        may_see_all=current_staff().role in IN_FULL,
        gave_views=Cell(counts.gave_views(), counts.of_four_and_over(), places),
        in_time=Cell(counts.of_month("in_time"), counts.of_month("held"), places),
        held=Cell(counts.held, is_share=False),
        not_recorded=Cell(counts.of_state("not_recorded"), counts.held, places),
        views=views,
        codes=codes,
        months=months,
        plan=plan,
        how=how,
        letters=letters,
        views_chart=_views_chart(views),
        months_chart=_months_chart(months),
        is_empty=counted.held == 0 and counted.held_in_timeliness == 0,
        **more,
    )


def _views_chart(table: ReportTable) -> Chart:
    rows = table.body
    bars = [
        bar(row.name, [cell.count for cell in row.cells[:3]], remark=f"{share} gave views" if share else "")
        for row in rows
        for share in [row.cells[-1].per_cent]
    ]
    told = ", ".join(f"{row.cells[-1].per_cent or WITHHELD} in {row.name}" for row in rows)
    return Chart("Children’s views by quarter", f"Share of reviews that heard the child’s views: {told}.", bars)


def _months_chart(table: ReportTable) -> Chart:
    rows = table.body
    longest = max((row.cells[0].count or 0 for row in rows), default=0)
    bars = [
        bar(
            row.name,
            [cell.count for cell in row.cells[1:]],
            longest=longest,
            remark=f"{share} in time" if share else "",
        )
        for row in rows
        for share in [row.cells[1].per_cent]
    ]
    told = ", ".join(f"{row.cells[1].per_cent or WITHHELD} in {row.name}" for row in rows)
    return Chart("Reviews in time by month", f"Share of reviews that were in time: {told}.", bars)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["consult_settings"]
    return settings
