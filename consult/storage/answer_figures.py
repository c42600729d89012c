"""The answers that a year's figures count: sealed as they are kept, and only those that stand."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session, aliased

from consult.domain.reporting_year import ReportingYear
from consult.storage.replies import Answer, Reply
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review


class KeptAnswer(NamedTuple):
    """One answer, without having been opened."""

    id: str
    said_sealed: bytes
    question: str
    review_id: str
    respondent_id: str
    role: str
    purpose: str
    sent_at: datetime


def answers_of_year(session: Session, year: ReportingYear, questions: Collection[str]) -> list[KeptAnswer]:
    """Return the answers to these questions about reviews that were held in a year.

    What was taken back is not among them, nor a reply that a later one changed: that one holds what stands.
    """
    later = aliased(Reply)
    changed = exists().where(later.changes_id == Reply.id, later.taken_back_at.is_(None))
    held = and_(
        Review.status == "held",
        Review.held_on >= year.first_day,
        Review.held_on <= year.last_day,
    )
    chosen = (
        select(
            Answer.id,
            Answer.said_sealed,
            Answer.question,
            Reply.review_id,
            Reply.respondent_id,
            Respondent.role,
            Reply.purpose,
            Reply.sent_at,
        )
        .join(Answer.reply)
        .join(Reply.respondent)
        .join(Reply.review)
        .where(held, Answer.question.in_(questions), Reply.taken_back_at.is_(None), ~changed)
    )
    return [KeptAnswer(*row) for row in session.execute(chosen)]
