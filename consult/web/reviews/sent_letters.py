"""Sent, and got: what was done with one letter, what its reader says of it, and recording what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.dates import NotADate, read_date
from consult.domain.deliveries import TYPED_IN, CannotRecord
from consult.domain.outbox import Way
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.words import TooLong
from consult.services import deliveries
from consult.services.minutes import day_of
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import review_being_read

if TYPE_CHECKING:
    from consult.storage.letters import Letter


@bp.get("/<review_id>/sent-letters/<sent_letter_id>")
@open_to_staff(StaffRole.OFFICER)
def sent_letter(review_id: str, sent_letter_id: str) -> str:
    """Show what was done with a letter and what its reader says, once it is written down that somebody looks."""
    review_being_read(review_id, act="read what was said of a letter")
    return page_of(_letter(review_id, sent_letter_id))


@bp.post("/<review_id>/sent-letters/<sent_letter_id>")
@open_to_staff(StaffRole.OFFICER)
def record_delivery(review_id: str, sent_letter_id: str) -> Response | tuple[str, int]:
    """Keep that something was done with a letter, on a day."""
    letter = _letter(review_id, sent_letter_id)
    try:
        way = deliveries.typed_in_way(request.form.get("way", ""))
        on = read_date(request.form.get("on", ""))
        note = request.form.get("note", "")
        deliveries.record_delivery(current_session(), current_staff(), letter, way, on=on, note=note, now=clock.now())
    except CannotRecord as problem:
        return page_of(letter, problem=("way", str(problem))), 422
    except NotADate:
        return page_of(letter, problem=("on", "Give the day it was done, such as 5/11/2026.")), 422
    except TooLong:
        says = f"Make the note shorter, please: at most {deliveries.LONGEST_NOTE} letters."
        return page_of(letter, problem=("note", says)), 422
    flash("Recorded.")
    return to_the_letter(letter)


@bp.post("/<review_id>/sent-letters/<sent_letter_id>/seen")
@open_to_staff(StaffRole.OFFICER)
def have_seen_answers(review_id: str, sent_letter_id: str) -> Response:
    """Take a letter off the list: its officer has read what was said of it."""
    deliveries.have_seen(current_session(), current_staff(), review_id, sent_letter_id, now=clock.now())
    flash("Taken off your list. What was said stays here.")
    return redirect(url_for("reviews.sent_letter", review_id=review_id, sent_letter_id=sent_letter_id), 303)


def to_the_letter(letter: Letter) -> Response:
    """Go to the page about one letter."""
    return redirect(url_for("reviews.sent_letter", review_id=letter.review_id, sent_letter_id=letter.id), 303)


def own_letter(review_id: str, letter_id: str) -> Letter:
    """Return a letter that went out about one of the officer's own children.

    Raises:
        consult.domain.staff.NotYours: for any other.
    """
    return deliveries.get_letter_to_handle(
        current_session(), current_staff(), review_id, letter_id, administrators_too=False
    )


_letter = own_letter


def page_of(letter: Letter, *, problem: tuple[str, str] | None = None) -> str:
    """Return the page; after a mistake without what its reader says, which is not read again for it."""
    settings: Settings = current_app.extensions["consult_settings"]
    review, is_child = letter.review, letter.respondent.role == Role.CHILD
    return render_template(
        "reviews/letter_deliveries.html",
        review=review,
        review_on=day_of(review),
        letter=letter,
        to=deliveries.reader_of(letter),
        is_child=is_child,
        recorded=deliveries.recorded_of(current_session(), letter),
        has_to_see_to=deliveries.has_to_see_to(current_session(), letter),
        said=deliveries.said_of(current_session(), letter) if problem is None else (),
        ways=[way for way in TYPED_IN if is_child or way.value != "helped_to_open"],
        by_notify=[way for way in settings.ways_to_send if not is_child or way is Way.POST],
        today=clock.today().isoformat(),
        typed=request.form,
        problem=problem,
    )
