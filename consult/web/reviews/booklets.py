"""Booklets to print: for the people ticked, as PDFs of a few booklets each, so that nobody waits for long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import structlog
from flask import current_app, make_response, render_template, request
from werkzeug.wrappers import Response

from consult.formats.booklets import print_booklets
from consult.formats.paper import CannotBePrinted, Print, Printed
from consult.services import cards
from consult.services.booklets import booklets_for
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import reading_session, small_transaction
from consult.web.reviews import bp
from consult.web.reviews.booklet_questions import own_symbols
from consult.web.reviews.booklet_words import booklet_in_words
from consult.web.reviews.invitations import INVITERS

AT_ONCE = 5
"""Booklets of one PDF: made in a second or two; more are cut into parts, each made when it is asked for."""
NOT_MADE = "The PDF could not be made. Try again with fewer people; if it fails again, tell whoever runs this site."
NOBODY = "Tick at least one person whose link still works."


@bp.post("/booklets")
@open_to_staff(*INVITERS)
def print_booklets_for() -> Response | str | tuple[str, int]:
    """Give the booklets of those ticked as a PDF; where many are, a page with a button for each part."""
    ticked = list(dict.fromkeys(request.form.getlist("invitation")))
    size = Print.LARGE if request.form.get("size") == Print.LARGE.value else Print.NORMAL
    if len(ticked) > AT_ONCE:
        return _in_parts(ticked, size)
    settings: Settings = current_app.extensions["consult_settings"]
    # Written down in a transaction of its own: nobody who presses Send waits while the PDF is made.
    with small_transaction() as session:
        given = booklets_for(session, current_staff(), ticked, base_url=settings.base_url, now=clock.now())
    if not given:
        people = cards.people_with_cards(reading_session(), current_staff(), now=clock.now())
        return render_template("reviews/choose_cards.html", people=people, problem=NOBODY), 422
    booklets = tuple(booklet_in_words(each, settings) for each in given)
    try:
        printed = print_booklets(booklets, title=booklets[0].cover.title, size=size, own=own_symbols())
    except CannotBePrinted as problem:
        return not_made(problem)
    return pdf(printed, f"booklets-{clock.today()}.pdf")


def _in_parts(ticked: Sequence[str], size: Print) -> str:
    people = {
        each.invitation_id: each
        for each in cards.people_with_cards(reading_session(), current_staff(), now=clock.now())
    }
    chosen = sorted(
        (people[each] for each in ticked if each in people),
        key=lambda each: (each.meeting_on or date.max, each.child),
    )
    parts = [chosen[start : start + AT_ONCE] for start in range(0, len(chosen), AT_ONCE)]
    return render_template("reviews/booklets.html", parts=parts, size=size.value, count=len(chosen))


def not_made(problem: CannotBePrinted) -> tuple[str, int]:
    """Return the page of cards and booklets with what to do, and put typst's reason into the log."""
    structlog.get_logger().error("a PDF could not be made", why=str(problem))
    people = cards.people_with_cards(reading_session(), current_staff(), now=clock.now())
    return render_template("reviews/choose_cards.html", people=people, problem=NOT_MADE), 503


def pdf(printed: Printed, name: str) -> Response:
    """Return a PDF to save; its name holds nobody's."""
    answer = make_response(printed.pdf)
    answer.headers.set("Content-Type", "application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
