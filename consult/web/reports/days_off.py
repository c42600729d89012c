"""The page of days off: bank holidays are known, an administrator adds the council's own."""

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.dates import NotADate, read_date
from consult.domain.due import MonthCounting
from consult.domain.staff import StaffRole
from consult.formats.bank_holidays import england_bank_holidays
from consult.services import extra_days
from consult.services.due_dates import COUNTING
from consult.services.extra_days import NotADayToAdd
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reports import bp

Page = str | Response | tuple[str, int]


@bp.get("/days-off")
@open_to_staff(StaffRole.ADMINISTRATOR, StaffRole.MANAGER)
def list_days_off() -> str:
    """Show this year's and next year's days off."""
    return _page()


@bp.post("/days-off")
@open_to_staff(StaffRole.ADMINISTRATOR)
def add_day_off() -> Page:
    """Add one day."""
    try:
        day = read_date(request.form.get("day", ""))
    except NotADate as problem:
        return _page(problem=("day", f"{problem}.")), 422
    reason = request.form.get("reason", "")
    try:
        moved = extra_days.add_extra_day(
            current_session(), current_staff(), day=day, reason=reason, now=clock.now(), counting=_counting()
        )
    except NotADayToAdd as problem:
        return _page(problem=("reason" if "Say why" in str(problem) else "day", str(problem))), 422
    return _back(f"{day:%d/%m/%Y} does not count as a working day now. {_moved(moved)}")


@bp.post("/days-off/<day_id>/take-back")
@open_to_staff(StaffRole.ADMINISTRATOR)
def take_back_day_off(day_id: str) -> Page:
    """Let an added day count again."""
    moved = extra_days.take_back_extra_day(
        current_session(), current_staff(), day_id, now=clock.now(), counting=_counting()
    )
    return _back(f"The day counts as a working day again. {_moved(moved)}")


def _page(problem: tuple[str, str] | None = None) -> str:
    this_year = clock.today().year
    return render_template(
        "reports/days_off.html",
        added=extra_days.all_extra_days(current_session()),
        bank_holidays=sorted(england_bank_holidays([this_year, this_year + 1])),
        may_change=current_staff().role is StaffRole.ADMINISTRATOR,
        problem=problem,
        typed=request.form,
    )


def _back(words: str) -> Response:
    flash(words)
    return redirect(url_for("reports.list_days_off"), 303)


def _moved(count: int) -> str:
    return "1 due date of ours moved." if count == 1 else f"{count} due dates of ours moved."


def _counting() -> MonthCounting:
    settings: Settings = current_app.extensions["consult_settings"]
    return COUNTING[settings.due_rule]
