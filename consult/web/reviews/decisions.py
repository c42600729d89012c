"""Decisions of one review: written down, put in order, and sent to the manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Person
from consult.domain.decisions import NobodyChosen, audience_of_letter, told_in_a_letter
from consult.domain.staff import StaffRole
from consult.services import decisions as acts
from consult.services.days_off import days_off
from consult.services.decisions import Decided, NoSuchWish, NotADayForIt, NothingDecided, Wanted
from consult.services.limits import limits_of
from consult.services.managers_answers import (
    NotHeldYet,
    NothingToSend,
    send_to_manager,
    sendings_of,
    standing_of,
)
from consult.services.minutes import day_of
from consult.services.wishes import Wishes, wishes_of
from consult.settings import Settings
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
_READING = "read decisions"
_NAMED = "named"
_SHOWN_OF_A_WISH = 80


class DecisionForm(FlaskForm):  # type: ignore[misc]
    """What, who, by when, the wish it answers, and who may be told of it."""

    what = TextAreaField(
        "What was decided",
        [
            InputRequired("Say what was decided."),
            Length(max=acts.LONGEST_WHAT, message="Make it shorter, please: at most %(max)d letters."),
        ],
    )
    owner = StringField(
        "Who does it",
        [Length(max=acts.LONGEST_OWNER, message="Make it shorter, please: at most %(max)d letters.")],
    )
    by_on = DayField("By when")
    wish = SelectField("The wish or worry it answers", default="")
    audience = RadioField(
        "Who may be told of it in a letter",
        [InputRequired("Say who may be told of it.")],
        choices=[
            SelectChoice(THE_MEETING.key, "The child, and everyone at the meeting"),
            SelectChoice(OFFICER_ONLY.key, "Only the child"),
            SelectChoice(_NAMED, "The child, and the people ticked below"),
        ],
        default=THE_MEETING.key,
    )
    people = SelectMultipleField(
        "People to be told, one by one",
        choices=[SelectChoice(person.value, person.value.replace("_", " ").capitalize()) for person in Person],
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )
    kept: tuple[str, ...] = ()
    """What the help to write plainly leaves as it is."""


@bp.get("/<review_id>/decisions")
@open_to_staff(StaffRole.OFFICER)
def decisions(review_id: str) -> str:
    """Show what was decided, and a place to write a decision down."""
    return _shown(review_being_read(review_id, act=_READING), wish=request.args.get("wish", ""))


@bp.post("/<review_id>/decisions")
@open_to_staff(StaffRole.OFFICER)
def add_decision(review_id: str) -> Page:
    """Write a decision down."""
    # What is wrong is shown beside the words of wishes: that reading is written down before anything else.
    review = review_being_read(review_id, act=_READING)
    form = _form(wishes_of(current_session(), review))
    wanted = _wanted(form)
    try:
        if wanted is not None:
            acts.add_decision(current_session(), review, wanted, who=current_staff(), now=clock.now())
    except (NothingDecided, NotADayForIt, NoSuchWish) as problem:
        _say(form, problem)
        wanted = None
    if wanted is None:
        return _shown(review, form=form), 422
    flash("The decision is kept.")
    return _back(review_id)


@bp.get("/<review_id>/decisions/<decision_id>")
@open_to_staff(StaffRole.OFFICER)
def open_decision(review_id: str, decision_id: str) -> str:
    """Show one decision, to be changed."""
    return _one(review_being_read(review_id, act=_READING), decision_id)


@bp.post("/<review_id>/decisions/<decision_id>")
@open_to_staff(StaffRole.OFFICER)
def change_decision(review_id: str, decision_id: str) -> Page:
    """Keep a decision as it was changed."""
    review = review_being_read(review_id, act=_READING)
    form = _form(wishes_of(current_session(), review))
    wanted = _wanted(form)
    try:
        if wanted is not None:
            acts.change_decision(current_session(), review, decision_id, wanted, who=current_staff(), now=clock.now())
    except (NothingDecided, NotADayForIt, NoSuchWish) as problem:
        _say(form, problem)
        wanted = None
    if wanted is None:
        return _one(review, decision_id, form=form), 422
    flash("The decision is changed.")
    return _back(review_id)


@bp.post("/<review_id>/decisions/<decision_id>/move")
@open_to_staff(StaffRole.OFFICER)
def move_decision(review_id: str, decision_id: str) -> Response:
    """Let it change places with the one above or below."""
    review = own_review(review_id)
    acts.move_decision(current_session(), review, decision_id, up=request.form.get("to") != "down")
    return redirect(url_for("reviews.decisions", review_id=review_id, _anchor=f"decision-{decision_id}"), 303)


@bp.post("/<review_id>/decisions/<decision_id>/remove")
@open_to_staff(StaffRole.OFFICER)
def remove_decision(review_id: str, decision_id: str) -> Response:
    """Take it away."""
    review = own_review(review_id)
    acts.remove_decision(current_session(), review, decision_id, who=current_staff(), now=clock.now())
    flash("The decision is removed.")
    return _back(review_id)


@bp.post("/<review_id>/decisions/send")
@open_to_staff(StaffRole.OFFICER)
def send_decisions(review_id: str) -> Response:
    """Let the manager have them."""
    review = own_review(review_id)
    try:
        send_to_manager(current_session(), review, who=current_staff(), now=clock.now())
    except NotHeldYet:
        flash("Nothing was sent: mark the review as held first, under The meeting.", "problem")
    except NothingToSend:
        flash("Nothing was sent: there is no decision yet, or the manager has these already.", "problem")
    else:
        flash("The decisions are with the manager.")
    return _back(review_id)


def _form(wishes: Wishes, decision: Decided | None = None, *, wish: str = "") -> DecisionForm:
    """Return the form with this review's wishes to choose from, as sent or as the decision is kept."""
    kept: dict[str, object] = {"wish": wish}
    if decision is not None:
        audience = decision.audience
        kept = {
            "what": decision.what,
            "owner": decision.owner,
            "by_on": decision.by_on,
            "wish": decision.wish_id or "",
            "audience": _NAMED if audience.people else audience.key,
            "people": [person.value for person in audience.people],
        }
    is_sent = request.method == "POST"
    form = DecisionForm(after_press(request.form) if is_sent else None, data=kept)
    form.kept = sent_kept(request.form, form.what.name) if is_sent else decision.kept if decision is not None else ()
    form.wish.choices = [
        SelectChoice("", "No wish of anybody’s"),
        *(
            SelectChoice(each.wish.id, f"{each.said_by}, {each.kind.value}: {_short(each.words.words)}")
            for each in wishes.standing
        ),
    ]
    return form


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN_OF_A_WISH else f"{line[: _SHOWN_OF_A_WISH - 1]}…"


def _wanted(form: DecisionForm) -> Wanted | None:
    """Return the decision that was sent; None where something is wrong, which then stands at its field."""
    if not form.validate():
        if form.wish.errors:
            form.wish.errors = ("Choose from the list: this wish was taken back, or is another review’s.",)
        return None
    try:
        audience = audience_of_letter(form.audience.data, form.people.data or ())
    except NobodyChosen:
        form.people.errors = ("Tick who may be told, or choose another answer above.",)
        return None
    return Wanted(
        form.what.data or "", form.owner.data or "", form.by_on.data, form.wish.data or "", audience, form.kept
    )


def _say(form: DecisionForm, problem: Exception) -> None:
    if isinstance(problem, NothingDecided):
        form.what.errors = ("Say what was decided.",)
    elif isinstance(problem, NotADayForIt):
        form.by_on.errors = ("Give a day on or after the review, and not years after it. Check the year.",)
    else:
        form.wish.errors = ("Choose from the list: this wish is another review’s.",)


def _shown(review: Review, *, form: DecisionForm | None = None, wish: str = "") -> str:
    session, settings = current_session(), _settings()
    wishes = wishes_of(session, review)
    return render_template(
        "reviews/decisions.html",
        review=review,
        review_on=day_of(review),
        decisions=acts.decisions_of(session, review),
        wishes={each.wish.id: each for each in (*wishes.standing, *wishes.taken_back)},
        standing=standing_of(session, review, within=settings.manager_within, today=clock.today()),
        sendings=sendings_of(session, review),
        limits=limits_of(session, review, within=settings.limits_within),
        days_off=days_off(session),
        today=clock.today(),
        told=told_in_a_letter,
        form=_form(wishes, wish=wish) if form is None else form,
    )


def _one(review: Review, decision_id: str, *, form: DecisionForm | None = None) -> str:
    session = current_session()
    decision = acts.get_decision(session, review, decision_id)
    return render_template(
        "reviews/decision.html",
        review=review,
        review_on=day_of(review),
        decision=decision,
        form=_form(wishes_of(session, review), decision) if form is None else form,
    )


def _settings() -> Settings:
    settings: Settings = current_app.extensions["consult_settings"]
    return settings


def _back(review_id: str) -> Response:
    return redirect(url_for("reviews.decisions", review_id=review_id), 303)
