"""How long a sign-in lasts, and how tries at one are slowed without locking anybody out."""

from datetime import datetime, timedelta

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=8)

TOTP_SECONDS = 30
TOTP_STEPS_EITHER_SIDE = 1
"""A telephone's clock may be half a minute out."""

TRIES_REMEMBERED = timedelta(minutes=15)
FREE_TRIES = 5
LONGEST_WAIT = timedelta(seconds=60)


class CannotSignIn(Exception):
    """Address, password and code do not belong together, or the next try is not due: one sentence for all."""


def is_live(*, at: datetime, started_at: datetime, seen_at: datetime, ended_at: datetime | None) -> bool:
    """Whether a session still opens pages: not signed out, not idle, not past a working day."""
    return ended_at is None and at - seen_at < IDLE and at - started_at < LONGEST


def wait_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries: nothing at first, then doubling, never past a minute.

    It only ever slows: nothing a stranger does keeps the right person out for good.
    """
    if tries < FREE_TRIES:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(tries - FREE_TRIES, 10)), LONGEST_WAIT)


def totp_step(at: datetime) -> int:
    """Return the number of the half minute that a moment lies in: what a code is made for."""
    return int(at.timestamp()) // TOTP_SECONDS


def steps_that_count(at: datetime, *, last_used: int) -> range:
    """Return the steps whose code is accepted at a moment: one either side, none up to the last one used."""
    now = totp_step(at)
    return range(max(now - TOTP_STEPS_EITHER_SIDE, last_used + 1), now + TOTP_STEPS_EITHER_SIDE + 1)
