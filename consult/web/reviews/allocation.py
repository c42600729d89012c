"""The reviews without an officer, and giving children to one."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.diary import NotPossible
from consult.domain.staff import StaffRole
from consult.services import allocation
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp

_ALLOCATORS = (StaffRole.ADMINISTRATOR, StaffRole.MANAGER)


@bp.get("/without-an-officer")
@open_to_staff(*_ALLOCATORS)
def list_unallocated() -> str:
    """Show the children whose reviews nobody has."""
    return _shown()


@bp.post("/without-an-officer")
@open_to_staff(*_ALLOCATORS)
def allocate() -> Response | tuple[str, int]:
    """Give the chosen children to an officer."""
    try:
        given = allocation.allocate(
            current_session(),
            current_staff(),
            child_ids=request.form.getlist("child"),
            officer_id=request.form.get("officer", ""),
            now=clock.now(),
        )
    except NotPossible as problem:
        return _shown(problem=problem, chosen=request.form.getlist("child")), 422
    flash("One child has an officer now." if given == 1 else f"{given:,} children have an officer now.")
    return redirect(url_for("reviews.list_unallocated"), 303)


def _shown(*, problem: NotPossible | None = None, chosen: list[str] | None = None) -> str:
    return render_template(
        "reviews/without_an_officer.html",
        children=allocation.unallocated(current_session()),
        officers=allocation.officers(current_session()),
        problem=problem,
        chosen=chosen or [],
    )
