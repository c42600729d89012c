"""What one row of a council's extract says, whatever system and shape it came from; None is a blank cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, time
from enum import StrEnum
from typing import TypeVar

from consult.domain.participation import ParticipationCode


class Counted(StrEnum):
    """What the rows of an extract are, and so what is counted."""

    REVIEWS = "reviews"
    CHILDREN = "children"
    EPISODES = "episodes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFacts:
    """What is known of a child; no address, postcode or home is ever among it."""

    born_on: date | None = None
    forename: str | None = None
    surname: str | None = None
    language: str | None = None
    care_started_on: date | None = None
    sex: str | None = None
    ethnicity: str | None = None
    upn: str | None = None
    is_mother: str | None = None
    mothers_child_born_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """What is known of a review."""

    source_id: str | None = None
    due_on: date | None = None
    meeting_on: date | None = None
    meeting_time: time | None = None
    held_on: date | None = None
    participation: ParticipationCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeFacts:
    """What is known of an episode of care."""

    started_on: date | None = None
    reason_started: str | None = None
    legal_status: str | None = None
    category_of_need: str | None = None
    place: str | None = None
    place_provider: str | None = None
    ended_on: date | None = None
    reason_ended: str | None = None
    reason_place_changed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractRow:
    """One row; `line` is its number in the file, where the header is line 1."""

    line: int
    child_reference: str = ""
    child: ChildFacts = field(default_factory=ChildFacts)
    review: ReviewFacts = field(default_factory=ReviewFacts)
    episode: EpisodeFacts = field(default_factory=EpisodeFacts)
    cancelled: bool = False
    officer_email: str | None = None
    officer_name: str | None = None
    faults: tuple[str, ...] = ()
    """Why the row cannot be taken as it is written: each a part of a sentence."""
    notes: tuple[str, ...] = ()
    """What was left out of a row that is otherwise taken."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A council's file, read: its rows, and the columns that were used and left out."""

    counted: Counted
    rows: Sequence[ExtractRow]
    used: tuple[str, ...]
    ignored: tuple[str, ...]


Facts = TypeVar("Facts", ChildFacts, ReviewFacts, EpisodeFacts)


def laid_over(known: Facts, newer: Facts) -> Facts:
    """Return `known` with what `newer` says; a blank cell never takes away what is known."""
    given = {each.name: value for each in fields(newer) if (value := getattr(newer, each.name)) is not None}
    return replace(known, **given)


class CannotBeRead(Exception):
    """A file is not one we can take rows from; the message is a sentence that says what to do instead."""
