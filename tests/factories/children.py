"""Children, made for a test."""

from datetime import date

from sqlalchemy.orm import Session

from consult.storage.base import new_id
from consult.storage.children import Child
from consult.storage.staff import Staff


def a_child(
    session: Session,
    *,
    born_on: date = date(2016, 3, 9),
    officer: Staff | None = None,
    forename: str | None = "Robin",
    surname: str | None = "Teasel",
    language: str = "en",
    reference: str | None = None,
) -> Child:
    """Return a child in an officer's caseload, or in nobody's."""
    child = Child(
        reference=reference or f"EX{new_id()[-8:]}",
        born_on=born_on,
        forename=forename,
        surname=surname,
        language=language,
        officer_id=officer.id if officer else None,
    )
    session.add(child)
    session.flush()
    return child
