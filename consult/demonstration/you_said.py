"""What the children of the made-up year asked for, what came of it, and what the service says that it did."""

from datetime import datetime, time, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.demonstration.council import Council
from consult.demonstration.people import MAX, QUILL
from consult.domain.dates import LONDON
from consult.domain.reporting_year import ReportingYear
from consult.domain.respondents import Role
from consult.domain.themes import Theme
from consult.domain.topics import Topic
from consult.domain.wishes import Happened, Outcome, WishKind
from consult.services.you_said_we_did import write_what_we_did
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.wishes import Wish

YEAR = ReportingYear(2021)
_ASKED = {
    Topic.FAMILY_TIME: (30, "More time with my brother"),
    Topic.HOME: (18, "A key to the front door"),
    Topic.SCHOOL: (16, "Help with maths"),
    Topic.FRIENDS: (12, "To stay at a friend’s house"),
    Topic.FEELINGS: (9, "Somebody to talk to about sad days"),
    Topic.SOCIAL_WORKER: (12, "The same social worker for longer"),
    Topic.MEETING: (10, "Fewer people at my meeting"),
    Topic.INDEPENDENCE: (8, "To learn to cook"),
    Topic.IDENTITY: (6, "Photos of when I was little"),
    Topic.SAFETY: (3, "A light on the path"),
    Topic.WISHES: (9, "A dog"),
}
"""How often each is asked for, and one made-up way to say it."""
_KINDS = (WishKind.WISH,) * 5 + (WishKind.WORRY,) * 3 + (WishKind.REQUEST,) * 2
_OUTCOMES = (Outcome.YES,) * 6 + (Outcome.NOT_YET,) * 2 + (Outcome.NO,) * 2
_SINCE = (Happened.YES,) * 5 + (Happened.SORT_OF,) * 2 + (Happened.NO,) * 2 + (None,) * 3
_DID = {
    Theme.FAMILY: "We found five more people to drive you to see your family.",
    Theme.HOME: "If you are 12 or older, you can ask for your own key.",
    Theme.SCHOOL: "You can have a tutor at home for one hour a week.",
    Theme.PLAN: "You get a letter with a photo when your social worker changes.",
    Theme.MEETING: "You choose who comes to your meeting.",
}


def ask_in_the_made_up_year(session: Session, council: Council, *, now: datetime, by_chance: Random) -> int:
    """Let the children of the made-up year have asked for things around most reviews; returns how many."""
    held = Review.status == "held", Review.held_on >= YEAR.first_day, Review.held_on <= YEAR.last_day
    reviews = session.scalars(select(Review).where(*held).order_by(Review.held_on, Review.id)).all()
    officer = council.accounts[QUILL].staff_id
    respondents: dict[str, Respondent] = {}
    topics, weights = list(_ASKED), [weight for weight, _words in _ASKED.values()]
    made = []
    for review in reviews:
        if review.child.officer_id != officer or by_chance.random() < 0.2:
            continue
        if review.child_id not in respondents:
            respondents[review.child_id] = Respondent(child_id=review.child_id, role=Role.CHILD.value)
            session.add(respondents[review.child_id])
            session.flush()
        topic = by_chance.choices(topics, weights)[0]
        made.append(_wish(review, respondents[review.child_id], topic, officer, by_chance))
    session.add_all(made)
    session.flush()
    write_what_we_did(session, YEAR, _DID, who=council.accounts[MAX], now=now)
    return len(made)


def _wish(review: Review, respondent: Respondent, topic: Topic, officer: str, by_chance: Random) -> Wish:
    assert review.held_on is not None
    at = datetime.combine(review.held_on, time(17), LONDON)
    outcome = by_chance.choice(_OUTCOMES)
    happened = by_chance.choice(_SINCE) if outcome.may_happen else None
    return Wish(
        review_id=review.id,
        respondent_id=respondent.id,
        kind=by_chance.choice(_KINDS).value,
        topic=topic.value,
        words=_ASKED[topic][1],
        marked_at=at,
        marked_by=officer,
        outcome=outcome.value,
        because=None if outcome is Outcome.YES else "We have to find out first whether it can be done.",
        owner=None if outcome is Outcome.NO else "Your social worker",
        by_on=None if outcome is Outcome.NO else review.held_on + timedelta(days=28),
        answered_at=at,
        answered_by=officer,
        happened=happened.value if happened else None,
        happened_at=at + timedelta(days=170) if happened else None,
    )
