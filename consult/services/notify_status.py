"""What became of a message at GOV.UK Notify: asked until that is known, and kept; a failure is left for a person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.notify_status import Asking, Standing, standing_of, why_it_failed
from consult.domain.outbox import Outcome, Way
from consult.services import events
from consult.storage import outbox as stored
from consult.storage.outbox import Message


@dataclass(frozen=True)
class ToAsk:
    """One message that Notify took, by our reference and by its id there."""

    id: str
    notify_id: str
    way: Way
    taken_at: datetime


def next_to_ask(session: Session, *, now: datetime, asking: Asking) -> ToAsk | None:
    """Return the message to ask for next, and leave it to whoever asks for `asking.lease`; None when none is due.

    To be committed before Notify is asked. Nothing is lost when whoever asks dies: another one asks afterwards.
    """
    message = stored.lock_next_to_ask(session, now=now)
    if message is None:
        return None
    assert message.notify_id is not None
    assert message.ended_at is not None
    message.ask_at = now + asking.lease
    session.flush()
    return ToAsk(message.id, message.notify_id, Way(message.way), message.ended_at)


def it_is(session: Session, asked: ToAsk, status: str, *, now: datetime, asking: Asking) -> Standing:
    """Keep what Notify says of a message, and return what that means.

    What failed is for a person to look at; nothing is sent again. Said twice it is kept once.
    """
    standing = standing_of(status)
    if standing is Standing.FAILED:
        failed = {"status": status, "ask_at": None, "outcome": Outcome.FAILED.value, "ended_at": now}
        if stored.change_asked(session, asked.id, **failed):
            _record_failure(session, asked, status, now=now)
        return standing
    going_on = standing is Standing.ON_ITS_WAY
    ask_at = asking.next_at(taken_at=asked.taken_at, now=now) if going_on else None
    stored.change_asked(session, asked.id, status=status, ask_at=ask_at)
    return standing


def nothing_was_said(session: Session, asked: ToAsk, *, now: datetime, asking: Asking) -> None:
    """Keep that Notify did not answer this time; it is asked again until `asking.until` is over."""
    stored.change_asked(session, asked.id, ask_at=asking.next_at(taken_at=asked.taken_at, now=now))


def it_is_forgotten(session: Session, asked: ToAsk) -> None:
    """Keep that Notify does not have the message any more: there is nothing more to learn."""
    stored.change_asked(session, asked.id, ask_at=None)


def what_went_wrong(message: Message) -> str:
    """Return, for staff, why a message did not go or is not known to have; empty while all is well."""
    match message.outcome:
        case None:
            return "waiting to go"
        case Outcome.REFUSED:
            return "GOV.UK Notify refused it"
        case Outcome.FAILED:
            return f"did not go: {why_it_failed(message.status, Way(message.way))}"
        case Outcome.UNKNOWN:
            return "nobody can say whether it went: look in GOV.UK Notify"
    never_said = message.ask_at is None and standing_of(message.status) is Standing.ON_ITS_WAY
    return "GOV.UK Notify took it, and never said whether it went: look there" if never_said else ""


def _record_failure(session: Session, asked: ToAsk, status: str, *, now: datetime) -> None:
    message = stored.find_message(session, asked.id)
    assert message is not None
    events.record(
        session,
        at=now,
        act="learnt from GOV.UK Notify that it did not go",
        thing="outbox",
        thing_id=asked.id,
        role="sender",
        review_id=message.review_id,
        outcome=f"{asked.way.value}, {status}",
    )
