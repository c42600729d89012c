"""Typing in a booklet that came back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select

from consult.app import create_app
from consult.domain.invitations import in_fours
from consult.domain.questions import KINDS, AnyQuestion
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.services.views import SaidThread, read_views
from consult.settings import Settings
from consult.storage.alerts import Alert
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.replies import Reply
from consult.storage.requests import Request
from consult.storage.reviews import Review, ReviewPerson
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session
from tests.visitor import CheckedClient, Visitor

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def dana(database: Database) -> Staff:
    with database.writing() as session:
        return a_member_of_staff(session)


@pytest.fixture
def review(database: Database, dana: Staff) -> Review:
    with database.writing() as session:
        child = a_child(session, officer=dana, forename="Robin", surname="Teasel", born_on=date(2017, 3, 1))
        return a_review(session, child=child, meeting_on=date(2026, 12, 1), meeting_time=time(16))


def printed(
    database: Database,
    review: Review,
    role: Role = Role.CHILD,
    *,
    kept_as: str = "child_8_to_11",
    language: str = "en",
) -> Invitation:
    """An invitation whose booklet was printed three days ago, with one person on the list then and one since."""
    with database.writing() as session:
        invitation = an_invitation(session, review=review, at=NOW - timedelta(days=4), role=role, language=language)
        invitation.booklet_printed_at, invitation.booklet_set = NOW - timedelta(days=3), kept_as
        for name, days in (("Sam Larch", 5), ("Kim Alder", 1)):
            added_at = NOW - timedelta(days=days)
            session.add(ReviewPerson(review_id=review.id, part="carer", name=name, added_at=added_at))
        return invitation


def enter(visitor: Visitor, database: Database, who: Staff) -> None:
    with database.writing() as session:
        visitor.client.set_cookie("staff", a_staff_session(session, who, at=NOW))


def address(invitation: Invitation) -> str:
    return f"/reviews/{invitation.review_id}/invitations/{invitation.id}/booklet"


def type_in(
    visitor: Visitor,
    invitation: Invitation,
    *,
    status: int = 200,
    answers: dict[str, Any] | None = None,
    **fields: Any,
) -> BeautifulSoup:
    page = visitor.open(address(invitation))
    form = page.select_one("input[name=form]")
    assert form is not None
    posted = {"form": str(form["value"]), "back_on": "2026-11-16", "language": invitation.language}
    return visitor.send(address(invitation), status=status, **(posted | fields | (answers or {})))


def said(database: Database, review: Review) -> dict[str, SaidThread]:
    with database.reading() as session:
        return {thread.newest.question: thread for thread in read_views(session, session.merge(review, load=False))}


def acts(database: Database) -> list[tuple[str, str]]:
    with database.reading() as session:
        found = session.scalars(select(Event).order_by(Event.position))
        return [(event.act, event.role) for event in found if "booklet" in event.act]


def test_the_form_asks_in_the_order_of_the_booklet_and_in_its_words(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    page = visitor.open(address(printed(database, review, language="ar")))
    legends = [" ".join(legend.get_text(" ").split()) for legend in page.select("form fieldset.field > legend")]
    assert legends[0] == "1. ما الذي يسير على ما يرام؟ What is going well?"
    assert [legend.split(".")[0] for legend in legends] == [str(number) for number in range(1, len(legends) + 1)]


def test_what_was_typed_in_stands_beside_the_rest_marked_on_paper_and_by_whom(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    child = printed(database, review)
    fields = {
        "answer.good_things": ["school", "friends"],
        "answer.needs_to_happen": "See my sistr more",
        "answer.home_feeling": "good",
        "answer.how_parts_feel.home": "home:happy",
        "who.needs_to_happen": "meeting",
        "who.home_feeling": ["mother", "advocate"],
    }
    page = type_in(visitor, child, answers=fields)
    assert "See my sistr more" in page.text
    assert "On paper, 16 November 2026, written down by" in page.text
    views = said(database, review)
    wish = views["What do you want to happen?"].newest
    assert wish.view.audience.key == "meeting"
    assert [person.name for person in wish.view.people_then] == ["Sam Larch"]
    assert views["What is going well?"].newest.view.audience.is_officer_only
    assert views["What is going well?"].newest.own.words == "School, Friends"
    assert views["How is it going where you live?"].newest.view.audience.key == "named:advocate,mother"


def test_a_name_for_today_is_typed_in_where_the_booklet_asks_for_one(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    child, mother = printed(database, review), printed(database, review, Role.MOTHER, kept_as="parent")
    assert not visitor.open(address(mother)).select("[name='answer.name_for_today']")
    fields = {"answer.name_for_today": "B" * 61, "answer.home_feeling": "good"}
    page = type_in(visitor, child, status=422, answers=fields)
    assert page.select_one("[name='answer.name_for_today']")["value"] == "B" * 61  # type: ignore[index]
    assert page.select_one("a[href='#answer.name_for_today']") is not None
    assert "Bee" in type_in(visitor, child, answers=fields | {"answer.name_for_today": " Bee "}).text
    with database.reading() as session:
        assert session.scalars(select(Reply.name_for_today_sealed)).one() is not None
        assert session.scalars(select(Reply)).one().name_for_today == "Bee"


def test_words_in_another_language_than_the_booklet_s_keep_their_own(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    child = printed(database, review, language="ar")
    type_in(visitor, child, language="ti", answers={"answer.needs_to_happen": "ሓፍተይ", "answer.home_feeling": "ok"})
    wish = said(database, review)["What do you want to happen?"].newest
    assert (wish.own.language, wish.question_shown.language) == ("ti", "ar")
    assert said(database, review)["How is it going where you live?"].newest.own.language == "ar"


def test_an_advocate_ticked_on_paper_reaches_the_officer_as_a_request(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    type_in(visitor, printed(database, review), answers={"answer.on_my_side": ["advocate"]})
    with database.reading() as session:
        assert [request.kind for request in session.scalars(select(Request))] == ["advocate"]


def test_a_booklet_is_not_typed_in_twice_unless_somebody_says_what_the_second_is(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    child = printed(database, review)
    type_in(visitor, child, answers={"answer.needs_to_happen": "See my sistr"})
    page = type_in(visitor, child, status=422, answers={"answer.needs_to_happen": "See my sister"})
    assert "typed in already" in page.text
    assert "See my sister" in page.text
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        type_in(visitor, child, again="instead", answers={"answer.needs_to_happen": "See my sister"})
    thread = said(database, review)["What do you want to happen?"]
    assert (thread.newest.own.words, thread.earlier[0].own.words) == ("See my sister", "See my sistr")
    type_in(visitor, child, again="another", answers={"answer.needs_to_happen": "A dog"})
    with database.reading() as session:
        assert len(session.scalars(select(Reply)).all()) == 3


def test_two_presses_of_one_button_keep_one_booklet(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    child = printed(database, review)
    fields = {"form": "-P6Y_Pu-OL5yf6pqWxTIFF", "again": "another", "answer.home_feeling": "ok"}
    type_in(visitor, child, answers=fields)
    type_in(visitor, child, status=422, answers=fields)
    with database.reading() as session:
        assert len(session.scalars(select(Reply)).all()) == 1


def test_a_mistake_is_said_and_nothing_typed_is_lost(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    child = printed(database, review)
    wrong: dict[str, Any] = {"answer.home_feeling": ["good", "ok"], "answer.needs_to_happen": "Still here"}
    page = type_in(visitor, child, status=422, answers=wrong)
    assert page.select_one('a[href="#answer.home_feeling"]') is not None
    assert "Still here" in page.text
    assert "at least one answer" in type_in(visitor, child, status=422).text
    for day in ("2026-11-17", "31/02/2026", ""):
        page = type_in(visitor, child, status=422, back_on=day, answers={"answer.needs_to_happen": "Still here"})
        assert "as a date that has come" in page.text
        assert "Still here" in page.text
    page = type_in(visitor, child, status=422, answers={"answer.needs_to_happen": "x" * 20_000})
    assert "a little shorter" in page.text


def test_administrators_type_in_only_where_the_council_lets_them(
    visitor: Visitor, database: Database, review: Review
) -> None:
    with database.writing() as session:
        administrator = a_member_of_staff(session, role=StaffRole.ADMINISTRATOR)
    enter(visitor, database, administrator)
    visitor.open(address(printed(database, review)), status=404)
    assert "Has a booklet come back?" not in visitor.open("/reviews/cards").text
    assert acts(database) == []


def test_each_booklet_that_an_administrator_opens_is_shown_to_the_officer(
    settings: Settings, database: Database, dana: Staff, review: Review
) -> None:
    visitor = a_council_that_lets_administrators(settings, database)
    with database.writing() as session:
        administrator = a_member_of_staff(session, role=StaffRole.ADMINISTRATOR, name="Pat Quill")
    enter(visitor, database, administrator)
    child = printed(database, review)
    visitor.open(address(child))
    page = type_in(visitor, child, answers={"answer.needs_to_happen": "Only for Dana"})
    assert "Only for Dana" not in page.text
    visitor.open(f"/reviews/{review.id}", status=404)
    assert acts(database) == [
        ("opened booklet", "administrator"),
        ("opened booklet", "administrator"),
        ("typed in booklet", "administrator"),
    ]
    enter(visitor, database, dana)
    page = visitor.open(f"/reviews/{review.id}")
    shown = page.select_one("section[aria-labelledby=handled]")
    assert shown is not None
    assert shown.text.count("Pat Quill") == 3
    assert "Only for Dana" in page.text


def a_council_that_lets_administrators(settings: Settings, database: Database) -> Visitor:
    app: Flask = create_app(replace(settings, administrators_type_in=True), opened=database)
    app.testing = True
    app.test_client_class = CheckedClient
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = settings.base_url
    return Visitor(client)


def test_another_officer_types_in_nothing(visitor: Visitor, database: Database, review: Review) -> None:
    child = printed(database, review)
    with database.writing() as session:
        other = a_member_of_staff(session)
    enter(visitor, database, other)
    assert visitor.client.get(address(child)).status_code == 404


def test_the_number_on_the_cover_leads_to_its_booklet_after_the_link_has_ended_too(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    child = printed(database, review)
    number = in_fours(child.number or "")
    with database.writing() as session:
        ended = session.merge(child)
        ended.closes_at, ended.number = NOW - timedelta(hours=1), None
    visitor.open("/reviews/cards")
    assert "Type in a booklet" in visitor.send("/reviews/booklets/find", number=number).text
    visitor.open("/reviews/cards")
    assert "16 digits" in visitor.send("/reviews/booklets/find", number="12", status=422).text
    visitor.open("/reviews/cards")
    assert "No booklet" in visitor.send("/reviews/booklets/find", number="1" * 16, status=422).text


def test_a_booklet_that_was_never_printed_cannot_have_come_back(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    with database.writing() as session:
        invitation = an_invitation(session, review=review, at=NOW)
    visitor.open(address(invitation), status=404)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_of_question_can_be_typed_in(app: Flask, kind: type[AnyQuestion]) -> None:
    macro = app.jinja_env.get_template("components/staff/typed_in.html").module
    assert hasattr(macro, kind.kind), f"Let it be typed in: templates/components/staff/typed_in.html, {kind.kind}."


def test_not_safe_ticked_in_a_booklet_is_an_alert_with_the_day_on_which_the_paper_came_back(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    child = printed(database, review, kept_as="child_4_to_7")
    type_in(visitor, child, answers={"answer.safe_with": "not_safe"}, back_on="2026-11-12")
    with database.reading() as session:
        alert = session.scalars(select(Alert)).one()
        assert (alert.kind, alert.on_paper_on) == ("not_safe", date(2026, 11, 12))
    assert "It was on paper, which came back on Thu 12 Nov." in visitor.open("/reviews/").text


def how_it_was(database: Database, review: Review) -> Invitation:
    child = printed(database, review, kept_as="after_child")
    with database.writing() as session:
        found = session.get_one(Invitation, child.id)
        found.purpose = "after"
        return found


def test_a_manager_types_in_how_the_meeting_was(visitor: Visitor, database: Database, review: Review) -> None:
    with database.writing() as session:
        manager = a_member_of_staff(session, role=StaffRole.MANAGER, name="Max Paperweight")
    enter(visitor, database, manager)
    child = how_it_was(database, review)
    assert "who may see this answer" not in visitor.open(address(child)).text
    page = type_in(visitor, child, answers={"answer.how_was_it": "ok"})
    assert page.h1 is not None
    assert "how the meeting was" in page.h1.text
    assert "OK" in page.text


def test_the_officer_passes_a_booklet_about_how_the_meeting_was_on_unread(
    visitor: Visitor, database: Database, dana: Staff, review: Review
) -> None:
    enter(visitor, database, dana)
    child = how_it_was(database, review)
    assert "A manager types it in and reads it first" in visitor.open(address(child)).text
    visitor.open("/reviews/cards")
    found = visitor.send("/reviews/booklets/find", status=422, number=child.number)
    assert "pass it on without reading it" in found.text
    visitor.send(address(child), status=422, **{"answer.how_was_it": "ok", "back_on": "2026-11-12"})
    with database.reading() as session:
        assert session.scalars(select(Reply)).all() == []


def test_a_manager_does_not_type_in_what_somebody_thinks_before_the_meeting(
    visitor: Visitor, database: Database, review: Review
) -> None:
    with database.writing() as session:
        manager = a_member_of_staff(session, role=StaffRole.MANAGER, name="Max Paperweight")
    enter(visitor, database, manager)
    child = printed(database, review)
    assert "The child’s reviewing officer types it in" in visitor.open(address(child)).text
    visitor.open("/reviews/afterwards")
    assert "The child’s reviewing officer types it in" in visitor.send(
        "/reviews/booklets/find", status=422, number=child.number
    ).text  # fmt: skip
    visitor.send(address(child), status=422, **{"answer.needs_to_happen": "x", "back_on": "2026-11-12"})
    with database.reading() as session:
        assert session.scalars(select(Reply)).all() == []
