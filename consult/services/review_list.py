"""The list of reviews as its reader may see it: names and dates, how far each answer has come, no words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.first_languages import name_of_first_language
from consult.domain.invitations import why_not_invited
from consult.domain.limits import Step
from consult.domain.respondents import Role
from consult.domain.stages import Stage
from consult.domain.to_do import NOTHING_FOLLOWS, ReviewFacts, ToDo, to_do
from consult.domain.working_days import add_working_days
from consult.services import alerts, deliveries, progress, requests
from consult.services.alerts import Raised
from consult.services.days_off import days_off
from consult.services.progress import PersonAsked
from consult.services.review_facts import (
    age_at_review,
    before_which_something_did_not_happen,
    due_on,
    facts_of,
    of_role,
    stage_on_the_list,
    to_be_read_by,
)
from consult.services.staff import SignedIn
from consult.services.what_follows import what_follows
from consult.storage import reviews as stored
from consult.storage.reviews import Review
from consult.storage.staff import staff_names

ON_A_PAGE = 100
SOON_IN_WORKING_DAYS = 20
_A_YEAR = timedelta(days=366)
"""What followed a review longer ago than this is not chased any more."""


@dataclass(frozen=True)
class Listed:
    """One line of the list."""

    review_id: str
    child: str
    age: int | None
    """On the day of the review, or today while there is no day."""
    language: str
    """The child's first language in English; empty for English."""
    officer: str | None
    stage: Stage
    meeting_on: date | None
    meeting_time: time | None
    held_on: date | None
    due_on: date | None
    child_asked: PersonAsked | None
    why_not_child: str | None
    parents: tuple[PersonAsked, ...]
    carers: tuple[PersonAsked, ...]
    missing: tuple[str, ...]
    """What a held review still lacks."""
    not_happened: bool = False
    """Whether somebody says of the last review that something they asked for did not happen; for who reads words."""


@dataclass(frozen=True)
class ReviewList:
    """The whole page."""

    lines: list[Listed]
    counts: dict[Stage, int]
    to_do: list[ToDo]
    children: int
    soon: int
    """Reviews that are due or meet within twenty working days."""
    without_officer: int
    alerts: tuple[Raised, ...]
    """Open alerts, oldest first, for who learns of them."""
    more: bool
    """Whether another page follows."""


def list_reviews(
    session: Session,
    who: SignedIn,
    *,
    stage: Stage,
    find: str = "",
    page: int = 1,
    read_within: int = 2,
    within: Mapping[Step, int],
    now: datetime,
) -> ReviewList:
    """Return one tab of the list: an officer's own children, or every child's for the other roles.

    `find` looks for part of a child's name or id in every tab instead, what is coming up first; `read_within` is in
    working days, as is `within`: what follows a review.
    """
    officer_id = None if who.role.sees_every_child else who.staff_id
    found = stored.reviews_for_list(session, officer_id)
    by_stage = {review.id: stage_on_the_list(review) for review in found}
    today = now.astimezone(LONDON).date()
    requested = requests.open_by_review(session, who, list(by_stage))
    off = days_off(session)
    year = [review for review in found if review.held_on is not None and review.held_on >= today - _A_YEAR]
    follows = what_follows(session, who, year, within=within, today=today, days_off=off)
    chased = deliveries.to_chase(session, list(by_stage), today=today) if who.role.reads_words else {}
    coming = [
        review
        for review in found
        if by_stage[review.id] in (Stage.COMING_UP, Stage.TO_FINISH)
        or review.id in requested
        or follows.get(review.id, NOTHING_FOLLOWS) != NOTHING_FOLLOWS
        or review.id in chased
    ]
    asked = progress.before_reviews(session, [review.id for review in coming], now=now)
    unread = to_be_read_by(session, who, coming, days_off=off, read_within=read_within)
    facts = [
        facts_of(
            review,
            by_stage[review.id],
            asked.get(review.id, []),
            read_by_on=unread.get(review.id),
            requested=requested.get(review.id),
            follows=follows.get(review.id, NOTHING_FOLLOWS),
            chased=chased.get(review.id),
            today=today,
        )
        for review in coming
    ]
    wanted = find.casefold().split()
    shown = [review for review in found if (_matches(review, wanted) if wanted else by_stage[review.id] is stage)]
    tabs = list(Stage)
    shown.sort(key=lambda review: (tabs.index(by_stage[review.id]), *_order(review, by_stage[review.id], today)))
    start = (max(page, 1) - 1) * ON_A_PAGE
    on_page = shown[start : start + ON_A_PAGE]
    others = [review.id for review in on_page if review.id not in asked]
    asked |= progress.before_reviews(session, others, now=now)
    names = staff_names(session, (review.child.officer_id for review in on_page)) if officer_id is None else {}
    not_happened = before_which_something_did_not_happen(session, who, found)
    soon = add_working_days(today, SOON_IN_WORKING_DAYS, days_off=off)
    return ReviewList(
        lines=[
            replace(
                _line(review, by_stage[review.id], asked.get(review.id, []), names, today),
                not_happened=review.id in not_happened,
            )
            for review in on_page
        ],
        counts=_counts(by_stage),
        to_do=to_do(facts, today=today),
        children=stored.count_children(session, officer_id),
        soon=sum(1 for each in facts if each.stage is Stage.COMING_UP and _first_day(each) <= soon),
        without_officer=stored.count_reviews_without_officer(session) if officer_id is None else 0,
        alerts=alerts.open_for(session, who),
        more=len(shown) > start + ON_A_PAGE,
    )


def _counts(by_stage: dict[str, Stage]) -> dict[Stage, int]:
    counted = Counter(by_stage.values())
    return {stage: counted[stage] for stage in Stage}


def _order(review: Review, stage: Stage, today: date) -> tuple[bool, float, str]:
    """Late first, then by day; what is over stands newest first."""
    due = due_on(review)
    if stage is Stage.COMING_UP:
        days = [day for day in (review.meeting_on, due) if day is not None]
        is_late = due is not None and due < today
        return (not is_late, (due if is_late and due else min(days, default=date.max)).toordinal(), review.id)
    return (True, -(review.held_on or review.meeting_on or due or date.min).toordinal(), review.id)


def _first_day(facts: ReviewFacts) -> date:
    return min((day for day in (facts.meeting_on, facts.due_on) if day is not None), default=date.max)


def _matches(review: Review, wanted: Sequence[str]) -> bool:
    name = f"{review.child.known_as} {review.child.reference}".casefold()
    return all(part in name for part in wanted)


def _line(review: Review, stage: Stage, asked: Sequence[PersonAsked], names: dict[str, str], today: date) -> Listed:
    age = age_at_review(review, today)
    child = of_role(asked, Role.CHILD)
    language = review.child.language
    return Listed(
        review_id=review.id,
        child=review.child.known_as,
        age=age,
        language="" if language == "en" else name_of_first_language(language),
        officer=names.get(review.child.officer_id or ""),
        stage=stage,
        meeting_on=review.meeting_on,
        meeting_time=review.meeting_time,
        held_on=review.held_on,
        due_on=due_on(review),
        child_asked=child[0] if child else None,
        why_not_child=why_not_invited(Role.CHILD, age=age) if age is not None else None,
        parents=of_role(asked, Role.MOTHER, Role.FATHER),
        carers=of_role(asked, Role.CARER),
        missing=_missing(review),
    )


def _missing(review: Review) -> tuple[str, ...]:
    """Return what a held review lacks; what the case system brought in is not asked for again."""
    if review.status != "held":
        return ()
    if review.participation_source == "brought_in":
        return ()
    lacking = {
        "participation code": review.participation_code is None,
        "decisions": review.decisions_sent_on is None,
        "record": review.record_sent_on is None,
    }
    return tuple(name for name, is_lacking in lacking.items() if is_lacking)
