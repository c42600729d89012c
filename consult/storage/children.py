"""Children, and the episodes of care that the return needs."""

from datetime import date

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from consult.storage.base import Base
from consult.storage.sealing import Sealed, opened_or_none
from consult.storage.staff import Staff


class Child(Base):
    """A child in the council's care. No record keeps where the child lives."""

    __tablename__ = "children"

    reference: Mapped[str] = mapped_column(String(40), unique=True)
    """The child's id in the council's case system."""
    forename_sealed: Mapped[bytes | None]
    surname_sealed: Mapped[bytes | None]
    born_on: Mapped[date]
    language: Mapped[str] = mapped_column(String(12), default="en")
    officer_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"), index=True)
    officer_named_sealed: Mapped[bytes | None]
    """The officer as an extract named them, until somebody allocates the child."""
    care_started_on: Mapped[date | None]
    sex: Mapped[str | None] = mapped_column(String(1))
    ethnicity: Mapped[str | None] = mapped_column(String(4))
    upn_sealed: Mapped[bytes | None]
    is_mother: Mapped[str | None] = mapped_column(String(1))
    """MOTHER of the return's header, as brought in: blank, 0 or 1."""
    mothers_child_born_on: Mapped[date | None]
    """MC_DOB of the return's header."""
    in_header: Mapped[bool] = mapped_column(default=False)
    """Whether header facts were brought in, so that a header row can be written."""

    forename = Sealed()
    surname = Sealed()
    officer_named = Sealed()
    upn = Sealed()

    officer: Mapped[Staff | None] = relationship()
    episodes: Mapped[list["Episode"]] = relationship(back_populates="child", order_by="Episode.started_on")

    @property
    def known_as(self) -> str:
        """The name on staff screens; the case system's reference when no name was brought in or none opens."""
        parts = (opened_or_none(self, "forename"), opened_or_none(self, "surname"))
        return " ".join(part for part in parts if part) or self.reference


class Episode(Base):
    """One row of SSDA903 episodes, without postcodes and the home's registration number."""

    __tablename__ = "episodes"

    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"), index=True)
    started_on: Mapped[date]
    reason_started: Mapped[str | None] = mapped_column(String(1))
    legal_status: Mapped[str | None] = mapped_column(String(2))
    category_of_need: Mapped[str | None] = mapped_column(String(2))
    place: Mapped[str | None] = mapped_column(String(2))
    place_provider: Mapped[str | None] = mapped_column(String(3))
    ended_on: Mapped[date | None]
    reason_ended: Mapped[str | None] = mapped_column(String(3))
    reason_place_changed: Mapped[str | None] = mapped_column(String(8))

    child: Mapped[Child] = relationship(back_populates="episodes")


def find_child(session: Session, child_id: str) -> Child | None:
    """Return one child by our id."""
    return session.get(Child, child_id)


def find_child_by_reference(session: Session, reference: str) -> Child | None:
    """Return one child by the case system's id."""
    return session.scalar(select(Child).where(Child.reference == reference))


def who_came_into_care(session: Session, *, since: date, until: date) -> list[str]:
    """Return the ids of the children who came into care between two days."""
    chosen = select(Child.id).where(Child.care_started_on >= since, Child.care_started_on <= until)
    return list(session.scalars(chosen))


def names_of_every_child(session: Session, *, except_for: str = "") -> list[tuple[str, str]]:
    """Return forename and surname of every child but one; empty where none was brought in or it does not open."""
    found = []
    for child in session.scalars(select(Child).where(Child.id != except_for)):
        names = (opened_or_none(child, "forename") or "", opened_or_none(child, "surname") or "")
        if any(names):
            found.append(names)
    return found
