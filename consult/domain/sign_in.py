"""How long a sign-in lasts, and how tries at one are slowed without locking anybody out."""

from collections.abc import Sequence
from datetime import datetime, timedelta

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=8)

TOTP_SECONDS = 30
TOTP_STEPS_EITHER_SIDE = 1
"""A telephone's clock may be half a minute out."""

TRIES_REMEMBERED = timedelta(minutes=15)
FREE_TRIES = 5
"""For one account from one network address: typing slips."""
FREE_TRIES_FROM_ANYWHERE = 20
"""For one account from every address it has never been signed in from."""
LONGEST_WAIT = timedelta(seconds=60)


class CannotSignIn(Exception):
    """Address, password and code do not belong together, or the next try is not due: one sentence for all."""


def is_live(*, at: datetime, started_at: datetime, seen_at: datetime, ended_at: datetime | None) -> bool:
    """Whether a session still opens pages: not signed out, not idle, not past a working day."""
    return ended_at is None and at - seen_at < IDLE and at - started_at < LONGEST


def wait_after(tries: int, *, free: int = FREE_TRIES) -> timedelta:
    """Return how long to wait after so many tries: nothing at first, then doubling, never past a minute.

    It only ever slows: nothing a stranger does keeps the right person out for good.
    """
    if tries < free:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(tries - free, 10)), LONGEST_WAIT)


def tries_are_due(
    *, from_here: Sequence[datetime], from_anywhere: Sequence[datetime], is_known_here: bool, at: datetime
) -> bool:
    """Whether the next try at an account may be evaluated.

    `from_here` are the moments of tries at this account from this network address, `from_anywhere` from all.
    Where this account was signed in before, other people's tries do not slow its owner.
    """
    if not _is_due(from_here, free=FREE_TRIES, at=at):
        return False
    return is_known_here or _is_due(from_anywhere, free=FREE_TRIES_FROM_ANYWHERE, at=at)


def _is_due(moments: Sequence[datetime], *, free: int, at: datetime) -> bool:
    recent = [moment for moment in moments if moment > at - TRIES_REMEMBERED]
    return not recent or at - max(recent) >= wait_after(len(recent), free=free)


def totp_step(at: datetime) -> int:
    """Return the number of the half minute that a moment lies in: what a code is made for."""
    return int(at.timestamp()) // TOTP_SECONDS


def steps_that_count(at: datetime, *, last_used: int) -> range:
    """Return the steps whose code is accepted at a moment: one either side, none up to the last one used."""
    now = totp_step(at)
    return range(max(now - TOTP_STEPS_EITHER_SIDE, last_used + 1), now + TOTP_STEPS_EITHER_SIDE + 1)
