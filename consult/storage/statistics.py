"""The year's counts, made by the database: one row a group, never one row a review."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from consult.domain.reporting_year import ReportingYear
from consult.storage.reviews import Review

_HELD = Review.status == "held"
_DUE = func.coalesce(Review.due_on, Review.worked_out_due_on)
"""The due date that counts: the one that was brought in, else ours."""


class HeldGroup(NamedTuple):
    """Reviews held in one month (0 is April) with one code, or none."""

    month: int
    code: str | None
    held: int
    in_time: int
    no_due_date: int


class DueGroup(NamedTuple):
    """Reviews held that were due in one month (0 is April)."""

    month: int
    held: int
    in_time: int


def held_in(session: Session, year: ReportingYear) -> int:
    """Return how many reviews were held in the year, counted on their own."""
    counted = select(func.count()).select_from(Review).where(_HELD, _within(Review.held_on, year))
    return session.scalar(counted) or 0


def groups_held(session: Session, year: ReportingYear) -> list[HeldGroup]:
    """Return the groups of the reviews held in the year: at most one for each month and code."""
    by_day = (
        select(
            Review.held_on.label("day"),
            Review.participation_code.label("code"),
            func.count().label("held"),
            _how_many(Review.held_on <= _DUE).label("in_time"),
            _how_many(_DUE.is_(None)).label("no_due_date"),
        )
        .where(_HELD, _within(Review.held_on, year))
        # The order of the index: the database counts while it reads, and sorts nothing.
        .group_by(Review.held_on, Review.participation_code)
        .subquery()
    )
    month = _month_in(by_day.c.day, year).label("month")
    sums = [func.sum(column).label(column.name) for column in (by_day.c.held, by_day.c.in_time, by_day.c.no_due_date)]
    grouped = select(month, by_day.c.code, *sums).group_by(month, by_day.c.code)
    # PostgreSQL adds counts up to a numeric, which would print as a decimal.
    return [HeldGroup(row[0], row[1], int(row[2]), int(row[3]), int(row[4])) for row in session.execute(grouped)]


def groups_due(session: Session, year: ReportingYear) -> list[DueGroup]:
    """Return the groups of the reviews held, whenever, whose due date lies in the year."""
    month = _month_in(_DUE, year).label("month")
    counted = select(month, func.count(), _how_many(Review.held_on <= _DUE))
    grouped = counted.where(_HELD, _within(_DUE, year)).group_by(month)
    return [DueGroup(*row) for row in session.execute(grouped)]


def not_recorded(session: Session, year: ReportingYear) -> list[Review]:
    """Return the reviews held in the year that have no participation code, oldest first: they are chased."""
    chosen = select(Review).where(_HELD, _within(Review.held_on, year), Review.participation_code.is_(None))
    return list(session.scalars(chosen.order_by(Review.held_on, Review.id)))


def days_held_between(session: Session) -> tuple[date, date] | None:
    """Return the first and the last day on which a review was held, or None while there is none."""
    first, last = session.execute(select(func.min(Review.held_on), func.max(Review.held_on)).where(_HELD)).one()
    return None if first is None or last is None else (first, last)


def _within(day: Any, year: ReportingYear) -> ColumnElement[bool]:
    return and_(day >= year.first_day, day <= year.last_day)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _month_in(day: Any, year: ReportingYear) -> ColumnElement[int]:
    """The month of a day, told by its bounds: databases differ in how they take a month from a date."""
    bounds = [(day < month.first_day, at) for at, month in enumerate(year.months[1:])]
    return case(*bounds, else_=11)
