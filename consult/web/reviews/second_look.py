"""A second person's look at a letter: what the check found, and translations to confirm, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.languages import get_language
from consult.domain.letter_translations import State
from consult.domain.second_person import NoReason, NotASecondPerson
from consult.domain.staff import NotYours, StaffRole
from consult.domain.words import TooLong
from consult.services import letter_checks, letter_translations
from consult.services.letter_checks import NothingFound
from consult.services.minutes import day_of
from consult.services.translations import SamePerson
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session, small_transaction
from consult.web.reviews import bp
from consult.web.reviews.letter_page import telephones
from consult.web.reviews.letter_words import gathered

if TYPE_CHECKING:
    from consult.storage.letters import Letter

WHO = (StaffRole.OFFICER, StaffRole.MANAGER)


@bp.get("/second-look")
@open_to_staff(*WHO)
def letters_to_look_at() -> str:
    """List the letters that somebody asked me to look at."""
    found = letter_checks.letters_to_look_at(current_session(), current_staff())
    return render_template("reviews/letters_to_look_at.html", letters=found, day_of=day_of)


@bp.get("/second-look/<look_id>")
@open_to_staff(*WHO)
def second_look(look_id: str) -> str:
    """Show what was found in one letter, and its translations."""
    _note_looking(look_id)
    return _shown(look_id)


@bp.post("/second-look/<look_id>/stand")
@open_to_staff(*WHO)
def let_stand(look_id: str) -> Response | tuple[str, int]:
    """Let one finding stand, with a reason."""
    _note_looking(look_id)
    session, who = current_session(), current_staff()
    letter = _letter(look_id)
    finding, reason = request.form.get("finding", ""), request.form.get("reason", "")
    try:
        letter_checks.let_stand(
            session,
            letter,
            gathered(letter),
            finding,
            reason=reason,
            telephones=telephones(),
            who=who,
            now=clock.now(),
        )
    except (NoReason, TooLong):
        problem = f"Say why it may stand, in at most {letter_checks.LONGEST_REASON} letters."
        return _shown(look_id, problem=(f"reason-{finding[:12]}", problem), typed={finding: reason}), 422
    except NothingFound:
        flash("The letter was changed meanwhile. Look again.", "problem")
    else:
        flash("It may stand. Your reason is kept with it.")
    return redirect(url_for("reviews.second_look", look_id=look_id), 303)


@bp.post("/second-look/<look_id>/translations")
@open_to_staff(*WHO)
def confirm_letter_translations(look_id: str) -> Response:
    """Confirm translations as the second person."""
    session, who = current_session(), current_staff()
    letter, keys = _letter(look_id), set(request.form.getlist("right"))
    try:
        confirmed = letter_translations.confirm_translations(
            session, letter, gathered(letter).facts, keys, who=who, now=clock.now()
        )
    except SamePerson:
        flash("Nobody confirms what they translated or typed in themselves.", "problem")
    else:
        flash("Confirmed." if confirmed else "Tick what is right, then confirm it.")
    return redirect(url_for("reviews.second_look", look_id=look_id), 303)


def _note_looking(look_id: str) -> None:
    """Keep that somebody reads this letter's findings: where it cannot be written there is no page."""
    who = current_staff()
    with small_transaction() as session:
        try:
            letter = letter_checks.get_letter_to_look_at(session, who, look_id)
        except NotASecondPerson as reason:
            raise NotYours from reason
        letter_checks.note_looking(session, letter, who=who, now=clock.now())


def _letter(look_id: str) -> Letter:
    try:
        return letter_checks.get_letter_to_look_at(current_session(), current_staff(), look_id)
    except NotASecondPerson as reason:
        raise NotYours from reason


def _shown(look_id: str, *, problem: tuple[str, str] | None = None, typed: dict[str, str] | None = None) -> str:
    letter = _letter(look_id)
    facts = gathered(letter)
    pieces = letter_translations.translations_in(current_session(), letter, facts.facts)
    return render_template(
        "reviews/second_look.html",
        letter=letter,
        review_on=day_of(letter.review),
        language=get_language(letter.language),
        found=letter_checks.findings_in(current_session(), letter, facts, telephones=telephones()),
        pieces=[each for each in pieces if each.state in (State.NOT_CHECKED, State.CHECKED)],
        problem=problem,
        typed=typed or {},
    )
