"""The page about how everybody took part, and the dates that follow a review."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from consult.domain.evidence import Way
from consult.domain.invitations import Purpose
from consult.domain.staff import StaffRole
from consult.storage.database import Database
from consult.storage.replies import replies_to_review
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.replies import SENT_AT, Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, sign_in
from tests.visitor import Visitor


@dataclass(frozen=True)
class Held:
    """A review that was held, and its officer."""

    visitor: Visitor
    database: Database
    officer: Staff
    review_id: str

    @property
    def page(self) -> str:
        return f"/reviews/{self.review_id}/participation"

    def review(self) -> Review:
        with self.database.reading() as session:
            review = session.get(Review, self.review_id)
            assert review is not None
            _ = list(review.parent_parts)
            return review


@pytest.fixture
def held(client: FlaskClient, database: Database) -> Held:
    with database.writing() as session:
        officer = a_member_of_staff(session)
        child = a_child(session, officer=officer, born_on=date(2011, 2, 3))
        review = a_review(session, child=child, held_on=date(2026, 5, 5))
        a_reply(session, Given("Said."), review=review, way=Way.SITE, helped_by="Pat", sent_at=SENT_AT)
        review_id = review.id
    return Held(sign_in(client, database, officer), database, officer, review_id)


def test_the_code_is_proposed_with_reasons_and_confirmed_by_the_officer(held: Held) -> None:
    page = held.visitor.open(held.page)
    assert "Not recorded" in page.get_text()
    held.visitor.send(f"{held.page}/attendance", child_attended="no")
    page = held.visitor.open(held.page)
    panel = page.select_one("section[aria-labelledby=code]")
    assert panel is not None
    assert "PN6" in panel.get_text()
    assert "Sent views on this site, 27 April 2026, with help from Pat." in panel.get_text()
    assert held.review().participation_code is None, "a proposal sets nothing"
    page = held.visitor.send(f"{held.page}/code", code="PN6")
    assert "PN6 is confirmed." in page.get_text()
    review = held.review()
    assert (review.participation_code, review.participation_source) == ("PN6", "officer")
    assert review.participation_confirmed_by == held.officer.id


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("PN0", "PN0 is for a child under 4"),
        ("PN8", "Choose a code"),
        ("", "Choose a code"),
        ("pn6", "Choose a code"),
    ],
)
def test_a_code_against_the_age_or_that_does_not_exist_is_not_kept(held: Held, code: str, says: str) -> None:
    held.visitor.open(held.page)
    assert says in held.visitor.send(f"{held.page}/code", code=code).get_text()
    assert held.review().participation_code is None


def test_no_code_is_confirmed_before_the_review_is_held(held: Held) -> None:
    with held.database.writing() as session:
        review = session.get(Review, held.review_id)
        assert review is not None
        review.status, review.held_on = "planned", None
    page = held.visitor.open(held.page)
    assert page.select_one("form[action$=code]") is None
    assert "once the review is marked as held" in held.visitor.send(f"{held.page}/code", code="PN6").get_text()
    assert held.review().participation_code is None


def test_views_taken_back_after_the_code_was_confirmed_ask_the_officer_to_look_at_it_again(held: Held) -> None:
    asks, views = "took views back since", f"/reviews/{held.review_id}"
    held.visitor.open(held.page)
    assert asks not in held.visitor.send(f"{held.page}/code", code="PN6").get_text()
    with held.database.writing() as session:
        for reply in replies_to_review(session, held.review_id):
            reply.taken_back_at = datetime.now(UTC) + timedelta(minutes=1)
    for page in (held.page, views):
        assert asks in held.visitor.open(page).get_text()
    assert held.review().participation_code == "PN6", "the code is the officer's: nothing changes it for them"
    with held.database.writing() as session:
        for reply in replies_to_review(session, held.review_id):
            reply.taken_back_at = datetime.now(UTC) - timedelta(minutes=1)
    held.visitor.open(held.page)
    held.visitor.send(f"{held.page}/code", code="PN7")
    for page in (held.page, views):
        assert asks not in held.visitor.open(page).get_text()


def test_not_recorded_is_counted_and_chased_until_it_is_confirmed(held: Held) -> None:
    page = held.visitor.open("/reviews/participation")
    assert "1 held review has no confirmed code" in " ".join(page.get_text().split())
    held.visitor.open(held.page)
    held.visitor.send(f"{held.page}/code", code="PN7")
    assert "Every held review has a confirmed code." in held.visitor.open("/reviews/participation").get_text()


def test_mothers_and_fathers_parts_are_kept_apart_with_a_way_or_a_reason(held: Held) -> None:
    held.visitor.open(held.page)
    parts: dict[str, Any] = {"mother": "phone_iro", "interpreter-mother": "on", "father": "whereabouts_unknown"}
    held.visitor.send(f"{held.page}/parents", **parts)
    kept = {row.person: (row.method, row.reason, row.interpreter) for row in held.review().parent_parts}
    assert kept == {"mother": ("phone_iro", None, True), "father": (None, "whereabouts_unknown", False)}
    held.visitor.send(f"{held.page}/parents", mother="", father="attended")
    kept = {row.person: (row.method, row.reason, row.interpreter) for row in held.review().parent_parts}
    assert kept == {"mother": (None, None, False), "father": ("attended", None, False)}
    assert "Nothing was saved" in held.visitor.send(f"{held.page}/parents", father="abducted").get_text()


def test_each_date_stands_beside_its_limit_in_working_days_from_the_review(held: Held) -> None:
    page = held.visitor.open(held.page)
    rows = [" ".join(row.get_text(" ").split()) for row in page.select("section[aria-labelledby=dates] tbody tr")]
    # Monday 25 May 2026 is a bank holiday.
    expected = [
        ("Tue 12 May", "5 working days", "Overdue"),
        ("Tue 19 May", "5 working days from receiving them", "Waits for the decisions"),
        ("Wed 27 May", "15 working days", "Overdue"),
        ("Wed 3 Jun", "20 working days", "Overdue"),
    ]
    for row, says in zip(rows, expected, strict=True):
        for each in says:
            assert each in row
    assert "late by" in rows[0]
    page = held.visitor.send(f"{held.page}/dates", decisions_sent_on="2026-05-12", record_sent_on="2026-06-04")
    rows = [" ".join(row.get_text(" ").split()) for row in page.select("section[aria-labelledby=dates] tbody tr")]
    assert "In time" in rows[0]
    assert "Agreed by silence" in rows[1], "the manager has had them for months"
    assert "Late" in rows[3]


@pytest.mark.parametrize("wrong", ["2026-05-04", "2999-01-01", "2026-02-30", "yesterday"])
def test_a_date_before_the_review_to_come_or_impossible_is_not_kept(held: Held, wrong: str) -> None:
    held.visitor.open(held.page)
    page = held.visitor.send(f"{held.page}/dates", status=422, decisions_sent_on="2026-05-06", record_sent_on=wrong)
    assert "Nothing was saved" in page.get_text()
    assert page.select_one("#decisions_sent_on[value='2026-05-06']") is not None, (
        "what was right need not be typed again"
    )
    assert held.review().decisions_sent_on is None


@pytest.mark.parametrize(
    "wrong",
    [{"child_attended": "maybe"}, {"took_part": "sang"}, {"advocate": "x"}, {"person-1": "x"}],
)
def test_attendance_that_is_not_offered_is_not_kept(held: Held, wrong: dict[str, str]) -> None:
    held.visitor.open(held.page)
    form: dict[str, Any] = {"child_attended": "no", **wrong}
    page = held.visitor.send(f"{held.page}/attendance", **form)
    assert "Nothing was saved" in page.get_text()
    assert held.review().child_attended is None


def test_too_long_a_name_of_a_helper_is_given_back_with_all_that_was_chosen(held: Held) -> None:
    held.visitor.open(held.page)
    form = {"child_attended": "video", "took_part": "spoke", "helper": "x" * 300}
    page = held.visitor.send(f"{held.page}/attendance", status=422, **form)
    assert "at most 200 letters" in page.get_text()
    assert page.select_one("#child_attended option[value=video][selected]") is not None
    assert page.select_one("#took_part option[value=spoke][selected]") is not None
    assert page.select_one(f"#helper[value={'x' * 300}]") is not None
    assert held.review().child_attended is None


def test_taking_part_is_kept_only_for_a_child_who_was_there(held: Held) -> None:
    held.visitor.open(held.page)
    held.visitor.send(f"{held.page}/attendance", child_attended="video", took_part="symbols", helper="Pat")
    review = held.review()
    assert (review.child_attended, review.child_took_part, review.helper) == ("video", "symbols", "Pat")
    held.visitor.send(f"{held.page}/attendance", child_attended="no", took_part="symbols")
    assert held.review().child_took_part is None


def test_an_administrator_records_attendance_and_dates_but_confirms_no_code_and_reads_no_words(held: Held) -> None:
    with held.database.writing() as session:
        administrator = a_member_of_staff(session, role=StaffRole.ADMINISTRATOR)
    reader = sign_in(held.visitor.client, held.database, administrator)
    page = reader.open(held.page)
    assert "with help from" not in page.get_text(), "who helped is what the child wrote"
    assert page.select_one("form[action$=code]") is None
    reader.send(f"{held.page}/attendance", child_attended="no")
    assert held.review().child_attended == "no"
    reader.send(f"{held.page}/code", code="PN6", status=404)
    assert held.review().participation_code is None


def test_a_manager_looks_and_records_nothing(held: Held) -> None:
    with held.database.writing() as session:
        manager = a_member_of_staff(session, role=StaffRole.MANAGER)
    reader = sign_in(held.visitor.client, held.database, manager)
    page = reader.open(held.page)
    assert not page.select("main button")
    for act in ("attendance", "parents", "dates", "code"):
        reader.open(held.page)
        reader.send(f"{held.page}/{act}", status=404, child_attended="no", code="PN6")
    assert held.review().child_attended is None


def test_another_officer_sees_and_records_nothing(held: Held) -> None:
    with held.database.writing() as session:
        other = a_member_of_staff(session)
    reader = sign_in(held.visitor.client, held.database, other)
    reader.open(held.page, status=404)
    reader.open("/reviews/")
    for act in ("attendance", "parents", "dates", "code"):
        reader.open("/reviews/")
        reader.send(f"{held.page}/{act}", status=404, child_attended="no", code="PN6")
    assert held.review().child_attended is None
    assert "Every held review" in reader.open("/reviews/participation").get_text()


def test_what_was_asked_after_the_meeting_is_told_apart_from_what_was_asked_before(held: Held) -> None:
    with held.database.writing() as session:
        review = session.get(Review, held.review_id)
        assert review is not None
        respondent = replies_to_review(session, review.id)[0].respondent
        an_invitation(session, review=review, respondent=respondent, purpose=Purpose.AFTER, at=SENT_AT)
    page = held.visitor.open(held.page)
    listed = [" ".join(each.get_text().split()) for each in page.select("section[aria-labelledby=answered] li")]
    assert len(listed) == 2
    assert "after the meeting" not in listed[0]
    assert listed[1].endswith(", after the meeting: not yet")
