"""“This is my own phone”: until when a letter opens without the pictures, on the one phone whose reader said so."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from consult.domain.dates import LONDON


@dataclass(frozen=True)
class Choice:
    """What somebody chose on a phone after opening a letter with their lock, and what ended it since."""

    lock_id: str
    """The lock that opened the letter then."""
    ends_at: datetime
    stopped_at: datetime | None = None


@dataclass(frozen=True)
class PhoneHere:
    """What the phone of a visit is to the letter of its link."""

    opens_until: datetime | None = None
    """When it stops opening the letter without the pictures; None where it does not."""
    may_open_until: datetime | None = None
    """When it would stop, where its reader may choose it now; None where it is not offered."""

    @property
    def opens(self) -> bool:
        """Whether the letter opens here without the pictures."""
        return self.opens_until is not None


UNKNOWN_PHONE = PhoneHere()
"""Every other phone: the pictures open the letter, and nothing else is offered."""


def phone_here(
    choice: Choice | None,
    *,
    at: datetime,
    days: int,
    link_closes_at: datetime,
    lock_id: str | None,
    lock_is_frozen: bool,
    has_opened_lock: bool,
    pictures_lead: bool,
    was_helped: bool,
) -> PhoneHere:
    """Return what a phone is to a letter now.

    `days` is the council's, 0 where it allows none. A new lock, a frozen one, and a carer who is known to have helped
    to open the letter end every choice: nobody can say any more that the phone is in its reader's hands alone. The
    youngest, whom somebody helps, are never offered it.
    """
    if not days or lock_id is None or lock_is_frozen or was_helped:
        return UNKNOWN_PHONE
    if choice is not None and choice.lock_id == lock_id and choice.stopped_at is None and at < choice.ends_at:
        return PhoneHere(opens_until=choice.ends_at)
    if has_opened_lock and not pictures_lead:
        return PhoneHere(may_open_until=min(link_closes_at, end_of_day_after(at, days)))
    return UNKNOWN_PHONE


def end_of_day_after(at: datetime, days: int) -> datetime:
    """Return the last minute in England of the day that is so many days after a moment: what “until” names."""
    day = at.astimezone(LONDON).date() + timedelta(days=days)
    return datetime.combine(day, time(23, 59), tzinfo=LONDON)
