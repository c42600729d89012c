"""What the service did about what children asked for, by year and theme, and the counts of what they asked for."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, and_, exists, func, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from consult.domain.reporting_year import ReportingYear
from consult.domain.respondents import Role
from consult.storage.base import Base
from consult.storage.replies import Answer, Reply
from consult.storage.requests import Request
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed
from consult.storage.wishes import Wish


class ServiceAnswer(Base):
    """What was done about one theme in one year, in the manager's words: they are shown in public."""

    __tablename__ = "service_answers"
    __table_args__ = (UniqueConstraint("year", "theme"),)

    year: Mapped[str] = mapped_column(String(7))
    """Such as 2025-26."""
    theme: Mapped[str] = mapped_column(String(20))
    words_sealed: Mapped[bytes]
    written_at: Mapped[datetime]
    written_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    let_stand_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    """Who let the names in it stand, never the one who wrote it; nobody again once it is changed."""
    let_stand_at: Mapped[datetime | None]
    let_stand_because_sealed: Mapped[bytes | None]

    words = Sealed()
    let_stand_because = Sealed()


def service_answers(session: Session, year: ReportingYear) -> dict[str, ServiceAnswer]:
    """Return what was done in a year, by theme."""
    chosen = select(ServiceAnswer).where(ServiceAnswer.year == year.name)
    return {each.theme: each for each in session.scalars(chosen)}


def groups_asked(session: Session, year: ReportingYear) -> list[tuple[str, str, str | None, str | None, int]]:
    """Return topic, kind, outcome, what is said since, and how many, of what children asked for and still ask for.

    Of the reviews held in the year; nothing sealed is read.
    """
    reply, later, again = aliased(Reply), aliased(Reply), aliased(Answer)
    said_again = select(again.id).where(again.reply_id == later.id, again.question == Answer.question)
    left_out = select(later.id).where(later.changes_id == reply.id, ~exists(said_again.correlate(later, Answer)))
    chosen = (
        select(Wish.topic, Wish.kind, Wish.outcome, Wish.happened, func.count())
        .join(Review, Wish.review_id == Review.id)
        .join(Respondent, Wish.respondent_id == Respondent.id)
        .outerjoin(Answer, Wish.answer_id == Answer.id)
        .outerjoin(reply, Answer.reply_id == reply.id)
        .outerjoin(Request, Wish.request_id == Request.id)
        .where(
            Respondent.role == Role.CHILD.value,
            Review.status == "held",
            and_(Review.held_on >= year.first_day, Review.held_on <= year.last_day),
            reply.taken_back_at.is_(None),
            ~exists(left_out.correlate(reply, Answer)),
            Request.taken_back_at.is_(None),
        )
        .group_by(Wish.topic, Wish.kind, Wish.outcome, Wish.happened)
    )
    return [
        (topic, kind, outcome, happened, count) for topic, kind, outcome, happened, count in session.execute(chosen)
    ]
