"""How meetings were: who answered and when it is read, and what was said, for managers and then for the officer."""

from typing import NamedTuple

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.afterwards import READERS, NotYet
from consult.domain.invitations import Purpose
from consult.domain.staff import NotYours, StaffRole
from consult.domain.words import TooLong, words_that_fit
from consult.services import afterwards, translations
from consult.services.afterwards import Came, Rule
from consult.services.caseload import get_review
from consult.services.minutes import day_of
from consult.services.views import SaidThread
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session, reading_session, small_transaction
from consult.web.reviews import bp


def the_rule() -> Rule:
    """Return who reads what is said after a meeting when, as this council has set it."""
    settings: Settings = current_app.extensions["consult_settings"]
    return Rule(wait_days=settings.officer_waits, read_within=settings.read_within)


@bp.get("/afterwards")
@open_to_staff(*READERS)
def list_afterwards() -> str:
    """Show after which meetings something came, and by when it is read; no words."""
    return afterwards_page()


def afterwards_page(*, problem: str = "") -> str:
    """Return that page, with what is wrong about the number of a booklet."""
    came = afterwards.what_came(reading_session(), current_staff(), rule=the_rule())
    return render_template(
        "reviews/afterwards.html", came=came, today=clock.today(), problem=problem, after=Purpose.AFTER
    )


def unread_by_managers() -> list[Came]:
    """Return what a manager who is signed in has to read, the first promised first; nothing for other roles."""
    who = current_staff()
    if who.role is not StaffRole.MANAGER:
        return []
    return [each for each in afterwards.what_came(current_session(), who, rule=the_rule()) if each.unread]


@bp.get("/<review_id>/afterwards")
@open_to_staff(*READERS)
def read_afterwards(review_id: str) -> str:
    """Show what was said after one meeting, once the reading is written down; before that only how much came."""
    return _page(review_id)


@bp.post("/<review_id>/afterwards/translation")
@open_to_staff(*READERS)
def translate_afterwards(review_id: str) -> Response | tuple[str, int]:
    """Keep the English of one answer, by a named person; what is missing is asked for with nothing lost."""
    typed = Typed(*(request.form.get(name, "") for name in Typed._fields))
    if not typed.is_whole:
        return _page(review_id, typed), 422
    session, who, now = current_session(), current_staff(), clock.now()
    try:
        answer = afterwards.get_answer_afterwards(session, who, review_id, typed.answer_id, rule=the_rule(), now=now)
    except NotYet:
        raise NotYours from None
    translations.translate(session, answer, who=who, words=typed.words, translated_by=typed.translated_by, now=now)
    flash("The translation is saved, with the name of whoever made it.")
    return redirect(url_for("reviews.read_afterwards", review_id=review_id, _anchor=f"view-{typed.answer_id}"), 303)


@bp.post("/<review_id>/afterwards/translation/checked")
@open_to_staff(*READERS)
def confirm_afterwards(review_id: str) -> Response:
    """Mark a translation as checked by a second person, by name, as for what was said before a meeting."""
    session, who, now = current_session(), current_staff(), clock.now()
    answer_id, name = request.form.get("answer_id", ""), request.form.get("checked_by", "")
    try:
        answer = afterwards.get_answer_afterwards(session, who, review_id, answer_id, rule=the_rule(), now=now)
        translations.confirm_translation(session, answer, who=who, checked_by=name, now=now)
    except NotYet:
        raise NotYours from None
    except (translations.SamePerson, TooLong):
        flash("Name the second person who checked it: somebody other than whoever translated it.", "problem")
    except translations.NothingToCheck:
        flash("There is no translation to check yet.", "problem")
    else:
        flash("The translation is marked as checked.")
    return redirect(url_for("reviews.read_afterwards", review_id=review_id, _anchor=f"view-{answer_id}"), 303)


class Typed(NamedTuple):
    """A translation, or who checked one, as it was typed."""

    answer_id: str = ""
    words: str = ""
    translated_by: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it can be kept: words and a name, and neither too long."""
        try:
            words = words_that_fit(self.words)
            name = words_that_fit(self.translated_by, longest=translations.LONGEST_NAME)
        except TooLong:
            return False
        return bool(words and name)


def _page(review_id: str, typed: Typed | None = None) -> str:
    who, rule = current_staff(), the_rule()
    review = get_review(reading_session(), who, review_id)
    came = afterwards.what_came(reading_session(), who, rule=rule, review_id=review_id)
    threads = _read(review_id) if came else ()
    return render_template(
        "reviews/read_afterwards.html",
        review=review,
        review_on=day_of(review),
        came=came[0] if came else None,
        threads=threads,
        officer_from=afterwards.may_read_from(reading_session(), review, rule=rule),
        typed=typed or Typed(),
    )


def _read(review_id: str) -> tuple[SaidThread, ...] | None:
    """Return what was said, or None for the officer before they may read it."""
    who, rule, now = current_staff(), the_rule(), clock.now()
    try:
        with small_transaction() as session:
            afterwards.note_reading(session, who, review_id, rule=rule, now=now)
        return afterwards.read_afterwards(reading_session(), who, review_id, rule=rule, now=now)
    except NotYet:
        return None
