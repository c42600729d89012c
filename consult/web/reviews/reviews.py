"""The list of reviews: what is due, who has answered, what is missing."""

from flask import render_template

from consult.services import review_list
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp


@bp.get("/")
@open_to_staff()
def list_reviews() -> str:
    """Show the reviews of an officer's own children, or of every child for the other roles."""
    who = current_staff()
    reviews = review_list.reviews_for(current_session(), who)
    return render_template("reviews/reviews.html", reviews=reviews)
