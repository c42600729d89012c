"""The year's figures: how children took part by quarter, timeliness by month, and checks of every total."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from consult.domain.participation import ParticipationCode
from consult.domain.reporting_year import Month, Quarter, ReportingYear

NOT_RECORDED = "not_recorded"
"""The state of a review that was held and has no confirmed code: counted, chased, never exported."""

PARTICIPATION_STATES: tuple[str, ...] = (*(code.value for code in ParticipationCode), NOT_RECORDED)


class CountedBy(StrEnum):
    """Which day puts a review into a month of the timeliness table."""

    MONTH_HELD = "held"
    MONTH_DUE = "due"


class WayOfTakingPart(StrEnum):
    """The codes put together for a reader who does not know them."""

    UNDER_FOUR = "Under 4"
    AT_THE_MEETING = "At the meeting"
    ANOTHER_WAY = "Another way"
    NO_VIEWS = "No views shared"
    NOT_RECORDED = "Not recorded"


_P = ParticipationCode
STATES_OF_WAY: Mapping[WayOfTakingPart, tuple[str, ...]] = {
    WayOfTakingPart.UNDER_FOUR: (_P.PN0,),
    WayOfTakingPart.AT_THE_MEETING: (_P.PN1, _P.PN2, _P.PN3),
    WayOfTakingPart.ANOTHER_WAY: (_P.PN5, _P.PN6),
    WayOfTakingPart.NO_VIEWS: (_P.PN4, _P.PN7),
    WayOfTakingPart.NOT_RECORDED: (NOT_RECORDED,),
}
GAVE_VIEWS = (WayOfTakingPart.AT_THE_MEETING, WayOfTakingPart.ANOTHER_WAY)


@dataclass(frozen=True)
class ParticipationGroup:
    """How many reviews held in one month had one state of participation: one row of a GROUP BY."""

    month: Month
    state: str
    reviews: int


@dataclass(frozen=True)
class TimelinessGroup:
    """Reviews of one month: held, held in time, and held with no due date known: one row of a GROUP BY."""

    month: Month
    held: int
    in_time: int
    no_due_date: int

    @property
    def late(self) -> int:
        """Held after the due date."""
        return self.held - self.in_time - self.no_due_date


TIMELINESS = ("held", "in_time", "late", "no_due_date")
"""What is counted of each month."""


@dataclass(frozen=True)
class Check:
    """One total taken two ways, shown beside the table it belongs to."""

    sentence: str
    holds: bool


@dataclass(frozen=True)
class YearFigures:
    """The figures of one year, unrounded, with nothing withheld."""

    year: ReportingYear
    counted_by: CountedBy
    participation: Mapping[str, Mapping[str, int]]
    """Quarter name, then state: reviews held."""
    timeliness: tuple[TimelinessGroup, ...]
    """Twelve months from April, by the day that `counted_by` says."""
    held: int
    """Reviews held in the year, counted on their own and not by adding the groups."""

    def of_quarter(self, quarter: str) -> int:
        """Reviews held in one quarter."""
        return sum(self.participation[quarter].values())

    def of_state(self, state: str, quarter: str | None = None) -> int:
        """Reviews with one state of participation, in a quarter or in the year."""
        quarters = self.participation if quarter is None else (quarter,)
        return sum(self.participation[name][state] for name in quarters)

    def of_way(self, way: WayOfTakingPart, quarter: str | None = None) -> int:
        """Reviews in which children took part in one way, in a quarter or in the year."""
        quarters = self.participation if quarter is None else (quarter,)
        return sum(self.participation[name][state] for name in quarters for state in STATES_OF_WAY[way])

    def of_month(self, measure: str, month: Month | None = None) -> int:
        """One of `TIMELINESS` in a month or in the year."""
        groups = [group for group in self.timeliness if month in (None, group.month)]
        return sum(_measured(group, measure) for group in groups)

    def gave_views(self, quarter: str | None = None) -> int:
        """Reviews that heard the child's own views."""
        return sum(self.of_way(way, quarter) for way in GAVE_VIEWS)

    def of_four_and_over(self, quarter: str | None = None) -> int:
        """Reviews of children of 4 and over whose participation is recorded: what views are a share of."""
        return self.gave_views(quarter) + self.of_way(WayOfTakingPart.NO_VIEWS, quarter)

    @property
    def in_time(self) -> int:
        """Reviews of the timeliness table that were in time."""
        return self.of_month("in_time")

    @property
    def held_in_timeliness(self) -> int:
        """Reviews of the timeliness table."""
        return self.of_month("held")

    @property
    def no_due_date(self) -> int:
        """Reviews held whose due date nobody knows: neither in time nor late."""
        return self.of_month("no_due_date")

    @property
    def late(self) -> int:
        """Reviews held after their due date."""
        return self.of_month("late")


def _measured(group: TimelinessGroup, measure: str) -> int:
    count: int = getattr(group, measure)
    return count


def year_figures(
    year: ReportingYear,
    *,
    participation: Iterable[ParticipationGroup],
    timeliness: Iterable[TimelinessGroup],
    held: int,
    counted_by: CountedBy = CountedBy.MONTH_HELD,
) -> YearFigures:
    """Set the groups out by quarter and month, with a 0 where no group came.

    Raises:
        KeyError: a group lies outside the year, or has a state that is not one of `PARTICIPATION_STATES`.
    """
    quarter_of = {month: quarter for quarter in year.quarters for month in quarter.months}
    table = {quarter.name: dict.fromkeys(PARTICIPATION_STATES, 0) for quarter in year.quarters}
    for group in participation:
        states = table[quarter_of[group.month].name]
        states[group.state] = states[group.state] + group.reviews
    by_month = {month: TimelinessGroup(month, 0, 0, 0) for month in year.months}
    for row in timeliness:
        if row.month not in by_month:
            raise KeyError(row.month)
        by_month[row.month] = row
    return YearFigures(year, counted_by, table, tuple(by_month.values()), held)


def checks(figures: YearFigures) -> list[Check]:
    """Every total of the two tables taken a second way, each as a sentence with its numbers."""
    made = [_adds_up("The four quarters", [figures.of_quarter(q.name) for q in figures.year.quarters], figures.held)]
    made.append(
        _adds_up("The codes and the reviews not recorded", _by_state(figures), figures.held),
    )
    if figures.counted_by is CountedBy.MONTH_HELD:
        made.append(_adds_up("The twelve months", [group.held for group in figures.timeliness], figures.held))
        made += [_quarter_against_months(figures, quarter) for quarter in figures.year.quarters]
    split = [figures.in_time, figures.late, figures.no_due_date]
    made.append(_adds_up("In time, late, and without a due date", split, figures.held_in_timeliness))
    possible = all(0 <= group.in_time <= group.held and group.late >= 0 for group in figures.timeliness)
    made.append(Check("In no month were more reviews in time, or without a due date, than held.", possible))
    return made


def _by_state(figures: YearFigures) -> list[int]:
    return [figures.of_state(state) for state in PARTICIPATION_STATES]


def _quarter_against_months(figures: YearFigures, quarter: Quarter) -> Check:
    months = [group.held for group in figures.timeliness if group.month in quarter.months]
    return _adds_up(f"The months of {quarter.in_words}", months, figures.of_quarter(quarter.name))


def _adds_up(what: str, parts: list[int], total: int) -> Check:
    added = " + ".join(str(part) for part in parts)
    if sum(parts) == total:
        return Check(f"{what} add up: {added} = {total}.", holds=True)
    return Check(f"{what} do not add up: {added} = {sum(parts)}, but {total} were counted.", holds=False)
