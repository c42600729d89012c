"""Who was asked about one review, for which purpose, and who has answered: dates and names, no words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose
from consult.domain.respondents import Role
from consult.services.said import name_of
from consult.storage import invitations, replies
from consult.storage.reviews import Review


@dataclass(frozen=True)
class AskedPerson:
    """One respondent and purpose, and when the newest views came in; None while they have not answered."""

    name: str
    role: Role
    purpose: Purpose
    answered_at: datetime | None
    taken_back_at: datetime | None = None
    """When they took back everything that they had sent."""

    @property
    def label(self) -> str:
        """The name; what was asked after the meeting says so, as it is no evidence of views given before it."""
        return f"{self.name}, after the meeting" if self.purpose is Purpose.AFTER else self.name


def people_asked(session: Session, review: Review) -> tuple[AskedPerson, ...]:
    """Return everybody invited to or heard for a review: before the meeting first, then by role."""
    child = review.child.forename or "The child"
    found: dict[tuple[str, str], AskedPerson] = {}
    sent = replies.replies_to_review(session, review.id)
    for reply in sorted(sent, key=lambda reply: reply.taken_back_at is not None):
        asked = (reply.respondent_id, reply.purpose)
        if asked not in found:
            role, name = Role(reply.respondent.role), name_of(reply.respondent, child=child)
            answered_at = None if reply.taken_back_at else reply.sent_at
            found[asked] = AskedPerson(name, role, Purpose(reply.purpose), answered_at, reply.taken_back_at)
    for invitation in invitations.invitations_of_review(session, review.id):
        asked = (invitation.respondent_id, invitation.purpose)
        if invitation.withdrawn_at is None and asked not in found:
            role, name = Role(invitation.respondent.role), name_of(invitation.respondent, child=child)
            found[asked] = AskedPerson(name, role, Purpose(invitation.purpose), None)
    return tuple(sorted(found.values(), key=_in_order))


def _in_order(person: AskedPerson) -> tuple[int, int]:
    return list(Purpose).index(person.purpose), list(Role).index(person.role)
