"""How far somebody who was asked has come, from not invited to answered."""

from datetime import datetime
from enum import StrEnum


class Progress(StrEnum):
    """What the officer's list says about one person and one review, least first."""

    NOT_INVITED = "not_invited"
    ENDED = "ended"
    NOT_OPENED = "not_opened"
    OPENED = "opened"
    STARTED = "started"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """The state as staff read it."""
        return _LABELS[self]

    @property
    def shape(self) -> str:
        """The shape beside the word: full, half, empty or dash."""
        return _SHAPES[self]


_LABELS = {
    Progress.NOT_INVITED: "Not invited",
    Progress.ENDED: "Not answered",
    Progress.NOT_OPENED: "Not opened",
    Progress.OPENED: "Opened",
    Progress.STARTED: "Started",
    Progress.ANSWERED: "Answered",
}
_SHAPES = {
    Progress.NOT_INVITED: "dash",
    Progress.ENDED: "dash",
    Progress.NOT_OPENED: "empty",
    Progress.OPENED: "half",
    Progress.STARTED: "half",
    Progress.ANSWERED: "full",
}
_ORDER = list(Progress)


def progress_of(
    *, has_answered: bool, has_draft: bool, times_opened: int, works_until: datetime, at: datetime
) -> Progress:
    """Return how far one invitation has come; once its link has ended, what was only begun is not answered."""
    if has_answered:
        return Progress.ANSWERED
    if at >= works_until:
        return Progress.ENDED
    if has_draft:
        return Progress.STARTED
    return Progress.OPENED if times_opened else Progress.NOT_OPENED


def furthest(found: list[Progress]) -> Progress:
    """Return the furthest of several, or not invited when there is none."""
    return max(found, key=_ORDER.index, default=Progress.NOT_INVITED)
