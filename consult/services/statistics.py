"""The year's figures, for staff, for publication and as plain counts."""

from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from sqlalchemy.orm import Session

from consult.domain.answer_figures import COUNTED, AnswerCounts, Answered, count_answers
from consult.domain.audiences import OFFICER_ONLY
from consult.domain.invitations import Purpose
from consult.domain.reporting_year import ReportingYear
from consult.domain.respondents import Role
from consult.domain.said import Said
from consult.domain.statistics import (
    NOT_RECORDED,
    CountedBy,
    ParticipationGroup,
    TimelinessGroup,
    YearFigures,
    year_figures,
)
from consult.storage import statistics as stored
from consult.storage.answer_figures import KeptAnswer, answers_of_year
from consult.storage.deliveries import letter_answers_of_year
from consult.storage.reviews import Review
from consult.storage.sealing import DoesNotOpen, opened_cell


class PlainTotals(TypedDict):
    """Reviews held in the year, and those in time."""

    held: int
    in_time: int


class PlainFigures(TypedDict):
    """The year as unrounded counts, in the shape that `flask consult figures --json` prints."""

    participation: dict[str, dict[str, int]]
    held: list[int]
    in_time: list[int]
    totals: PlainTotals


def figures_of(session: Session, year: ReportingYear, *, counted_by: CountedBy = CountedBy.MONTH_HELD) -> YearFigures:
    """Return the year's figures, counted by the database."""
    groups = stored.groups_held(session, year)
    participation = [
        ParticipationGroup(year.months[month], code or NOT_RECORDED, held) for month, code, held, *_ in groups
    ]
    if counted_by is CountedBy.MONTH_HELD:
        timeliness = _timeliness_of(year, [(month, held, in_time, none) for month, _, held, in_time, none in groups])
    else:
        due = stored.groups_due(session, year)
        timeliness = _timeliness_of(year, [(month, held, in_time, 0) for month, held, in_time in due])
    return year_figures(
        year,
        participation=participation,
        timeliness=timeliness,
        held=stored.held_in(session, year),
        counted_by=counted_by,
    )


def answers_of(session: Session, year: ReportingYear) -> AnswerCounts:
    """Return what children said of their plan, and how meetings were, about the reviews held in a year.

    Each answer is opened to be counted, and nothing but counts leaves here; one that does not open is left out.
    """
    return count_answers([*_said_of_reviews(session, year), *_said_of_letters(session, year)])


def _said_of_letters(session: Session, year: ReportingYear) -> Iterator[Answered]:
    for answer, letter in letter_answers_of_year(session, year):
        picked = {"got_it": answer.got_it, "could_read": answer.could_read, "is_right": answer.is_right}
        for question, chosen in picked.items():
            if chosen is not None:
                yield Answered(
                    question=question,
                    chosen=chosen,
                    review_id=letter.review_id,
                    respondent_id=letter.respondent_id,
                    role=Role(letter.respondent.role),
                    purpose=Purpose.LETTER,
                    sent_at=answer.said_at,
                )


def _said_of_reviews(session: Session, year: ReportingYear) -> Iterator[Answered]:
    return (
        Answered(
            question=kept.question,
            chosen=chosen,
            review_id=kept.review_id,
            respondent_id=kept.respondent_id,
            role=Role(kept.role),
            purpose=Purpose(kept.purpose),
            sent_at=kept.sent_at,
        )
        for kept in answers_of_year(session, year, COUNTED)
        for chosen in _chosen(kept)
    )


def _chosen(kept: KeptAnswer) -> tuple[str, ...]:
    try:
        said = opened_cell("answers", "said", kept.id, kept.said_sealed)
    except DoesNotOpen:
        return ()
    return Said(OFFICER_ONLY, said or "{}").answer[:1]


def plain(figures: YearFigures) -> PlainFigures:
    """Return unrounded counts for programs: quarters, twelve months from April, and totals."""
    return {
        "participation": {quarter: dict(states) for quarter, states in figures.participation.items()},
        "held": [group.held for group in figures.timeliness],
        "in_time": [group.in_time for group in figures.timeliness],
        "totals": {"held": figures.held_in_timeliness, "in_time": figures.in_time},
    }


def not_recorded_in(session: Session, year: ReportingYear) -> list[Review]:
    """Return the reviews of the year that wait for a participation code, oldest first."""
    return stored.not_recorded(session, year)


def years_to_choose(session: Session, *, today: date) -> list[ReportingYear]:
    """Return the years in which reviews were held, and the running one, newest first."""
    running = ReportingYear.of(today)
    between = stored.days_held_between(session)
    if between is None:
        return [running]
    first = ReportingYear.of(between[0]).begins_in
    last = max(ReportingYear.of(between[1]).begins_in, running.begins_in)
    return [ReportingYear(begins_in) for begins_in in range(last, first - 1, -1)]


def _timeliness_of(year: ReportingYear, groups: list[tuple[int, int, int, int]]) -> list[TimelinessGroup]:
    """Put together the groups of one month, which are at most one for each code."""
    by_month: dict[int, list[int]] = {}
    for month, *counts in groups:
        by_month[month] = [a + b for a, b in zip(by_month.get(month, [0, 0, 0]), counts, strict=True)]
    return [TimelinessGroup(year.months[month], *counts) for month, counts in by_month.items()]
