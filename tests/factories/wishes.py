"""Wishes with their answers, made for a test."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from consult.domain.respondents import Role
from consult.domain.topics import Topic
from consult.domain.wishes import Happened, Outcome, WishKind
from consult.storage.replies import Answer
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from consult.storage.wishes import Wish
from tests.factories.staff import a_member_of_staff

MARKED_AT = datetime(2026, 4, 28, 9, tzinfo=UTC)


def a_wish(
    session: Session,
    words: str = "I wish I saw Taylor more",
    *,
    review: Review,
    respondent: Respondent | None = None,
    answer: Answer | None = None,
    kind: WishKind = WishKind.WISH,
    topic: Topic = Topic.FAMILY_TIME,
    language: str = "en",
    outcome: Outcome | None = Outcome.YES,
    because: str | None = None,
    owner: str | None = "Sam Larch",
    by_on: date | None = None,
    happened: Happened | None = None,
    marked_by: Staff | None = None,
    at: datetime = MARKED_AT,
) -> Wish:
    """Return a wish, answered unless `outcome` is None; its respondent is a child made for it unless one is given."""
    if respondent is None:
        respondent = Respondent(child_id=review.child_id, role=Role.CHILD.value, language=language)
        session.add(respondent)
        session.flush()
    by = marked_by or review.child.officer or a_member_of_staff(session)
    wish = Wish(
        review_id=review.id,
        respondent_id=respondent.id,
        answer_id=answer.id if answer else None,
        kind=kind.value,
        topic=topic.value,
        language=language,
        words=words,
        marked_at=at,
        marked_by=by.id,
        outcome=outcome.value if outcome else None,
        because=because,
        owner=owner,
        by_on=by_on,
        answered_at=at if outcome else None,
        answered_by=by.id if outcome else None,
        happened=happened.value if happened else None,
        happened_at=at if happened else None,
    )
    session.add(wish)
    session.flush()
    return wish
