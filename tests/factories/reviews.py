"""Reviews, made for a test."""

from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from consult.storage.children import Child
from consult.storage.reviews import Review

MADE_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)


def a_review(
    session: Session,
    *,
    child: Child,
    meeting_on: date | None = None,
    meeting_time: time | None = time(16),
    held_on: date | None = None,
    due_on: date | None = None,
    code: str | None = None,
    status: str | None = None,
) -> Review:
    """Return a review: held when `held_on` is given, planned otherwise."""
    review = Review(
        child_id=child.id,
        status=status or ("held" if held_on else "planned"),
        meeting_on=meeting_on or held_on,
        meeting_time=meeting_time,
        held_on=held_on,
        due_on=due_on,
        participation_code=code,
        participation_source="officer" if code else None,
        made_at=MADE_AT,
    )
    session.add(review)
    session.flush()
    return review
