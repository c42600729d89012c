"""What the statutory return reads: every child with episodes, and a few columns of every review."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from consult.storage.children import Child
from consult.storage.reviews import Review


class ReviewColumns(NamedTuple):
    """The columns of a review that the return asks for."""

    id: str
    child_id: str
    status: str
    held_on: date | None
    participation_code: str | None


def children_with_episodes(session: Session) -> list[Child]:
    """Return every child, its episodes loaded."""
    return list(session.scalars(select(Child).options(selectinload(Child.episodes)).order_by(Child.reference)))


def review_columns(session: Session) -> list[ReviewColumns]:
    """Return the return's columns of every review."""
    chosen = select(Review.id, Review.child_id, Review.status, Review.held_on, Review.participation_code)
    return [ReviewColumns(*row) for row in session.execute(chosen)]
