"""What comes back to whoever asked: wishes of earlier reviews with their answers, and what is said of them since."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from consult.domain.wishes import Happened
from consult.storage.replies import Answer, Reply
from consult.storage.requests import Request
from consult.storage.reviews import Review
from consult.storage.wishes import Wish

_HELD_BEFORE = aliased(Review)
_OF_ANSWER, _OF_REQUEST = aliased(Reply), aliased(Reply)


def _answered_before(chosen: Select[Any], *, respondent_id: Any, review_id: Any, lock_id: Any) -> Select[Any]:
    """Keep of `chosen`, which selects from wishes, what one lock may open: said under it, answered, of a held review.

    What was taken back is left out, and so is what was said in any other way: nobody knows that it was this lock's
    owner who said it.
    """
    return (
        chosen.join(_HELD_BEFORE, Wish.review_id == _HELD_BEFORE.id)
        .outerjoin(Answer, Wish.answer_id == Answer.id)
        .outerjoin(_OF_ANSWER, Answer.reply_id == _OF_ANSWER.id)
        .outerjoin(Request, Wish.request_id == Request.id)
        .outerjoin(_OF_REQUEST, Request.reply_id == _OF_REQUEST.id)
        .where(
            Wish.respondent_id == respondent_id,
            Wish.review_id != review_id,
            Wish.outcome.is_not(None),
            _HELD_BEFORE.status == "held",
            func.coalesce(_OF_ANSWER.lock_id, _OF_REQUEST.lock_id) == lock_id,
            func.coalesce(_OF_ANSWER.taken_back_at, _OF_REQUEST.taken_back_at, Request.taken_back_at).is_(None),
        )
    )


def has_answers_from_before(*, respondent_id: Any, review_id: Any, lock_id: Any) -> ColumnElement[bool]:
    """Return, for a statement that has these columns, whether `answered_before` would find anything."""
    found = _answered_before(
        select(Wish.id).select_from(Wish), respondent_id=respondent_id, review_id=review_id, lock_id=lock_id
    )
    tables = [column.table for column in (respondent_id, review_id, lock_id)]
    return exists(found.correlate(*tables))


def answered_before(session: Session, *, respondent_id: str, review_id: str, lock_id: str) -> list[Wish]:
    """Return what somebody asked for under this lock around other reviews, with its answer; the last first."""
    chosen = _answered_before(select(Wish), respondent_id=respondent_id, review_id=review_id, lock_id=lock_id)
    return list(session.scalars(chosen.order_by(_HELD_BEFORE.held_on.desc(), Wish.marked_at, Wish.id)))


def said_to_have_happened(session: Session, child_id: str, *, before: date) -> list[Wish]:
    """Return what anybody around a child has said happened or not, of reviews held before a day, the last first."""
    chosen = (
        select(Wish)
        .join(Wish.review)
        .where(Review.child_id == child_id, Review.held_on < before, Wish.happened_at.is_not(None))
    )
    return list(session.scalars(chosen.order_by(Review.held_on.desc(), Wish.happened_at, Wish.id)))


def said_not_to_have_happened(session: Session, review_ids: Collection[str]) -> set[str]:
    """Return which of these reviews have something of which whoever asked says that it did not happen."""
    chosen = select(Wish.review_id).where(Wish.review_id.in_(review_ids), Wish.happened == Happened.NO.value)
    return set(session.scalars(chosen))
