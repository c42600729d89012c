"""The dates of a review: typing one in, moving it, marking it as held, cancelling it, planning it again."""

from collections.abc import Iterable

from flask import current_app, flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import SelectChoice, SelectField, StringField, TextAreaField

from consult.domain.diary import NotPlanned, NotPossible
from consult.domain.due import MonthCounting
from consult.domain.first_languages import FIRST_LANGUAGES
from consult.services import allocation, caseload, due_dates, reviews
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.day_fields import ClockField, DayField, show_where
from consult.web.reviews import bp

_NOT_PLANNED = "This review was held or cancelled in the meantime, so nothing was changed."


def _choices(blank: str, pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(value, words) for value, words in (("", blank), *pairs)]


class NewReviewForm(FlaskForm):  # type: ignore[misc]
    """A review, and what is needed for a child who is new here."""

    child_reference = StringField("Child’s id in the case system")
    forename = StringField("Forename")
    surname = StringField("Surname")
    born_on = DayField("Date of birth")
    care_started_on = DayField("Came into care on")
    language = SelectField("First language", default="", choices=_choices("Choose", FIRST_LANGUAGES))
    officer = SelectField("Reviewing officer", default="")
    due_on = DayField("Due date")
    meeting_on = DayField("Date of the meeting")
    meeting_time = ClockField("Time of the meeting")
    held_on = DayField("Date held")


class MoveForm(FlaskForm):  # type: ignore[misc]
    """The meeting's new day and time."""

    meeting_on = DayField("Date of the meeting")
    meeting_time = ClockField("Time of the meeting")


class HeldForm(FlaskForm):  # type: ignore[misc]
    """The day on which a review was held."""

    held_on = DayField("Date held")


class CancelForm(FlaskForm):  # type: ignore[misc]
    """Why a review is cancelled."""

    reason = TextAreaField("Why is it cancelled?")


@bp.get("/new")
@open_to_staff()
def new_review() -> str:
    """Ask for the review."""
    return render_template("reviews/new_review.html", form=_new_review_form())


@bp.post("/new")
@open_to_staff()
def type_in_review() -> Response | tuple[str, int]:
    """Keep a review that was typed in."""
    form = _new_review_form()
    if not form.validate():
        return render_template("reviews/new_review.html", form=form), 422
    typed = reviews.TypedReview(
        child_reference=form.child_reference.data or "",
        born_on=form.born_on.data,
        care_started_on=form.care_started_on.data,
        forename=form.forename.data,
        surname=form.surname.data,
        language=form.language.data or None,
        officer_id=form.officer.data or None if form.officer else None,
        due_on=form.due_on.data,
        meeting_on=form.meeting_on.data,
        meeting_time=form.meeting_time.data,
        held_on=form.held_on.data,
    )
    try:
        review = reviews.type_in_review(
            current_session(), current_staff(), typed, counting=_counting(), now=clock.now(), today=clock.today()
        )
    except NotPossible as problem:
        show_where(form, problem)
        return render_template("reviews/new_review.html", form=form), 422
    flash("The review is in.")
    return redirect(url_for("reviews.show_dates", review_id=review.id), 303)


@bp.get("/<review_id>/dates")
@open_to_staff()
def show_dates(review_id: str) -> str:
    """Show a review's dates and what can be done with them."""
    return _shown(review_id)


@bp.post("/<review_id>/move")
@open_to_staff()
def move_review(review_id: str) -> Response | tuple[str, int]:
    """Give the meeting another day or time."""
    form = MoveForm()
    if not form.validate() or form.meeting_on.data is None:
        if not form.errors:
            show_where(form, NotPossible("meeting_on", "Give the date of the meeting."))
        return _shown(review_id, move=form), 422
    try:
        links = reviews.move_review(
            current_session(),
            current_staff(),
            review_id,
            meeting_on=form.meeting_on.data,
            meeting_time=form.meeting_time.data,
            counting=_counting(),
            now=clock.now(),
            today=clock.today(),
        )
    except NotPossible as problem:
        show_where(form, problem)
        return _shown(review_id, move=form), 422
    except NotPlanned:
        return _in_the_meantime(review_id)
    flash(f"The meeting is moved, and {_links(links)} moved with it." if links else "The meeting is moved.")
    return redirect(url_for("reviews.show_dates", review_id=review_id), 303)


@bp.post("/<review_id>/held")
@open_to_staff()
def mark_held(review_id: str) -> Response | tuple[str, int]:
    """Say on which day the review was held."""
    form = HeldForm()
    if not form.validate() or form.held_on.data is None:
        if not form.errors:
            show_where(form, NotPossible("held_on", "Give the date on which it was held."))
        return _shown(review_id, held=form), 422
    try:
        reviews.mark_held(
            current_session(),
            current_staff(),
            review_id,
            held_on=form.held_on.data,
            counting=_counting(),
            now=clock.now(),
            today=clock.today(),
        )
    except NotPossible as problem:
        show_where(form, problem)
        return _shown(review_id, held=form), 422
    except NotPlanned:
        return _in_the_meantime(review_id)
    flash("The review is marked as held. Record here who was there, and how the child took part.")
    return redirect(url_for("reviews.participation", review_id=review_id), 303)


@bp.post("/<review_id>/cancel")
@open_to_staff()
def cancel_review(review_id: str) -> Response | tuple[str, int]:
    """Cancel the review; its links end."""
    form = CancelForm()
    try:
        links = reviews.cancel_review(
            current_session(),
            current_staff(),
            review_id,
            reason=form.reason.data or "",
            counting=_counting(),
            now=clock.now(),
        )
    except NotPossible as problem:
        show_where(form, problem)
        return _shown(review_id, cancel=form), 422
    except NotPlanned:
        return _in_the_meantime(review_id)
    flash(f"The review is cancelled, and {_links(links)} ended." if links else "The review is cancelled.")
    return redirect(url_for("reviews.show_dates", review_id=review_id), 303)


@bp.post("/<review_id>/plan-again")
@open_to_staff()
def plan_again(review_id: str) -> Response:
    """Put the review back to planned."""
    try:
        reviews.plan_again(current_session(), current_staff(), review_id, counting=_counting(), now=clock.now())
    except NotPossible as problem:
        flash(problem.sentence, "problem")
    else:
        flash("The review is planned again.")
    return redirect(url_for("reviews.show_dates", review_id=review_id), 303)


def _counting() -> MonthCounting:
    settings: Settings = current_app.extensions["consult_settings"]
    return due_dates.COUNTING[settings.due_rule]


def _links(number: int) -> str:
    return "one link" if number == 1 else f"{number} links"


def _in_the_meantime(review_id: str) -> Response:
    flash(_NOT_PLANNED, "problem")
    return redirect(url_for("reviews.show_dates", review_id=review_id), 303)


def _new_review_form() -> NewReviewForm:
    form = NewReviewForm()
    if current_staff().role.sees_every_child:
        form.officer.choices = _choices("Nobody yet", allocation.officers(current_session()))
    else:
        del form.officer
    return form


def _shown(
    review_id: str,
    *,
    move: MoveForm | None = None,
    held: HeldForm | None = None,
    cancel: CancelForm | None = None,
) -> str:
    review = caseload.get_review(current_session(), current_staff(), review_id)
    sees_all = current_staff().role.sees_every_child
    return render_template(
        "reviews/dates.html",
        review=review,
        due=due_dates.due_of(current_session(), review, counting=_counting()),
        move=move or MoveForm(formdata=None, obj=review),
        held=held or HeldForm(formdata=None, held_on=review.held_on),
        cancel=cancel or CancelForm(formdata=None),
        officers=allocation.officers(current_session()) if sees_all else [],
    )
