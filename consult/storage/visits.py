"""Visits: one opening of one link on one phone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from typing import cast as cast_type

from sqlalchemy import (
    Engine,
    ForeignKey,
    String,
    Table,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from consult.storage.base import Base
from consult.storage.children import Child
from consult.storage.deliveries import has_letter_to_ask_about
from consult.storage.events import EventHead
from consult.storage.extra_days import ExtraDay
from consult.storage.invitations import Invitation
from consult.storage.last_time import has_answers_from_before
from consult.storage.prepared import Prepared, Row
from consult.storage.replies import Draft
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review, ReviewPerson
from consult.storage.staff import Staff


class Visit(Base):
    """From Start to leaving; only the hash of its cookie is kept."""

    __tablename__ = "visits"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitations.id"), index=True)
    draft_id: Mapped[str | None] = mapped_column(ForeignKey("drafts.id"))
    language: Mapped[str] = mapped_column(String(12))
    look: Mapped[str | None] = mapped_column(String(14))
    """What was chosen, and nothing where the look of the person's age is worn; so with the next two."""
    text: Mapped[str | None] = mapped_column(String(8))
    shade: Mapped[str | None] = mapped_column(String(8))
    place: Mapped[str] = mapped_column(String(60), default="welcome")
    """Where in the journey this visit stands: welcome, a question's key, more, check, sent, lock …"""
    lock_id: Mapped[str | None] = mapped_column(String(22))
    """The lock that this visit made or opened."""
    own_phone_id: Mapped[str | None] = mapped_column(ForeignKey("own_phones.id"))
    """The phone that it is on, where somebody said at a letter that the phone is their own."""
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    """When what had been said was put away, since its page was opened anew: this visit makes no lock any more."""


_VISITS = cast_type(Table, Visit.__table__)
# The comma stands in the statement: a value there would have to be put in anew each time.
_COMMA: Any = literal_column("','")
_EXTRA_DAYS = select(func.aggregate_strings(cast(ExtraDay.day, String), _COMMA)).scalar_subquery()
_EARLIER = aliased(Review)
_RUNNING = Prepared(
    select(
        Visit.id.label("visit_id"),
        Visit.language,
        Visit.look,
        Visit.text,
        Visit.shade,
        Visit.place,
        Visit.lock_id.label("visit_lock_id"),
        Visit.started_at,
        Visit.seen_at,
        Visit.ended_at,
        Visit.left_at,
        Invitation.id.label("invitation_id"),
        Invitation.purpose,
        Invitation.with_pictures,
        Invitation.opens_at,
        Invitation.closes_at,
        Invitation.withdrawn_at,
        Respondent.id.label("respondent_id"),
        Respondent.role,
        Respondent.lock_id,
        Respondent.lock_frozen_at,
        Review.id.label("review_id"),
        Review.status,
        Review.meeting_on,
        Review.meeting_time,
        Review.held_on,
        Review.due_on,
        Child.id.label("child_id"),
        Child.forename_sealed,
        Child.born_on,
        Staff.id.label("officer_id"),
        Staff.name_sealed.label("officer_sealed"),
        Draft.id.label("draft_id"),
        Draft.question_set,
        Draft.answers_sealed,
        Draft.lock_id.label("draft_lock_id"),
        Draft.sent_at,
        ReviewPerson.id.label("person_id"),
        ReviewPerson.part,
        ReviewPerson.name_sealed.label("person_sealed"),
        EventHead.position.label("head_position"),
        EventHead.link.label("head_link"),
        _EXTRA_DAYS.label("extra_days"),
        has_answers_from_before(respondent_id=Respondent.id, review_id=Review.id, lock_id=Respondent.lock_id).label(
            "has_news"
        ),
        exists(
            select(_EARLIER.id)
            .where(_EARLIER.child_id == Review.child_id, _EARLIER.status == "held", _EARLIER.id != Review.id)
            .correlate(Review)
        ).label("was_reviewed"),
        has_letter_to_ask_about(respondent_id=Respondent.id, review_id=Review.id).label("has_letter"),
    )
    .select_from(Visit)
    .join(Invitation, Visit.invitation_id == Invitation.id)
    .join(Respondent, Invitation.respondent_id == Respondent.id)
    .join(Review, Invitation.review_id == Review.id)
    .join(Child, Review.child_id == Child.id)
    .outerjoin(Staff, Child.officer_id == Staff.id)
    .outerjoin(Draft, Visit.draft_id == Draft.id)
    .outerjoin(ReviewPerson, and_(ReviewPerson.review_id == Review.id, ReviewPerson.removed_at.is_(None)))
    .outerjoin(EventHead, EventHead.id == "head")
    .where(Visit.token_hash == bindparam("token_hash"))
    .order_by(ReviewPerson.added_at, ReviewPerson.id)
)


def rows_of_visit(session: Session, token_hash: str) -> Sequence[Row]:
    """Return everything a respondent's page needs, in one statement: a row for each person named for the review.

    Nothing when no visit has this cookie. Sealed columns come as they are kept.
    """
    return _RUNNING.read_within(session.connection(), token_hash=token_hash)


def rows_of_visit_only_read(engine: Engine, token_hash: str) -> Sequence[Row]:
    """Return the same for a page that only looks: without a session, which would cost more than the page."""
    return _RUNNING.read(engine, token_hash=token_hash)


def change_visit(session: Session, visit_id: str, **facts: Any) -> None:
    """Write down where a visit stands, without reading it first."""
    session.connection().execute(update(_VISITS).where(_VISITS.c.id == visit_id).values(**facts))


def end_visit(session: Session, token_hash: str, *, at: datetime) -> None:
    """End the visit with this cookie, if it runs."""
    running = update(_VISITS).where(_VISITS.c.token_hash == token_hash, _VISITS.c.ended_at.is_(None))
    session.connection().execute(running.values(ended_at=at))
