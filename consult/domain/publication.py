"""The year's figures for publication: small counts withheld, and nothing left to subtract them from."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from consult.domain.reporting_year import Month, ReportingYear
from consult.domain.small_numbers import Figure, names_to_withhold
from consult.domain.statistics import (
    GAVE_VIEWS,
    STATES_OF_WAY,
    TIMELINESS,
    CountedBy,
    WayOfTakingPart,
    YearFigures,
)

_CELL, _QUARTER, _YEAR, _ALL = 1, 8, 20, 100


@dataclass(frozen=True)
class PublishedYear:
    """Every count that may be shown, or None where it is withheld."""

    year: ReportingYear
    counted_by: CountedBy
    counts: Mapping[Hashable, int | None]

    @property
    def held(self) -> int | None:
        """Reviews held in the year."""
        return self.counts["year"]

    def of_quarter(self, quarter: str) -> int | None:
        """Reviews held in one quarter."""
        return self.counts["quarter", quarter]

    def of_state(self, state: str, quarter: str | None = None) -> int | None:
        """Reviews with one state of participation, in a quarter or the year."""
        return self.counts["state", state, quarter]

    def of_way(self, way: WayOfTakingPart, quarter: str | None = None) -> int | None:
        """Reviews in which children took part one way, in a quarter or the year."""
        return self.counts["way", way, quarter]

    def gave_views(self, quarter: str | None = None) -> int | None:
        """Reviews that heard the child's views; only where its parts are shown, so that it adds nothing."""
        return _added(self.of_way(way, quarter) for way in GAVE_VIEWS)

    def of_four_and_over(self, quarter: str | None = None) -> int | None:
        """Reviews of children of 4 and over whose participation is recorded, on the same condition."""
        return _added(self.of_way(way, quarter) for way in (*GAVE_VIEWS, WayOfTakingPart.NO_VIEWS))

    def of_month(self, measure: str, month: Month | None = None) -> int | None:
        """One of `TIMELINESS` in a month or the year."""
        return self.counts[measure, month]

    @property
    def withheld(self) -> int:
        """How many figures are withheld."""
        return sum(count is None for count in self.counts.values())


def publish(figures: YearFigures, *, zero_is_small: bool = True) -> PublishedYear:
    """Withhold every count under 5, and as many others as subtraction needs."""
    networks = [[*_participation(figures), *_timeliness(figures)]]
    if figures.counted_by is CountedBy.MONTH_DUE:
        # Reviews due in the year are not the reviews held in it: neither total gives the other away.
        networks = [[*_participation(figures), _round(figures.held)], [*_timeliness(figures)]]
    counts: dict[Hashable, int | None] = {}
    for network in networks:
        hidden = names_to_withhold(network, zero_is_small=zero_is_small)
        counts |= {figure.name: None if figure.name in hidden else figure.count for figure in network}
    return PublishedYear(figures.year, figures.counted_by, counts)


def _added(counts: Iterator[int | None]) -> int | None:
    known = list(counts)
    return None if None in known else sum(count for count in known if count is not None)


def _round(held: int) -> Figure:
    return Figure("year", "end", "start", held, _ALL)


def _participation(figures: YearFigures) -> Iterator[Figure]:
    """From the year to ways, states, cells and quarters: each flow's end is the next one's start."""
    for way, states in STATES_OF_WAY.items():
        yield Figure(("way", way, None), "start", ("way", way), figures.of_way(way), _YEAR)
        for state in states:
            yield Figure(("state", state, None), ("way", way), ("state", state), figures.of_state(state), _YEAR)
            for quarter, cells in figures.participation.items():
                within = ("way", way, quarter)
                yield Figure(("state", state, quarter), ("state", state), within, cells[state], _CELL)
        for quarter in figures.participation:
            within = ("way", way, quarter)
            yield Figure(within, within, ("in", quarter), figures.of_way(way, quarter), _QUARTER)
    by_month = figures.counted_by is CountedBy.MONTH_HELD
    for quarter in figures.participation:
        beyond = ("months of", quarter) if by_month else "end"
        yield Figure(("quarter", quarter), ("in", quarter), beyond, figures.of_quarter(quarter), _YEAR)


def _timeliness(figures: YearFigures) -> Iterator[Figure]:
    """From the quarters, or from a year of its own, to months, to in time or late, and round to the start."""
    by_month = figures.counted_by is CountedBy.MONTH_HELD
    quarter_of = {month: quarter.name for quarter in figures.year.quarters for month in quarter.months}
    for group in figures.timeliness:
        before = ("months of", quarter_of[group.month]) if by_month else "due in the year"
        yield Figure(("held", group.month), before, group.month, group.held, _QUARTER)
        for measure in TIMELINESS[1:]:
            yield Figure((measure, group.month), group.month, measure, figures.of_month(measure, group.month), _CELL)
    for measure in TIMELINESS[1:]:
        yield Figure((measure, None), measure, "end", figures.of_month(measure), _YEAR)
    # Held by month adds up to the same as the year, and is then the same figure under two names.
    if by_month:
        yield Figure("year", "end", ("all", "held"), figures.held, _ALL)
        yield Figure(("held", None), ("all", "held"), "start", figures.held, _ALL)
    else:
        yield Figure(("held", None), "end", "due in the year", figures.held_in_timeliness, _ALL)
