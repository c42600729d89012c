"""The year's figures as tables to read: each cell a count, what it is a share of, and the share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from consult.domain.participation import ParticipationCode
from consult.domain.percentages import per_cent
from consult.domain.reporting_year import Month, ReportingYear
from consult.domain.statistics import (
    NOT_RECORDED,
    PARTICIPATION_STATES,
    CountedBy,
    WayOfTakingPart,
)

WITHHELD = "withheld"


class Counts(Protocol):
    """Figures of a year, in full or with small counts withheld (None)."""

    @property
    def year(self) -> ReportingYear:
        """Which year they are of."""

    @property
    def counted_by(self) -> CountedBy:
        """Which day puts a review into a month."""

    @property
    def held(self) -> int | None:
        """Reviews held in the year."""

    def of_quarter(self, quarter: str) -> int | None:
        """Reviews held in one quarter."""

    def of_state(self, state: str, quarter: str | None = None) -> int | None:
        """Reviews with one state of participation."""

    def of_way(self, way: WayOfTakingPart, quarter: str | None = None) -> int | None:
        """Reviews in which children took part one way."""

    def gave_views(self, quarter: str | None = None) -> int | None:
        """Reviews that heard the child's views."""

    def of_four_and_over(self, quarter: str | None = None) -> int | None:
        """Reviews of children of 4 and over whose participation is recorded."""

    def of_month(self, measure: str, month: Month | None = None) -> int | None:
        """Held, in time, late or without a due date."""


@dataclass(frozen=True)
class Cell:
    """One count, and what it is a share of; either may be withheld (None)."""

    count: int | None
    of: int | None = None
    places: int = 0
    is_share: bool = True

    @property
    def words(self) -> str:
        """The count in figures, or that it is withheld."""
        return WITHHELD if self.count is None else str(self.count)

    @property
    def fraction(self) -> str:
        """The count over what it is a share of, such as 31/80; blank where either is withheld."""
        return f"{self.count}/{self.of}" if self._shows_share else ""

    @property
    def per_cent(self) -> str:
        """The share, such as 39%; blank where it would need a withheld count, or there is nothing to share."""
        if not self._shows_share or self.count is None or self.of is None:
            return ""
        share = per_cent(self.count, self.of, places=self.places)
        return "" if share is None else f"{share}%"

    @property
    def _shows_share(self) -> bool:
        return self.is_share and self.count is not None and self.of is not None


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    name: str
    cells: Sequence[Cell]
    note: str = ""
    is_total: bool = False


@dataclass(frozen=True)
class ReportTable:
    """A table with its caption, the heading of its first column, and those of the others."""

    caption: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[Row]

    @property
    def body(self) -> list[Row]:
        """The rows that the total is the total of."""
        return [row for row in self.rows if not row.is_total]

    @property
    def totals(self) -> list[Row]:
        """The rows at the foot."""
        return [row for row in self.rows if row.is_total]


def participation_table(counts: Counts, *, places: int) -> ReportTable:
    """How children took part, by code and quarter: shares are of the quarter's reviews."""
    quarters = [
        *((quarter.name, counts.of_quarter(quarter.name)) for quarter in counts.year.quarters),
        (None, counts.held),
    ]

    def cells(state: str) -> list[Cell]:
        return [Cell(counts.of_state(state, quarter), total, places) for quarter, total in quarters]

    rows = [Row(_name_of(state), cells(state), note=_note_of(state)) for state in PARTICIPATION_STATES]
    rows.append(Row("All reviews held", [Cell(total, is_share=False) for _, total in quarters], is_total=True))
    columns = [*(quarter.in_words for quarter in counts.year.quarters), "Year"]
    return ReportTable("How children took part, by quarter", "Code", columns, rows)


def views_table(counts: Counts, *, places: int) -> ReportTable:
    """Reviews of children of 4 and over by how their views were heard: shares are of the quarter's such reviews."""
    ways = (WayOfTakingPart.AT_THE_MEETING, WayOfTakingPart.ANOTHER_WAY, WayOfTakingPart.NO_VIEWS)

    def row(name: str, quarter: str | None, *, is_total: bool = False) -> Row:
        of = counts.of_four_and_over(quarter)
        shares = [Cell(counts.of_way(way, quarter), of, places) for way in ways]
        gave = Cell(counts.gave_views(quarter), of, places)
        return Row(name, [*shares, Cell(of, is_share=False), gave], is_total=is_total)

    rows = [row(quarter.in_words, quarter.name) for quarter in counts.year.quarters]
    columns = [
        "At the meeting (PN1 to PN3)",
        "Another way (PN5, PN6)",
        "No views shared (PN4, PN7)",
        "All",
        "Gave views",
    ]
    rows.append(row("Year", None, is_total=True))
    return ReportTable("Children of 4 and over: how their views were heard", "Quarter", columns, rows)


def timeliness_table(counts: Counts, *, places: int) -> ReportTable:
    """Reviews held, in time, late, and without a due date, by month: shares are of the month's reviews."""

    def row(name: str, month: Month | None, *, is_total: bool = False) -> Row:
        held = counts.of_month("held", month)
        shares = [
            Cell(counts.of_month(measure, month), held, places) for measure in ("in_time", "late", "no_due_date")
        ]
        return Row(name, [Cell(held, is_share=False), *shares], is_total=is_total)

    rows = [row(month.name, month) for month in counts.year.months]
    rows.append(row("Year", None, is_total=True))
    by = "held" if counts.counted_by is CountedBy.MONTH_HELD else "due"
    return ReportTable(
        f"Reviews in time, by the month they were {by}", "Month", ["Held", "In time", "Late", "No due date"], rows
    )


def report_tables(counts: Counts, *, places: int) -> list[ReportTable]:
    """The three tables of the year, in the order in which they are read."""
    return [table(counts, places=places) for table in (views_table, participation_table, timeliness_table)]


TIDY_HEADINGS = ("Table", "Row", "Column", "Reviews", "Of", "Per cent")


def tidy_rows(tables: Sequence[ReportTable]) -> Iterator[tuple[str, str, str, int | str, int | str, str]]:
    """Every cell of the tables on a line of its own, as programs and pivot tables want it."""
    for table in tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                of = cell.of if cell.fraction and cell.of is not None else ""
                count = WITHHELD if cell.count is None else cell.count
                yield table.caption, row.name, column, count, of, cell.per_cent


def _name_of(state: str) -> str:
    return "Not recorded" if state == NOT_RECORDED else state


def _note_of(state: str) -> str:
    return "No code is confirmed" if state == NOT_RECORDED else ParticipationCode(state).label
