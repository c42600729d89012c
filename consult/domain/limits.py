"""What must follow a review, and by when: every limit is counted in working days from the day of the review."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consult.domain.working_days import add_working_days


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

    def state(self, today: date) -> str:
        """Return in words whether it is in time, counted to `today` while it is not done."""
        if self.done_on is not None:
            return "in time" if self.done_on <= self.last_on else "late"
        return "to do" if today <= self.last_on else "overdue"

    def is_late(self, today: date) -> bool:
        """Whether the limit has passed without, or before, it being done."""
        return self.state(today) in ("late", "overdue")


def limits_from(
    held_on: date, *, within: dict[Step, int], done: dict[Step, date | None], days_off: Collection[date]
) -> tuple[Limit, ...]:
    """Return the limit of every step; each is counted from the review, not from the step before it.

    Counting one from another would make 5 + 5 + 15 days of what is to be done within 20.
    """
    return tuple(
        Limit(step, within[step], add_working_days(held_on, within[step], days_off=days_off), done.get(step))
        for step in Step
    )


def check_day(day: date | None, *, held_on: date, today: date) -> None:
    """Accept a day on which a step was done, or that it is not done yet.

    Raises:
        WrongDay: before the review, or after `today`.
    """
    if day is not None and not held_on <= day <= today:
        raise WrongDay
