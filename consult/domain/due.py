"""When a review falls due, and the sentence that explains it (regulation 33 of the 2010 regulations)."""

import calendar
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from consult.domain.working_days import add_working_days, weekdays_off_between


class ReviewKind(StrEnum):
    """Where a review stands in the row of a child's reviews; it decides how soon it is due."""

    FIRST = "first"
    SECOND = "second"
    LATER = "later"


class MonthCounting(StrEnum):
    """How three and six months are counted: as the regulation says, in days, or whichever is earlier."""

    CALENDAR_MONTHS = "months"
    DAYS = "days"
    STRICTER = "stricter"


@dataclass(frozen=True)
class Interval:
    """How long after its starting day a review is due: in working days, or in months with their days."""

    after: str
    working_days: int = 0
    months: int = 0
    days: int = 0


# Another kind of review (short breaks: 3 and 6 months from the first placement) is one more line here.
INTERVALS: Mapping[ReviewKind, Interval] = {
    ReviewKind.FIRST: Interval(after="coming into care", working_days=20),
    ReviewKind.SECOND: Interval(after="the first review", months=3, days=91),
    ReviewKind.LATER: Interval(after="the review before", months=6, days=183),
}


@dataclass(frozen=True)
class DueDate:
    """The last day on which a review is in time, and the sentence that says how it was reached."""

    on: date
    because: str


def kind_of_next(reviews_before: int) -> ReviewKind:
    """The kind of the next review of a child who has had this many since coming into care."""
    if reviews_before == 0:
        return ReviewKind.FIRST
    return ReviewKind.SECOND if reviews_before == 1 else ReviewKind.LATER


def add_calendar_months(start: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day where it is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def due_date(
    kind: ReviewKind,
    *,
    start: date,
    days_off: Collection[date],
    counting: MonthCounting = MonthCounting.CALENDAR_MONTHS,
) -> DueDate:
    """When a review of this kind is due.

    Args:
        kind: first, second or later.
        start: for the first review the day the child came into care; else the day of the review before.
        days_off: England's bank holidays and the days an administrator added.
        counting: how months are counted; it does not touch the first review.
    """
    interval = INTERVALS[kind]
    if interval.working_days:
        return _due_in_working_days(interval, start, days_off)
    by_months = _due_in_months(interval, start)
    by_days = _due_in_days(interval, start)
    if counting is MonthCounting.CALENDAR_MONTHS:
        return by_months
    if counting is MonthCounting.DAYS:
        return by_days
    return _earlier(interval, start, by_months.on, by_days.on)


def counts_for_timeliness(*, brought_in: date | None, ours: date | None) -> date | None:
    """The due date a review is measured by: the case system's where there is one, else ours."""
    return brought_in or ours


def explain_difference(*, brought_in: date, ours: DueDate) -> str | None:
    """The sentence that stands beside two due dates which differ, or None when they agree."""
    if brought_in == ours.on:
        return None
    apart = abs((brought_in - ours.on).days)
    days = "1 day" if apart == 1 else f"{apart} days"
    side = "earlier" if ours.on < brought_in else "later"
    return (
        f"The case system says {in_words(brought_in)}, and that date counts. "
        f"We make it {in_words(ours.on)}, {days} {side}: {ours.because}"
    )


def in_words(day: date) -> str:
    """A day as staff read it, such as Monday 3 February 2025."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _due_in_working_days(interval: Interval, start: date, days_off: Collection[date]) -> DueDate:
    end = add_working_days(start, interval.working_days, days_off=days_off)
    because = f"{interval.working_days} working days after {interval.after} on {in_words(start)}."
    stepped_over = weekdays_off_between(start, end, days_off=days_off)
    if stepped_over:
        listed = _listed([f"{day.day} {day:%B %Y}" for day in stepped_over])
        because += f" Not counted, besides weekends: {listed}."
    return DueDate(end, because)


def _due_in_months(interval: Interval, start: date) -> DueDate:
    end = add_calendar_months(start, interval.months)
    because = f"{interval.months} calendar months after {interval.after} on {in_words(start)}."
    if end.day != start.day:
        because += f" {end:%B %Y} has no {_ordinal(start.day)}, so its last day counts."
    return DueDate(end, because)


def _due_in_days(interval: Interval, start: date) -> DueDate:
    end = start + timedelta(days=interval.days)
    return DueDate(end, f"{interval.days} days after {interval.after} on {in_words(start)}.")


def _earlier(interval: Interval, start: date, by_months: date, by_days: date) -> DueDate:
    because = (
        f"{interval.months} calendar months after {interval.after} on {in_words(start)} end on "
        f"{in_words(by_months)}, {interval.days} days on {in_words(by_days)}"
    )
    because += "." if by_months == by_days else "; the earlier counts."
    return DueDate(min(by_months, by_days), because)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _ordinal(number: int) -> str:
    return f"{number}{ {1: 'st', 21: 'st', 31: 'st', 2: 'nd', 22: 'nd', 3: 'rd', 23: 'rd'}.get(number, 'th') }"
