"""Letters about one review: who gets one, and the editor of each."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.languages import get_language
from consult.domain.letter_missing import marks_of
from consult.domain.letters import WRITTEN_PARTS, Register
from consult.domain.plain_parts import PlainPart, together
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.words import TooLong
from consult.services import deliveries
from consult.services import letters as services
from consult.services.letter_checks import colleagues_to_ask
from consult.services.letter_facts import first_name
from consult.services.letters import AlreadySent, NotHeldYet, PartWords
from consult.services.minutes import day_of
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.languages import offered
from consult.web.letters_in_words import words_around
from consult.web.plain_words import TooMuchToLookAt, sent_parts
from consult.web.reviews import bp
from consult.web.reviews.letter_page import editor_of, field_of
from consult.web.reviews.letter_words import drafted_english, gathered, in_words, letter_text
from consult.web.reviews.reading import own_review, review_being_read

TOO_LONG = f"Nothing was saved: make it shorter, please. One part holds at most {services.LONGEST_PART:,} letters."
SENT = "This letter has gone out, so it stays as it is."


@bp.get("/<review_id>/letters")
@open_to_staff(StaffRole.OFFICER)
def letters(review_id: str) -> str:
    """Show who gets a letter about this review, and how far each is."""
    review = own_review(review_id)
    settings: Settings = current_app.extensions["consult_settings"]
    session = current_session()
    return render_template(
        "reviews/letters.html",
        review=review,
        review_on=day_of(review),
        people=services.letters_to_write(session, review),
        told_of=deliveries.letters_to_look_at_again(session, review_id),
        child_is_asked=any(each.role is Role.CHILD for each in services.letters_to_write(session, review)),
        due_on=services.due_on(session, review, within=settings.record_within),
        today=clock.today(),
    )


@bp.post("/<review_id>/letters")
@open_to_staff(StaffRole.OFFICER)
def begin_letter(review_id: str) -> Response:
    """Begin a letter to one person, or go on with it."""
    review, session, who = own_review(review_id), current_session(), current_staff()
    respondent = services.get_respondent(session, review, request.form.get("to", ""))
    try:
        letter = services.find_or_begin_letter(session, review, respondent, who=who, now=clock.now())
    except NotHeldYet:
        flash("A letter tells what a meeting decided. Mark the review as held first.", "problem")
        return redirect(url_for("reviews.letters", review_id=review_id), 303)
    return redirect(url_for("reviews.edit_letter", review_id=review_id, letter_id=letter.id), 303)


@bp.get("/<review_id>/letters/<letter_id>")
@open_to_staff(StaffRole.OFFICER)
def edit_letter(review_id: str, letter_id: str) -> str:
    """Show the editor of one letter, or the letter as it was sent."""
    review_being_read(review_id, act="read a letter")
    letter = services.get_letter(current_session(), current_staff(), review_id, letter_id)
    if letter.published_at is not None or letter.withdrawn_at is not None:
        return render_template(
            "reviews/sent_letter.html",
            review=letter.review,
            review_on=day_of(letter.review),
            letter=letter,
            called=_called(letter_id, review_id),
            text=letter_text(letter),
            around=words_around(letter.language),
        )
    return _shown(review_id, letter_id)


@bp.post("/<review_id>/letters/<letter_id>")
@open_to_staff(StaffRole.OFFICER)
def save_letter(review_id: str, letter_id: str) -> Response | tuple[str, int]:
    """Keep what was typed and chosen; a press of Replace or Keep comes this way as well."""
    review_being_read(review_id, act="read a letter")
    session, who, now = current_session(), current_staff(), clock.now()
    try:
        letter = services.get_draft(session, who, review_id, letter_id)
        parts = {part.field: part for part in sent_parts(request.form)}
        typed = {
            part: PartWords(
                parts[field_of(part)].text, json.dumps(kept) if (kept := parts[field_of(part)].kept) else ""
            )
            for part in WRITTEN_PARTS
            if field_of(part) in parts
        }
        services.save_parts(session, letter, typed, drafted=drafted_english(gathered(letter).facts), who=who, now=now)
    except AlreadySent:
        flash(SENT, "problem")
        return redirect(url_for("reviews.edit_letter", review_id=review_id, letter_id=letter_id), 303)
    except TooMuchToLookAt:
        return _shown(review_id, letter_id, problem=TOO_LONG), 422
    except TooLong:
        return _shown(review_id, letter_id, typed=parts, problem=TOO_LONG), 422
    services.leave_out(
        session, letter, shown=request.form.getlist("shown"), kept_in=request.form.getlist("in"), who=who, now=now
    )
    register, language = request.form.get("register", letter.register), request.form.get("language", letter.language)
    if register in set(Register) and (language in offered() or language == letter.language):
        services.choose_how(session, letter, register=Register(register), language=language, who=who, now=now)
    return redirect(_where_next(review_id, letter_id), 303)


def _where_next(review_id: str, letter_id: str) -> str:
    if "plain" in request.form:
        anchor = "plain-" + request.form["plain"].rpartition(":")[2]
        return url_for("reviews.edit_letter", review_id=review_id, letter_id=letter_id, _anchor=anchor)
    if "translate" in request.form:
        return url_for("reviews.translate_letter", review_id=review_id, letter_id=letter_id)
    if "to_send" in request.form:
        return url_for("reviews.letter_before_sending", review_id=review_id, letter_id=letter_id)
    flash("The letter is saved.")
    return url_for("reviews.edit_letter", review_id=review_id, letter_id=letter_id)


def _called(letter_id: str, review_id: str) -> str:
    letter = services.get_letter(current_session(), current_staff(), review_id, letter_id)
    return first_name(letter.respondent, child=letter.review.child.forename or "")


def _shown(review_id: str, letter_id: str, *, typed: Mapping[str, PlainPart] | None = None, problem: str = "") -> str:
    session, who = current_session(), current_staff()
    letter = services.get_letter(session, who, review_id, letter_id)
    settings: Settings = current_app.extensions["consult_settings"]
    editor, called = editor_of(letter, typed=typed), _called(letter_id, review_id)
    register = Register(letter.register)
    return render_template(
        "reviews/letter.html",
        review=letter.review,
        review_on=day_of(letter.review),
        letter=letter,
        called=called,
        editor=editor,
        marks=marks_of(
            editor.gathered.facts,
            called=called,
            unanswered=len(editor.gathered.unanswered_wishes),
            told_only_officer=editor.gathered.told_only_officer,
            standing=editor.standing,
        ),
        text=in_words(editor.gathered.facts),
        around=words_around(letter.language),
        register=register,
        registers=[each for each in Register if (each is Register.ADULT) == (register is Register.ADULT)],
        languages=[get_language(code) for code in dict.fromkeys((*offered(), letter.language))],
        all_plain=together(editor.looked_over, register=register),
        colleagues=colleagues_to_ask(session, letter, who=who),
        due_on=services.due_on(session, letter.review, within=settings.record_within),
        problem=problem,
    )
