"""The outbox: an act puts a message in, a sender takes it out, and how it ended is kept without its address."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.notify_status import Asking
from consult.domain.outbox import Outcome, Step, Waits, Way, check_may_go, next_step
from consult.domain.respondents import Role
from consult.services import events
from consult.services.events import Colleague
from consult.storage import outbox as stored
from consult.storage.base import new_id
from consult.storage.outbox import Message
from consult.storage.respondents import Respondent
from consult.storage.sealing import DoesNotOpen

LONGEST_PROBLEM = 60


@dataclass(frozen=True)
class Wish:
    """What is to go: the way, the telephone number or e-mail address (none by post), and the words or the PDF.

    `body` is JSON of what Notify’s template has places for, or base64 of a PDF whose window shows the address.
    """

    way: Way
    body: str
    recipient: str = ""


@dataclass(frozen=True)
class Claim:
    """One message that one sender has for a while, with everything it needs to send it or to ask."""

    id: str
    token: str
    way: Way
    recipient: str
    body: str
    step: Step
    tries: int
    """This one included."""


def put_in_outbox(
    session: Session, who: Colleague, respondent: Respondent, wish: Wish, *, review_id: str, now: datetime
) -> Message:
    """Keep a message to be sent, in the transaction of the act that it belongs to.

    Raises:
        NotToAChild: for a text or an e-mail to a child; nothing is kept.
    """
    check_may_go(Role(respondent.role), wish.way)
    message = Message(
        respondent_id=respondent.id,
        review_id=review_id,
        way=wish.way.value,
        recipient=wish.recipient or None,
        body=wish.body,
        made_at=now,
        made_by=who.staff_id,
        due_at=now,
    )
    session.add(message)
    session.flush()
    events.record_by(
        session, who, at=now, act=f"put {_A[wish.way]} in the outbox", thing="outbox", thing_id=message.id,
        review_id=review_id,
    )  # fmt: skip
    return message


_A = {Way.POST: "a letter", Way.TEXT: "a text", Way.EMAIL: "an e-mail"}


def claim_next(session: Session, *, now: datetime, waits: Waits) -> Claim | None:
    """Take the message that has been due longest, for `waits.lease`; None when none is due.

    To be committed before anything is asked of Notify: from then on everybody knows that a try was made.
    """
    while (message := stored.lock_next_due(session, now=now)) is not None:
        message.claimed_by = new_id()
        message.due_at = now + waits.lease
        message.tries += 1
        step = next_step(first_tried_at=message.first_tried_at, now=now, waits=waits)
        message.first_tried_at = message.first_tried_at or now
        session.flush()
        try:
            recipient, body = message.recipient or "", message.body
        except DoesNotOpen:
            # Ended here, or it would stand at the head of the queue for ever.
            claim = Claim(message.id, message.claimed_by, Way(message.way), "", "", step, message.tries)
            it_was_refused(session, claim, problem="its words do not open", now=now)
            session.expire(message)
            continue
        return Claim(message.id, message.claimed_by, Way(message.way), recipient, body, step, message.tries)
    return None


def it_went(session: Session, claim: Claim, *, notify_id: str, now: datetime, asking: Asking) -> bool:
    """Keep that Notify has the message, and erase its address and its words; False when the claim was lost.

    What becomes of it there is asked afterwards: `consult.services.notify_status`.
    """
    ask_at = now + asking.first
    return _end(session, claim, Outcome.SENT, now=now, notify_id=notify_id, problem="", ask_at=ask_at)


def it_was_refused(session: Session, claim: Claim, *, problem: str, now: datetime) -> bool:
    """Keep that Notify will not take it; a person looks at it, and types the address again if it is to go."""
    return _end(session, claim, Outcome.REFUSED, now=now, problem=problem)


def nobody_knows(session: Session, claim: Claim, *, now: datetime) -> bool:
    """Keep that a try was made too long ago for Notify to say whether it went; a person looks at it."""
    return _end(session, claim, Outcome.UNKNOWN, now=now)


def try_again(session: Session, claim: Claim, *, problem: str, now: datetime, waits: Waits) -> bool:
    """Put a message back for later; False when the claim was lost."""
    return stored.change_claimed(
        session,
        claim.id,
        claim=claim.token,
        due_at=now + waits.after(claim.tries),
        claimed_by=None,
        problem=problem[:LONGEST_PROBLEM],
    )


def _end(session: Session, claim: Claim, outcome: Outcome, *, now: datetime, **facts: str | datetime) -> bool:
    if "problem" in facts:
        facts["problem"] = str(facts["problem"])[:LONGEST_PROBLEM]
    ended = stored.change_claimed(
        session,
        claim.id,
        claim=claim.token,
        ended_at=now,
        outcome=outcome.value,
        claimed_by=None,
        recipient_sealed=None,
        body_sealed=None,
        **facts,
    )
    if ended:
        message = stored.find_message(session, claim.id)
        assert message is not None
        events.record(
            session,
            at=now,
            act=_ENDED[outcome],
            thing="outbox",
            thing_id=claim.id,
            role="sender",
            review_id=message.review_id,
            outcome=f"{claim.way.value}, try {claim.tries}",
        )
    return ended


_ENDED = {
    Outcome.SENT: "handed to GOV.UK Notify",
    Outcome.REFUSED: "refused by GOV.UK Notify",
    Outcome.UNKNOWN: "did not learn whether Notify has it",
}


def waiting(session: Session) -> int:
    """Return how many messages have not gone yet."""
    return stored.count_not_ended(session)
