"""Bringing in a council's file: send it, see what it would do, then apply it or throw it away."""

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from consult.domain.extracts import CannotBeRead
from consult.domain.staff import StaffRole
from consult.formats.council_extract import read_table
from consult.services import due_dates, imports, uploads
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.security import takes_a_file

_BRINGERS = (StaffRole.ADMINISTRATOR, StaffRole.MANAGER)
_NO_FILE = "Choose the file that the case system saved."


@bp.get("/bring-in")
@open_to_staff(*_BRINGERS)
def bring_in() -> str:
    """Ask for the file."""
    return render_template("reviews/bring_in.html", problem=None)


@bp.post("/bring-in")
@open_to_staff(*_BRINGERS)
@takes_a_file
def send_file() -> Redirect | tuple[str, int]:
    """Read the file, and keep of it what we take until it is applied."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return render_template("reviews/bring_in.html", problem=_NO_FILE), 422
    try:
        table = read_table(sent.read())
    except CannotBeRead as problem:
        return render_template("reviews/bring_in.html", problem=str(problem)), 422
    upload_id = uploads.keep(current_session(), current_staff(), table, file_name=sent.filename, now=clock.now())
    return redirect(url_for("reviews.look_at_file", upload_id=upload_id), 303)


@bp.get("/bring-in/<upload_id>")
@open_to_staff(*_BRINGERS)
def look_at_file(upload_id: str) -> str:
    """Show what the file would do."""
    return _shown(upload_id)


@bp.get("/bring-in/<upload_id>/refused.csv")
@open_to_staff(*_BRINGERS)
def refused_rows(upload_id: str) -> Response:
    """Give the refused rows with their reasons, to be mended in the case system or the file."""
    content = uploads.refused_rows(current_session(), current_staff(), upload_id, today=clock.today())
    saved_as = {"Content-Disposition": 'attachment; filename="refused-rows.csv"'}
    return Response(content, mimetype="text/csv", headers=saved_as)


@bp.post("/bring-in/<upload_id>/apply")
@open_to_staff(*_BRINGERS)
def apply_file(upload_id: str) -> Redirect | tuple[str, int]:
    """Write what was shown."""
    settings: Settings = current_app.extensions["consult_settings"]
    try:
        decided = uploads.apply(
            current_session(),
            current_staff(),
            upload_id,
            skip_refused="skip_refused" in request.form,
            counting=due_dates.COUNTING[settings.due_rule],
            now=clock.now(),
            today=clock.today(),
        )
    except imports.SomethingRefused:
        return _shown(upload_id, problem="Rows are refused. Tick the box to bring in the others."), 422
    flash(
        f"Brought in: {decided.new:,} new, {decided.changed:,} changed, {decided.unchanged:,} unchanged."
        f" {len(decided.refused):,} refused and left out."
    )
    return redirect(url_for("reviews.list_unallocated"), 303)


@bp.post("/bring-in/<upload_id>/throw-away")
@open_to_staff(*_BRINGERS)
def throw_file_away(upload_id: str) -> Redirect:
    """Forget the file."""
    uploads.forget(current_session(), current_staff(), upload_id)
    flash("The file is forgotten. Nothing was changed.")
    return redirect(url_for("reviews.bring_in"), 303)


def _shown(upload_id: str, *, problem: str | None = None) -> str:
    run = uploads.dry_run(current_session(), current_staff(), upload_id, today=clock.today())
    return render_template("reviews/bring_in_file.html", run=run, decided=run.decided, problem=problem)
