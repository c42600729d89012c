"""The last page before a letter goes, asking a colleague to look, and sending it."""

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.invitations import CannotInvite
from consult.domain.languages import get_language
from consult.domain.letters import Register
from consult.domain.respondents import Role
from consult.domain.second_person import NotASecondPerson
from consult.domain.staff import StaffRole
from consult.services import letter_checks, letter_publishing
from consult.services import letters as services
from consult.services.invitations import Lifetimes
from consult.services.letter_facts import first_name
from consult.services.letter_publishing import NothingToCorrect
from consult.services.letters import AlreadySent
from consult.services.minutes import day_of
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.letters_in_words import words_around
from consult.web.reviews import bp
from consult.web.reviews.letter_page import editor_of
from consult.web.reviews.letter_words import in_words
from consult.web.reviews.reading import review_being_read

AUDIENCES = {
    Role.CHILD: "The child alone: what they shared, and nothing that was told only to you.",
    Role.MOTHER: "For the mother: only what she may see.",
    Role.FATHER: "For the father: only what he may see.",
    Role.CARER: "For the carer: only what carers may see.",
    Role.OTHER: "For somebody else: their own words, and nothing the child said.",
}
SENT = "This letter has gone out, so it stays as it is."


@bp.get("/<review_id>/letters/<letter_id>/send")
@open_to_staff(StaffRole.OFFICER)
def letter_before_sending(review_id: str, letter_id: str) -> str | Response:
    """Show who gets which letter, in large letters, and the letter as it will be read."""
    review_being_read(review_id, act="read a letter")
    letter = services.get_letter(current_session(), current_staff(), review_id, letter_id)
    if letter.published_at is not None or letter.withdrawn_at is not None:
        flash(SENT, "problem")
        return redirect(url_for("reviews.edit_letter", review_id=review_id, letter_id=letter_id), 303)
    return _last_page(review_id, letter_id)


@bp.post("/<review_id>/letters/<letter_id>/send")
@open_to_staff(StaffRole.OFFICER)
def publish_letter(review_id: str, letter_id: str) -> Response | tuple[str, int]:
    """Send a letter off: its text stays as it is now, and its link opens it."""
    review_being_read(review_id, act="read a letter")
    session, settings = current_session(), current_app.extensions["consult_settings"]
    try:
        letter = services.get_draft(session, current_staff(), review_id, letter_id)
        editor = editor_of(letter)
        text = in_words(editor.gathered.facts)
        if editor.stops or request.form.get("seen") != letter_publishing.fingerprint(session, text):
            return _last_page(review_id, letter_id, was_refused=True), 422
        letter_publishing.publish(
            session,
            letter,
            text,
            who=current_staff(),
            now=clock.now(),
            lifetimes=Lifetimes(settings.after_days, settings.letter_weeks),
        )
    except AlreadySent:
        flash(SENT, "problem")
        return redirect(url_for("reviews.edit_letter", review_id=review_id, letter_id=letter_id), 303)
    except CannotInvite as problem:
        flash(str(problem), "problem")
        return redirect(url_for("reviews.letter_before_sending", review_id=review_id, letter_id=letter_id), 303)
    flash("The letter is published: its text stays as it is, and its link opens it.")
    return redirect(url_for("reviews.letters", review_id=review_id), 303)


@bp.post("/<review_id>/letters/<letter_id>/correction")
@open_to_staff(StaffRole.OFFICER)
def correct_letter(review_id: str, letter_id: str) -> Response:
    """Begin a letter that takes the place of one that went out."""
    session, who = current_session(), current_staff()
    letter = services.get_letter(session, who, review_id, letter_id)
    try:
        letter_id = letter_publishing.begin_correction(session, letter, who=who, now=clock.now()).id
    except NothingToCorrect:
        flash("Only a letter that has gone out, and was not taken back, can be corrected.", "problem")
    else:
        flash("This is the corrected letter. The one that went out works until you publish this one.")
    return redirect(url_for("reviews.edit_letter", review_id=review_id, letter_id=letter_id), 303)


@bp.post("/<review_id>/letters/<letter_id>/second")
@open_to_staff(StaffRole.OFFICER)
def ask_second(review_id: str, letter_id: str) -> Response:
    """Ask a colleague to look at what was found and at translations."""
    session, who = current_session(), current_staff()
    where = redirect(url_for("reviews.edit_letter", review_id=review_id, letter_id=letter_id, _anchor="second"), 303)
    try:
        letter = services.get_draft(session, who, review_id, letter_id)
        letter_checks.ask_colleague(session, letter, request.form.get("colleague", ""), who=who, now=clock.now())
    except AlreadySent:
        flash(SENT, "problem")
    except NotASecondPerson:
        flash("Choose who is to look: another reviewing officer, or a manager.", "problem")
    else:
        flash("Your colleague finds it under “Letters to look at”.")
    return where


def _last_page(review_id: str, letter_id: str, *, was_refused: bool = False) -> str:
    letter = services.get_letter(current_session(), current_staff(), review_id, letter_id)
    settings: Settings = current_app.extensions["consult_settings"]
    editor = editor_of(letter)
    text = in_words(editor.gathered.facts)
    return render_template(
        "reviews/letter_before_sending.html",
        review=letter.review,
        review_on=day_of(letter.review),
        letter=letter,
        called=first_name(letter.respondent, child=letter.review.child.forename or ""),
        recipient=editor.gathered.facts.name or Role(letter.respondent.role).label,
        role=Role(letter.respondent.role),
        language=get_language(letter.language),
        register=Register(letter.register),
        audience=AUDIENCES[Role(letter.respondent.role)],
        editor=editor,
        text=text,
        seen=letter_publishing.fingerprint(current_session(), text),
        around=words_around(letter.language),
        weeks=settings.letter_weeks,
        was_refused=was_refused,
    )
