"""Typing in a translation by a named person, and confirming it by a second one."""

from flask import flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from consult.domain.staff import StaffRole
from consult.domain.words import LONGEST_ANSWER, TooLong
from consult.services import translations
from consult.services.minutes import day_of
from consult.services.views import find_answered, get_answer, read_views
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import review_being_read


class TranslationForm(FlaskForm):  # type: ignore[misc]
    """English words, and whose they are."""

    words = TextAreaField(
        "In English",
        [InputRequired("Type the English words."), Length(max=LONGEST_ANSWER, message="Make it shorter, please.")],
    )
    translated_by = StringField(
        "Translated by",
        [
            InputRequired("Say who translated it: a translation is by a named person."),
            Length(max=translations.LONGEST_NAME, message="Make the name shorter, please."),
        ],
    )


@bp.get("/<review_id>/answers/<answer_id>/translation")
@open_to_staff(StaffRole.OFFICER)
def translation(review_id: str, answer_id: str) -> str:
    """Show the original and a place for its English."""
    return _page(review_id, answer_id, TranslationForm())


@bp.post("/<review_id>/answers/<answer_id>/translation")
@open_to_staff(StaffRole.OFFICER)
def translate(review_id: str, answer_id: str) -> Response | tuple[str, int]:
    """Keep a translation; it is not checked yet."""
    form = TranslationForm()
    if not form.validate():
        return _page(review_id, answer_id, form), 422
    who = current_staff()
    answer = get_answer(current_session(), who=who, review_id=review_id, answer_id=answer_id)
    try:
        translations.translate(
            current_session(),
            answer,
            who=who,
            words=form.words.data or "",
            translated_by=form.translated_by.data or "",
            now=clock.now(),
        )
    except (translations.NamelessTranslation, TooLong):
        flash("Nothing was saved: type the English words, not too many, and who translated them.", "problem")
        return redirect(url_for("reviews.translation", review_id=review_id, answer_id=answer_id), 303)
    flash("The translation is saved. It is marked “not checked yet” until a second person confirms it.")
    return redirect(url_for("reviews.read_review", review_id=review_id, _anchor=f"view-{answer_id}"), 303)


@bp.post("/<review_id>/answers/<answer_id>/translation/checked")
@open_to_staff(StaffRole.OFFICER)
def confirm_translation(review_id: str, answer_id: str) -> Response:
    """Mark a translation as checked by a second person."""
    who = current_staff()
    answer = get_answer(current_session(), who=who, review_id=review_id, answer_id=answer_id)
    name = request.form.get("checked_by", "")
    try:
        translations.confirm_translation(current_session(), answer, who=who, checked_by=name, now=clock.now())
    except (translations.SamePerson, TooLong):
        flash("Name the second person who checked it: somebody other than whoever translated it.", "problem")
        return redirect(url_for("reviews.translation", review_id=review_id, answer_id=answer_id), 303)
    except translations.NothingToCheck:
        flash("There is no translation to check yet.", "problem")
        return redirect(url_for("reviews.translation", review_id=review_id, answer_id=answer_id), 303)
    flash("The translation is marked as checked.")
    return redirect(url_for("reviews.read_review", review_id=review_id, _anchor=f"view-{answer_id}"), 303)


def _page(review_id: str, answer_id: str, form: TranslationForm) -> str:
    review = review_being_read(review_id)
    get_answer(current_session(), who=current_staff(), review_id=review_id, answer_id=answer_id)
    said = find_answered(read_views(current_session(), review), answer_id)
    return render_template("reviews/translation.html", review=review, review_on=day_of(review), said=said, form=form)
