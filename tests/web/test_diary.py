"""A review typed in, moved, marked as held, cancelled; and children given to an officer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from consult.domain.invitations import Purpose
from consult.domain.staff import StaffRole
from consult.storage.children import Child
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.visitor import Visitor

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@dataclass
class Desk:
    """Two officers, a child of the first with a planned review and two links, and whoever signs in."""

    database: Database
    visitor: Visitor
    officer_id: str
    other_officer_id: str
    child_id: str
    review_id: str

    def review(self) -> Review:
        with self.database.reading() as session:
            found = session.get(Review, self.review_id)
            assert found is not None
            return found

    def links(self) -> dict[str, Invitation]:
        with self.database.reading() as session:
            return {each.purpose: each for each in session.scalars(select(Invitation))}

    def acts(self) -> list[str]:
        with self.database.reading() as session:
            return list(session.scalars(select(Event.act).order_by(Event.position)))


@pytest.fixture
def desk(database: Database, visitor: Visitor) -> Iterator[Desk]:
    with time_machine.travel(NOW, tick=False):
        with database.writing() as session:
            officer = a_member_of_staff(session, name="Dana Inkwell")
            other = a_member_of_staff(session, name="Sky Harbour")
            child = a_child(session, officer=officer, reference="EX1", born_on=date(2012, 5, 1))
            review = a_review(session, child=child, meeting_on=date(2026, 12, 1), due_on=date(2026, 12, 10))
            for purpose in (Purpose.BEFORE, Purpose.AFTER):
                an_invitation(session, review=review, at=NOW, purpose=purpose)
            a_child(session, officer=other, reference="EX2", forename="Noise")
        yield Desk(database, visitor, officer.id, other.id, child.id, review.id)


@pytest.fixture
def sign_in(desk: Desk) -> Callable[[StaffRole], Visitor]:
    def as_role(role: StaffRole) -> Visitor:
        with desk.database.writing() as session:
            who = a_member_of_staff(session, role=role)
            desk.visitor.client.set_cookie("staff", a_staff_session(session, who, at=NOW))
        return desk.visitor

    return as_role


@pytest.fixture
def officer(desk: Desk) -> Visitor:
    return _signed_in(desk, desk.officer_id)


def _signed_in(desk: Desk, staff_id: str) -> Visitor:
    from consult.storage.staff import Staff

    with desk.database.writing() as session:
        who = session.get(Staff, staff_id)
        assert who is not None
        desk.visitor.client.set_cookie("staff", a_staff_session(session, who, at=NOW))
    return desk.visitor


def dates(desk: Desk) -> str:
    return f"/reviews/{desk.review_id}/dates"


# Moving


def test_a_meeting_is_moved_and_its_links_move_along(desk: Desk, officer: Visitor) -> None:
    officer.open(dates(desk))
    page = officer.send(f"/reviews/{desk.review_id}/move", meeting_on="2026-12-08", meeting_time="14:30")
    assert "2 links moved with it" in page.get_text()
    assert "8 December 2026, 2.30pm" in page.get_text()
    review = desk.review()
    assert (review.meeting_on, review.meeting_time) == (date(2026, 12, 8), time(14, 30))
    assert desk.links()["before"].closes_at == datetime(2026, 12, 9, 14, 30, tzinfo=UTC)
    assert desk.links()["after"].opens_at == datetime(2026, 12, 8, 14, 30, tzinfo=UTC)
    assert desk.acts() == ["moved review"]


def test_without_a_time_of_day_the_link_ends_with_the_following_day(desk: Desk, officer: Visitor) -> None:
    officer.open(dates(desk))
    officer.send(f"/reviews/{desk.review_id}/move", meeting_on="08/12/2026", meeting_time="")
    assert desk.links()["before"].closes_at == datetime(2026, 12, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"meeting_on": "", "meeting_time": ""}, "Give the date of the meeting"),
        ({"meeting_on": "31/02/2027", "meeting_time": ""}, "is not a day that exists"),
        ({"meeting_on": "01/12/26", "meeting_time": ""}, "write all four"),
        ({"meeting_on": "20/11/2026", "meeting_time": ""}, "in the past"),
        ({"meeting_on": "20/11/2036", "meeting_time": ""}, "Check the year"),
        ({"meeting_on": "2026-12-08", "meeting_time": "25:00"}, "not a time of day"),
        ({}, "Give the date of the meeting"),
        ({"meeting_on": "<script>" * 9000}, "not a date we can read"),
    ],
)
def test_a_date_that_cannot_be_is_said_at_its_field_and_changes_nothing(
    desk: Desk, officer: Visitor, typed: dict[str, str], words: str
) -> None:
    officer.open(dates(desk))
    page = officer.send(f"/reviews/{desk.review_id}/move", status=422, **typed)
    assert words in page.get_text()
    assert desk.review().meeting_on == date(2026, 12, 1)
    assert desk.acts() == []


# Held


def test_a_review_is_marked_as_held_and_the_day_can_be_corrected(desk: Desk, officer: Visitor) -> None:
    officer.open(dates(desk))
    page = officer.send(f"/reviews/{desk.review_id}/held", held_on="20/11/2026")
    assert page.select_one("select#child_attended") is not None, "what is to be recorded next is already open"
    assert (desk.review().status, desk.review().held_on) == ("held", date(2026, 11, 20))
    officer.send(f"/reviews/{desk.review_id}/held", held_on="19/11/2026")
    assert desk.review().held_on == date(2026, 11, 19)
    assert desk.review().meeting_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("held_on", "words"),
    [("22/11/2026", "in the future"), ("30/04/2012", "before the child’s birth"), ("", "Give the date")],
)
def test_a_day_held_that_cannot_be_is_refused(desk: Desk, officer: Visitor, held_on: str, words: str) -> None:
    officer.open(dates(desk))
    assert words in officer.send(f"/reviews/{desk.review_id}/held", status=422, held_on=held_on).get_text()
    assert desk.review().status == "planned"


def test_a_day_held_that_the_participation_code_contradicts_is_refused(desk: Desk, officer: Visitor) -> None:
    with desk.database.writing() as session:
        review = session.get(Review, desk.review_id)
        assert review is not None
        review.status, review.held_on, review.participation_code = "held", date(2026, 11, 1), "PN1"
    officer.open(dates(desk))
    page = officer.send(f"/reviews/{desk.review_id}/held", status=422, held_on="01/01/2015")
    assert "rule 441" in page.get_text()


# Cancelled


def test_a_review_is_cancelled_with_a_reason_and_every_link_ends(desk: Desk, officer: Visitor) -> None:
    officer.open(dates(desk))
    page = officer.send(f"/reviews/{desk.review_id}/cancel", reason="The child is <b>ill</b>.")
    assert "2 links ended" in page.get_text()
    assert "The child is <b>ill</b>." in page.get_text()
    review = desk.review()
    assert (review.status, review.cancelled_reason) == ("cancelled", "The child is <b>ill</b>.")
    assert all(link.withdrawn_at == NOW and link.withdrawn_by == desk.officer_id for link in desk.links().values())
    assert all(link.number is None for link in desk.links().values())
    for act in ("move", "cancel", "held"):
        page = officer.send(
            f"/reviews/{desk.review_id}/{act}", meeting_on="2026-12-08", held_on="20/11/2026", reason="again"
        )
        assert "nothing was changed" in page.get_text()
    assert desk.acts() == ["cancelled review"]


@pytest.mark.parametrize(("reason", "words"), [("", "few words"), (" \u200b\x00", "few words"), ("x" * 501, "501")])
def test_cancelling_needs_a_short_reason(desk: Desk, officer: Visitor, reason: str, words: str) -> None:
    officer.open(dates(desk))
    assert words in officer.send(f"/reviews/{desk.review_id}/cancel", status=422, reason=reason).get_text()
    assert desk.review().status == "planned"


# Planned again


def test_a_review_cancelled_by_mistake_is_planned_again_but_links_stay_ended(desk: Desk, officer: Visitor) -> None:
    with desk.database.writing() as session:
        review = session.get_one(Review, desk.review_id)
        a_reply(session, Given("I want to come."), review=review)
    officer.open(dates(desk))
    page = officer.send(f"/reviews/{desk.review_id}/cancel", reason="A mistake.")
    assert page.select_one(f"a[href='/reviews/{desk.review_id}']") is not None
    assert "I want to come." in officer.open(f"/reviews/{desk.review_id}").get_text()
    assert desk.review_id in str(officer.open("/reviews/?tab=cancelled"))
    page = officer.send(f"/reviews/{desk.review_id}/plan-again")
    assert "planned again" in page.get_text()
    assert (desk.review().status, desk.review().cancelled_reason) == ("planned", None)
    assert all(link.withdrawn_at == NOW for link in desk.links().values())
    officer.send(f"/reviews/{desk.review_id}/plan-again")
    assert [act for act in desk.acts() if "read" not in act] == ["cancelled review", "put review back to planned"]


def test_a_review_marked_as_held_by_mistake_is_planned_again_and_its_code_goes(desk: Desk, officer: Visitor) -> None:
    officer.open(dates(desk))
    officer.send(f"/reviews/{desk.review_id}/held", held_on="20/11/2026")
    officer.send(f"/reviews/{desk.review_id}/participation/attendance", child_attended="in_person", took_part="spoke")
    officer.send(f"/reviews/{desk.review_id}/participation/code", code="PN1")
    assert desk.review().participation_code == "PN1"
    officer.send(f"/reviews/{desk.review_id}/plan-again")
    review = desk.review()
    assert (review.status, review.held_on, review.participation_code) == ("planned", None, None)
    assert (review.participation_source, review.participation_confirmed_by) == (None, None)
    assert (review.child_attended, review.meeting_on) == ("in_person", date(2026, 12, 1))


def test_a_review_is_not_planned_again_on_a_day_that_another_took_or_with_agreed_minutes(
    desk: Desk, officer: Visitor
) -> None:
    officer.open(dates(desk))
    officer.send(f"/reviews/{desk.review_id}/cancel", reason="A mistake.")
    with desk.database.writing() as session:
        other = a_review(session, child=session.get_one(Child, desk.child_id), meeting_on=date(2026, 12, 1))
    assert "another review on this day" in officer.send(f"/reviews/{desk.review_id}/plan-again").get_text()
    with desk.database.writing() as session:
        session.delete(session.get_one(Review, other.id))
        session.get_one(Review, desk.review_id).minutes_agreed_at = NOW
    assert "Open them again first" in officer.send(f"/reviews/{desk.review_id}/plan-again").get_text()
    assert desk.review().status == "cancelled"


# Whose child


def test_another_officer_neither_sees_nor_changes_the_review(desk: Desk) -> None:
    visitor = _signed_in(desk, desk.other_officer_id)
    visitor.open(dates(desk), status=404)
    visitor.open("/reviews/new")
    for act in ("move", "cancel", "held"):
        visitor.send(
            f"/reviews/{desk.review_id}/{act}", status=404, meeting_on="2026-12-08", held_on="20/11/2026", reason="x"
        )
    assert (desk.review().status, desk.review().meeting_on) == ("planned", date(2026, 12, 1))


@pytest.mark.parametrize("role", [StaffRole.ADMINISTRATOR, StaffRole.MANAGER])
def test_administrators_and_managers_keep_the_diary_of_every_child(
    desk: Desk, sign_in: Callable[[StaffRole], Visitor], role: StaffRole
) -> None:
    visitor = sign_in(role)
    visitor.open(dates(desk))
    visitor.send(f"/reviews/{desk.review_id}/move", meeting_on="2026-12-08", meeting_time="")
    assert desk.review().meeting_on == date(2026, 12, 8)


# Typed in


def test_an_officer_types_in_a_review_of_a_new_child_who_is_then_theirs(desk: Desk, officer: Visitor) -> None:
    officer.open("/reviews/new")
    page = officer.send(
        "/reviews/new",
        child_reference=" EX9 ",
        forename="Robin\u202e",
        born_on="01/05/2014",
        language="ar",
        meeting_on="2026-12-15",
        meeting_time="3.30pm",
        officer=desk.other_officer_id,
    )
    assert "The review is in." in page.get_text()
    with desk.database.reading() as session:
        child = session.scalars(select(Child).where(Child.reference == "EX9")).one()
        review = session.scalars(select(Review).where(Review.child_id == child.id)).one()
        assert (child.forename, child.language, child.officer_id) == ("Robin", "ar", desk.officer_id)
        assert (review.status, review.meeting_on, review.meeting_time) == (
            "planned",
            date(2026, 12, 15),
            time(15, 30),
        )


def test_an_administrator_types_in_a_review_that_was_held_and_chooses_the_officer(
    desk: Desk, sign_in: Callable[[StaffRole], Visitor]
) -> None:
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    visitor.open("/reviews/new")
    visitor.send(
        "/reviews/new",
        child_reference="EX9",
        born_on="2014-05-01",
        held_on="10/11/2026",
        officer=desk.other_officer_id,
    )
    with desk.database.reading() as session:
        review = session.scalars(select(Review).where(Review.held_on.is_not(None))).one()
        assert (review.status, review.meeting_on) == ("held", date(2026, 11, 10))
        assert review.child.officer_id == desk.other_officer_id


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Give the meeting’s date"),
        ({"meeting_on": "2026-12-15"}, "child’s id"),
        ({"child_reference": "x" * 41, "meeting_on": "2026-12-15"}, "at most 40"),
        ({"child_reference": "EX9", "meeting_on": "2026-12-15"}, "Give the date of birth"),
        ({"child_reference": "EX9", "meeting_on": "2026-12-15", "born_on": "2026-12-01"}, "in the future"),
        ({"child_reference": "EX9", "meeting_on": "2026-12-15", "born_on": "1912-05-01"}, "Check the year"),
        ({"child_reference": "EX9", "meeting_on": "soon", "born_on": "2014-05-01"}, "dd/mm/yyyy"),
        ({"child_reference": "EX1", "meeting_on": "2026-12-01"}, "another review on this day"),
        ({"child_reference": "EX1", "meeting_on": "2026-11-01"}, "in the past"),
        ({"child_reference": "EX1", "held_on": "2026-11-22"}, "in the future"),
        ({"child_reference": "EX1", "due_on": "2011-11-22"}, "before the child’s birth"),
        ({"child_reference": "EX2", "meeting_on": "2026-12-15"}, "not in your caseload"),
        (
            {"child_reference": "EX9", "meeting_on": "2026-12-15", "born_on": "2014-05-01", "forename": "x" * 101},
            "100",
        ),
        ({"child_reference": "EX1", "meeting_on": "2026-12-15", "language": "xx"}, "Not a valid choice"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(
    desk: Desk, officer: Visitor, typed: dict[str, str], words: str
) -> None:
    officer.open("/reviews/new")
    page = officer.send("/reviews/new", status=422, **typed)
    assert words in page.get_text()
    with desk.database.reading() as session:
        assert len(list(session.scalars(select(Review)))) == 1
        assert session.scalars(select(Child).where(Child.reference == "EX9")).first() is None


# Without an officer


def test_children_without_an_officer_are_listed_and_given_to_one(
    desk: Desk, sign_in: Callable[[StaffRole], Visitor]
) -> None:
    with desk.database.writing() as session:
        for number in range(3):
            child = a_child(session, reference=f"N{number}", forename=f"Fern{number}")
            child.officer_named = "Somebody Else"
            a_review(session, child=child, due_on=date(2027, 1, number + 1))
        a_child(session, reference="N9", forename="Unreviewed")
    visitor = sign_in(StaffRole.ADMINISTRATOR)
    page = visitor.open("/reviews/without-an-officer")
    words = page.get_text(" ", strip=True)
    assert "3 children" in words
    assert "Somebody Else" in words
    assert "Unreviewed" not in words
    ids = [str(box["value"]) for box in page.select("input[name=child]")]
    after = visitor.send("/reviews/without-an-officer", child=ids[:2], officer=desk.officer_id)
    assert "2 children have an officer now" in after.get_text()
    assert "1 child" in after.get_text()
    with desk.database.reading() as session:
        given = session.get(Child, ids[0])
        assert given is not None
        assert (given.officer_id, given.officer_named) == (desk.officer_id, None)
    assert desk.acts() == ["allocated child", "allocated child"]


@pytest.mark.parametrize(
    ("child", "officer_id", "words"),
    [
        (True, "", "Choose the reviewing officer"),
        (True, "nobody", "Choose the reviewing"),
        (False, None, "at least one"),
    ],
)
def test_allocating_needs_a_child_and_somebody_who_reviews(
    desk: Desk,
    sign_in: Callable[[StaffRole], Visitor],
    child: bool,
    officer_id: str | None,
    words: str,
) -> None:
    with desk.database.writing() as session:
        a_review(session, child=a_child(session, reference="N1"), due_on=date(2027, 1, 1))
    visitor = sign_in(StaffRole.MANAGER)
    visitor.open("/reviews/without-an-officer")
    chosen = {"child": desk.child_id} if child else {}
    who = desk.officer_id if officer_id is None else officer_id
    assert words in visitor.send("/reviews/without-an-officer", status=422, officer=who, **chosen).get_text()
    with desk.database.reading() as session:
        kept = session.get(Child, desk.child_id)
        assert kept is not None
        assert kept.officer_id == desk.officer_id


def test_a_child_given_to_another_officer_is_gone_from_the_first_at_once(
    desk: Desk, sign_in: Callable[[StaffRole], Visitor]
) -> None:
    visitor = sign_in(StaffRole.MANAGER)
    visitor.open(dates(desk))
    visitor.send("/reviews/without-an-officer", child=desk.child_id, officer=desk.other_officer_id)
    _signed_in(desk, desk.officer_id).open(dates(desk), status=404)


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (
            StaffRole.OFFICER,
            [
                "Views",
                "Minutes",
                "Wishes",
                "Decisions",
                "Letters",
                "Write down views",
                "People at the meeting",
                "Invitations",
                "The meeting",
                "Participation and dates",
                "How it was",
            ],
        ),
        (StaffRole.ADMINISTRATOR, ["Invitations", "The meeting", "Participation and dates"]),
        (StaffRole.MANAGER, ["Decisions", "The meeting", "Participation and dates", "How it was"]),
    ],
)
def test_every_page_of_a_review_leads_to_the_others_that_a_role_may_open(
    desk: Desk, role: StaffRole, tabs: list[str]
) -> None:
    with desk.database.writing() as session:
        staff = (
            session.get(Staff, desk.officer_id)
            if role is StaffRole.OFFICER
            else a_member_of_staff(session, role=role)
        )
        assert staff is not None
        desk.visitor.client.set_cookie("staff", a_staff_session(session, staff, at=NOW))
    page = desk.visitor.open(f"/reviews/{desk.review_id}/dates")
    links = page.select("nav.tabs a")
    assert [each.get_text() for each in links] == tabs
    for each in links:
        there = desk.visitor.open(str(each["href"]))
        assert [tab.get_text() for tab in there.select("nav.tabs a")] == tabs
        (here,) = there.select("nav.tabs [aria-current=page]")
        assert here.get_text() == each.get_text()


def test_for_a_child_typed_in_with_the_day_of_coming_into_care_the_due_date_is_worked_out(
    desk: Desk, officer: Visitor
) -> None:
    officer.open("/reviews/new")
    new: dict[str, Any] = {"child_reference": "EX9", "born_on": "01/05/2012", "meeting_on": "01/12/2026"}
    page = officer.send("/reviews/new", status=422, care_started_on="22/11/2026", **new)
    assert "not in the future" in page.get_text()
    assert page.select_one("#child_reference[value=EX9]") is not None
    page = officer.send("/reviews/new", status=422, care_started_on="30/04/2012", **new)
    assert "after birth" in page.get_text()
    page = officer.send("/reviews/new", care_started_on="16/11/2026", **new)
    assert "14 December 2026" in page.get_text(), "twenty working days from Monday 16 November"
    assert "We cannot work out" not in page.get_text()
