"""The review page: every view with its audience, to be read and ticked for the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from consult.domain.ages import age_on
from consult.domain.invitations import Purpose
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.topics import MinutesHeading, Topic
from consult.domain.wishes import WishKind
from consult.services import ticks
from consult.services.alerts import open_alerts
from consult.services.answered import people_asked
from consult.services.last_time import what_they_say_happened
from consult.services.minutes import day_of, flagged
from consult.services.missing import missing_in
from consult.services.names_for_today import names_said
from consult.services.participation import propose, was_taken_back_since
from consult.services.people import people_named
from consult.services.requests import requests_of
from consult.services.returned_booklets import handled_by_others
from consult.services.said import Answered
from consult.services.trail import trail_of_review
from consult.services.views import SaidThread, audience_words, read_views
from consult.services.wishes import wishes_of
from consult.web import clock
from consult.web.access import current_staff, open_to_staff
from consult.web.database import current_session
from consult.web.reviews import bp
from consult.web.reviews.reading import own_review, review_being_read
from consult.web.reviews.wishes import mark

if TYPE_CHECKING:
    from consult.storage.reviews import Review


@dataclass(frozen=True)
class Section:
    """One heading of the page and the threads under it."""

    key: str
    words: str
    threads: tuple[SaidThread, ...]

    @property
    def private(self) -> int:
        """How many of them nobody but the officer may read."""
        return sum(not thread.thread.may_be_ticked(thread.newest.view) for thread in self.threads)


@bp.get("/<review_id>")
@open_to_staff(StaffRole.OFFICER)
def read_review(review_id: str) -> str:
    """Show everything said for one of the officer's own reviews."""
    review = review_being_read(review_id)
    session, threads = current_session(), read_views(current_session(), review)
    wishes = wishes_of(session, review, threads=threads)
    return render_template(
        "reviews/views.html",
        review=review,
        review_on=day_of(review),
        age=age_on(day_of(review), born_on=review.child.born_on),
        sections=sections(threads, meeting_first=review.held_on is None),
        views=len(threads),
        flagged=flagged(threads),
        headings=MinutesHeading,
        audience_words=audience_words,
        people=people_named(session, review.id),
        alerts=open_alerts(session, review),
        requests=requests_of(session, review),
        asked=people_asked(session, review),
        wishes=wishes,
        wish_kinds=WishKind,
        missing=missing_in(session, review, wishes=wishes),
        proposal=propose(session, review),
        code_is_doubtful=was_taken_back_since(session, review),
        names=names_said(session, review),
        last_time=what_they_say_happened(session, review, day=day_of(review)),
        handled=handled_by_others(session, review.id, who=current_staff()),
        trail=trail_of_review(session, review.id, who=current_staff()),
    )


@bp.post("/<review_id>/ticks")
@open_to_staff(StaffRole.OFFICER)
def save_ticks(review_id: str) -> Response:
    """Keep what is ticked and where it was moved; and mark a view, where that was pressed."""
    review = own_review(review_id)
    if pressed := request.form.get("mark", ""):
        return _mark(review, pressed)
    try:
        changed = _save(review)
    except ticks.NotForMinutes:
        flash("One of these views is for you only now. Nothing was saved: look again and tick the others.", "problem")
        return redirect(url_for("reviews.read_review", review_id=review_id), 303)
    except ticks.MinutesAgreed:
        flash("The minutes are agreed. Nothing was saved: open them again on their page to change them.", "problem")
        return redirect(url_for("reviews.read_review", review_id=review_id), 303)
    if changed:
        flash(
            "Somebody changed what they said while you were reading. Look at the changed views and tick again.",
            "problem",
        )
    elif "to_minutes" in request.form:
        return redirect(url_for("reviews.minutes", review_id=review_id), 303)
    else:
        flash("Your ticks are saved.")
    return redirect(url_for("reviews.read_review", review_id=review_id), 303)


def _save(review: Review) -> int:
    """Keep the ticks as they were sent; return how many views had changed meanwhile."""
    headings = {name.removeprefix("heading-"): value for name, value in request.form.items() if "heading-" in name}
    return ticks.save_ticks(
        current_session(),
        review,
        who=current_staff(),
        shown=request.form.getlist("shown"),
        ticked=request.form.getlist("tick"),
        headings=headings,
        now=clock.now(),
    )


def _mark(review: Review, pressed: str) -> Response:
    """Mark one view, and keep the ticks that stand on the same page, where they may be kept."""
    mark(review, pressed)
    if review.minutes_agreed_at is None:
        try:
            _save(review)
        except ticks.NotForMinutes:
            flash("Your ticks were not saved: one of these views is for you only now. Look again.", "problem")
    answer_id = pressed.partition(":")[2]
    return redirect(url_for("reviews.read_review", review_id=review.id, _anchor=f"view-{answer_id}"), 303)


def sections(threads: tuple[SaidThread, ...], *, meeting_first: bool = False) -> list[Section]:
    """Return the three headings, which are always there, and then the topics that have views.

    How the child wants their meeting is one block; until the meeting it stands first, since something must be done
    about it by then. What adults say of the meeting stands under its topic.
    """
    wishes = tuple(sorted((thread for thread in threads if _is_wish_for_meeting(thread)), key=_in_order))
    threads = tuple(thread for thread in threads if thread not in wishes)
    by_place: dict[MinutesHeading | Topic, list[SaidThread]] = {heading: [] for heading in MinutesHeading}
    for thread in sorted(threads, key=_in_order):
        place = thread.newest.heading or thread.newest.topic
        by_place.setdefault(place, []).append(thread)
    order: list[MinutesHeading | Topic] = [*MinutesHeading, *Topic]
    found = [Section(place.value, place.label, tuple(by_place[place])) for place in order if place in by_place]
    block = [Section("wanted", "How they want their meeting", wishes)] if wishes else []
    return [*block, *found] if meeting_first else [*found, *block]


def _is_wish_for_meeting(thread: SaidThread) -> bool:
    said = thread.newest
    is_child_s = said.view.role is Role.CHILD and said.view.purpose is Purpose.BEFORE
    return is_child_s and said.topic is Topic.MEETING and said.heading is None


def _in_order(thread: SaidThread) -> tuple[int, str, int]:
    said: Answered = thread.newest
    return (_ROLES.index(said.view.role), said.view.respondent_id, said.position)


_ROLES = ["child", "mother", "father", "carer", "other"]
