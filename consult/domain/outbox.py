"""What goes out by post, text or e-mail: to whom it may go, when it is tried, and when a try may still be made."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from consult.domain.respondents import Role


class Way(StrEnum):
    """How a message goes; the words are GOV.UK Notify’s own."""

    POST = "letter"
    TEXT = "sms"
    EMAIL = "email"

    @property
    def label(self) -> str:
        """The way as staff read it."""
        return {Way.POST: "By post", Way.TEXT: "By text message", Way.EMAIL: "By e-mail"}[self]


class Outcome(StrEnum):
    """How a message ended."""

    SENT = "sent"
    REFUSED = "refused"
    """Notify will not take it as it is: a person has to look at it."""
    FAILED = "failed"
    """Notify took it, and said later that it did not go: a person has to look at it, and nothing sends it again."""
    UNKNOWN = "unknown"
    """Nobody can say any more whether it went: a person has to look at it, and nothing sends it again."""


DID_NOT_GO = (Outcome.REFUSED, Outcome.FAILED)
"""It reached nobody. Of what is unknown nobody can say that."""


class NotToAChild(Exception):
    """A text or an e-mail for a child; the message is the sentence to show. Nothing goes to a child’s own device."""


class CannotReach(Exception):
    """A telephone number or e-mail address that cannot be one; the message is the sentence to show."""


def check_may_go(role: Role, way: Way) -> None:
    """Do nothing when a message may go to somebody in this role this way; children get letters on paper only.

    Raises:
        NotToAChild: for a text or an e-mail to a child.
    """
    if role is Role.CHILD and way is not Way.POST:
        raise NotToAChild(
            "Nothing is sent to a child’s telephone or e-mail. Give them the card, read it together, or post it."
        )


_TELEPHONE = re.compile(r"\+?\d{10,15}")
_EMAIL = re.compile(r"[^\s@<>()\",;:\\]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
LONGEST_EMAIL = 254


def read_telephone(typed: str) -> str:
    """Return a telephone number without what people put between its digits.

    Raises:
        CannotReach: when it is none.
    """
    number = re.sub(r"[\s().\-–]", "", typed)
    if not number.isascii() or not _TELEPHONE.fullmatch(number):
        raise CannotReach("Give the whole telephone number, such as 01632 960123. It is forgotten when it was used.")
    return number


def read_email(typed: str) -> str:
    """Return an e-mail address without spaces around it.

    Raises:
        CannotReach: when it is none.
    """
    address = typed.strip()
    if len(address) > LONGEST_EMAIL or not _EMAIL.fullmatch(address):
        raise CannotReach(
            "Give the whole e-mail address, such as name@example.org. It is forgotten when it was used."
        )
    return address


@dataclass(frozen=True)
class Waits:
    """How long everything around one try may take; each is far longer than the one named before it.

    Notify does not notice that it took the same reference twice: that nothing goes twice rests on these
    (docs/decisions/032).
    """

    answer: timedelta = timedelta(seconds=30)
    """For Notify to answer one request; it gives up its own work after as long."""
    lease: timedelta = timedelta(minutes=10)
    """For which a message belongs to one sender. Only afterwards may another one ask, and try."""
    again: timedelta = timedelta(minutes=2)
    """After the first try that failed; doubled by each. What was under way has arrived by then, or never will."""
    longest: timedelta = timedelta(hours=6)
    remembered: timedelta = timedelta(hours=60)
    """From the first try. Notify keeps what it took for three days at the least: later, “never heard of it” says
    nothing."""

    def after(self, tries: int) -> timedelta:
        """Return how long to wait after so many tries."""
        doubled: int = 2 ** min(max(tries - 1, 0), 20)
        return min(self.again * doubled, self.longest)


class Step(StrEnum):
    """What a sender does with a message that is due."""

    SEND = "send"
    ASK_THEN_SEND = "ask then send"
    ASK_ONLY = "ask only"


def next_step(*, first_tried_at: datetime | None, now: datetime, waits: Waits) -> Step:
    """Return what to do with a message: whoever has tried asks first, and after `waits.remembered` only asks."""
    if first_tried_at is None:
        return Step.SEND
    return Step.ASK_THEN_SEND if now - first_tried_at < waits.remembered else Step.ASK_ONLY
