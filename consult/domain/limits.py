"""What must follow a review, and by when, in working days: from the day of the review, but for the manager's answer.

The manager answers decisions, so that limit is counted from the day on which they were received. Every other limit is
counted from the review, never from the step before it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consult.domain.working_days import add_working_days, count_working_days


class Step(StrEnum):
    """What follows a review, in the order in which it is done."""

    DECISIONS_SENT = "decisions_sent_on"
    MANAGER_ANSWERED = "manager_answered_on"
    RECORD_WRITTEN = "record_written_on"
    RECORD_SENT = "record_sent_on"

    @property
    def label(self) -> str:
        """The words staff read."""
        return _LABELS[self]


_LABELS = {
    Step.DECISIONS_SENT: "Decisions sent",
    Step.MANAGER_ANSWERED: "Manager answered",
    Step.RECORD_WRITTEN: "Record finished",
    Step.RECORD_SENT: "Record sent to everybody",
}


class WrongDay(Exception):
    """A step was said to be done before the review, or on a day that has not come yet."""


@dataclass(frozen=True)
class Limit:
    """One step, the last day that is in time, and the day it was done, if it was."""

    step: Step
    working_days: int
    last_on: date
    done_on: date | None
    is_with_manager: bool = True
    """For the manager's answer: whether there are decisions to answer."""

    def state(self, today: date) -> str:
        """Return in words whether it is in time, counted to `today` while it is not done."""
        if self.done_on is not None:
            return "in time" if self.done_on <= self.last_on else "late"
        if self.step is Step.MANAGER_ANSWERED:
            if not self.is_with_manager:
                return "waits for the decisions"
            return "to do" if today <= self.last_on else "agreed by silence"
        return "to do" if today <= self.last_on else "overdue"

    def is_late(self, today: date) -> bool:
        """Whether the limit has passed without, or before, it being done; silence of the manager's is agreement."""
        return self.state(today) in ("late", "overdue")

    def due_in_words(self, today: date, *, days_off: Collection[date]) -> str:
        """Return how far off the last day is while the step is not done, or how late it is, in working days."""
        if today > self.last_on:
            return f"late by {_days(count_working_days(self.last_on, today, days_off=days_off))}"
        if today == self.last_on:
            return "due today"
        return f"due in {_days(count_working_days(today, self.last_on, days_off=days_off))}"


def _days(count: int) -> str:
    # A limit ends on a working day: from a Friday's limit to the Saturday after it, no working day has gone by.
    if count == 0:
        return "less than a working day"
    return f"{count} working {'day' if count == 1 else 'days'}"


def limits_from(
    held_on: date,
    *,
    within: dict[Step, int],
    done: dict[Step, date | None],
    days_off: Collection[date],
    received_on: date | None = None,
) -> tuple[Limit, ...]:
    """Return the limit of every step; `received_on` is when the manager got the decisions that are to be answered.

    Each is counted from the review and not from the step before it, which would make 5 + 5 + 15 days of what is to be
    done within 20. Before the manager has decisions, the last day to answer is the one that follows from their coming
    in time at the latest.
    """

    def last_day(step: Step) -> date:
        start = held_on
        if step is Step.MANAGER_ANSWERED:
            start = received_on or add_working_days(held_on, within[Step.DECISIONS_SENT], days_off=days_off)
        return add_working_days(start, within[step], days_off=days_off)

    return tuple(Limit(step, within[step], last_day(step), done.get(step), received_on is not None) for step in Step)


def check_day(day: date | None, *, held_on: date, today: date) -> None:
    """Accept a day on which a step was done, or that it is not done yet.

    Raises:
        WrongDay: before the review, or after `today`.
    """
    if day is not None and not held_on <= day <= today:
        raise WrongDay
