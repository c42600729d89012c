"""Typing in a booklet that came back, in the order in which it was printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.answers import Answer, is_in_own_words, labels
from consult.domain.asked import Asked
from consult.domain.booklets import (
    Again,
    CannotRead,
    ForSomebodyElse,
    NotABooklet,
    NotBackYet,
    NothingTypedIn,
    TypedInBefore,
    audience_ticked,
)
from consult.domain.invitations import NotANumber, Purpose
from consult.domain.languages import LANGUAGES, get_language
from consult.domain.name_for_today import KEY as NAME
from consult.domain.questions import AnyQuestion
from consult.domain.staff import StaffRole
from consult.services import cards, returned_booklets, typed_in
from consult.services.returned_booklets import ReturnedBooklet
from consult.services.typed_in import TypedIn
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session, reading_session, small_transaction
from consult.web.languages import in_language
from consult.web.reviews import bp
from consult.web.reviews.afterwards import afterwards_page
from consult.web.reviews.booklet_form import questions_to_type
from consult.web.reviews.booklet_questions import said

TYPISTS = (StaffRole.OFFICER, StaffRole.ADMINISTRATOR, StaffRole.MANAGER)
"""Who may open these pages; which booklets they type in is for `returned_booklets.may_type_in` to say."""
NAME_FIELD = f"answer.{NAME}"
NO_NUMBER = "A number has 16 digits. It stands on the cover of the booklet, beneath the square."
NO_BOOKLET = "No booklet was printed for this number. Look at it again, or write the views down on the review’s page."
NOT_BACK = "Give the day it came back, as a date that has come."
NOTHING = "Type in at least one answer."
TWICE = "This booklet was typed in already. Say below what this one is."
_FORM = re.compile(r"[A-Za-z0-9_-]{22}")


@bp.post("/booklets/find")
@open_to_staff(*TYPISTS)
def find_booklet() -> Response | tuple[str, int]:
    """Go to the booklet whose number somebody typed off its cover."""
    try:
        review_id, invitation_id = returned_booklets.find_booklet(
            reading_session(),
            current_staff(),
            request.form.get("number", ""),
            administrators_too=_administrators_too(),
        )
    except (NotANumber, NotABooklet, ForSomebodyElse) as problem:
        return _not_found(_why_not_found(problem)), 422
    return redirect(url_for("reviews.open_booklet", review_id=review_id, invitation_id=invitation_id), 303)


@bp.get("/<review_id>/invitations/<invitation_id>/booklet")
@open_to_staff(*TYPISTS)
def open_booklet(review_id: str, invitation_id: str) -> str:
    """Show the form, once it is written down that somebody opened this booklet."""
    try:
        booklet = _booklet(review_id, invitation_id)
    except ForSomebodyElse as problem:
        return render_template("reviews/typed_in_by_others.html", reason=problem.reason)
    with small_transaction() as session:
        returned_booklets.note_opening(session, current_staff(), booklet, now=clock.now())
    return _page(booklet, form_id=typed_in.new_form(), language=booklet.language, back_on=clock.today().isoformat())


@bp.post("/<review_id>/invitations/<invitation_id>/booklet")
@open_to_staff(*TYPISTS)
def type_in_booklet(review_id: str, invitation_id: str) -> Response | tuple[str, int]:
    """Keep what the booklet says; a mistake is shown with everything still there."""
    try:
        booklet = _booklet(review_id, invitation_id)
    except ForSomebodyElse as problem:
        return render_template("reviews/typed_in_by_others.html", reason=problem.reason), 422
    given, language = _given(booklet), request.form.get("language", booklet.language)
    typed = TypedIn(
        given=given,
        audiences={
            question.key: audience_ticked(request.form.getlist(f"who.{question.key}"))
            for question in booklet.question_set
        },
        language=language if language in {each.code for each in LANGUAGES} else booklet.language,
        back_on=_day(request.form.get("back_on", "")),
        form_id=_form_id(),
        again=_again(),
        name_for_today=request.form.get(NAME_FIELD, ""),
    )
    try:
        typed_in.type_in(
            current_session(),
            booklet,
            typed,
            who=current_staff(),
            asked_as=lambda question, answer: asked_on_paper(question, answer, language=booklet.language),
            now=clock.now(),
        )
    except NotBackYet:
        return _again_please(booklet, typed, [("back_on", NOT_BACK)])
    except NothingTypedIn:
        return _again_please(booklet, typed, [("", NOTHING)])
    except TypedInBefore:
        booklet = _booklet(review_id, invitation_id)
        return _again_please(booklet, typed, [("again", TWICE)])
    except CannotRead as mistake:
        pairs = [(f"answer.{key}", words) for key, words in mistake.says.items()]
        return _again_please(booklet, typed, pairs, wrong=mistake.says)
    flash("The booklet is kept, marked “on paper” and that you typed it in.")
    if booklet.purpose is Purpose.AFTER:
        return redirect(url_for("reviews.read_afterwards", review_id=review_id), 303)
    if current_staff().role.reads_words:
        return redirect(url_for("reviews.read_review", review_id=review_id), 303)
    return redirect(url_for("reviews.list_invitations", review_id=review_id), 303)


def asked_on_paper(question: AnyQuestion, answer: Answer, *, language: str) -> Asked:
    """Return the question as the booklet asks it, with the words of what was ticked."""
    own = is_in_own_words(question)
    with in_language(language):
        return Asked(
            english=question.words,
            shown=said(question.words),
            language=language,
            labels_english=() if own else labels(question, answer),
            labels_shown=() if own else labels(question, answer, say=said),
        )


@bp.app_template_global("may_type_in")
def may_type(purpose: Purpose = Purpose.BEFORE) -> bool:
    """Whether whoever is signed in handles booklets of this kind; for templates."""
    return returned_booklets.may_type_in(current_staff(), purpose, administrators_too=_administrators_too())


def _why_not_found(problem: Exception) -> str:
    if isinstance(problem, ForSomebodyElse):
        return problem.reason
    return NO_NUMBER if isinstance(problem, NotANumber) else NO_BOOKLET


def _not_found(says: str) -> str:
    if current_staff().role is StaffRole.MANAGER:
        return afterwards_page(problem=says)
    people = cards.people_with_cards(reading_session(), current_staff(), now=clock.now())
    return render_template("reviews/choose_cards.html", people=people, problem=says, problem_at="number")


def _booklet(review_id: str, invitation_id: str) -> ReturnedBooklet:
    try:
        return returned_booklets.get_booklet(
            reading_session(),
            current_staff(),
            invitation_id,
            review_id=review_id,
            administrators_too=_administrators_too(),
        )
    except NotABooklet:
        abort(404)


def _administrators_too() -> bool:
    settings: Settings = current_app.extensions["consult_settings"]
    return settings.administrators_type_in


def _given(booklet: ReturnedBooklet) -> dict[str, Sequence[str]]:
    given: dict[str, Sequence[str]] = {}
    for question in booklet.question_set:
        name = f"answer.{question.key}"
        rows = [f"{name}.{option.key}" for option in question.options]
        given[question.key] = [text for field in (name, *rows) for text in request.form.getlist(field) if text]
    return given


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _form_id() -> str:
    posted = request.form.get("form", "")
    return posted if _FORM.fullmatch(posted) else typed_in.new_form()


def _again() -> Again | None:
    posted = request.form.get("again", "")
    return Again(posted) if posted in set(Again) else None


def _again_please(
    booklet: ReturnedBooklet,
    typed: TypedIn,
    problems: Sequence[tuple[str, str]],
    *,
    wrong: Mapping[str, str] | None = None,
) -> tuple[str, int]:
    back_on = request.form.get("back_on", "")
    page = _page(
        booklet,
        form_id=typed_in.new_form() if problems[0][0] == "again" else typed.form_id,
        language=typed.language,
        back_on=back_on,
        typed=typed,
        problems=problems,
        wrong=wrong or {},
    )
    return page, 422


def _page(
    booklet: ReturnedBooklet,
    *,
    form_id: str,
    language: str,
    back_on: str,
    typed: TypedIn | None = None,
    problems: Sequence[tuple[str, str]] = (),
    wrong: Mapping[str, str] | None = None,
) -> str:
    return render_template(
        "reviews/typed_in.html",
        booklet=booklet,
        asked_in=get_language(booklet.language),
        questions=questions_to_type(booklet, typed, wrong or {}),
        name_field=NAME_FIELD if booklet.question_set.asks_name else "",
        name=typed.name_for_today if typed else "",
        name_wrong=(wrong or {}).get(NAME, ""),
        languages=LANGUAGES,
        language=language,
        back_on=back_on,
        form_id=form_id,
        again=request.form.get("again", ""),
        problems_found=list(problems),
    )
