"""Every CSV and workbook that a page gives, with formulas wherever somebody else's words can reach it."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

import openpyxl
import pytest
import time_machine

from consult.domain.staff import StaffRole
from consult.storage.database import Database
from tests.factories.made_up_year import the_made_up_year
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.formats.test_spreadsheets import cells_however_opened, would_be_computed
from tests.formula_payloads import FORMULA_PAYLOADS
from tests.visitor import Visitor

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_manager_on_a_monday(visitor: Visitor, database: Database) -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        with database.writing() as session:
            the_made_up_year(session)
            manager = a_member_of_staff(session, role=StaffRole.MANAGER)
            visitor.client.set_cookie("staff", a_staff_session(session, manager, at=NOW))
        yield


def test_refused_rows_come_back_as_text(visitor: Visitor) -> None:
    sent = io.StringIO(newline="")
    writer = csv.writer(sent)
    writer.writerow(["child_id", "dob", "review_date", "participation_code", FORMULA_PAYLOADS[0]])
    # A file with a null byte is no text file, and is refused whole.
    planted = [payload for payload in FORMULA_PAYLOADS if "\0" not in payload]
    writer.writerows([payload] * 5 for payload in planted)
    visitor.open("/reviews/bring-in")
    visitor.send("/reviews/bring-in", file=(io.BytesIO(sent.getvalue().encode("utf-8", "replace")), "planted.csv"))
    assert visitor.last is not None
    refused = visitor.client.get(f"{visitor.last.request.path}/refused.csv")
    rows = list(csv.reader(io.StringIO(refused.data.decode("utf-8-sig"), newline="")))
    assert len(rows) >= 62
    assert [cell for cell in cells_however_opened(refused.data) if would_be_computed(cell)] == []


@pytest.mark.parametrize("name", ["figures.csv", "publication.csv"])
def test_figures_as_csv_hold_no_formula(visitor: Visitor, name: str) -> None:
    file = visitor.client.get(f"/reports/2021-22/{name}").data
    assert [cell for cell in cells_however_opened(file) if would_be_computed(cell)] == []


@pytest.mark.parametrize("name", ["figures.xlsx", "publication.xlsx"])
def test_figures_as_a_workbook_hold_no_formula(visitor: Visitor, name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(visitor.client.get(f"/reports/2021-22/{name}").data))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
