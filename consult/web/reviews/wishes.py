"""Wishes of one review: marked with one press, and each given the answer that comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from consult.domain.languages import find_language
from consult.domain.staff import NotYours, StaffRole
from consult.domain.topics import Topic
from consult.domain.wishes import Outcome, WishKind
from consult.domain.words import LONGEST_ANSWER, TooLong
from consult.services import wish_answers as answers
from consult.services import wish_marks as marks
from consult.services.decisions import LONGEST_OWNER, NotADayForIt, decisions_of
from consult.services.kept_words import kept_words_of
from consult.services.minutes import day_of
from consult.services.views import audience_words
from consult.services.wish_answers import LONGEST_BECAUSE, Answering
from consult.services.wishes import NothingToMark, Wished, wishes_of
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.day_fields import DayField
from consult.web.plain_words import after_press, sent_kept
from consult.web.reviews import bp
from consult.web.reviews.reading import own_review, review_being_read

if TYPE_CHECKING:
    from consult.storage.reviews import Review

Page = Response | tuple[str, int]
_READING = "read wishes"
_SHORTER = "Make it shorter, please: at most %(max)d letters."


class WishForm(FlaskForm):  # type: ignore[misc]
    """One wish: its words as they are said back, and its answer."""

    kind = RadioField("It is a", choices=[SelectChoice(kind.value, kind.value.capitalize()) for kind in WishKind])
    words = TextAreaField("What they asked for, as it is said back to them", [Length(max=LONGEST_ANSWER)])
    language = SelectField("These words are in")
    topic = SelectField("It is about", choices=[SelectChoice(topic.value, topic.label) for topic in Topic])
    outcome = RadioField(
        "The answer",
        [Optional()],
        choices=[SelectChoice(outcome.value, outcome.label) for outcome in Outcome],
    )
    because = TextAreaField("Because", [Length(max=LONGEST_BECAUSE, message=_SHORTER)])
    owner = StringField("Who does it", [Length(max=LONGEST_OWNER, message=_SHORTER)])
    by_on = DayField("By when")
    done_on = DayField("Done on")
    kept: tuple[str, ...] = ()
    """What the help to write plainly leaves as it is in the reason."""


@dataclass(frozen=True)
class _Shown:
    """One wish with its form."""

    wished: Wished
    form: WishForm
    decisions: tuple[str, ...]
    """What was decided for it."""


@bp.get("/<review_id>/wishes")
@open_to_staff(StaffRole.OFFICER)
def wishes(review_id: str) -> str:
    """Show what was marked, each with its answer and what that still needs."""
    return _shown(review_being_read(review_id, act=_READING))


@bp.post("/<review_id>/wishes/<wish_id>")
@open_to_staff(StaffRole.OFFICER)
def answer_wish(review_id: str, wish_id: str) -> Page:
    """Keep one wish's words and its answer, whole or not."""
    review = review_being_read(review_id, act=_READING)
    found = {each.wish.id: each for each in wishes_of(current_session(), review).standing}
    if wish_id not in found:
        return _has_gone(review, wish_id)
    form = _form(found[wish_id], is_sent=True)
    if not form.validate() or not _is_kept(review, wish_id, form):
        return _shown(review, wish_id=wish_id, form=form), 422
    flash("The answer is saved.")
    return redirect(url_for("reviews.wishes", review_id=review_id, _anchor=f"wish-{wish_id}"), 303)


@bp.post("/<review_id>/wishes/<wish_id>/unmark")
@open_to_staff(StaffRole.OFFICER)
def unmark_wish(review_id: str, wish_id: str) -> Response:
    """Take a mark away that was made by mistake."""
    try:
        marks.unmark(current_session(), own_review(review_id), wish_id, who=current_staff(), now=clock.now())
    except marks.HasAnAnswer:
        flash("Nothing was changed: it has an answer, and somebody may have been told.", "problem")
    else:
        flash("The mark is gone. What was said stays where it was.")
    return redirect(url_for("reviews.wishes", review_id=review_id), 303)


@bp.post("/<review_id>/requests/<request_id>/mark")
@open_to_staff(StaffRole.OFFICER)
def mark_request(review_id: str, request_id: str) -> Response:
    """Mark what was asked for with one tap, so that its answer comes back, too."""
    try:
        wish = marks.mark_request(
            current_session(), own_review(review_id), request_id, who=current_staff(), now=clock.now()
        )
    except NothingToMark:
        flash("Nothing was marked: it was taken back.", "problem")
        return redirect(url_for("reviews.read_review", review_id=review_id), 303)
    return redirect(url_for("reviews.wishes", review_id=review_id, _anchor=f"wish-{wish.id}"), 303)


def mark(review: Review, pressed: str) -> None:
    """Mark one view; `pressed` is the button’s value: the kind, and the id of the answer.

    Raises:
        consult.domain.staff.NotYours: for a kind there is not, or an answer of another review.
    """
    kind, _colon, answer_id = pressed.partition(":")
    if kind not in set(WishKind):
        raise NotYours
    try:
        marks.mark_answer(
            current_session(), review, answer_id, kind=WishKind(kind), who=current_staff(), now=clock.now()
        )
    except NothingToMark:
        flash("Nothing was marked: it was taken back, or does not open any more.", "problem")
    else:
        flash(f"Marked as a {kind}. It needs an answer, under Wishes.")


def _has_gone(review: Review, wish_id: str) -> Response:
    """Say that a wish was taken back meanwhile; one of another review is nothing of ours."""
    gone = {each.wish.id for each in wishes_of(current_session(), review).taken_back}
    if wish_id not in gone:
        raise NotYours
    flash("Nothing was saved: they have taken it back in the meantime.", "problem")
    return redirect(url_for("reviews.wishes", review_id=review.id), 303)


def _is_kept(review: Review, wish_id: str, form: WishForm) -> bool:
    answering = Answering(
        kind=WishKind(form.kind.data),
        words=form.words.data or "",
        language=form.language.data,
        outcome=Outcome(form.outcome.data) if form.outcome.data else None,
        because=form.because.data or "",
        owner=form.owner.data or "",
        by_on=form.by_on.data,
        done_on=form.done_on.data,
        topic=Topic(form.topic.data),
        kept=form.kept,
    )
    try:
        answers.answer_wish(current_session(), review, wish_id, answering, who=current_staff(), now=clock.now())
    except answers.NoWords:
        form.words.errors = ("Say in a few words what was asked for.",)
    except TooLong:
        form.words.errors = ("Make it shorter, please.",)
    except NotADayForIt:
        field = form.by_on if form.by_on.data else form.done_on
        field.errors = ("This day is a year before the review, or many years after it. Check the year.",)
    except answers.NotDone:
        form.done_on.errors = ("It is done on a day that has come, and with an answer of yes or not yet.",)
    else:
        return True
    return False


def _form(wished: Wished, *, is_sent: bool = False) -> WishForm:
    """Return the form of one wish, as kept or as it was just sent; its fields begin with the wish’s id."""
    wish, answer = wished.wish, wished.answer
    form = WishForm(
        formdata=after_press(request.form) if is_sent else None,
        prefix=f"{wish.id}-",
        data={
            "kind": wished.kind.value,
            "words": wished.words.words,
            "language": wish.language,
            "topic": wish.topic,
            "outcome": answer.outcome.value if answer.outcome else "",
            "because": answer.because,
            "owner": answer.owner,
            "by_on": answer.by_on,
            "done_on": wish.done_on,
        },
    )
    form.kept = sent_kept(request.form, form.because.name) if is_sent else kept_words_of(wish)
    said_in = wished.said.own.language if wished.said is not None else "en"
    codes = {"en", wish.language, "en" if said_in.startswith("en") else said_in}
    form.language.choices = [
        SelectChoice(code, found.english_name)
        for code in sorted(codes, key=lambda code: (code != "en", code))
        if (found := find_language(code)) is not None
    ]
    return form


def _shown(review: Review, *, wish_id: str = "", form: WishForm | None = None) -> str:
    session = current_session()
    found = wishes_of(session, review)
    decided = decisions_of(session, review)
    shown = [
        _Shown(
            each,
            form if form is not None and each.wish.id == wish_id else _form(each),
            tuple(decision.what for decision in decided if decision.wish_id == each.wish.id),
        )
        for each in found.standing
    ]
    return render_template(
        "reviews/wishes.html",
        review=review,
        review_on=day_of(review),
        shown=sorted(shown, key=lambda each: not each.wished.missing),
        taken_back=found.taken_back,
        wrong=form,
        audience_words=audience_words,
        wish_id=wish_id,
    )
