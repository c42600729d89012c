"""What GOV.UK Notify says became of a message that it took, what that means, and for how long it is asked.

The names and what they mean are those of its documentation (REST API, “Get message status”, read in November 2026).
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from consult.domain.outbox import Way


class Standing(StrEnum):
    """How far a message is that Notify took."""

    ON_ITS_WAY = "on its way"
    DONE = "done"
    """Notify has done its part. Of a letter that is: printed and given to the post. Nobody tells us who opened it."""
    FAILED = "failed"
    """It did not go, and will not: a person decides what to do instead. Nothing sends it again by itself."""


_DONE = {"delivered": "delivered", "sent": "sent abroad: nobody says more", "received": "printed and posted"}
_FAILED = frozenset(
    [
        "cancelled",
        "permanent-failure",
        "technical-failure",
        "temporary-failure",
        "validation-failed",
        "virus-scan-failed",
    ]
)
LONGEST_STATUS = 30
_A_NAME = re.compile(r"[a-z][a-z-]{0,29}")


def read_status(said: object) -> str | None:
    """Return the name of a status as Notify gives it; None for what cannot be one."""
    return said if isinstance(said, str) and _A_NAME.fullmatch(said) else None


def standing_of(status: str) -> Standing:
    """Return what a status means. One that we do not know leaves a message on its way: it is asked for again."""
    if status in _DONE:
        return Standing.DONE
    return Standing.FAILED if status in _FAILED else Standing.ON_ITS_WAY


def good_news(status: str) -> str:
    """Return what became of a message whose part is done, for staff; empty for every other status."""
    return _DONE.get(status, "")


def why_it_failed(status: str, way: Way) -> str:
    """Return why a message did not go, and what to do, for staff."""
    if (status, way) in _OF_ONE_WAY:
        return _OF_ONE_WAY[status, way]
    return _OF_EVERY_WAY.get(status, "GOV.UK Notify could not deliver it: look there")


_OF_ONE_WAY = {
    ("permanent-failure", Way.POST): "it could not be printed, and was not posted",
    ("permanent-failure", Way.TEXT): "the number is wrong, or its network refused it: ask for another number",
    ("permanent-failure", Way.EMAIL): "there is no such e-mail address: ask for another",
    ("temporary-failure", Way.TEXT): "the phone was off or full for three days: send it again, or post it",
    ("temporary-failure", Way.EMAIL): "the mailbox was full, or took it for spam: send it again, or post it",
}
_OF_EVERY_WAY = {
    "cancelled": "somebody cancelled it in GOV.UK Notify",
    "technical-failure": "something broke at GOV.UK Notify: send it again",
    "validation-failed": "GOV.UK Notify could not print it as it is: look there, or print it here",
    "virus-scan-failed": "a virus check at GOV.UK Notify stopped it: print it here, and tell whoever runs this site",
}


@dataclass(frozen=True)
class Asking:
    """When a message that Notify took is asked for; asking changes nothing, and may happen twice."""

    first: timedelta = timedelta(minutes=3)
    """After Notify took it; doubled by each. A virus check and most texts have ended by then."""
    longest: timedelta = timedelta(hours=6)
    lease: timedelta = timedelta(minutes=10)
    """For which whoever asks is left to it; afterwards another one asks."""
    until: timedelta = timedelta(days=7)
    """After Notify took it. It forgets then, and sooner where the council chose so; a phone is tried for three."""

    def next_at(self, *, taken_at: datetime, now: datetime) -> datetime | None:
        """Return when to ask again: as long after now as it was taken before now, within limits; None at the end."""
        wait = min(max(now - taken_at, self.first), self.longest)
        return now + wait if now + wait <= taken_at + self.until else None
