"""The page of the statutory return: what it holds, what it leaves out, what stops it, and its files."""

from flask import Response, abort, render_template

from consult.domain.reporting_year import NotAYear, ReportingYear
from consult.domain.returns import Place, PreparedReturn
from consult.domain.staff import StaffRole
from consult.formats.ssda903 import return_files, zipped
from consult.services import returns
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reports import bp

WHO_MAKE_IT = (StaffRole.MANAGER, StaffRole.ADMINISTRATOR)


@bp.get("/<year>/return")
@open_to_staff(*WHO_MAKE_IT)
def show_return(year: str) -> str:
    """Show what the year's return holds and what stops it."""
    return _page(_prepared(year), is_refused=False)


@bp.post("/<year>/return")
@open_to_staff(*WHO_MAKE_IT)
def take_return(year: str) -> Response | tuple[str, int]:
    """Give the three files in one zip, and write down who took them; show the list when something stops it."""
    prepared = _prepared(year)
    if not prepared.may_be_written:
        return _page(prepared, is_refused=True), 422
    returns.note_taken(current_session(), prepared.year, current_staff(), now=clock.now())
    name = f"ssda903-{prepared.year}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(zipped(return_files(prepared)), mimetype="application/zip", headers=headers)


def _prepared(year: str) -> PreparedReturn:
    try:
        chosen = ReportingYear.named(year)
    except NotAYear:
        abort(404)
    return returns.prepare_return(current_session(), chosen, today=clock.today())


def _page(prepared: PreparedReturn, *, is_refused: bool) -> str:
    return render_template(
        "reports/return.html", prepared=prepared, place=Place, year=prepared.year, is_refused=is_refused
    )
