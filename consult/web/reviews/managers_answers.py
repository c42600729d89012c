"""What the manager does with decisions: finds those that wait, reads them, agrees or objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.decisions import State, Verdict
from consult.domain.staff import StaffRole
from consult.domain.words import TooLong
from consult.services import managers_answers as acts
from consult.services.decisions import decisions_of
from consult.services.minutes import day_of
from consult.settings import Settings
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session, small_transaction
from consult.web.reviews import bp

if TYPE_CHECKING:
    from consult.storage.reviews import Review

Page = Response | tuple[str, int]


@bp.get("/decisions")
@open_to_staff(StaffRole.MANAGER)
def waiting_decisions() -> str:
    """List the decisions that wait for an answer; no words."""
    waiting = acts.waiting_for_managers(current_session(), within=_within(), now=clock.now())
    return render_template("reviews/waiting_decisions.html", waiting=waiting, today=clock.today())


@bp.get("/<review_id>/decisions/answer")
@open_to_staff(StaffRole.MANAGER)
def decisions_to_answer(review_id: str) -> str:
    """Show the decisions of one review as they were sent, and ask for an answer; that is a reading."""
    return _shown(_being_read(review_id))


@bp.post("/<review_id>/decisions/answer")
@open_to_staff(StaffRole.MANAGER)
def answer_decisions(review_id: str) -> Page:
    """Keep what the manager says."""
    review = _being_read(review_id)
    verdict, reason = request.form.get("verdict", ""), request.form.get("reason", "")
    if verdict not in set(Verdict):
        return _shown(review, problem="Press one of the two buttons: agree, or object."), 422
    try:
        acts.answer_decisions(
            current_session(),
            review,
            who=current_staff(),
            sending_id=request.form.get("sending", ""),
            verdict=Verdict(verdict),
            reason=reason,
            within=_within(),
            now=clock.now(),
        )
    except acts.NoReason:
        return _shown(review, problem="Say why you object: the officer needs to know what to change."), 422
    except TooLong:
        problem = f"Make it shorter, please: at most {acts.LONGEST_OBJECTION} letters."
        return _shown(review, problem=problem), 422
    except acts.SentAgain:
        flash("Nothing was saved: the decisions were changed while you were reading. Read them again.", "problem")
    except acts.AnsweredAlready:
        flash("Nothing was saved: these decisions were answered already, or time ran out.", "problem")
    else:
        flash("Your answer is kept, and the officer sees it.")
    return redirect(url_for("reviews.decisions_to_answer", review_id=review_id), 303)


def _being_read(review_id: str) -> Review:
    """Return the review whose decisions the page shows; that they were read is committed before any word of them."""
    with small_transaction() as session:
        acts.note_managers_reading(session, who=current_staff(), review_id=review_id, now=clock.now())
    return acts.get_sent_to_manager(current_session(), current_staff(), review_id)


def _shown(review: Review, *, problem: str = "") -> str:
    session = current_session()
    standing = acts.standing_of(session, review, within=_within(), today=clock.today())
    sendings = acts.sendings_of(session, review)
    may_be_read = bool(sendings) and standing.state is not State.CHANGED
    return render_template(
        "reviews/answer_decisions.html",
        review=review,
        review_on=day_of(review),
        standing=standing,
        sendings=sendings,
        decisions=decisions_of(session, review) if may_be_read else (),
        may_be_read=may_be_read,
        sent=request.form,
        problem=problem,
    )


def _within() -> int:
    settings: Settings = current_app.extensions["consult_settings"]
    return settings.manager_within
