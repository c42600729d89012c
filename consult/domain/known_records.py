"""What is already here of the children, reviews and episodes that a file is about."""

from dataclasses import dataclass
from datetime import date

from consult.domain.extracts import ChildFacts, EpisodeFacts, ReviewFacts


@dataclass(frozen=True, slots=True)
class KnownChild:
    """A child who is already here."""

    id: str
    facts: ChildFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReview:
    """A review that is already here."""

    id: str
    facts: ReviewFacts
    due_on: date | None
    """The due date that counts: brought in, or else worked out."""
    cancelled: bool = False
    confirmed: bool = False
    """Whether an officer has confirmed its participation code: a file does not change that."""


@dataclass(frozen=True, slots=True)
class KnownEpisode:
    """An episode of care that is already here."""

    id: str
    facts: EpisodeFacts
