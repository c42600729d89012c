"""A letter for the record: as a page that stands by itself and as a PDF, in the words that were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from flask import flash, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from consult.domain.kept_letters import read_kept
from consult.domain.respondents import Role
from consult.domain.staff import NotYours, StaffRole
from consult.formats.letters import letter_pdf
from consult.formats.paper import CannotBePrinted
from consult.services.letters import get_letter
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.letters_in_words import record_css, words_around
from consult.web.reviews import bp
from consult.web.reviews.reading import review_being_read

if TYPE_CHECKING:
    from consult.storage.letters import Letter

FILE_NAME = "letter"
"""What a file is called, before its ending: it names nobody."""


@bp.get("/<review_id>/letters/<sent_letter_id>/record.html")
@open_to_staff(StaffRole.OFFICER)
def letter_record(review_id: str, sent_letter_id: str) -> Response:
    """Give a letter that went out as one file without anything beside it."""
    letter = _letter_being_kept(review_id, sent_letter_id)
    text = read_kept(letter.text)
    answer = make_response(
        render_template(
            "letters/record.html",
            letter=text,
            around=words_around(text.language),
            css=record_css(),
            kept=letter,
            to=Role(letter.respondent.role).label,
        )
    )
    answer.headers.set("Content-Disposition", "attachment", filename=f"{FILE_NAME}.html")
    return answer


@bp.get("/<review_id>/letters/<sent_letter_id>/record.pdf")
@open_to_staff(StaffRole.OFFICER)
def letter_record_pdf(review_id: str, sent_letter_id: str) -> Response:
    """Give the same as a PDF."""
    letter = _letter_being_kept(review_id, sent_letter_id)
    text = read_kept(letter.text)
    try:
        printed = letter_pdf(text, around=words_around(text.language))
    except CannotBePrinted as problem:
        structlog.get_logger().error("a PDF could not be made", why=str(problem))
        flash("The PDF could not be made. Try again; if it fails again, tell whoever runs this site.", "problem")
        return redirect(url_for("reviews.sent_letter", review_id=review_id, sent_letter_id=sent_letter_id), 303)
    answer = make_response(printed.pdf)
    answer.headers.set("Content-Type", "application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{FILE_NAME}.pdf")
    return answer


def _letter_being_kept(review_id: str, letter_id: str) -> Letter:
    review_being_read(review_id, act="saved a letter for the record")
    letter = get_letter(current_session(), current_staff(), review_id, letter_id)
    if letter.published_at is None:
        raise NotYours
    return letter
