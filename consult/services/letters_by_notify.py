"""A letter, or the link to it, sent by GOV.UK Notify: the message and its record are kept in one transaction."""

from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.deliveries import CannotRecord
from consult.domain.deliveries import Delivery as Delivered
from consult.domain.outbox import Way, check_may_go
from consult.domain.respondents import Role
from consult.services.deliveries import record_delivery
from consult.services.outbox import Wish, put_in_outbox
from consult.services.staff import SignedIn
from consult.storage import invitations
from consult.storage.letters import Letter

_AS = {Way.POST: Delivered.POSTED, Way.TEXT: Delivered.TEXTED, Way.EMAIL: Delivered.EMAILED}


def check_letter_may_go(letter: Letter, way: Way) -> None:
    """Do nothing when a letter, or its link, may go to its reader this way.

    Raises:
        consult.domain.outbox.NotToAChild: for a text or an e-mail to a child.
    """
    check_may_go(Role(letter.respondent.role), way)


def number_of(session: Session, letter: Letter, *, now: datetime) -> str:
    """Return the number of the link that opens a letter.

    Raises:
        CannotRecord: once it has ended, with the sentence to show.
    """
    link = invitations.find_invitation(session, letter.invitation_id) if letter.invitation_id else None
    if link is None or link.number_sealed is None or link.withdrawn_at is not None or link.closes_at <= now:
        raise CannotRecord("The link of this letter has ended. Post it instead, or hand it over.")
    number: str = link.number
    return number


def send_letter(session: Session, who: SignedIn, letter: Letter, wish: Wish, *, now: datetime) -> None:
    """Put a letter, or its link, in the outbox, and record that it was sent.

    Raises:
        consult.domain.outbox.NotToAChild: for a text or an e-mail to a child; nothing is kept.
    """
    message = put_in_outbox(session, who, letter.respondent, wish, review_id=letter.review_id, now=now)
    today = now.astimezone(LONDON).date()
    record_delivery(
        session, who, letter, _AS[wish.way], on=today, note="by GOV.UK Notify", message_id=message.id, now=now
    )
