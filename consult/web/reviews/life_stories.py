"""A child's letters as one story, for their officer to look at, print and hand over."""

import structlog
from flask import flash, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from consult.domain.staff import StaffRole
from consult.formats.paper import CannotBePrinted
from consult.services.life_stories import story_of_child
from consult.services.minutes import day_of
from consult.web.access import open_to_staff
from consult.web.database import current_session
from consult.web.languages import in_language
from consult.web.life_stories import FILE_NAME, in_words, on_paper
from consult.web.reviews import bp
from consult.web.reviews.reading import review_being_read


@bp.get("/<review_id>/letters/life-story")
@open_to_staff(StaffRole.OFFICER)
def life_story(review_id: str) -> str:
    """Show every letter that the child has had, the oldest first."""
    review = review_being_read(review_id, act="read the life story")
    return render_template(
        "reviews/life_story.html",
        review=review,
        review_on=day_of(review),
        chapters=in_words(story_of_child(current_session(), review)),
    )


@bp.get("/<review_id>/letters/life-story.pdf")
@open_to_staff(StaffRole.OFFICER)
def life_story_pdf(review_id: str) -> Response:
    """Give them as one PDF, whose own words are in the language of the newest letter; its name holds nobody's."""
    review = review_being_read(review_id, act="saved the life story")
    chapters = story_of_child(current_session(), review)
    if not chapters:
        flash("No letter to this child has gone out yet.", "problem")
        return redirect(url_for("reviews.life_story", review_id=review_id), 303)
    try:
        with in_language(chapters[-1].text.language):
            printed = on_paper(chapters)
    except CannotBePrinted as problem:
        structlog.get_logger().error("a PDF could not be made", why=str(problem))
        flash("The PDF could not be made. Try again; if it fails again, tell whoever runs this site.", "problem")
        return redirect(url_for("reviews.life_story", review_id=review_id), 303)
    answer = make_response(printed.pdf)
    answer.headers.set("Content-Type", "application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=FILE_NAME)
    return answer
