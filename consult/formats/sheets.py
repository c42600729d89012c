"""Rows of text out of the files a council sends: CSV in the usual encodings, and Excel workbooks.

Macros and formulas are never run; hidden sheets and merged cells are read as they are stored.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from consult.domain.extracts import CannotBeRead

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
# A workbook is a zip: a small file can unpack to fill the memory. A year of the largest council is about 30 MB.
_LARGEST_UNPACKED = 100 * 1024 * 1024
_MOST_PARTS = 5_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_OTHER_FILES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x7fELF",
    b"MZ",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
)
_DAYS_FROM_1900_TO_1904 = 1462

NOT_A_SPREADSHEET = "This is not a spreadsheet we can read. Save it as CSV or XLSX and bring in that file."
TOO_MANY_ROWS = f"The file has more than {MOST_ROWS:,} rows. Bring in one year at a time."


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its rows of text (the first is line 1), and what to add to its serial dates."""

    name: str
    rows: Iterator[list[str]]
    serial_offset: int = 0


def sheets(content: bytes) -> Iterator[Sheet]:
    """Yield each sheet of a file; a CSV has one. Read a sheet's rows before asking for the next.

    Raises:
        CannotBeRead: the file is empty, too large, or is no CSV or XLSX; the sentence says what to do.
    """
    if not content.strip():
        raise CannotBeRead("The file is empty. Save the extract again and bring in that file.")
    if len(content) > LARGEST_FILE:
        raise CannotBeRead(
            f"The file is larger than {LARGEST_FILE // 2**20} MB. Bring in one year at a time, or save it as CSV."
        )
    if content.startswith(b"PK"):
        yield from _sheets_of_workbook(content)
    elif content.startswith(_OLD_EXCEL):
        raise CannotBeRead(
            "This is an old Excel file (.xls), or one with a password. Save it as .xlsx without a password."
        )
    elif content.startswith(_OTHER_FILES):
        raise CannotBeRead(NOT_A_SPREADSHEET)
    else:
        yield Sheet("", _rows_of_csv(_text_of(content)))


def _text_of(content: bytes) -> str:
    encodings = ["utf-16"] if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
    raise CannotBeRead(NOT_A_SPREADSHEET)


def _rows_of_csv(text: str) -> Iterator[list[str]]:
    header = text.lstrip("\n\r").split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 0
    while True:
        line += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise CannotBeRead(
                f"Line {line} cannot be read. Look there for a quotation mark that is opened and not closed."
            ) from problem
        if line > MOST_ROWS:
            raise CannotBeRead(TOO_MANY_ROWS)
        yield row


def _sheets_of_workbook(content: bytes) -> Iterator[Sheet]:
    # Whatever the reader trips over in a file that somebody sent, the file is at fault and the sentence is the same.
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
    except Exception as problem:
        raise CannotBeRead(NOT_A_SPREADSHEET) from problem
    if sum(sizes) > _LARGEST_UNPACKED or len(sizes) > _MOST_PARTS:
        raise CannotBeRead("The workbook unpacks to more than we can hold. Save only its sheet of reviews as CSV.")
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        offset = _DAYS_FROM_1900_TO_1904 if book.epoch == CALENDAR_MAC_1904 else 0
        found = list(book.worksheets)
    except Exception as problem:
        raise CannotBeRead(NOT_A_SPREADSHEET) from problem
    for sheet in found:
        yield Sheet(sheet.title, _rows_of_sheet(sheet), offset)


def _rows_of_sheet(sheet: Any) -> Iterator[list[str]]:
    try:
        # The size a workbook states of itself may be wrong or hostile; the rows say what is there.
        sheet.reset_dimensions()
        width = 0
        for line, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), start=1):
            if line > MOST_ROWS:
                raise CannotBeRead(TOO_MANY_ROWS)
            if line == 1:
                header = [text_of_cell(cell) for cell in cells]
                while header and not header[-1]:
                    header.pop()
                width = len(header)
                if width > MOST_COLUMNS:
                    raise CannotBeRead(f"The sheet has more than {MOST_COLUMNS:,} columns. Save only those needed.")
                yield header
            else:
                yield [text_of_cell(cell) for cell in cells[:width]]
    except CannotBeRead:
        raise
    except Exception as problem:
        raise CannotBeRead(NOT_A_SPREADSHEET) from problem


def text_of_cell(value: object) -> str:
    """Return a workbook's cell as text: a date as 2021-04-05, with its time when it has one; a number without .0."""
    match value:
        case None:
            return ""
        case bool():
            return "Y" if value else "N"
        case datetime():
            return value.isoformat(" ") if value.time() != time.min else value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case _:
            return str(value)
