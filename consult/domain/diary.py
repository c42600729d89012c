"""What may be done with a review's dates; each refusal is a sentence for the field it belongs to."""

from datetime import date
from enum import StrEnum

from consult.domain.participation import ParticipationCode, age_contradiction


class ReviewStatus(StrEnum):
    """Where a review stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class NotPossible(ValueError):
    """What was typed cannot be so; `field` says where, and the message is the sentence to show there."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        self.sentence = sentence
        super().__init__(sentence)


class NotPlanned(Exception):
    """Only a review that is still planned can be moved or cancelled."""


def check_born_on(born_on: date, *, today: date) -> None:
    """Raises NotPossible for a date of birth that is not that of a child."""
    if born_on > today:
        raise NotPossible("born_on", "The date of birth is in the future.")
    if born_on.year < today.year - 26:
        raise NotPossible("born_on", "The date of birth is that of somebody over 25. Check the year.")


def check_care_started_on(care_started_on: date, *, born_on: date, today: date) -> None:
    """Raises NotPossible for a day before birth or one to come."""
    if not born_on <= care_started_on <= today:
        raise NotPossible("care_started_on", "A child comes into care after birth, and not in the future.")


def check_meeting_on(meeting_on: date, *, today: date) -> None:
    """Raises NotPossible for a meeting in the past: that one was held or cancelled."""
    if meeting_on < today:
        raise NotPossible("meeting_on", "The meeting’s date is in the past. If it was held, mark it as held.")
    if meeting_on.year > today.year + 3:
        raise NotPossible("meeting_on", "The meeting’s date is more than three years ahead. Check the year.")


def check_held_on(held_on: date, *, born_on: date, code: ParticipationCode | None, today: date) -> None:
    """Raises NotPossible for a review held in the future, before birth, or at an age that its code contradicts."""
    if held_on > today:
        raise NotPossible("held_on", "A review cannot have been held in the future.")
    if held_on < born_on:
        raise NotPossible("held_on", "The date held is before the child’s birth.")
    if code and (contradiction := age_contradiction(code, born_on, held_on)):
        raise NotPossible("held_on", f"{contradiction} Change the participation code first, or check the date.")


def check_due_on(due_on: date, *, born_on: date) -> None:
    """Raises NotPossible for a review due before birth."""
    if due_on < born_on:
        raise NotPossible("due_on", "The due date is before the child’s birth.")
