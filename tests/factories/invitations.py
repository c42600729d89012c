"""Invitations, made for a test."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose, new_number
from consult.domain.keyed_hash import keyed_hash
from consult.domain.respondents import Role
from consult.storage.database import keys_of
from consult.storage.invitations import Invitation
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review


def an_invitation(
    session: Session,
    *,
    review: Review,
    at: datetime,
    role: Role = Role.CHILD,
    purpose: Purpose = Purpose.BEFORE,
    language: str = "en",
    number: str | None = None,
    lasting: timedelta = timedelta(days=14),
    respondent: Respondent | None = None,
) -> Invitation:
    """Return an open invitation; its number is `invitation.number`."""
    if respondent is None:
        respondent = Respondent(child_id=review.child_id, role=role.value, language=language)
        session.add(respondent)
        session.flush()
    number = number or new_number()
    invitation = Invitation(
        respondent_id=respondent.id,
        review_id=review.id,
        purpose=purpose.value,
        language=language,
        number=number,
        number_hash=keyed_hash(keys_of(session).links, number),
        opens_at=at,
        closes_at=at + lasting,
        made_at=at,
    )
    session.add(invitation)
    session.flush()
    return invitation


def years_before(day: date, years: int) -> date:
    """Return the birthday of somebody who is exactly `years` old on `day`."""
    return day.replace(year=day.year - years) if (day.month, day.day) != (2, 29) else date(day.year - years, 3, 1)
