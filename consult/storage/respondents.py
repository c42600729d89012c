"""Respondents: one person for one child, across reviews; holds the lock."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.domain.respondents import Role
from consult.storage.base import Base
from consult.storage.children import Child
from consult.storage.sealing import Sealed, opened_or_none


class Respondent(Base):
    """One person who is asked about one child."""

    __tablename__ = "respondents"

    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"), index=True)
    role: Mapped[str] = mapped_column(String(10))
    name_sealed: Mapped[bytes | None]
    language: Mapped[str] = mapped_column(String(12), default="en")

    lock_id: Mapped[str | None] = mapped_column(String(22))
    """Changes with every new lock, so that a new one does not open what the old one kept."""
    lock_hash_sealed: Mapped[bytes | None]
    lock_made_at: Mapped[datetime | None]
    lock_given_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    """The officer who gave its pictures; nobody where the person made it themselves."""
    lock_wrong_tries: Mapped[int] = mapped_column(default=0)
    lock_frozen_at: Mapped[datetime | None]

    name = Sealed()
    lock_hash = Sealed()

    child: Mapped[Child] = relationship()


def lock_respondent(session: Session, respondent_id: str) -> Respondent | None:
    """Return somebody and hold their row until the transaction ends: two presses at once follow each other."""
    return session.scalar(select(Respondent).where(Respondent.id == respondent_id).with_for_update())


def names_of_every_carer(session: Session) -> list[str]:
    """Return the name of every carer who has been asked about a child; without those that do not open."""
    carers = session.scalars(select(Respondent).where(Respondent.role == Role.CARER.value))
    return [name for carer in carers if (name := opened_or_none(carer, "name"))]


def respondents_of_child(session: Session, child_id: str) -> list[Respondent]:
    """Return everybody who has been asked about one child."""
    return list(session.scalars(select(Respondent).where(Respondent.child_id == child_id)))
