"""The minutes for a chosen reader: to look at, to copy as rich or plain text, and as a Word file."""

from flask import Response, make_response, render_template, request

from consult.domain.minutes import as_plain_text
from consult.domain.staff import StaffRole
from consult.domain.views import Reader
from consult.services.minutes import day_of, minutes_for, word_file_for
from consult.web import clock
from consult.web.access import open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import review_being_read

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


def _reader() -> Reader:
    chosen = request.args.get("for", "")
    return Reader(chosen) if chosen in set(Reader) else Reader.MEETING
