"""The minutes for a chosen reader: to look at, to copy as rich or plain text, and as a Word file."""

from datetime import date

from flask import flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.minutes import as_plain_text
from consult.domain.staff import StaffRole
from consult.domain.views import Reader
from consult.services.minutes import NotAgreedYet, agree, day_of, minutes_for, open_again, word_file_for
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import own_review, review_being_read

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("/<review_id>/minutes")
@open_to_staff(StaffRole.OFFICER)
def minutes(review_id: str) -> str:
    """Show the minutes for one reader."""
    review, reader = review_being_read(review_id, act="opened minutes"), _reader()
    copy = minutes_for(current_session(), review, reader)
    return render_template(
        "reviews/minutes.html",
        review=review,
        review_on=day_of(review),
        copy=copy,
        minutes=copy.minutes,
        plain=as_plain_text(copy.minutes),
        reader=reader,
        readers=Reader,
        today=clock.today(),
    )


@bp.get("/<review_id>/minutes/word")
@open_to_staff(StaffRole.OFFICER)
def word_file(review_id: str) -> Response:
    """Give the minutes for one reader as a Word file; its name holds no child's name."""
    review, reader = review_being_read(review_id, act="saved minutes as Word"), _reader()
    answer = make_response(word_file_for(current_session(), review, reader, now=clock.now()))
    name = f"views-{day_of(review).isoformat()}-for-{reader.value.replace('_', '-')}.docx"
    answer.headers.set("Content-Type", _WORD)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@bp.post("/<review_id>/minutes/agreed")
@open_to_staff(StaffRole.OFFICER)
def agree_minutes(review_id: str) -> Response:
    """Mark the minutes as agreed on a day, or open them again."""
    review, session = own_review(review_id), current_session()
    if "again" in request.form:
        open_again(session, review, who=current_staff(), now=clock.now())
        flash("The minutes are open again: what was changed or taken back since counts now.")
    else:
        try:
            on = date.fromisoformat(request.form.get("on", ""))
            agree(session, review, who=current_staff(), on=on, now=clock.now())
        except (ValueError, NotAgreedYet):
            flash("Nothing was saved: give the day they were agreed, from the day of the review to today.", "problem")
        else:
            flash("The minutes are marked as agreed. They stay as they are.")
    return redirect(url_for("reviews.minutes", review_id=review_id), 303)


def _reader() -> Reader:
    chosen = request.args.get("for", "")
    return Reader(chosen) if chosen in set(Reader) else Reader.MEETING
