"""The page that brings a council's file in."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from consult.domain.staff import StaffRole
from consult.storage.children import Child
from consult.storage.database import Database
from consult.storage.reviews import Review
from consult.storage.uploads import Upload
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.published import participation_table, timeliness_table
from tests.visitor import Visitor

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
MADE_UP_YEAR = Path(__file__).parents[1] / "data" / "made-up-year"
GOOD = "child id,dob,held,ward,home postcode\nC1,01/05/2012,08/04/2026,North,ZZ99 3VZ\n"
BAD = GOOD + "C2,31/02/2012,08/04/2026,North,\n,01/05/2012,08/04/2026,North,\n"

SignIn = Callable[[StaffRole], Visitor]


@pytest.fixture
def sign_in(database: Database, visitor: Visitor) -> SignIn:
    def as_role(role: StaffRole) -> Visitor:
        with database.writing() as session:
            token = a_staff_session(session, a_member_of_staff(session, role=role), at=NOW)
        visitor.client.set_cookie("staff", token)
        return visitor

    return as_role


@pytest.fixture(autouse=True)
def now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def send(visitor: Visitor, content: bytes | str, name: str = "extract.csv", *, status: int = 200) -> str:
    visitor.open("/reviews/bring-in")
    sent = content if isinstance(content, bytes) else content.encode()
    return visitor.send("/reviews/bring-in", status=status, file=(io.BytesIO(sent), name)).get_text(" ", strip=True)


def address(visitor: Visitor) -> str:
    assert visitor.last is not None
    return visitor.last.request.path


def kept(database: Database, kind: type[Review | Child | Upload]) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def test_the_378_reviews_of_the_made_up_year_come_in_through_the_page(sign_in: SignIn, database: Database) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    words = send(visitor, (MADE_UP_YEAR / "reviews_with_due.csv").read_bytes())
    assert "378 new reviews" in words
    assert "160 new children" in words
    assert "in_timescale" in words
    assert kept(database, Review) == 0
    page = visitor.send(f"{address(visitor)}/apply")
    assert "378 new, 0 changed, 0 unchanged" in page.get_text(" ", strip=True)
    assert (kept(database, Review), kept(database, Child), kept(database, Upload)) == (378, 160, 0)
    with database.reading() as session:
        reviews = session.execute(select(Review.held_on, Review.due_on, Review.participation_code)).all()
    _are_those_published(reviews)
    again = send(visitor, (MADE_UP_YEAR / "reviews_with_due.csv").read_bytes())
    assert "378 unchanged" in again
    assert "There is nothing to write." in again


def _are_those_published(reviews: Sequence[Any]) -> None:
    """Every count of the published tables L and N, from the rows alone."""
    held = [(row.held_on, row.held_on <= row.due_on, row.participation_code) for row in reviews]
    assert sum(in_time for _, in_time, _ in held) == 371
    by_month, by_code = timeliness_table(), participation_table()
    for month in ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"):
        those = [in_time for on, in_time, _ in held if f"{on:%b}" == month]
        assert len(those) == by_month["reviews", month, "reviews held"]
        assert sum(those) == by_month["on time", month, "reviews on time"]
    for quarter, months in enumerate(((4, 5, 6), (7, 8, 9), (10, 11, 12), (1, 2, 3)), start=1):
        for code in (f"PN{number}" for number in range(8)):
            those = [on for on, _, its_code in held if on.month in months and its_code == code]
            assert len(those) == by_code[code, f"Q{quarter}", "reviews"]


def test_refused_rows_are_shown_saved_and_skipped_only_when_that_is_ticked(
    sign_in: SignIn, database: Database
) -> None:
    visitor = sign_in(StaffRole.MANAGER)
    words = send(visitor, BAD)
    assert "2 refused" in words
    assert "no child id" in words
    assert "home postcode" in words
    assert "ZZ99" not in words
    shown = address(visitor)
    visitor.client.get(f"{shown}/refused.csv")
    page = visitor.send(f"{shown}/apply", status=422)
    assert "Tick the box" in page.get_text(" ", strip=True)
    assert kept(database, Review) == 0
    assert "1 new" in visitor.send(f"{shown}/apply", skip_refused="1").get_text(" ", strip=True)
    assert kept(database, Review) == 1


def test_the_refused_rows_open_safely_and_can_be_mended(sign_in: SignIn) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    send(visitor, "child id,forename,dob,held,home postcode\nC2,=1+1,31/02/2012,08/04/2026,ZZ99 3VZ\n")
    saved = visitor.client.get(f"{address(visitor)}/refused.csv")
    assert saved.headers["Content-Disposition"] == 'attachment; filename="refused-rows.csv"'
    assert list(csv.reader(saved.data.decode("utf-8-sig").splitlines())) == [
        ["line", "reason", "child id", "forename", "dob", "held"],
        ["2", "date of birth “31/02/2012” is not a day that exists", "C2", "'=1+1", "31/02/2012", "08/04/2026"],
    ]


def test_what_waits_is_sealed_and_holds_no_postcode(sign_in: SignIn, database: Database, tmp_path: Path) -> None:
    send(sign_in(StaffRole.ADMINISTRATOR), GOOD)
    with database.reading() as session:
        upload = session.scalars(select(Upload)).one()
        assert "08/04/2026" in upload.body
        assert "ZZ99" not in upload.body
        assert b"08/04/2026" not in upload.body_sealed
    written = b"".join(file.read_bytes() for file in tmp_path.glob("consult.db*"))
    assert b"ZZ99" not in written


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "extract.csv", "empty"),
        (b"\x89PNG\r\n\x1a\n", "extract.csv", "Save it as CSV or XLSX"),
        (b"PK\x03\x04nonsense", "extract.xlsx", "Save it as CSV or XLSX"),
        (b"\xd0\xcf\x11\xe0", "extract.xls", "without a password"),
        (b"Dear all", "letter.txt", "names of the columns"),
        (b"child id,dob,held\n\xff\xfe\x00", "extract.csv", "not a spreadsheet"),
        (b"", "", "Choose the file"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(
    sign_in: SignIn, database: Database, content: bytes, name: str, words: str
) -> None:
    assert words in send(sign_in(StaffRole.ADMINISTRATOR), content, name, status=422)
    assert kept(database, Upload) == 0


@pytest.mark.parametrize(("megabytes", "status", "words"), [(21, 422, "larger than 20 MB"), (26, 413, "too")])
def test_a_file_that_is_too_large_is_answered_with_a_page(
    sign_in: SignIn, megabytes: int, status: int, words: str
) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    token = visitor.open("/reviews/bring-in").select_one("input[name=form_token]")
    assert token is not None
    # Encoded here in memory, because the test client leaves its own temporary file open.
    file = FileStorage(io.BytesIO(b"child id,dob\n" + b"x" * megabytes * 2**20), "extract.csv", "file")
    boundary, body = encode_multipart({"form_token": str(token["value"]), "file": file})
    answer = visitor.client.post(
        "/reviews/bring-in", data=body, content_type=f"multipart/form-data; boundary={boundary}"
    )
    assert answer.status_code == status
    assert words in answer.text


def test_a_form_without_a_file_is_answered_with_a_sentence(sign_in: SignIn) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    visitor.open("/reviews/bring-in")
    assert "Choose the file" in visitor.send("/reviews/bring-in", status=422).get_text()


def test_markup_in_a_cell_is_shown_as_text(sign_in: SignIn) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    send(visitor, "child id,dob,held,<script>alert(1)</script>\nC1,<img src=x>,08/04/2026,x\n", "<b>.csv")
    assert visitor.last is not None
    assert "<script>alert" not in visitor.last.text
    assert "<img" not in visitor.last.text


def test_a_file_waits_for_the_person_who_sent_it_alone(sign_in: SignIn) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    send(visitor, GOOD)
    waiting = address(visitor)
    other = sign_in(StaffRole.MANAGER)
    other.open(waiting, status=404)
    other.open(f"{waiting}/refused.csv", status=404)
    other.open("/reviews/bring-in")
    other.send(f"{waiting}/apply", status=404)
    other.send(f"{waiting}/throw-away", status=404)


def test_an_applied_file_cannot_be_applied_again(sign_in: SignIn) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    send(visitor, GOOD)
    waiting = address(visitor)
    visitor.send(f"{waiting}/apply")
    visitor.open("/reviews/bring-in")
    visitor.send(f"{waiting}/apply", status=404)


def test_a_file_can_be_thrown_away(sign_in: SignIn, database: Database) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    send(visitor, GOOD)
    assert "Nothing was changed" in visitor.send(f"{address(visitor)}/throw-away").get_text()
    assert (kept(database, Upload), kept(database, Review)) == (0, 0)


def test_what_waited_longer_than_a_day_is_forgotten(sign_in: SignIn, database: Database) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    send(visitor, GOOD)
    with time_machine.travel(datetime(2026, 11, 22, 10, 1, tzinfo=UTC), tick=False):
        with database.writing() as session:
            token = a_staff_session(session, a_member_of_staff(session, role=StaffRole.MANAGER), at=datetime.now(UTC))
        visitor.client.set_cookie("staff", token)
        send(visitor, GOOD)
    assert kept(database, Upload) == 1


def test_an_officer_does_not_bring_files_in(sign_in: SignIn) -> None:
    visitor = sign_in(StaffRole.OFFICER)
    visitor.open("/reviews/bring-in", status=404)
    visitor.open("/reviews/without-an-officer", status=404)
