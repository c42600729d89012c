"""How everybody took part: attendance, the proposed and the confirmed code, parents, and the dates that follow."""

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.evidence import Presence, TookPart
from consult.domain.limits import Step, WrongDay
from consult.domain.parents import Method, MethodOrReason, ReasonNot, Relation
from consult.domain.participation import ParticipationCode, contradicts_age
from consult.domain.people import MeetingPart
from consult.domain.staff import StaffRole
from consult.domain.words import TooLong
from consult.services import participation as acts
from consult.services.answered import people_asked
from consult.services.caseload import get_review, get_review_to_read
from consult.services.days_off import days_off
from consult.services.limits import limits_of, record_days, steps_kept_here
from consult.services.minutes import day_of
from consult.services.participation import ADVOCATES_PART, LONGEST_HELPER
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp

Page = Response | tuple[str, int]
_RECORDS = (StaffRole.OFFICER, StaffRole.ADMINISTRATOR)
"""Who writes down attendance and dates; the code is the officer's alone."""


@bp.get("/participation")
@open_to_staff()
def not_recorded() -> str:
    """Show every held review that still has no confirmed code."""
    reviews = acts.not_recorded(current_session(), current_staff())
    return render_template("reviews/not_recorded.html", reviews=reviews)


@bp.get("/<review_id>/participation")
@open_to_staff()
def participation(review_id: str) -> str:
    """Show how everybody took part in one review, and what is still to be recorded."""
    return _shown(review_id)


def _shown(review_id: str, *, problem: str = "", at: str = "") -> str:
    """Return the page; after a problem with what was sent, that stands in its fields again."""
    session, who = current_session(), current_staff()
    review = get_review(session, who, review_id)
    return render_template(
        "reviews/participation.html",
        review=review,
        review_on=day_of(review),
        proposal=acts.propose(session, review, with_helpers=who.role.reads_words),
        codes=[code for code in ParticipationCode if not contradicts_age(code, review.child.born_on, day_of(review))],
        confirmed=ParticipationCode(review.participation_code) if review.participation_code else None,
        code_is_doubtful=acts.was_taken_back_since(session, review),
        asked=people_asked(session, review),
        people=[person for person in review.people if person.removed_at is None],
        parts_at_meeting=MeetingPart,
        presences=Presence,
        took_parts=TookPart,
        advocates=ADVOCATES_PART,
        relations=Relation,
        parts=acts.parents_parts(review),
        proposed_parts=acts.proposed_parts(session, review),
        methods=Method,
        reasons=ReasonNot,
        limits=limits_of(session, review, within=_settings().limits_within),
        kept_here=steps_kept_here(session, review),
        days_off=days_off(session),
        today=clock.today(),
        may_record=who.role in _RECORDS,
        sent=request.form,
        problem=problem,
        problem_at=at,
    )


@bp.post("/<review_id>/participation/attendance")
@open_to_staff(*_RECORDS)
def record_attendance(review_id: str) -> Page:
    """Keep who was there and how the child took part."""
    review = get_review(current_session(), current_staff(), review_id)
    form = request.form
    try:
        acts.record_attendance(
            current_session(),
            review,
            who=current_staff(),
            child_attended=form.get("child_attended", ""),
            took_part=form.get("took_part", ""),
            advocate=form.get("advocate", ""),
            helper=form.get("helper", ""),
            people={name.removeprefix("person-"): value for name, value in form.items() if "person-" in name},
            now=clock.now(),
        )
    except acts.NotAChoice:
        flash("Nothing was saved: choose from the lists on this page.", "problem")
    except TooLong:
        problem = f"Nothing was saved: say in at most {LONGEST_HELPER} letters who helped."
        return _shown(review_id, problem=problem, at="helper"), 422
    else:
        flash("Attendance is saved.")
    return _back(review_id)


@bp.post("/<review_id>/participation/code")
@open_to_staff(StaffRole.OFFICER)
def confirm_code(review_id: str) -> Response:
    """Keep the officer's own code."""
    review = get_review_to_read(current_session(), current_staff(), review_id)
    code = request.form.get("code", "")
    try:
        acts.confirm_code(current_session(), review, who=current_staff(), code=code, now=clock.now())
    except acts.NotHeldYet:
        flash("A code can be confirmed once the review is marked as held.", "problem")
    except acts.CodeAgainstAge as problem:
        flash(f"Not saved. {problem}", "problem")
    except acts.NotAChoice:
        flash("Choose a code from the list.", "problem")
    else:
        flash(f"{code} is confirmed.")
    return _back(review_id)


@bp.post("/<review_id>/participation/parents")
@open_to_staff(*_RECORDS)
def record_parents(review_id: str) -> Response:
    """Keep how the parents took part, or why not."""
    review = get_review(current_session(), current_staff(), review_id)
    try:
        acts.record_parents(
            current_session(),
            review,
            who=current_staff(),
            chosen={relation: request.form.get(relation, "") for relation in Relation},
            interpreters={relation: f"interpreter-{relation}" in request.form for relation in Relation},
            now=clock.now(),
        )
    except MethodOrReason:
        flash("Nothing was saved: choose from the lists on this page.", "problem")
    else:
        flash("The parents’ part is saved.")
    return _back(review_id)


@bp.post("/<review_id>/participation/dates")
@open_to_staff(*_RECORDS)
def record_dates(review_id: str) -> Page:
    """Keep the days on which what follows a review was done."""
    review = get_review(current_session(), current_staff(), review_id)
    try:
        days = {step: acts.date_or_none(request.form.get(step, "")) for step in Step}
        record_days(current_session(), review, who=current_staff(), days=days, now=clock.now())
    except ValueError:
        problem = "Nothing was saved: one of these is not a date that exists. Correct it and save again."
        return _shown(review_id, problem=problem, at="dates"), 422
    except WrongDay:
        problem = "Nothing was saved: each day is on or after the day of the review, and not in the future."
        return _shown(review_id, problem=problem, at="dates"), 422
    else:
        flash("The dates are saved.")
    return _back(review_id)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["consult_settings"]
    return settings


def _back(review_id: str) -> Response:
    return redirect(url_for("reviews.participation", review_id=review_id), 303)
