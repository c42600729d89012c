"""Visits, made for a test: somebody has opened a link and begins to answer."""

from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from consult.domain.asked import Asked
from consult.domain.audiences import OFFICER_ONLY, Audience
from consult.domain.respondents import Role
from consult.services import openings, replies, visits
from consult.services.visits import Visiting
from consult.storage.invitations import Invitation
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff

NOW = datetime(2026, 4, 27, 10, tzinfo=UTC)
BORN_ON = {9: date(2017, 3, 9), 15: date(2011, 3, 9), 6: date(2020, 3, 9), 3: date(2023, 3, 9)}


def an_invited(session: Session, *, role: Role = Role.CHILD, age: int = 9, at: datetime = NOW) -> Invitation:
    """Return an invitation to a review on 5 May at four, with another child's review beside it."""
    officer = a_member_of_staff(session)
    for _somebody in ("the one asked", "noise"):
        child = a_child(session, born_on=BORN_ON[age], officer=officer)
        review = a_review(session, child=child, meeting_on=date(2026, 5, 5), meeting_time=time(16))
        invitation = an_invitation(session, review=review, at=at, role=role)
    return invitation


def an_opened(session: Session, invitation: Invitation, *, at: datetime = NOW) -> str:
    """Return the cookie of a visit that has just begun."""
    number = invitation.number
    return openings.open_link(session, number, language="en", at=at)


def now_at(session: Session, token: str, *, at: datetime = NOW) -> Visiting:
    """Return where a visit stands."""
    session.flush()
    session.expire_all()
    found = visits.find_visiting(session, token, now=at)
    assert found is not None
    return found


def has_answered(
    session: Session,
    token: str,
    words: str = "I wish I saw Taylor more",
    *,
    key: str = "needs_to_happen",
    audience: Audience = OFFICER_ONLY,
    at: datetime = NOW,
) -> Visiting:
    """Let a visit answer one question, and return where it stands then."""
    replies.save_answer(
        session,
        now_at(session, token, at=at),
        key,
        [words],
        audience=audience,
        asked_as=lambda question, _answer: Asked(question.words, question.words, "en"),
        at=at,
        then="check",
    )
    return now_at(session, token, at=at)
