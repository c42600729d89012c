"""Messages in the outbox, made for a test."""

from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.outbox import Way
from consult.domain.respondents import Role
from consult.services.outbox import Wish, put_in_outbox
from consult.storage.outbox import Message
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.made_up_notify import ADDRESSES, PDF, WORDS
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as


def a_message(
    session: Session, *, at: datetime, way: Way = Way.TEXT, role: Role = Role.MOTHER, recipient: str | None = None
) -> Message:
    """Return a message that is due at once, to somebody of a child’s family."""
    officer = a_member_of_staff(session)
    review = a_review(session, child=a_child(session, officer=officer), meeting_on=at.date())
    respondent = an_invitation(session, review=review, role=role, at=at).respondent
    body = PDF if way is Way.POST else WORDS
    to = ADDRESSES[way] if recipient is None else recipient
    return put_in_outbox(session, signed_in_as(officer), respondent, Wish(way, body, to), review_id=review.id, now=at)


def some_messages(session: Session, count: int, *, at: datetime) -> list[str]:
    """Return the references of many messages to one parent, in all three ways."""
    first = a_message(session, at=at)
    ways = list(Way)
    more = [
        Message(
            respondent_id=first.respondent_id,
            review_id=first.review_id,
            way=(way := ways[number % 3]).value,
            recipient=ADDRESSES[way] or None,
            body=PDF if way is Way.POST else WORDS,
            made_at=at,
            due_at=at,
        )
        for number in range(1, count)
    ]
    session.add_all(more)
    session.flush()
    return [first.id, *(each.id for each in more)]
