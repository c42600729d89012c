"""Alerts of one review: who pressed what, and what was done about it, by whom."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.done import NothingDone
from consult.domain.words import TooLong
from consult.services import alerts
from consult.services.caseload import get_review
from consult.services.minutes import day_of
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import review_being_read


@bp.get("/<review_id>/alerts")
@open_to_staff(*alerts.MAY_LEARN)
def list_alerts(review_id: str) -> str:
    """Show the alerts of a review: with words for the child's own officer, and that is a reading."""
    who = current_staff()
    review = review_being_read(review_id, act="read alerts") if who.role.reads_words else None
    review = review or get_review(current_session(), who, review_id)
    return render_template(
        "reviews/alerts.html",
        review=review,
        review_on=day_of(review),
        alerts=alerts.alerts_of(current_session(), review, who=who),
        longest=alerts.LONGEST_NOTE,
    )


@bp.post("/<review_id>/alerts/<alert_id>")
@open_to_staff(*alerts.MAY_LEARN)
def act_on_alert(review_id: str, alert_id: str) -> Response:
    """Keep what was done about one alert, and by whom."""
    who, note = current_staff(), request.form.get("note", "")
    review = get_review(current_session(), who, review_id)
    try:
        alerts.mark_acted_on(current_session(), review, alert_id, who=who, note=note, now=clock.now())
    except NothingDone:
        flash("Nothing was saved: say what you did, and press again.", "problem")
    except TooLong:
        flash(f"Nothing was saved: say in at most {alerts.LONGEST_NOTE} letters what you did.", "problem")
    else:
        flash("What you did is saved with your name.")
    return redirect(url_for("reviews.list_alerts", review_id=review_id), 303)
