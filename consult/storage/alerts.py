"""Alerts: raised with one tap, kept with the review, open until somebody says what was done."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from consult.storage.base import Base
from consult.storage.children import Child
from consult.storage.respondents import Respondent, lock_respondent
from consult.storage.reviews import Review
from consult.storage.sealing import Sealed


class Alert(Base):
    """Somebody does not feel safe or wants to talk; it stands apart from replies, so it needs none to be sent."""

    __tablename__ = "alerts"

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"), index=True)
    respondent_id: Mapped[str] = mapped_column(ForeignKey("respondents.id"))
    kind: Mapped[str] = mapped_column(String(12))
    """not_safe or talk."""
    raised_at: Mapped[datetime]
    pressed_at: Mapped[datetime]
    """When it was pressed last: pressing again while it is open makes no second one."""
    on_paper_on: Mapped[date | None]
    """The day on which the booklet came back in which it was ticked; nothing where it came over the site."""
    words_sealed: Mapped[bytes | None]
    acted_at: Mapped[datetime | None]
    acted_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    acted_note_sealed: Mapped[bytes | None]

    words = Sealed()
    acted_note = Sealed()

    respondent: Mapped[Respondent] = relationship(lazy="joined", innerjoin=True)
    review: Mapped[Review] = relationship()


_IS_OPEN = Alert.acted_at.is_(None)
Index(
    "ix_alerts_one_open",
    Alert.review_id,
    Alert.respondent_id,
    Alert.kind,
    unique=True,
    sqlite_where=_IS_OPEN,
    postgresql_where=_IS_OPEN,
)


def find_open_alert(session: Session, *, review_id: str, respondent_id: str, kind: str) -> Alert | None:
    """Return somebody's open alert of this kind; holds their row until the transaction ends.

    So two presses at once are one after the other, and the second finds what the first raised.
    """
    lock_respondent(session, respondent_id)
    wanted = select(Alert).where(
        Alert.review_id == review_id, Alert.respondent_id == respondent_id, Alert.kind == kind, _IS_OPEN
    )
    return session.scalar(wanted)


def alerts_of_review(session: Session, review_id: str) -> list[Alert]:
    """Return every alert of one review, what is open first, then newest first."""
    chosen = select(Alert).where(Alert.review_id == review_id)
    return list(session.scalars(chosen.order_by(Alert.acted_at.is_not(None), Alert.raised_at.desc(), Alert.id)))


def open_alerts(session: Session, *, officer_id: str | None = None) -> Sequence[Alert]:
    """Return every open alert about an officer's own children, or about all, oldest first."""
    chosen = select(Alert).join(Alert.review).join(Review.child).where(_IS_OPEN)
    if officer_id is not None:
        chosen = chosen.where(Child.officer_id == officer_id)
    chosen = chosen.options(joinedload(Alert.review).joinedload(Review.child))
    return list(session.scalars(chosen.order_by(Alert.raised_at, Alert.id)).unique())


def find_alert_of_review(session: Session, alert_id: str, *, review_id: str) -> Alert | None:
    """Return one alert if it belongs to this review."""
    return session.scalar(select(Alert).where(Alert.id == alert_id, Alert.review_id == review_id))
