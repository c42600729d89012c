"""How a letter reached somebody, or came back, and when its officer must look at one that seems not to have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from consult.domain.respondents import Role

NOT_OPENED_DAYS = 14
"""After which a letter that nobody is known to have seen stands on its officer's list."""


class Delivery(StrEnum):
    """One thing that was done with a letter, or happened to it."""

    PRINTED = "printed"
    POSTED = "posted"
    HANDED_OVER = "handed_over"
    READ_TOGETHER = "read_together"
    HELPED_TO_OPEN = "helped_to_open"
    TEXTED = "texted"
    EMAILED = "emailed"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """What was done, as staff read it."""
        return {
            Delivery.PRINTED: "Printed",
            Delivery.POSTED: "Posted",
            Delivery.HANDED_OVER: "Handed over",
            Delivery.READ_TOGETHER: "Read together",
            Delivery.HELPED_TO_OPEN: "Carer helped the child open it",
            Delivery.TEXTED: "Link sent by text",
            Delivery.EMAILED: "Link sent by e-mail",
            Delivery.RETURNED: "Came back",
        }[self]

    @property
    def shows_it_arrived(self) -> bool:
        """Whether somebody was there who saw that its reader had it."""
        return self in (Delivery.HANDED_OVER, Delivery.READ_TOGETHER, Delivery.HELPED_TO_OPEN)


TYPED_IN = (
    Delivery.POSTED,
    Delivery.HANDED_OVER,
    Delivery.READ_TOGETHER,
    Delivery.HELPED_TO_OPEN,
    Delivery.RETURNED,
)
"""What a person records; the others are written by what they press."""


class CannotRecord(Exception):
    """What is to be recorded of a letter cannot be; the message is the sentence to show."""


def check_delivery(delivery: Delivery, *, on: date, sent_on: date | None, today: date, role: Role) -> None:
    """Do nothing when this can have happened to a letter on that day.

    Raises:
        CannotRecord: for a letter that has not gone out, a day before it or to come, and for what only a child has.
    """
    if sent_on is None:
        raise CannotRecord("This letter has not gone out yet. Send it first.")
    if not sent_on <= on <= today:
        raise CannotRecord(f"Give a day from {sent_on.day} {sent_on:%B %Y}, when the letter went out, to today.")
    if delivery is Delivery.HELPED_TO_OPEN and role is not Role.CHILD:
        raise CannotRecord("A carer helps a child to open a letter: this one is to an adult.")


@dataclass(frozen=True)
class Done:
    """What happened to a letter on a day; of one day the later stands later."""

    delivery: Delivery
    on: date


class Chase(StrEnum):
    """Why a letter stands on its officer's list."""

    RETURNED = "returned"
    NOT_OPENED = "not opened"


def chase(
    *, sent_on: date, opened: bool, said_to_have_it: bool, done: Iterable[Done], today: date
) -> tuple[Chase, date] | None:
    """Return why somebody must look at a letter and since which day; None where nobody must.

    `opened` is on a phone; `said_to_have_it` is what its reader answered. Sending it again starts the days again.
    """
    done = sorted(done, key=lambda each: each.on)
    again = [at for at, each in enumerate(done) if each.delivery is not Delivery.PRINTED]
    if again and done[again[-1]].delivery is Delivery.RETURNED:
        return Chase.RETURNED, done[again[-1]].on
    last_back = max((at for at in again if done[at].delivery is Delivery.RETURNED), default=-1)
    if opened or said_to_have_it or any(each.delivery.shows_it_arrived for each in done[last_back + 1 :]):
        return None
    sent = max((done[at].on for at in again), default=sent_on)
    if today >= sent + timedelta(days=NOT_OPENED_DAYS):
        return Chase.NOT_OPENED, sent + timedelta(days=NOT_OPENED_DAYS)
    return None
