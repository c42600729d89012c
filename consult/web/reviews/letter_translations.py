"""A letter's translation, typed in beside the English by a named person."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.languages import get_language
from consult.domain.staff import StaffRole
from consult.domain.words import TooLong
from consult.services import letter_translations, letters
from consult.services.letter_facts import first_name
from consult.services.letters import AlreadySent
from consult.services.minutes import day_of
from consult.services.translations import NamelessTranslation
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.letter_words import gathered
from consult.web.reviews.reading import review_being_read


@bp.get("/<review_id>/letters/<letter_id>/translation")
@open_to_staff(StaffRole.OFFICER)
def translate_letter(review_id: str, letter_id: str) -> str:
    """Show each piece of the letter with a place for its translation."""
    review_being_read(review_id, act="read a letter")
    return _shown(review_id, letter_id)


@bp.post("/<review_id>/letters/<letter_id>/translation")
@open_to_staff(StaffRole.OFFICER)
def save_letter_translation(review_id: str, letter_id: str) -> Response | tuple[str, int]:
    """Keep what was typed; none of it is checked yet."""
    review_being_read(review_id, act="read a letter")
    session, who = current_session(), current_staff()
    typed = {name.removeprefix("words."): value for name, value in request.form.items() if name.startswith("words.")}
    try:
        letter = letters.get_draft(session, who, review_id, letter_id)
        changed = letter_translations.save_translations(
            session,
            letter,
            gathered(letter).facts,
            typed,
            translated_by=request.form.get("translated_by", ""),
            who=who,
            now=clock.now(),
        )
    except AlreadySent:
        flash("This letter has gone out, so it stays as it is.", "problem")
        return redirect(url_for("reviews.edit_letter", review_id=review_id, letter_id=letter_id), 303)
    except NamelessTranslation:
        problem = ("translated_by", "Say who translated it: a translation is by a named person.")
        return _shown(review_id, letter_id, typed=typed, problem=problem), 422
    except TooLong:
        return _shown(
            review_id, letter_id, typed=typed, problem=("", "Nothing was saved: make it shorter, please.")
        ), 422
    if changed:
        flash("The translation is saved. It is “not checked yet” until a second person confirms it.")
    return redirect(url_for("reviews.edit_letter", review_id=review_id, letter_id=letter_id), 303)


def _shown(
    review_id: str,
    letter_id: str,
    *,
    typed: Mapping[str, str] | None = None,
    problem: tuple[str, str] | None = None,
) -> str:
    letter = letters.get_letter(current_session(), current_staff(), review_id, letter_id)
    return render_template(
        "reviews/letter_translation.html",
        review=letter.review,
        review_on=day_of(letter.review),
        letter=letter,
        called=first_name(letter.respondent, child=letter.review.child.forename or ""),
        language=get_language(letter.language),
        pieces=letter_translations.translations_in(current_session(), letter, gathered(letter).facts),
        typed=typed or {},
        problem=problem,
        sent=request.form,
    )
