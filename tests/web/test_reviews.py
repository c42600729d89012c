"""The list of reviews, as each role sees it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.services import events
from consult.storage.database import Database
from consult.storage.replies import Draft, Reply
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.visitor import Visitor

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _on_a_monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def dana(database: Database) -> Staff:
    with database.writing() as session:
        return a_member_of_staff(session)


def enter(visitor: Visitor, database: Database, who: Staff) -> None:
    with database.writing() as session:
        visitor.client.set_cookie("staff", a_staff_session(session, who, at=NOW))


def a_planned_review(
    database: Database, officer: Staff | None, forename: str, *, meets_in: int, due_in: int
) -> Review:
    with database.writing() as session:
        child = a_child(session, officer=officer, forename=forename, surname="Teasel", reference=f"EX-{forename}")
        return a_review(
            session,
            child=child,
            meeting_on=TODAY + timedelta(days=meets_in),
            meeting_time=time(16),
            due_on=TODAY + timedelta(days=due_in),
        )


def names(page: BeautifulSoup) -> list[str]:
    return [each.get_text(strip=True) for each in page.select("tbody th a, tbody th > b")]


def row_of(page: BeautifulSoup, name: str) -> str:
    (row,) = (row for row in page.select("tbody tr") if name in row.text)
    return " ".join(row.get_text(" ").split())


def test_an_officer_sees_their_own_children_only_late_first(
    visitor: Visitor, database: Database, dana: Staff
) -> None:
    with database.writing() as session:
        other = a_member_of_staff(session, name="Sol Quillfeather")
    a_planned_review(database, dana, "Soon", meets_in=3, due_in=9)
    a_planned_review(database, dana, "Late", meets_in=20, due_in=-2)
    a_planned_review(database, dana, "Later", meets_in=30, due_in=40)
    a_planned_review(database, other, "Theirs", meets_in=1, due_in=2)
    a_planned_review(database, None, "Nobodys", meets_in=1, due_in=2)
    enter(visitor, database, dana)
    page = visitor.open("/reviews/")
    assert names(page) == ["Late Teasel", "Soon Teasel", "Later Teasel"]
    assert "Late by 2 days" in row_of(page, "Late Teasel")
    assert "You have 3 children. 2 reviews in the next 20 working days." in " ".join(page.text.split())
    assert "no reviewing officer" not in page.text
    assert "Theirs" not in page.text


@pytest.mark.parametrize("role", [StaffRole.ADMINISTRATOR, StaffRole.MANAGER])
def test_administrators_and_managers_see_every_child_and_who_has_no_officer(
    visitor: Visitor, database: Database, dana: Staff, role: StaffRole
) -> None:
    a_planned_review(database, dana, "Robin", meets_in=3, due_in=9)
    a_planned_review(database, None, "Nell", meets_in=4, due_in=9)
    with database.writing() as session:
        who = a_member_of_staff(session, role=role, name="Ada Ledger")
    enter(visitor, database, who)
    page = visitor.open("/reviews/")
    assert names(page) == ["Robin Teasel", "Nell Teasel"]
    assert "Dana Inkwell" in row_of(page, "Robin")
    assert "Nobody yet" in row_of(page, "Nell")
    assert "1 review has no reviewing officer." in page.text


def test_a_child_who_moves_to_another_officer_is_gone_at_the_next_request(
    visitor: Visitor, database: Database, dana: Staff
) -> None:
    review = a_planned_review(database, dana, "Robin", meets_in=3, due_in=9)
    enter(visitor, database, dana)
    assert names(visitor.open("/reviews/")) == ["Robin Teasel"]
    with database.writing() as session:
        moved = session.get(Review, review.id)
        assert moved is not None
        moved.child.officer_id = a_member_of_staff(session, name="Sol Quillfeather").id
    assert "Robin" not in visitor.open("/reviews/").text


def answer(database: Database, review: Review, role: Role, *, given: str = "link") -> None:
    with database.writing() as session:
        kept = session.get(Review, review.id)
        assert kept is not None
        invitation = an_invitation(session, review=kept, at=NOW - timedelta(days=3), role=role)
        session.add(
            Reply(
                review_id=review.id,
                respondent_id=invitation.respondent_id,
                invitation_id=invitation.id if given == "link" else None,
                purpose="before",
                question_set="child_8_to_11",
                language="en",
                given=given,
                sent_at=NOW - timedelta(days=3),
            )
        )


def invite(database: Database, review: Review, role: Role, *, opened: int = 0, begun: bool = False) -> None:
    with database.writing() as session:
        kept = session.get(Review, review.id)
        assert kept is not None
        invitation = an_invitation(session, review=kept, at=NOW, role=role)
        invitation.times_opened = opened
        if begun:
            session.add(
                Draft(
                    invitation_id=invitation.id,
                    question_set="x",
                    answers="{}",
                    begun_at=NOW,
                    saved_at=NOW,
                    lock_id=None,
                )
            )


def test_the_list_says_how_far_each_person_has_come(visitor: Visitor, database: Database, dana: Staff) -> None:
    reviews = {
        name: a_planned_review(database, dana, name, meets_in=5 + n, due_in=30)
        for n, name in enumerate(("Nobody", "Unopened", "Opened", "Begun", "Sent", "Heard"))
    }
    invite(database, reviews["Unopened"], Role.CHILD)
    invite(database, reviews["Opened"], Role.CHILD, opened=2)
    invite(database, reviews["Begun"], Role.CHILD, opened=1, begun=True)
    answer(database, reviews["Sent"], Role.CHILD)
    answer(database, reviews["Sent"], Role.MOTHER)
    invite(database, reviews["Sent"], Role.FATHER)
    answer(database, reviews["Heard"], Role.CHILD, given="in_person")
    enter(visitor, database, dana)
    page = visitor.open("/reviews/")
    assert "Not invited" in row_of(page, "Nobody")
    assert "Not opened" in row_of(page, "Unopened")
    assert "Opened Invited" in row_of(page, "Opened")
    assert "Started" in row_of(page, "Begun")
    assert "Answered Fri 13 Nov" in row_of(page, "Sent")
    assert "1 of 2" in row_of(page, "Sent")
    assert "in person" in row_of(page, "Heard")


def test_views_that_nobody_has_read_are_in_the_to_do_box_until_they_are_read(
    visitor: Visitor, database: Database, dana: Staff
) -> None:
    review = a_planned_review(database, dana, "Robin", meets_in=10, due_in=30)
    answer(database, review, Role.CHILD)
    enter(visitor, database, dana)
    box = visitor.open("/reviews/").select_one(".todo")
    assert box is not None
    assert "promised to be read by 17 November" in box.text
    with database.writing() as session:
        events.record(
            session,
            at=NOW,
            act="read views",
            thing="review",
            thing_id=review.id,
            role="officer",
            staff_id=dana.id,
            review_id=review.id,
        )
    assert "promised" not in visitor.open("/reviews/").text


def test_a_young_child_is_heard_another_way(visitor: Visitor, database: Database, dana: Staff) -> None:
    with database.writing() as session:
        child = a_child(session, officer=dana, forename="Pip", born_on=date(2023, 5, 5), language="ti")
        a_review(session, child=child, meeting_on=TODAY + timedelta(days=2))
    enter(visitor, database, dana)
    page = visitor.open("/reviews/")
    assert "Hear another way Under 4" in row_of(page, "Pip")
    assert "3 , Tigrinya" in row_of(page, "Pip") or "3, Tigrinya" in row_of(page, "Pip")
    assert "has not been invited" not in page.text


def test_tabs_hold_each_review_once(visitor: Visitor, database: Database, dana: Staff) -> None:
    with database.writing() as session:
        child = a_child(session, officer=dana)
        a_review(session, child=child, meeting_on=TODAY + timedelta(days=50))
        a_review(session, child=child, held_on=TODAY - timedelta(days=10))
        brought = a_review(session, child=child, held_on=TODAY - timedelta(days=200), code="PN1")
        brought.participation_source = "brought_in"
        a_review(session, child=child, held_on=TODAY - timedelta(days=90), code="PN2")
        a_review(session, child=child, meeting_on=TODAY, status="cancelled")
    enter(visitor, database, dana)
    page = visitor.open("/reviews/")
    tabs = [" ".join(tab.text.split()) for tab in page.select(".tabs a")]
    assert tabs == ["Coming up (1)", "To finish (2)", "Finished (1)", "Cancelled (1)"]
    finish = visitor.open("/reviews/?tab=to-finish")
    assert "Participation code, decisions, record" in finish.text
    assert len(visitor.open("/reviews/?tab=finished").select("tbody tr")) == 1
    assert len(visitor.open("/reviews/?tab=nonsense&page=-4").select("tbody tr")) == 1


def test_finding_a_child_looks_in_every_tab_and_in_ones_own_caseload_only(
    visitor: Visitor, database: Database, dana: Staff
) -> None:
    with database.writing() as session:
        child = a_child(session, officer=dana, forename="Robin", surname="Teasel", reference="EX77")
        a_review(session, child=child, held_on=TODAY - timedelta(days=200), code="PN1")
        theirs = a_child(session, officer=a_member_of_staff(session), forename="Robina", surname="Teasel")
        a_review(session, child=theirs, meeting_on=TODAY)
    enter(visitor, database, dana)
    for find in ("robin", "TEASEL rob", "ex77"):
        assert names(visitor.open(f"/reviews/?find={find}")) == ["Robin Teasel"]
    assert "No child of yours" in visitor.open("/reviews/?find=nobody").text
    assert "&lt;b&gt;" in str(visitor.open("/reviews/?find=<b>x</b>"))


def test_a_long_list_has_pages(visitor: Visitor, database: Database, dana: Staff) -> None:
    with database.writing() as session:
        child = a_child(session, officer=dana)
        for n in range(101):
            a_review(session, child=child, meeting_on=TODAY + timedelta(days=n))
    enter(visitor, database, dana)
    first, second = visitor.open("/reviews/"), visitor.open("/reviews/?page=2")
    assert (len(first.select("tbody tr")), len(second.select("tbody tr"))) == (100, 1)
    assert "Next page" in first.text
    assert "Next page" not in second.text


def test_of_a_childs_reviews_the_one_coming_up_is_found_first_and_its_pages_say_which_it_is(
    visitor: Visitor, database: Database, dana: Staff
) -> None:
    with database.writing() as session:
        child = a_child(session, officer=dana, forename="Robin", surname="Teasel")
        held = a_review(session, child=child, held_on=date(2026, 4, 2), code="PN1")
        coming = a_review(session, child=child, meeting_on=date(2026, 12, 3))
        addresses = [f"/reviews/{review.id}" for review in (coming, held)]
    enter(visitor, database, dana)
    found = [str(each["href"]) for each in visitor.open("/reviews/?find=robin").select("tbody th a")]
    assert found == addresses
    for address, day in zip(addresses, ("3 December 2026", "2 April 2026"), strict=True):
        for page in ("", "/heard", "/people", "/minutes", "/participation", "/invitations", "/dates"):
            crumbs = visitor.open(f"{address}{page}").select_one("nav.crumbs")
            assert crumbs is not None
            assert day in crumbs.get_text()
