"""What somebody asked for with one tap: the officer says what was done about it."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from consult.domain.done import NothingDone
from consult.domain.staff import StaffRole
from consult.domain.words import TooLong
from consult.services import requests
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import own_review


@bp.post("/<review_id>/requests/<request_id>/done")
@open_to_staff(StaffRole.OFFICER)
def answer_request(review_id: str, request_id: str) -> Response:
    """Keep what was done about one request."""
    review, note = own_review(review_id), request.form.get("note", "")
    try:
        requests.mark_done(current_session(), review, request_id, who=current_staff(), note=note, now=clock.now())
    except NothingDone:
        flash("Nothing was saved: say in a few words what was done, and mark it as done again.", "problem")
    except TooLong:
        flash(f"Nothing was saved: say in at most {requests.LONGEST_NOTE} letters what was done.", "problem")
    else:
        flash("What was done is saved.")
    return redirect(url_for("reviews.read_review", review_id=review_id), 303)
