"""Who was asked about one review, and who has answered: dates and names, no words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.respondents import Role
from consult.services.views import name_of
from consult.storage import invitations, replies
from consult.storage.reviews import Review


@dataclass(frozen=True)
class AskedPerson:
    """One respondent, and when their newest views came in; None while they have not answered."""

    name: str
    role: Role
    answered_at: datetime | None


def people_asked(session: Session, review: Review) -> tuple[AskedPerson, ...]:
    """Return everybody invited to or heard for a review: the child first, then parents, carers and others."""
    child = review.child.forename or "The child"
    found: dict[str, AskedPerson] = {}
    for reply in replies.replies_to_review(session, review.id):
        known = found.get(reply.respondent_id)
        if known is None:
            role = Role(reply.respondent.role)
            found[reply.respondent_id] = AskedPerson(name_of(reply.respondent, child=child), role, reply.sent_at)
    for invitation in invitations.invitations_of_review(session, review.id):
        if invitation.withdrawn_at is None and invitation.respondent_id not in found:
            role = Role(invitation.respondent.role)
            name = name_of(invitation.respondent, child=child)
            found[invitation.respondent_id] = AskedPerson(name, role, None)
    return tuple(sorted(found.values(), key=lambda person: list(Role).index(person.role)))
