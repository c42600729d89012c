"""How many numbers may be tried from one place, so that guessing is hopeless and nobody else is locked out.

Only wrong tries that were looked at count; one that is refused neither counts nor makes the wait longer.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

REMEMBERED = timedelta(hours=1)
FREE_TRIES = 30
"""From one network address in an hour: a children’s home with many phones behind it, and typing slips."""
FREE_TRIES_WHEN_BUSY = 3
BUSY_SITE = 1_000
"""Wrong numbers in an hour, from everywhere, after which every address gets only a few."""
PAUSE = timedelta(seconds=10)
"""Between two tries from one address beyond its free ones: slower, never locked out."""


class TooManyTries(Exception):
    """The next try from here is not due yet; the number was not looked at."""


@dataclass(frozen=True)
class Tried:
    """Wrong tries in the last hour: from this address, from everywhere, and when the last came from here."""

    from_here: int
    from_anywhere: int
    last_at: datetime | None


def may_try(tried: Tried, *, at: datetime) -> bool:
    """Whether the next number from an address may be looked at now."""
    free = FREE_TRIES_WHEN_BUSY if tried.from_anywhere >= BUSY_SITE else FREE_TRIES
    return tried.from_here < free or tried.last_at is None or at - tried.last_at >= PAUSE
