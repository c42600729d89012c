"""Wishes, decisions and letters, made for a test."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from consult.domain.audiences import THE_MEETING, Audience
from consult.domain.letters import Register
from consult.domain.wishes import Outcome
from consult.storage.decisions import Decision
from consult.storage.letters import Letter
from consult.storage.replies import Answer
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from consult.storage.wishes import Wish

AT = datetime(2026, 5, 6, 9, tzinfo=UTC)


def a_wish(
    session: Session,
    *,
    review: Review,
    respondent: Respondent,
    officer: Staff,
    words: str = "I want to see Taylor more",
    answer: Answer | None = None,
    outcome: Outcome | None = None,
    because: str | None = None,
    owner: str | None = None,
    by_on: date | None = None,
    language: str = "en",
) -> Wish:
    """Return a wish that the officer marked, with its answer where it has an outcome."""
    wish = Wish(
        review_id=review.id,
        respondent_id=respondent.id,
        answer_id=answer.id if answer else None,
        kind="wish",
        topic="wishes",
        language=language,
        words=words,
        marked_at=AT,
        marked_by=officer.id,
        outcome=outcome.value if outcome else None,
        because=because,
        owner=owner,
        by_on=by_on,
    )
    session.add(wish)
    session.flush()
    return wish


def a_decision(
    session: Session,
    what: str,
    *,
    review: Review,
    officer: Staff,
    owner: str | None = None,
    by_on: date | None = None,
    audience: Audience = THE_MEETING,
    wish: Wish | None = None,
    position: int = 0,
) -> Decision:
    """Return one decision of a review."""
    decision = Decision(
        review_id=review.id,
        position=position,
        what=what,
        owner=owner,
        by_on=by_on,
        wish_id=wish.id if wish else None,
        audience=audience.key,
        made_at=AT,
        made_by=officer.id,
    )
    session.add(decision)
    session.flush()
    return decision


def a_letter(
    session: Session,
    *,
    review: Review,
    respondent: Respondent,
    officer: Staff,
    register: Register = Register.CHILD,
    language: str = "en",
    at: datetime = AT,
) -> Letter:
    """Return a letter that has been begun."""
    letter = Letter(
        review_id=review.id,
        respondent_id=respondent.id,
        register=register.value,
        language=language,
        made_at=at,
        made_by=officer.id,
        changed_at=at,
    )
    session.add(letter)
    session.flush()
    return letter
