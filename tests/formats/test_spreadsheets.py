"""No cell that we write is computed by a spreadsheet."""

import csv
import io
import unicodedata
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from consult.formats.spreadsheets import Cell, Sheet, as_text, csv_file, xlsx_file
from tests.formula_payloads import FORMULA_PAYLOADS

PLAIN = [
    "It’s going well",
    "a = b",
    "mum + dad",
    "e-mail",
    "5 - 3",
    "01/02/2026",
    "١٢٣",
    "",
    "one\ntwo",
    "“Hello” 🙂",
]


def would_be_computed(cell: str) -> bool:
    """A cruder judge than the code: the first visible character, in plain form, begins a formula."""
    if cell.startswith(("\t", "\r", "\n")):
        return True
    visible = [c for c in unicodedata.normalize("NFKC", cell) if c.isprintable() and not c.isspace()]
    text = "".join(visible).lstrip('"“”‘’')
    return text.startswith(("=", "+", "-", "@", "−"))


def cells_however_opened(file: bytes) -> list[str]:
    """Every cell, with the file read by comma, semicolon, tab and bar, as a spreadsheet elsewhere might."""
    text = file.decode("utf-8-sig")
    found = []
    for delimiter in (",", ";", "\t", "|"):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            found.extend(row)
    return found


def test_there_are_enough_payloads_and_the_judge_sees_those_that_are_bare() -> None:
    assert len(set(FORMULA_PAYLOADS)) >= 62
    assert would_be_computed("=1+1")
    assert would_be_computed(" ＝1+1")
    assert not would_be_computed("'=1+1")


@pytest.mark.parametrize("payload", FORMULA_PAYLOADS)
def test_no_csv_cell_is_computed_in_any_column_or_heading(payload: str) -> None:
    file = csv_file([payload, "count"], [[payload, 3], ["first", payload], [f"{payload}{payload}", payload]])
    assert [cell for cell in cells_however_opened(file) if would_be_computed(cell)] == []


@pytest.mark.parametrize("payload", FORMULA_PAYLOADS)
def test_no_xlsx_cell_is_anything_but_text(payload: str) -> None:
    file = xlsx_file([Sheet("Reviews", [payload, "count"], [[payload, 3], ["first", payload]])])
    sheet = openpyxl.load_workbook(io.BytesIO(file))["Reviews"]
    texts = [cell for row in sheet.iter_rows() for cell in row if cell.value not in ("count", "first", 3)]
    assert len(texts) == 3
    assert {cell.data_type for cell in texts} == {"s"}


@pytest.mark.parametrize("words", PLAIN)
def test_plain_words_stay_as_they_were_written(words: str) -> None:
    assert as_text(words) == words


def test_numbers_stay_numbers_and_dates_are_day_first() -> None:
    row: list[Cell] = [378, Decimal("98.1"), date(2022, 3, 31), None]
    assert csv_file(["a", "b", "c", "d"], [row]).decode("utf-8-sig") == "a,b,c,d\r\n378,98.1,31/03/2022,\r\n"
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file([Sheet("Year", ["a", "b", "c", "d"], [row])])))["Year"]
    assert [cell.value for cell in sheet[2]] == [378, 98.1, "31/03/2022", None]


def test_a_csv_file_says_that_it_is_utf_8_so_that_names_keep_their_letters() -> None:
    assert csv_file(["name"], [["Zoë"]]).startswith(b"\xef\xbb\xbf")


def test_text_that_is_too_long_or_not_text_at_all_does_not_stop_the_file() -> None:
    words = ["x" * 40_000, "🙂" * 20_000, "lone \ud800 surrogate", "bell \x07", "null \x00 byte"]
    file = xlsx_file([Sheet("Words", ["words"], [[text] for text in words])])
    column = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(file))["Words"]["A"]]
    assert len(column) == 6
    assert str(column[1]).endswith("a spreadsheet’s cell holds no more)")
    assert str(column[2]).endswith("a spreadsheet’s cell holds no more)")
    assert "surrogate" in csv_file(["words"], [[text] for text in words]).decode("utf-8-sig")
