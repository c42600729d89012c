"""The people named for one review: who “everyone at the meeting” is."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.people import MeetingPart
from consult.domain.staff import StaffRole
from consult.domain.words import TooLong
from consult.services.minutes import day_of
from consult.services.people import LONGEST_NAME, NobodyNamed, name_person, people_named, remove_person
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import own_review


@bp.get("/<review_id>/people")
@open_to_staff(StaffRole.OFFICER)
def people(review_id: str) -> str:
    """Show the list, and a place to add somebody."""
    return _shown(review_id)


@bp.post("/<review_id>/people")
@open_to_staff(StaffRole.OFFICER)
def add_person(review_id: str) -> Response | tuple[str, int]:
    """Put somebody on the list."""
    review = own_review(review_id)
    part, name = request.form.get("part", ""), request.form.get("name", "")
    try:
        name_person(current_session(), review, who=current_staff(), part=part, name=name, now=clock.now())
    except NobodyNamed:
        return _shown(review_id, problem="Give a name, and say why they are at the meeting."), 422
    except TooLong:
        return _shown(review_id, problem=f"Make the name shorter, please: at most {LONGEST_NAME} letters."), 422
    flash("Added to the list.")
    return redirect(url_for("reviews.people", review_id=review_id), 303)


@bp.post("/<review_id>/people/<person_id>/remove")
@open_to_staff(StaffRole.OFFICER)
def take_off(review_id: str, person_id: str) -> Response:
    """Take somebody off the list."""
    review = own_review(review_id)
    remove_person(current_session(), review, who=current_staff(), person_id=person_id, now=clock.now())
    flash("Taken off the list. What was sent before stays as it was.")
    return redirect(url_for("reviews.people", review_id=review_id), 303)


def _shown(review_id: str, *, problem: str = "") -> str:
    review = own_review(review_id)
    return render_template(
        "reviews/people.html",
        review=review,
        review_on=day_of(review),
        people=people_named(current_session(), review.id),
        parts=MeetingPart,
        sent=request.form,
        problem=problem,
    )
