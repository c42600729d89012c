"""A council's file of reviews, children or episodes, read into rows that say what the case system said.

First `read_table` keeps the text of the columns we take and of no other; then `extract_from` reads that text.
Between a dry run and Apply only the table waits, so what we do not take is never kept.
"""

import json
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

from consult.domain.dates import NotADate, NotATime, read_date, read_moment, read_time
from consult.domain.extracts import (
    CannotBeRead,
    ChildFacts,
    Counted,
    EpisodeFacts,
    Extract,
    ExtractRow,
    ReviewFacts,
)
from consult.domain.first_languages import find_first_language
from consult.domain.participation import UnknownParticipation, code_for
from consult.domain.words import clean_words
from consult.formats.council_columns import Column, find_header
from consult.formats.sheets import sheets

_LONGEST_KEPT = 1_000
_LONGEST: dict[Column, int] = {Column.CHILD: 40, Column.REVIEW: 60, Column.UPN: 40}
_LONGEST_OF_OTHERS = 300
_EPISODE_LENGTHS = {
    Column.REASON_STARTED: 1,
    Column.LEGAL_STATUS: 2,
    Column.CATEGORY_OF_NEED: 2,
    Column.PLACE: 2,
    Column.PLACE_PROVIDER: 3,
    Column.REASON_ENDED: 3,
    Column.REASON_PLACE_CHANGED: 8,
}
_YES = {"y", "yes", "true", "t", "1", "cancelled", "canceled"}
_NO = {"n", "no", "false", "f", "0", "not cancelled", "not canceled"}
_DATES = {
    Column.BORN_ON,
    Column.CARE_STARTED_ON,
    Column.MOTHERS_CHILD_BORN_ON,
    Column.DUE_ON,
    Column.HELD_ON,
    Column.MET_AT,
    Column.MEETING_AT,
    Column.MEETING_ON,
    Column.CANCELLED,
    Column.STARTED_ON,
    Column.ENDED_ON,
}
_SEXES = {"m": "M", "male": "M", "1": "M", "f": "F", "female": "F", "2": "F", "u": "U", "unknown": "U"}
_ETHNICITIES = frozenset(
    "WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT".split()  # noqa: SIM905 - a list of words
)

Value = TypeVar("Value")


@dataclass(frozen=True)
class Table:
    """The text of the columns we take: `rows` hold a line number and one text for each of `columns`."""

    counted: Counted
    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    ignored: tuple[str, ...]
    rows: Sequence[tuple[int, tuple[str, ...]]]

    def as_text(self) -> str:
        """The table as one text, for keeping."""
        facts = [self.counted, self.columns, self.headings, self.ignored, self.rows]
        return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "Table":
        """The table that `as_text` wrote."""
        counted, columns, headings, ignored, rows = json.loads(text)
        return cls(
            counted=Counted(counted),
            columns=tuple(Column(column) for column in columns),
            headings=tuple(headings),
            ignored=tuple(ignored),
            rows=[(line, tuple(cells)) for line, cells in rows],
        )


def read_table(content: bytes) -> Table:
    """Return the columns we take of the first sheet whose first row we recognise.

    Raises:
        CannotBeRead: no sheet is recognised, or the file is none we can read; the sentence says what to do.
    """
    first: Sequence[str] = ()
    with warnings.catch_warnings():
        # The workbook reader warns about styles and dates it does not know; a wrong date is refused by row.
        warnings.simplefilter("ignore")
        for sheet in sheets(content):
            cells = next(sheet.rows, [])
            first = first or cells
            header = find_header(cells)
            if header is None:
                continue
            columns = tuple(header.places)
            places = [header.places[column] for column in columns]
            offsets = [sheet.serial_offset if column in _DATES else 0 for column in columns]
            rows = []
            for line, row in enumerate(sheet.rows, start=2):
                kept = tuple(
                    _kept(row[at] if at < len(row) else "", offset)
                    for at, offset in zip(places, offsets, strict=True)
                )
                if any(kept):
                    rows.append((line, kept))
            return Table(
                header.counted, columns, tuple(header.headings[column] for column in columns), header.ignored, rows
            )
    raise CannotBeRead(_not_recognised(first))


def _kept(cell: str, serial_offset: int) -> str:
    text = clean_words(cell[:_LONGEST_KEPT])
    if serial_offset and text.replace(".", "", 1).isdecimal():
        return repr(float(text) + serial_offset).removesuffix(".0")
    return " ".join(text.split())


def _not_recognised(cells: Sequence[str]) -> str:
    names = ", ".join(f"“{clean_words(cell)[:40]}”" for cell in cells[:8] if cell.strip())
    found = f" The first row says {names}." if names else ""
    return (
        "The first row must hold the names of the columns, among them a child id and a date of birth, a due date or "
        f"a date held.{found} Take out title rows above it, and bring the file in again as CSV or XLSX."
    )


def extract_from(table: Table, *, today: date) -> Extract:
    """Return what each row of a table says; what cannot be read is among the row's faults, never guessed."""
    return Extract(
        counted=table.counted,
        rows=[_row(table, line, cells, today) for line, cells in table.rows],
        used=table.headings,
        ignored=table.ignored,
    )


class _Cells:
    """One row's cells by column, and the faults and notes met while reading them."""

    def __init__(self, table: Table, cells: Sequence[str]) -> None:
        self._cells = dict(zip(table.columns, cells, strict=True))
        self.faults: list[str] = []
        self.notes: list[str] = []

    def text(self, column: Column) -> str | None:
        text = self._cells.get(column, "")
        if len(text) > _LONGEST.get(column, _LONGEST_OF_OTHERS):
            self.faults.append(f"{column} is longer than {_LONGEST.get(column, _LONGEST_OF_OTHERS)} characters")
            return None
        return text or None

    def read(self, column: Column, reader: Callable[[str], Value]) -> Value | None:
        if (text := self.text(column)) is None:
            return None
        try:
            return reader(text)
        except (NotADate, NotATime) as problem:
            self.faults.append(f"{column} {_shortened(problem.text)} {problem.why}")
        except UnknownParticipation:
            self.faults.append(f"participation {_shortened(text)} is not a code from PN0 to PN7, or a label of one")
        return None

    def among(self, column: Column, known: Callable[[str], str | None]) -> str | None:
        """What a cell means, where an unknown word is left out with a note and the row is still taken."""
        if (text := self.text(column)) is None:
            return None
        if (meant := known(text)) is None:
            self.notes.append(f"{column} {_shortened(text)} is not known and was left out")
        return meant


def _shortened(text: str) -> str:
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def _row(table: Table, line: int, texts: Sequence[str], today: date) -> ExtractRow:
    cells = _Cells(table, texts)
    row: dict[str, Any] = {
        "line": line,
        "child_reference": cells.text(Column.CHILD) or "",
        "child": ChildFacts(
            born_on=cells.read(Column.BORN_ON, read_date),
            forename=cells.text(Column.FORENAME),
            surname=cells.text(Column.SURNAME),
            language=cells.among(Column.LANGUAGE, find_first_language),
            care_started_on=cells.read(Column.CARE_STARTED_ON, read_date),
            sex=cells.among(Column.SEX, _sex),
            ethnicity=cells.among(Column.ETHNICITY, _ethnicity),
            upn=cells.text(Column.UPN),
            is_mother=cells.among(Column.IS_MOTHER, {"0": "0", "1": "1"}.get),
            mothers_child_born_on=cells.read(Column.MOTHERS_CHILD_BORN_ON, read_date),
        ),
        "officer_name": cells.text(Column.OFFICER_NAME),
        "officer_email": cells.text(Column.OFFICER_EMAIL),
    }
    if table.counted is Counted.REVIEWS:
        row["review"], row["cancelled"] = _review(cells, today)
    elif table.counted is Counted.EPISODES:
        row["episode"] = _episode(cells)
    return ExtractRow(**row, faults=tuple(cells.faults), notes=tuple(cells.notes))


def _review(cells: _Cells, today: date) -> tuple[ReviewFacts, bool]:
    cancelled = _is_cancelled(cells)
    participation = cells.read(Column.PARTICIPATION, code_for)
    held_on, held_time = cells.read(Column.HELD_ON, read_moment) or (None, None)
    meeting_on = cells.read(Column.MEETING_ON, read_date)
    if cancelled:
        # What was cancelled was not held: its date is the day it was planned for.
        held_on, meeting_on = None, meeting_on or held_on
    met_on, met_time = cells.read(Column.MET_AT, read_moment) or (None, None)
    # Liquidlogic keeps one moment for a meeting, planned or past. It is the day held once it is not in the future,
    # as the Standard Safeguarding Dataset reads it; a code beside it says that it was held.
    if met_on and not held_on and not cancelled and (met_on <= today or participation):
        held_on, held_time = met_on, met_time
    elif met_on:
        meeting_on, held_time = meeting_on or met_on, held_time or met_time
    day, clock = cells.read(Column.MEETING_AT, _day_or_time) or (None, None)
    meeting_on = meeting_on or day
    meeting_time = clock or held_time
    if meeting_time and not (meeting_on or held_on):
        cells.notes.append("the meeting time has no date and was left out")
        meeting_time = None
    facts = ReviewFacts(
        source_id=cells.text(Column.REVIEW),
        due_on=cells.read(Column.DUE_ON, read_date),
        meeting_on=meeting_on,
        meeting_time=meeting_time,
        held_on=held_on,
        participation=None if cancelled else participation,
    )
    return facts, cancelled


def _is_cancelled(cells: _Cells) -> bool:
    if "cancel" in (cells.text(Column.STATUS) or "").casefold():
        return True
    written = cells.text(Column.CANCELLED)
    if written is None or written.casefold() in _NO:
        return False
    if written.casefold() not in _YES:
        try:
            read_date(written)
        except NotADate:
            cells.faults.append(f"cancelled {_shortened(written)} is neither yes, no nor a date")
    return True


def _day_or_time(text: str) -> tuple[date | None, time | None]:
    try:
        # Midnight is how a column of moments writes that no time is known.
        return None, read_time(text) if read_time(text) != time.min else None
    except NotATime:
        pass
    try:
        return read_moment(text)
    except NotADate as problem:
        raise NotATime(text) from problem


def _episode(cells: _Cells) -> EpisodeFacts:
    def short(column: Column) -> str | None:
        text = cells.text(column)
        if text is not None and len(text) > _EPISODE_LENGTHS[column]:
            cells.notes.append(f"{column} {_shortened(text)} is not a code of the return and was left out")
            return None
        return text

    return EpisodeFacts(
        started_on=cells.read(Column.STARTED_ON, read_date),
        reason_started=short(Column.REASON_STARTED),
        legal_status=short(Column.LEGAL_STATUS),
        category_of_need=short(Column.CATEGORY_OF_NEED),
        place=short(Column.PLACE),
        place_provider=short(Column.PLACE_PROVIDER),
        ended_on=cells.read(Column.ENDED_ON, read_date),
        reason_ended=short(Column.REASON_ENDED),
        reason_place_changed=short(Column.REASON_PLACE_CHANGED),
    )


def _bare(text: str) -> str:
    """The value of an Annex A list: “b) Female” is Female."""
    return text[2:].strip() if text[1:2] == ")" else text


def _sex(text: str) -> str | None:
    return _SEXES.get(_bare(text).casefold())


def _ethnicity(text: str) -> str | None:
    code = _bare(text)[:4].upper()
    return code if code in _ETHNICITIES else None
