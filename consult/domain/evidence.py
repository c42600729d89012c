"""What shows how a child took part in a review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Presence(StrEnum):
    """How somebody was at a meeting."""

    IN_PERSON = "in_person"
    BY_VIDEO = "video"
    BY_PHONE = "phone"
    NOT_THERE = "no"

    @property
    def label(self) -> str:
        """The words staff choose from."""
        return _PRESENCE_LABELS[self]

    @property
    def is_attendance(self) -> bool:
        """Whether this person was at the meeting, in the room or from elsewhere."""
        return self is not Presence.NOT_THERE


_PRESENCE_LABELS = {
    Presence.IN_PERSON: "Came in person",
    Presence.BY_VIDEO: "Joined by video",
    Presence.BY_PHONE: "Joined by phone",
    Presence.NOT_THERE: "Was not there",
}


class TookPart(StrEnum):
    """What a child who was at the meeting did there."""

    SPOKE = "spoke"
    ADVOCATE_SPOKE = "advocate"
    SYMBOLS = "symbols"
    DID_NOT_CONTRIBUTE = "silent"

    @property
    def label(self) -> str:
        """The words staff choose from."""
        return _TOOK_PART_LABELS[self]


_TOOK_PART_LABELS = {
    TookPart.SPOKE: "Spoke for themselves",
    TookPart.ADVOCATE_SPOKE: "An advocate spoke for them",
    TookPart.SYMBOLS: "Used signs, symbols or pictures",
    TookPart.DID_NOT_CONTRIBUTE: "Was there, and did not share views",
}


class Way(StrEnum):
    """How somebody's views reached the review."""

    SITE = "link"
    PAPER = "paper"
    PHONE = "phone"
    IN_PERSON = "in_person"
    READ_OUT = "read_out"
    OBSERVATION = "observation"

    @property
    def label(self) -> str:
        """The words shown beside the views."""
        return _WAY_LABELS[self]

    @property
    def is_typed_in(self) -> bool:
        """Whether a member of staff types these views in for somebody."""
        return self is not Way.SITE

    @property
    def are_own_words(self) -> bool:
        """Whether the person themselves said it; an observation is what somebody else saw."""
        return self is not Way.OBSERVATION


_WAY_LABELS = {
    Way.SITE: "Sent on this site",
    Way.PAPER: "On paper",
    Way.PHONE: "By phone",
    Way.IN_PERSON: "In person",
    Way.READ_OUT: "To be read out",
    Way.OBSERVATION: "Seen by somebody (observation)",
}


@dataclass(frozen=True)
class ViewsGiven:
    """One time that the child's views came in, whatever they say."""

    way: Way
    on: date
    helped_by: str = ""
    """Who helped the child, in the words recorded; empty when nobody did or nobody said."""


@dataclass(frozen=True)
class Wishes:
    """What the child asked for on this site: who brings their views to a meeting they are not at.

    `read_out_by` is the key of an option of `consult.domain.question_sets.options.WHO_READS_OUT`, or empty.
    """

    read_out_by: str = ""
    advocate_speaks: bool = False
    advocate_asked_on: date | None = None

    @property
    def are_for_an_advocate(self) -> bool:
        """Whether an advocate is to say or read out the child's views."""
        return self.advocate_speaks or self.read_out_by == "advocate"


@dataclass(frozen=True)
class Evidence:
    """What is recorded about one child and one review; nothing here is guessed.

    `review_on` is the day the review was held, or the day it is planned for.
    """

    born_on: date
    review_on: date
    is_held: bool
    presence: Presence | None = None
    took_part: TookPart | None = None
    advocate_carries_views: bool = False
    no_advocate: bool = False
    """Whether it is recorded that there was none, which is more than not recording one."""
    views: Sequence[ViewsGiven] = ()
    """What still stands; what was taken back is no evidence."""
    taken_back_on: date | None = None
    """The last day on which views were taken back."""
    wishes: Wishes = Wishes()
