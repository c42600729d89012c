"""A manager's year on a phone: files brought in through the page, the published numbers, the return."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from consult.domain.staff import StaffRole
from consult.storage.database import Database
from tests.factories.made_up_year import FOLDER
from tests.journeys.conftest import Somebody
from tests.journeys.look import look
from tests.journeys.test_desk import an_account, sign_in
from tests.published import participation_table, timeliness_table

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def bring_in(page: Page, file: str) -> None:
    page.get_by_role("link", name="Bring in").click()
    page.get_by_label("The file").set_input_files(FOLDER / file)
    page.get_by_role("button", name="Show what it would do").click()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("status")).to_contain_text("0 refused")


def cells(page: Page, caption: str, row: str) -> list[str]:
    table = page.get_by_role("table", name=caption)
    line = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=row))
    return [" ".join(text.split()) for text in line.get_by_role("cell").all_inner_texts()]


def test_a_manager_brings_a_year_in_and_reads_the_published_numbers_to_the_unit(
    somebody: Somebody, database: Database, tmp_path: Path
) -> None:
    page = somebody(scripts=True)
    sign_in(page, an_account(database, StaffRole.MANAGER, "Kit Marlow"), StaffRole.MANAGER)
    for file in ("ssda903/header.csv", "ssda903/episodes.csv", "reviews_with_due.csv"):
        bring_in(page, file)
    page.get_by_role("link", name="Figures").click()
    page.get_by_label("Year", exact=True).select_option("2021-22")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taking part in reviews, 2021 to 2022")
    look(page, audience="staff")

    printed = participation_table()
    for code in (f"PN{number}" for number in range(8)):
        shown = cells(page, "How children took part, by quarter", code)
        for quarter, cell in zip(("Q1", "Q2", "Q3", "Q4"), shown, strict=False):
            count, total = printed[code, quarter, "reviews"], printed["Total", quarter, "reviews"]
            assert cell == f"{count} {count}/{total}, {printed[code, quarter, 'stated percent']}%"
    printed = timeliness_table()
    for month in ("April", "May", "June", "July", "August", "September", "October", "November", "December",
                  "January", "February", "March"):  # fmt: skip
        held, in_time, *_ = cells(page, "Reviews in time, by the month they were held", month)
        short = month[:3]
        count, total = printed["on time", short, "reviews on time"], printed["reviews", short, "reviews held"]
        assert held == str(total)
        assert in_time == f"{count} {count}/{total}, {printed['percent on time', short, 'stated percent on time']}%"
    assert cells(page, "Reviews in time, by the month they were held", "Year")[:2] == ["378", "371 371/378, 98%"]

    page.get_by_role("link", name="Version for publication").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("for publication")
    look(page, audience="staff")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    waiting.value.save_as(tmp_path / "publication.csv")
    with (tmp_path / "publication.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert not [row for row in csv.DictReader(lines) if row["Reviews"].isdigit() and int(row["Reviews"]) < 5]

    page.get_by_role("link", name="The return").click()
    expect(page.get_by_role("button", name="Download the three files")).to_be_visible()
    look(page, audience="staff")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the three files").click()
    waiting.value.save_as(tmp_path / "return.zip")
    archive = zipfile.ZipFile(io.BytesIO((tmp_path / "return.zip").read_bytes()))
    assert len(archive.read("reviews.csv").splitlines()) == 379


def test_an_administrators_day_off_and_a_return_that_is_stopped_are_pages_to_look_at(
    somebody: Somebody, database: Database, tmp_path: Path
) -> None:
    page = somebody()
    sign_in(page, an_account(database, StaffRole.ADMINISTRATOR, "Kit Marlow"), StaffRole.ADMINISTRATOR)
    bring_in(page, "reviews_with_due.csv")
    page.goto("/reports/2021-22/return")
    expect(page.get_by_role("table")).to_contain_text("Episodes of care have not been brought in for any child.")
    look(page, audience="staff")
    page.goto("/reports/days-off")
    page.get_by_role("button", name="Add the day").click()
    expect(page.get_by_role("alert")).to_contain_text("is not a date we can read")
    look(page, audience="staff")
