"""What the ticks in a booklet mean, and why one cannot be typed in."""

from collections.abc import Collection
from enum import StrEnum

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Audience, Person, named
from consult.domain.invitations import Purpose


class Again(StrEnum):
    """What a booklet is that comes after one which was typed in already."""

    ANOTHER = "another"
    INSTEAD = "instead"


class NotABooklet(Exception):
    """No booklet was printed for this invitation, so none can have come back."""


class ForSomebodyElse(Exception):
    """This booklet is typed in by others: whoever types it in reads it. `reason` is a sentence for staff."""

    def __init__(self, purpose: Purpose) -> None:
        super().__init__(purpose.value)
        self.reason = _ONLY_MANAGERS if purpose is Purpose.AFTER else _NOT_MANAGERS


_ONLY_MANAGERS = (
    "This booklet says how the meeting was. A manager types it in and reads it first: pass it on without reading it."
)
_NOT_MANAGERS = (
    "This booklet says what somebody thinks before the meeting. The child’s reviewing officer types it in: pass it on"
    " without reading it."
)


class TypedInBefore(Exception):
    """This booklet was typed in already, and nobody said that this is another or a correction."""


class NothingTypedIn(Exception):
    """The form holds no answer at all."""


class NotBackYet(Exception):
    """The day on which it came back is missing or has not come."""


class CannotRead(Exception):
    """Some answers cannot be kept; `says` is what is wrong by the question's key, for staff."""

    def __init__(self, says: dict[str, str]) -> None:
        super().__init__(", ".join(says))
        self.says = says


def audience_ticked(ticks: Collection[str]) -> Audience:
    """Return who may see an answer from the boxes ticked under it: `officer`, `meeting`, or the keys of people.

    Where boxes contradict each other, fewer people see it: the officer's own box stands above all others, and the
    meeting's above people one by one. No tick at all is the officer only, as the booklet says.
    """
    if "officer" in ticks:
        return OFFICER_ONLY
    if "meeting" in ticks:
        return THE_MEETING
    people = [person for person in Person if person.value in ticks]
    return named(*people) if people else OFFICER_ONLY
