"""The pages of the year: figures, publication, the return, days off."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime

import openpyxl
import pytest
import time_machine
from bs4 import BeautifulSoup
from sqlalchemy import select

from consult.domain.invitations import Purpose
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.topics import Topic
from consult.storage.children import Child
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.extra_days import ExtraDay
from consult.storage.reviews import Review
from tests.factories.children import a_child
from tests.factories.made_up_year import the_made_up_year
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.formats.test_spreadsheets import would_be_computed
from tests.formula_payloads import FORMULA_PAYLOADS
from tests.visitor import Visitor

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made_up_year(database: Database) -> Database:
    with database.writing() as session:
        the_made_up_year(session)
    return database


def enter(visitor: Visitor, database: Database, role: StaffRole = StaffRole.MANAGER) -> None:
    with database.writing() as session:
        who = a_member_of_staff(session, role=role, name="Kit Marlow")
        visitor.client.set_cookie("staff", a_staff_session(session, who, at=NOW))


def row_of(page: BeautifulSoup, caption: str, name: str) -> list[str]:
    table = next(each for each in page.select("table") if each.caption and caption in each.caption.text)
    row = next(each for each in table.select("tr") if each.th and each.th.text.split()[0] == name.split()[0])
    return [" ".join(cell.text.split()) for cell in row.select("td")]


def test_a_manager_reads_the_published_years_numbers(visitor: Visitor, made_up_year: Database) -> None:
    enter(visitor, made_up_year)
    page = visitor.open("/reports/2021-22")
    assert row_of(page, "How children took part", "PN1") == [
        "31 31/80, 39%",
        "38 38/113, 34%",
        "30 30/92, 33%",
        "44 44/93, 47%",
        "143 143/378, 38%",
    ]
    assert row_of(page, "Reviews in time", "August") == ["29", "28 28/29, 97%", "1 1/29, 3%", "0 0/29, 0%"]
    assert row_of(page, "Reviews in time", "Year") == ["378", "371 371/378, 98%", "7 7/378, 2%", "0 0/378, 0%"]
    assert "The four quarters add up: 80 + 113 + 92 + 93 = 378." in page.text
    assert "Wrong" not in page.text


def test_the_charts_are_drawn_described_and_say_what_the_tables_say(visitor: Visitor, made_up_year: Database) -> None:
    enter(visitor, made_up_year)
    page = visitor.open("/reports/2021-22")
    views, months = page.select("svg.bars")
    assert views.title is not None
    assert views.title.text == "Children’s views by quarter"
    assert "100% in April to June" in str(views.desc)
    assert [text.text for text in views.select("text.on1")][:2] == ["36", "47"]
    assert len(months.select("rect.b1")) == 12
    assert not page.select("script")


def test_the_year_can_be_chosen_and_the_latest_is_shown_first(visitor: Visitor, made_up_year: Database) -> None:
    enter(visitor, made_up_year)
    assert visitor.open("/reports/?year=2021-22").h1.text == "Taking part in reviews, 2021 to 2022"  # type: ignore[union-attr]
    options = [option.text for option in visitor.open("/reports/?year=nonsense").select("#year option")]
    assert options == ["2026-27", "2025-26", "2024-25", "2023-24", "2022-23", "2021-22"]
    visitor.open("/reports/2021-23", status=404)


def test_officers_read_the_publication_and_never_every_count(visitor: Visitor, made_up_year: Database) -> None:
    enter(visitor, made_up_year, StaffRole.OFFICER)
    assert "for publication" in visitor.open("/reports/?year=2021-22").h1.text  # type: ignore[union-attr]
    for address in ("2021-22", "2021-22/figures.csv", "2021-22/figures.xlsx", "2021-22/return", "days-off"):
        visitor.open(f"/reports/{address}", status=404)


def test_in_the_publication_no_count_under_5_is_shown(visitor: Visitor, made_up_year: Database) -> None:
    enter(visitor, made_up_year)
    page = visitor.open("/reports/2021-22/publication")
    shown = [str(cell.find(string=True)).strip() for cell in page.select("table td.num")]
    assert "withheld" in page.text
    assert [int(count) for count in shown if count.isdigit() and int(count) < 5] == []
    assert row_of(page, "How children took part", "PN1")[4] == "143 143/378, 38%"
    file = visitor.client.get("/reports/2021-22/publication.csv")
    rows = list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"))))
    assert {row["Reviews"] for row in rows} >= {"withheld", "378"}
    assert [row for row in rows if row["Reviews"].isdigit() and int(row["Reviews"]) < 5] == []
    assert [row for row in rows if row["Reviews"] == "withheld" and (row["Of"] or row["Per cent"])] == []


def test_the_csv_and_the_workbook_hold_every_count_and_nothing_computed(
    visitor: Visitor, made_up_year: Database
) -> None:
    enter(visitor, made_up_year)
    file = visitor.client.get("/reports/2021-22/figures.csv")
    rows = list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"))))
    january = next(row for row in rows if row["Row"] == "January 2022" and row["Column"] == "In time")
    assert (january["Reviews"], january["Of"], january["Per cent"]) == ("29", "31", "94%")
    assert {row["Column"] for row in rows if row["Table"] == "Check"} == {"holds"}
    assert not [cell for row in rows for cell in row.values() if would_be_computed(cell)]
    book = openpyxl.load_workbook(io.BytesIO(visitor.client.get("/reports/2021-22/figures.xlsx").data))
    assert book.sheetnames == ["Figures", "Checks"]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_a_year_without_a_review_is_a_page_too(visitor: Visitor, database: Database) -> None:
    enter(visitor, database)
    page = visitor.open("/reports/")
    assert "No review was held in this year yet." in page.text
    visitor.open("/reports/2026-27/publication")
    visitor.open("/reports/2026-27/return")


def test_reviews_without_a_code_are_listed_with_whose_they_are(visitor: Visitor, database: Database) -> None:
    with database.writing() as session:
        dana = a_member_of_staff(session, name="Dana Inkwell")
        a_review(session, child=a_child(session, officer=dana), held_on=date(2026, 5, 4), due_on=date(2026, 5, 4))
    enter(visitor, database)
    panel = visitor.open("/reports/2026-27").select_one("#not-recorded")
    assert panel is not None
    assert "Robin Teasel" in panel.text
    assert "for Dana Inkwell to confirm" in " ".join(panel.text.split())


def test_the_return_is_downloaded_as_three_files_and_written_down(visitor: Visitor, made_up_year: Database) -> None:
    enter(visitor, made_up_year)
    page = visitor.open("/reports/2021-22/return")
    assert [b.text for b in page.select(".sums b")] == ["378", "160", "0", "0"]
    token = str(page.select_one("main input[name=form_token]")["value"])  # type: ignore[index]
    given = visitor.client.post("/reports/2021-22/return", data={"form_token": token})
    assert (given.status_code, given.mimetype) == (200, "application/zip")
    archive = zipfile.ZipFile(io.BytesIO(given.data))
    assert archive.namelist() == ["header.csv", "episodes.csv", "reviews.csv"]
    assert len(archive.read("reviews.csv").splitlines()) == 379
    with made_up_year.reading() as session:
        assert session.scalars(select(Event.thing_id).where(Event.act == "took the return")).all() == ["2021-22"]


def test_what_stops_the_return_is_listed_with_links_and_there_is_no_file(
    visitor: Visitor, made_up_year: Database
) -> None:
    with made_up_year.writing() as session:
        reviews = session.scalars(select(Review).order_by(Review.held_on)).all()
        reviews[-1].participation_code = None
        children = session.scalars(select(Child)).all()
        children[0].sex = None
        a_review(session, child=reviews[0].child, held_on=reviews[0].held_on, code=reviews[0].participation_code)
        duplicate = reviews[0].id
    enter(visitor, made_up_year)
    page = visitor.open("/reports/2021-22/return")
    told = page.text
    assert "no participation code is confirmed" in told
    assert "SEX is missing" in told
    assert "there are 2 of this child on this day" in told
    assert page.select_one(f'a[href="/reviews/{duplicate}/dates"]') is not None
    assert not page.select("form[action='/reports/2021-22/return']")
    visitor.send("/reports/2021-22/return", status=422)
    with made_up_year.reading() as session:
        assert session.scalars(select(Event).where(Event.act == "took the return")).all() == []


def test_an_administrator_adds_a_day_off_and_takes_it_back(visitor: Visitor, database: Database) -> None:
    with database.writing() as session:
        child = a_child(session)
        child.care_started_on = date(2026, 11, 2)
        review = a_review(session, child=child, meeting_on=date(2026, 11, 27))
    enter(visitor, database, StaffRole.ADMINISTRATOR)
    visitor.open("/reports/days-off")
    page = visitor.send("/reports/days-off", day="25/11/2026", reason="Day of mourning")
    assert "25/11/2026 does not count as a working day now. 1 due date of ours moved." in page.text
    assert "Wednesday 25 November 2026" in page.text
    with database.reading() as session:
        moved = session.get(Review, review.id)
        assert moved is not None
        assert (moved.worked_out_due_on, moved.kind) == (date(2026, 12, 1), "first")
        added = session.scalars(select(ExtraDay)).one()
    page = visitor.send(f"/reports/days-off/{added.id}/take-back")
    assert "counts as a working day again. 1 due date of ours moved." in page.text
    with database.reading() as session:
        moved = session.get(Review, review.id)
        assert moved is not None
        assert moved.worked_out_due_on == date(2026, 11, 30)
        acts = session.scalars(select(Event.act).order_by(Event.position)).all()
        assert acts == ["added a day off", "took back a day off"]
    visitor.send(f"/reports/days-off/{added.id}/take-back")


@pytest.mark.parametrize(
    ("day", "reason", "told"),
    [
        ("", "x", "is not a date we can read"),
        ("31/02/2026", "x", "is not a day that exists"),
        ("21/11/2026", "x", "no working day already"),
        ("25/12/2026", "x", "no working day already"),
        ("25/11/2036", "x", "not more than three years"),
        ("25/11/2026", "", "Say why"),
        ("25/11/2026", "x" * 101, "Say why"),
        ("25/11/2026", "\u202e\x00", "Say why"),
        ("x" * 100_000, "x", "is not a date we can read"),
    ],
)
def test_a_day_that_cannot_be_added_is_a_sentence_and_keeps_what_was_typed(
    visitor: Visitor, database: Database, day: str, reason: str, told: str
) -> None:
    enter(visitor, database, StaffRole.ADMINISTRATOR)
    visitor.open("/reports/days-off")
    page = visitor.send("/reports/days-off", status=422, day=day, reason=reason)
    summary = page.select_one(".summary")
    assert summary is not None
    assert told in summary.text
    if day == "25/11/2036":
        typed = page.select_one("#day")
        assert typed is not None
        assert typed["value"] == day


def test_managers_see_days_off_but_do_not_change_them(visitor: Visitor, database: Database) -> None:
    enter(visitor, database)
    page = visitor.open("/reports/days-off")
    assert not page.select("form[action='/reports/days-off']")
    visitor.send("/reports/days-off", status=404, day="25/11/2026", reason="x")


def test_a_formula_for_a_reason_stays_text_on_the_page(visitor: Visitor, database: Database) -> None:
    enter(visitor, database, StaffRole.ADMINISTRATOR)
    visitor.open("/reports/days-off")
    page = visitor.send("/reports/days-off", day="25/11/2026", reason=FORMULA_PAYLOADS[0])
    assert "=1+1" in page.text


def test_the_three_questions_about_the_plan_stand_with_their_shares_and_small_counts_are_not_published(
    visitor: Visitor, database: Database
) -> None:
    with database.writing() as session:
        for at in range(9):
            review = a_review(session, child=a_child(session), held_on=date(2026, 5, 5))
            given = Given(chosen={("yes" if at < 7 else "no"): ("x", "x")}, question="knows_plan", topic=Topic.PLAN)
            a_reply(session, given, review=review)
            how = Given(chosen={"really_good": ("x", "x")}, question="how_was_it", topic=Topic.HOW_IT_WENT)
            a_reply(session, how, review=review, role=Role.MOTHER, purpose=Purpose.AFTER)
    enter(visitor, database)
    page = visitor.open("/reports/2026-27")
    assert row_of(page, "What children say", "Knows") == ["7 7/9, 78%", "0 0/9, 0%", "2 2/9, 22%", "9"]
    assert row_of(page, "How the meeting was", "Parents") == ["9 9/9, 100%", "0 0/9, 0%", "0 0/9, 0%", "9"]
    published = visitor.open("/reports/2026-27/publication")
    cells = row_of(published, "What children say", "Knows")
    assert "2 2/9, 22%" not in cells
    assert cells.count("withheld") >= 2
    lines = visitor.client.get("/reports/2026-27/publication.csv").text
    assert "What children say of their plan,Knows what is in the plan,No,withheld" in lines.replace('"', "")
    assert "What children say of their plan,Knows what is in the plan,No,2" in visitor.client.get(
        "/reports/2026-27/figures.csv"
    ).text.replace('"', "")
