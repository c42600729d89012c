"""Which reviewing officer each child has: the children who have none, and giving them to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from consult.domain.diary import NotPossible, ReviewStatus
from consult.domain.staff import StaffRole
from consult.services import events
from consult.services.staff import SignedIn
from consult.storage import children, reviews, staff


@dataclass(frozen=True)
class Unallocated:
    """A child without an officer, with the reviews that nobody sees until there is one."""

    child_id: str
    name: str
    reference: str
    officer_named: str | None
    """The officer as the extract named them."""
    reviews: int
    next_on: date | None
    """The day of the next planned meeting, or else its due date."""


def unallocated(session: Session) -> list[Unallocated]:
    """Return the children with reviews and no officer, by the officer an extract named and the soonest review."""
    found = []
    for child, theirs in reviews.without_officer(session):
        planned = [review for review in theirs if review.status == ReviewStatus.PLANNED]
        days = [day for review in planned if (day := review.meeting_on or review.due_on or review.worked_out_due_on)]
        named = child.officer_named
        found.append(
            Unallocated(child.id, child.known_as, child.reference, named, len(theirs), min(days, default=None))
        )
    return sorted(found, key=lambda each: (each.officer_named or "", each.next_on or date.max, each.name))


def officers(session: Session) -> list[tuple[str, str]]:
    """Return id and name of everybody who can be given a child, by name."""
    able = [
        person
        for person in staff.all_staff(session)
        if person.staff_role is StaffRole.OFFICER and person.disabled_at is None
    ]
    return sorted(((person.id, person.name) for person in able), key=lambda each: each[1].casefold())


def allocate(session: Session, who: SignedIn, *, child_ids: Sequence[str], officer_id: str, now: datetime) -> int:
    """Give children to an officer; the one who had them loses them at the next request. Return how many.

    Raises:
        NotPossible: no child or no officer was chosen, or one that is not here.
    """
    if officer_id not in dict(officers(session)):
        raise NotPossible("officer", "Choose the reviewing officer.")
    chosen = [child for child_id in dict.fromkeys(child_ids) if (child := children.find_child(session, child_id))]
    if not chosen:
        raise NotPossible("children", "Choose at least one child.")
    for child in chosen:
        child.officer_id, child.officer_named = officer_id, None
        events.record_by(
            session,
            who,
            at=now,
            act="allocated child",
            thing="child",
            thing_id=child.id,
        )
    session.flush()
    return len(chosen)
