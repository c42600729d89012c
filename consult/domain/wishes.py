"""What somebody asked for around a review, and the answer that comes back to them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class WishKind(StrEnum):
    """What the officer marked it as."""

    WISH = "wish"
    WORRY = "worry"
    REQUEST = "request"


class Outcome(StrEnum):
    """What was decided about a wish; the child is told in these words, and why."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"

    @property
    def label(self) -> str:
        """The outcome as staff read it."""
        return {"yes": "Yes", "not_yet": "Not yet", "no": "No"}[self.value]

    @property
    def may_happen(self) -> bool:
        """Whether next time asks if it happened: nobody is asked that of what was refused."""
        return self is not Outcome.NO


class Happened(StrEnum):
    """What the person who wished says next time: did it happen?"""

    YES = "yes"
    SORT_OF = "sort_of"
    NO = "no"


@dataclass(frozen=True)
class WishAnswer:
    """The answer to one wish: what, why, and who does it by when."""

    outcome: Outcome | None = None
    because: str = ""
    owner: str = ""
    by_on: date | None = None


def missing_from(answer: WishAnswer) -> tuple[str, ...]:
    """Return what an answer still needs, as sentences an officer reads; nothing when it is whole.

    A no and a not yet need their reason; a yes and a not yet need somebody and a day.
    """
    if answer.outcome is None:
        return ("It has no answer yet.",)
    missing = []
    if answer.outcome is not Outcome.YES and not answer.because.strip():
        missing.append("Say why: an answer of no or not yet has a reason.")
    if answer.outcome is not Outcome.NO and not answer.owner.strip():
        missing.append("Say who does it.")
    if answer.outcome is not Outcome.NO and answer.by_on is None:
        missing.append("Say by when.")
    return tuple(missing)
