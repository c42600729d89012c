"""Wishes, worries and requests that the officer marked, each with the answer that comes back."""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, and_, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.domain.audiences import read_audience
from consult.domain.evidence import Way
from consult.domain.invitations import Purpose
from consult.domain.respondents import Role
from consult.domain.views import Sending, View, thread_views
from consult.domain.wishes import Outcome
from consult.storage.base import Base
from consult.storage.replies import Answer, Reply, replies_to_review
from consult.storage.requests import requests_to_review
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed


class Wish(Base):
    """What somebody asked for around one review, and what became of it."""

    __tablename__ = "wishes"

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"), index=True)
    respondent_id: Mapped[str] = mapped_column(ForeignKey("respondents.id"), index=True)
    answer_id: Mapped[str | None] = mapped_column(ForeignKey("answers.id"), unique=True)
    """The answer whose words it is; its audience says who may be told of the wish."""
    request_id: Mapped[str | None] = mapped_column(ForeignKey("requests.id"), unique=True)
    kind: Mapped[str] = mapped_column(String(8))
    """wish, worry or request."""
    topic: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(12), default="en")
    """Of `words`."""
    words_sealed: Mapped[bytes]
    """What was asked for, as it is said back: the person's own words, or a short form of them."""
    marked_at: Mapped[datetime]
    marked_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))

    outcome: Mapped[str | None] = mapped_column(String(8))
    """yes, not_yet or no; nothing while it has no answer."""
    because_sealed: Mapped[bytes | None]
    owner_sealed: Mapped[bytes | None]
    """Who does it."""
    kept_words_sealed: Mapped[bytes | None]
    """JSON: what the help to write plainly found in `because` and the officer keeps as it is."""
    by_on: Mapped[date | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    done_on: Mapped[date | None]
    """The day on which staff say it was done."""

    happened: Mapped[str | None] = mapped_column(String(8))
    """yes, sort_of or no: what the person said next time."""
    happened_at: Mapped[datetime | None]

    words = Sealed()
    because = Sealed()
    owner = Sealed()
    kept_words = Sealed()

    review: Mapped[Review] = relationship()
    respondent: Mapped[Respondent] = relationship(lazy="joined", innerjoin=True)
    answer: Mapped[Answer | None] = relationship()


def wishes_of_review(session: Session, review_id: str) -> list[Wish]:
    """Return what was marked for one review, in the order in which it was marked; what was taken back too."""
    return list(session.scalars(select(Wish).where(Wish.review_id == review_id).order_by(Wish.marked_at, Wish.id)))


def find_wish_of_review(session: Session, wish_id: str, *, review_id: str) -> Wish | None:
    """Return one wish if it belongs to this review."""
    return session.scalar(select(Wish).where(Wish.id == wish_id, Wish.review_id == review_id))


def find_wish_of_request(session: Session, request_id: str) -> Wish | None:
    """Return what was marked of a request, if it was."""
    return session.scalar(select(Wish).where(Wish.request_id == request_id))


def standing_wishes(session: Session, review_id: str) -> list[Wish]:
    """Return what was marked for one review and still stands, in the order in which it was marked.

    A wish goes when its reply is taken back, when its answer is left out of a reply that changes it, or when its
    request is taken back. No sealed word is opened.
    """
    marked = wishes_of_review(session, review_id)
    if not marked:
        return []
    gone = {each.id for each in requests_to_review(session, review_id) if each.taken_back_at is not None}
    if any(wish.answer_id for wish in marked):
        gone |= _answers_taken_back(replies_to_review(session, review_id))
    return [wish for wish in marked if not {wish.answer_id, wish.request_id} & gone]


def _answers_taken_back(replies: Collection[Reply]) -> set[str]:
    threads = thread_views(
        (_without_words(answer, reply) for reply in replies for answer in reply.answers),
        [Sending(reply.id, reply.changes_id, reply.sent_at) for reply in replies],
    )
    return {
        view.answer_id for thread in threads for view in thread.versions if thread.when_taken_back(view) is not None
    }


def _without_words(answer: Answer, reply: Reply) -> View:
    # With its own id for content, no answer is taken for a repetition of another: each keeps its place in the thread.
    return View(
        answer_id=answer.id,
        reply_id=reply.id,
        respondent_id=reply.respondent_id,
        role=Role(reply.respondent.role),
        purpose=Purpose(reply.purpose),
        question=answer.question,
        way=Way(reply.given),
        sent_at=reply.sent_at,
        audience=read_audience(answer.audience),
        content=answer.id,
        taken_back_at=reply.taken_back_at,
    )


_NEEDS_AN_ANSWER = or_(
    Wish.outcome.is_(None),
    and_(Wish.outcome != Outcome.YES.value, Wish.because_sealed.is_(None)),
    and_(Wish.outcome != Outcome.NO.value, or_(Wish.owner_sealed.is_(None), Wish.by_on.is_(None))),
)
"""The same as `consult.domain.wishes.missing_from`, of what is kept: what says nothing is kept as nothing."""


def count_unanswered_wishes(session: Session, review_ids: Collection[str]) -> dict[str, int]:
    """Return how many standing wishes of each review have no whole answer; reviews without any are left out."""
    chosen = select(Wish.review_id, Wish.id).where(Wish.review_id.in_(review_ids), _NEEDS_AN_ANSWER)
    lacking = {wish_id: review_id for review_id, wish_id in session.execute(chosen)}
    standing = {wish.id for review_id in set(lacking.values()) for wish in standing_wishes(session, review_id)}
    return dict(Counter(review_id for wish_id, review_id in lacking.items() if wish_id in standing))
