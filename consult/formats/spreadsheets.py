"""Tables as CSV and XLSX files in which nothing that somebody wrote is ever computed by a spreadsheet."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter

Cell = str | int | Decimal | date | None
Row = Sequence[Cell]

# Excel reads a byte order mark as "this is UTF-8"; without it names lose their accents.
_BYTE_ORDER_MARK = "\ufeff"
_LONGEST_XLSX_CELL = 32_767
_CUT = " … (cut here: a spreadsheet’s cell holds no more)"
_STARTS_A_FORMULA = "=+-@−"
_QUOTES = "\"'`´"
# Opened where the list separator is a semicolon or tab, a cell may be split there, or at its line break.
_AFTER_A_SEPARATOR = re.compile(r"(?<=[;\t\r\n|])")


@dataclass(frozen=True)
class Sheet:
    """One table with its heading row; the name becomes the tab of an XLSX file (at most 31 characters)."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Row]


def csv_file(headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A CSV file in UTF-8 that opens in Excel: numbers as they are, every text made safe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_csv_cell(heading) for heading in headings])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode("utf-8", "replace")


def xlsx_file(sheets: Iterable[Sheet]) -> bytes:
    """An XLSX workbook in which every text is a string cell, whatever it looks like."""
    kept = io.BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, {"in_memory": True, **as_text}) as workbook:
        bold = workbook.add_format({"bold": True})
        for sheet in sheets:
            page = workbook.add_worksheet(sheet.name)
            for column, heading in enumerate(sheet.headings):
                page.write_string(0, column, _xlsx_text(heading), bold)
            for number, row in enumerate(sheet.rows, start=1):
                for column, cell in enumerate(row):
                    _write_xlsx_cell(page, number, column, cell)
            page.freeze_panes(1, 0)
            page.autofit()
    return kept.getvalue()


def as_text(words: str) -> str:
    """The words so that no spreadsheet computes them: an apostrophe before whatever would begin a formula.

    A formula may hide behind spaces, invisible characters, quotes or full-width letters, and behind a
    separator inside the cell. Words that cannot be taken for a formula are given back untouched.
    """
    return "".join(_guarded(part, first=not at) for at, part in enumerate(_AFTER_A_SEPARATOR.split(words)))


def _guarded(part: str, *, first: bool) -> str:
    begins = next((character for character in part if not _is_skipped(character)), "")
    looks_computed = unicodedata.normalize("NFKC", begins)[:1] in tuple(_STARTS_A_FORMULA)
    begins_with_control = first and part[:1] in ("\t", "\r", "\n")
    return f"'{part}" if looks_computed or begins_with_control else part


def _is_skipped(character: str) -> bool:
    """Would a spreadsheet, or a person who pastes, pass over this character before the formula?"""
    return character in _QUOTES or unicodedata.category(character) in {
        "Zs", "Zl", "Zp", "Cc", "Cf", "Pi", "Pf", "Mn"
    }  # fmt: skip


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return as_text(cell.replace("\0", ""))
    return _in_figures(cell)


def _write_xlsx_cell(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, int | Decimal):
        page.write_number(row, column, cell)
    elif cell is not None:
        page.write_string(row, column, _xlsx_text(cell if isinstance(cell, str) else _in_figures(cell)))


def _xlsx_text(words: str) -> str:
    words = words.encode("utf-8", "replace").decode("utf-8")
    if len(words.encode("utf-16-le")) // 2 <= _LONGEST_XLSX_CELL:
        return words
    # Excel counts in UTF-16; half the allowance is safe for any text and leaves room for the remark.
    return words[: _LONGEST_XLSX_CELL // 2 - len(_CUT)] + _CUT


def _in_figures(cell: int | Decimal | date) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
