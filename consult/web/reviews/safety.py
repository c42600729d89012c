"""Sharing an answer further than its respondent chose, for a child's safety."""

from flask import flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import RadioField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from consult.domain.audiences import Person
from consult.domain.staff import StaffRole
from consult.domain.words import TooLong
from consult.services import safety
from consult.services.minutes import day_of
from consult.services.views import audience_words, find_answered, get_answer, read_views
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import review_being_read

_TOO_LONG = Length(max=safety.LONGEST_REASON, message="Make it shorter, please.")


class SafetyForm(FlaskForm):  # type: ignore[misc]
    """With whom, why, and whether the child knows."""

    people = SelectMultipleField(
        "Who needs to know",
        [InputRequired("Say who needs to know.")],
        choices=[SelectChoice(person.value, person.value.replace("_", " ").capitalize()) for person in Person],
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )
    reason = TextAreaField("Why it cannot wait or stay with you", [InputRequired("Give the reason."), _TOO_LONG])
    child_told = RadioField(
        "Was the child told?",
        [InputRequired("Say whether the child was told.")],
        choices=[SelectChoice("yes", "Yes, before it is shared"), SelectChoice("no", "No")],
    )
    told_note = TextAreaField("If not, why not", [_TOO_LONG])


@bp.get("/<review_id>/answers/<answer_id>/share")
@open_to_staff(StaffRole.OFFICER)
def share_for_safety(review_id: str, answer_id: str) -> str:
    """Show the answer, and ask what must be said before it is shared."""
    return _page(review_id, answer_id, SafetyForm())


@bp.post("/<review_id>/answers/<answer_id>/share")
@open_to_staff(StaffRole.OFFICER)
def keep_sharing(review_id: str, answer_id: str) -> Response | tuple[str, int]:
    """Share it, and keep why."""
    form = SafetyForm()
    valid = form.validate()
    if valid and form.child_told.data == "no" and not (form.told_note.data or "").strip():
        form.told_note.errors = ("Say why the child was not told.",)
        valid = False
    if not valid:
        return _page(review_id, answer_id, form), 422
    who = current_staff()
    answer = get_answer(current_session(), who=who, review_id=review_id, answer_id=answer_id)
    try:
        safety.share_for_safety(
            current_session(),
            answer,
            who=who,
            people=form.people.data or [],
            reason=form.reason.data or "",
            child_told=form.child_told.data == "yes",
            told_note=form.told_note.data or "",
            now=clock.now(),
        )
    except (safety.NoReasonGiven, TooLong):
        flash("Nothing was shared: give the reason in words, and not too many.", "problem")
        return redirect(url_for("reviews.share_for_safety", review_id=review_id, answer_id=answer_id), 303)
    flash("It may now be shared with the people you named, and your reason is kept beside it.")
    return redirect(url_for("reviews.read_review", review_id=review_id, _anchor=f"view-{answer_id}"), 303)


def _page(review_id: str, answer_id: str, form: SafetyForm) -> str:
    review = review_being_read(review_id)
    get_answer(current_session(), who=current_staff(), review_id=review_id, answer_id=answer_id)
    said = find_answered(read_views(current_session(), review), answer_id)
    return render_template(
        "reviews/share_for_safety.html",
        review=review,
        review_on=day_of(review),
        said=said,
        form=form,
        audience_words=audience_words,
    )
