"""What is withheld cannot be worked out from what is shown: we try."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from consult.domain.participation import ParticipationCode
from consult.domain.publication import PublishedYear, publish
from consult.domain.reporting_year import ReportingYear
from consult.domain.small_numbers import SMALLEST_SHOWN
from consult.domain.statistics import (
    NOT_RECORDED,
    PARTICIPATION_STATES,
    STATES_OF_WAY,
    TIMELINESS,
    CountedBy,
    ParticipationGroup,
    TimelinessGroup,
    YearFigures,
    year_figures,
)
from tests.proving import how_many

YEAR = ReportingYear(2021)
Sum = tuple[object, tuple[object, ...]]


def sums_that_a_reader_knows(published: PublishedYear) -> list[Sum]:
    """Every figure that is a total, with the figures it is the total of: written from the printed tables."""
    quarters = [quarter.name for quarter in YEAR.quarters]
    sums: list[Sum] = [("year", tuple(("quarter", q) for q in quarters))]
    sums += [(("state", state, None), tuple(("state", state, q) for q in quarters)) for state in PARTICIPATION_STATES]
    sums += [
        (("way", way, within), tuple(("state", str(state), within) for state in states))
        for way, states in STATES_OF_WAY.items()
        for within in (None, *quarters)
    ]
    sums += [(("quarter", q), tuple(("state", state, q) for state in PARTICIPATION_STATES)) for q in quarters]
    for month in (None, *YEAR.months):
        sums.append((("held", month), tuple((measure, month) for measure in TIMELINESS[1:])))
    for measure in TIMELINESS:
        sums.append(((measure, None), tuple((measure, month) for month in YEAR.months)))
    if published.counted_by is CountedBy.MONTH_HELD:
        sums.append(("year", (("held", None),)))
        sums += [(("quarter", q.name), tuple(("held", m) for m in q.months)) for q in YEAR.quarters]
    return sums


def solved_exactly(counts: Mapping[object, int | None], sums: Sequence[Sum]) -> dict[object, int]:
    """The withheld figures that subtraction gives, however many sums are combined (Gaussian elimination)."""
    unknown = [name for name, count in counts.items() if count is None]
    column = {name: at for at, name in enumerate(unknown)}
    rows = []
    for total, parts in sums:
        row = [Fraction(0)] * (len(unknown) + 1)
        for name, sign in [(total, -1), *((part, 1) for part in parts)]:
            count = counts[name]
            if count is None:
                row[column[name]] += sign
            else:
                row[-1] -= sign * count
        rows.append(row)
    pivots = 0
    for at in range(len(unknown)):
        found = next((number for number in range(pivots, len(rows)) if rows[number][at]), None)
        if found is None:
            continue
        rows[pivots], rows[found] = rows[found], rows[pivots]
        lead = rows[pivots][at]
        rows[pivots] = [value / lead for value in rows[pivots]]
        for number in range(len(rows)):
            if number != pivots and (factor := rows[number][at]):
                rows[number] = [a - factor * b for a, b in zip(rows[number], rows[pivots], strict=True)]
        pivots += 1
    alone = [row for row in rows if sum(1 for value in row[:-1] if value) == 1]
    return {unknown[next(at for at, value in enumerate(row[:-1]) if value)]: int(row[-1]) for row in alone}


def narrowed(counts: Mapping[object, int | None], sums: Sequence[Sum], least: int) -> dict[object, tuple[int, int]]:
    """The smallest and largest each withheld figure can be, narrowed sum by sum until nothing moves."""
    between = {name: (least, 10_000) if count is None else (count, count) for name, count in counts.items()}
    moved = True
    while moved:
        moved = False
        for total, parts in sums:
            members = [(total, -1), *((part, 1) for part in parts)]
            for name, sign in members:
                others = [(between[other], s) for other, s in members if other is not name]
                low = sum(b[0] if s != sign else -b[1] for b, s in others)
                high = sum(b[1] if s != sign else -b[0] for b, s in others)
                tighter = (max(between[name][0], low), min(between[name][1], high))
                if tighter != between[name]:
                    between[name], moved = tighter, True
    return {name: between[name] for name, count in counts.items() if count is None}


def attack(figures: YearFigures, published: PublishedYear, *, zero_is_small: bool) -> None:
    true = publish_nothing_withheld(figures)
    least = 0 if zero_is_small else 1
    for name, count in published.counts.items():
        if count is not None:
            assert count == true[name]
            assert count >= SMALLEST_SHOWN or (count == 0 and not zero_is_small), name
    sums = sums_that_a_reader_knows(published)
    small = {name for name, count in true.items() if least <= count < SMALLEST_SHOWN}
    assert not small & solved_exactly(published.counts, sums).keys()
    # Zeros that are withheld beside others are not assumed away: a reader may take 0 for possible.
    for name, (low, high) in narrowed(published.counts, sums, 0).items():
        if name in small:
            assert high - low >= SMALLEST_SHOWN - 1 - least, (name, low, high)


def publish_nothing_withheld(figures: YearFigures) -> dict[object, int]:
    counts: dict[object, int] = {"year": figures.held}
    for state in PARTICIPATION_STATES:
        counts["state", state, None] = figures.of_state(state)
        counts |= {("state", state, q): cells[state] for q, cells in figures.participation.items()}
    for way in STATES_OF_WAY:
        counts |= {("way", way, q): figures.of_way(way, q) for q in (None, *figures.participation)}
    counts |= {("quarter", q): figures.of_quarter(q) for q in figures.participation}
    for measure in TIMELINESS:
        counts |= {(measure, group.month): getattr(group, measure) for group in figures.timeliness}
    counts["held", None] = figures.held_in_timeliness
    counts |= {(measure, None): getattr(figures, measure) for measure in TIMELINESS[1:]}
    return counts


@st.composite
def years(draw: st.DrawFn) -> YearFigures:
    """A year of a few or many reviews, as small and as sparse as they come."""
    largest = draw(st.sampled_from([1, 3, 8, 40]))
    numbers = st.one_of(st.just(0), st.integers(0, largest))
    participation, held = [], dict.fromkeys(YEAR.months, 0)
    for month in YEAR.months:
        for state in PARTICIPATION_STATES:
            reviews = draw(numbers)
            participation.append(ParticipationGroup(month, state, reviews))
            held[month] += reviews
    timeliness = []
    for month in YEAR.months:
        late = min(held[month], draw(st.sampled_from([0, 0, 1, 2, 9])))
        unknown = min(held[month] - late, draw(st.sampled_from([0, 0, 0, 1, 6])))
        timeliness.append(TimelinessGroup(month, held[month], held[month] - late - unknown, unknown))
    return year_figures(
        YEAR,
        participation=participation,
        timeliness=timeliness,
        held=sum(held.values()),
        counted_by=draw(st.sampled_from(CountedBy)),
    )


@pytest.mark.parametrize("zero_is_small", [True, False])
def test_no_small_count_of_any_year_can_be_worked_out(zero_is_small: bool) -> None:
    # A failing year is told as it is: making it smaller takes minutes.
    @hypothesis_settings(max_examples=how_many(40, full=1000), deadline=None, phases=[Phase.generate], database=None)
    @given(years())
    def no_year_gives_one_away(figures: YearFigures) -> None:
        attack(figures, publish(figures, zero_is_small=zero_is_small), zero_is_small=zero_is_small)

    no_year_gives_one_away()


def a_year(cells: Mapping[tuple[int, str], int], late: Mapping[int, int] | None = None) -> YearFigures:
    """A year from (month from April, state): reviews; all in time but those said to be late."""
    groups = [ParticipationGroup(YEAR.months[at], state, reviews) for (at, state), reviews in cells.items()]
    held = {month: sum(group.reviews for group in groups if group.month == month) for month in YEAR.months}
    timeliness = [
        TimelinessGroup(month, reviews, reviews - (late or {}).get(at, 0), 0)
        for at, (month, reviews) in enumerate(held.items())
    ]
    return year_figures(YEAR, participation=groups, timeliness=timeliness, held=sum(held.values()))


def a_year_with_one_small_cell() -> YearFigures:
    usual = {
        ParticipationCode.PN1: 30,
        ParticipationCode.PN4: 12,
        ParticipationCode.PN6: 20,
        ParticipationCode.PN7: 9,
    }
    cells = {(at, str(code)): reviews for at in range(12) for code, reviews in usual.items()}
    for at in (0, 1, 2):
        cells[at, "PN7"] = 1
    return a_year(cells)


def test_a_small_count_is_withheld_and_so_is_another_of_its_row_and_its_column() -> None:
    published = publish(a_year_with_one_small_cell(), zero_is_small=False)
    assert published.of_state("PN7", "Q1") is None
    assert [published.of_state("PN7", q) for q in ("Q2", "Q3", "Q4")].count(None) >= 1
    assert [published.of_state(state, "Q1") for state in PARTICIPATION_STATES].count(None) >= 2
    assert published.held == a_year_with_one_small_cell().held


def test_zeros_are_withheld_like_every_count_under_5_unless_a_council_says_otherwise() -> None:
    figures = a_year_with_one_small_cell()
    assert publish(figures).of_state(NOT_RECORDED, "Q2") is None
    assert publish(figures, zero_is_small=False).of_state(NOT_RECORDED, "Q2") == 0


def test_the_months_of_the_other_table_do_not_give_a_quarter_away() -> None:
    cells = {(at, "PN1"): 20 for at in range(12)} | {(1, "PN1"): 3}
    figures = a_year(cells)
    published = publish(figures, zero_is_small=False)
    months = [published.of_month("held", month) for month in YEAR.months[:3]]
    assert months[1] is None
    assert months.count(None) == 2 or published.of_quarter("Q1") is None
    attack(figures, published, zero_is_small=False)


def test_one_late_review_is_not_given_away_by_held_less_in_time() -> None:
    cells = {(at, "PN1"): 20 for at in range(12)}
    figures = a_year(cells, late={4: 1, 7: 6})
    published = publish(figures, zero_is_small=False)
    august = YEAR.months[4]
    assert published.of_month("late", august) is None
    assert None in (published.of_month("held", august), published.of_month("in_time", august))
    attack(figures, published, zero_is_small=False)


def test_the_share_that_gave_views_is_shown_only_where_its_parts_are() -> None:
    published = publish(a_year_with_one_small_cell(), zero_is_small=False)
    for quarter in (None, "Q1", "Q2", "Q3", "Q4"):
        parts = [published.of_way(way, quarter) for way in list(STATES_OF_WAY)[1:3]]
        assert (published.gave_views(quarter) is None) == (None in parts)


def test_withholding_the_small_counts_alone_would_be_found_out() -> None:
    """The attack itself works: it breaks a table without a second figure withheld."""
    figures = a_year_with_one_small_cell()
    true = publish_nothing_withheld(figures)
    careless = {name: None if 0 < count < SMALLEST_SHOWN else count for name, count in true.items()}
    published = PublishedYear(YEAR, CountedBy.MONTH_HELD, careless)
    found = solved_exactly(careless, sums_that_a_reader_knows(published))
    assert found["state", "PN7", "Q1"] == 3
