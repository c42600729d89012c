"""A day's letters being made into one PDF: how far it is, how long it is kept, and when its maker is given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

KEPT = timedelta(minutes=15)
"""From when it was asked for. The PDF bears addresses: after that it is deleted, wherever it was made."""
SILENT = timedelta(seconds=60)
"""Without a sign of whoever makes it: that process is gone. A sign comes with every few letters, several a second."""


class State(StrEnum):
    """How far a batch is."""

    MAKING = "making"
    MADE = "made"
    FAILED = "failed"
    """It could not be made, and whoever made it said so."""
    STOPPED = "stopped"
    """Whoever made it is gone, and said nothing."""


def state_of(*, is_made: bool, has_failed: bool, heard_at: datetime, now: datetime) -> State:
    """Return how far a batch is, of which its maker was last heard at `heard_at`."""
    if is_made:
        return State.MADE
    if has_failed:
        return State.FAILED
    return State.STOPPED if now - heard_at > SILENT else State.MAKING


@dataclass(frozen=True)
class Listed:
    """One letter of a batch, as it stands in its list."""

    letter_id: str
    to: str
    child: str


@dataclass(frozen=True)
class Typed:
    """What somebody ticked and typed for a batch: the address of each letter in lines, and the size of its print."""

    addresses: dict[str, tuple[str, ...]]
    size: str
