"""The pages of decisions: the officer writes and sends them, a manager reads what was sent, and nobody else does."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from consult.domain.audiences import THE_MEETING
from consult.domain.staff import StaffRole
from consult.domain.topics import Topic
from consult.domain.wishes import WishKind
from consult.services.wish_marks import mark_answer
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.decisions import Decision, ManagerAnswer, decisions_of_review
from consult.storage.events import Event
from consult.storage.replies import Answer
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, sign_in, signed_in_as
from tests.visitor import Visitor

TODAY = datetime.now(UTC).date()
HELD = TODAY - timedelta(days=3)
WISH = "I want to see Taylor on my birthday."
FOOTBALL: dict[str, Any] = {
    "what": "Robin starts football.",
    "owner": "Pat",
    "by_on": TODAY.isoformat(),
    "audience": "meeting",
}


@dataclass(frozen=True)
class Desk:
    """One review that was held days ago, with a wish, and its officer at the desk."""

    visitor: Visitor
    manager: Visitor
    database: Database
    officer: Staff
    review_id: str
    wish_id: str

    @property
    def page(self) -> str:
        return f"/reviews/{self.review_id}/decisions"

    def open(self) -> BeautifulSoup:
        return self.visitor.open(self.page)

    def add(self, *, status: int = 200, **changes: str) -> BeautifulSoup:
        self.visitor.open(self.page)
        return self.visitor.send(self.page, status=status, **{**FOOTBALL, **changes})

    def send(self) -> BeautifulSoup:
        self.visitor.open(self.page)
        return self.visitor.send(f"{self.page}/send")

    def kept(self) -> list[Decision]:
        with self.database.reading() as session:
            return decisions_of_review(session, self.review_id)

    def review(self) -> Review:
        with self.database.reading() as session:
            found = session.get(Review, self.review_id)
            assert found is not None
            return found

    def events(self, act: str) -> int:
        with self.database.reading() as session:
            return session.scalar(select(func.count()).select_from(Event).where(Event.act == act)) or 0


@pytest.fixture
def desk(app: Flask, client: FlaskClient, database: Database, settings: Settings) -> Desk:
    with database.writing() as session:
        officer = a_member_of_staff(session)
        manager = a_member_of_staff(session, role=StaffRole.MANAGER, name="Ida Flint")
        child = a_child(session, officer=officer, born_on=date(2014, 2, 3))
        review = a_review(session, child=child, held_on=HELD)
        given = Given(words=WISH, question="needs_to_happen", topic=Topic.WISHES, audience=THE_MEETING)
        reply = a_reply(session, given, review=review)
        wish = mark_answer(
            session,
            review,
            reply.answers[0].id,
            kind=WishKind.WISH,
            who=signed_in_as(officer),
            now=datetime.now(UTC),
        )
        ids = review.id, wish.id
    other = app.test_client()
    other.environ_base["HTTP_ORIGIN"] = settings.base_url
    return Desk(sign_in(client, database, officer), sign_in(other, database, manager), database, officer, *ids)


def told(page: Tag) -> str:
    return " ".join(page.get_text(" ").split())


def test_a_decision_is_written_with_who_when_the_wish_it_answers_and_who_may_be_told(desk: Desk) -> None:
    page = desk.add(wish=desk.wish_id, audience="named", people="mother")
    assert "The decision is kept." in page.text
    (kept,) = desk.kept()
    assert (kept.what, kept.owner, kept.by_on) == ("Robin starts football.", "Pat", TODAY)
    assert (kept.wish_id, kept.audience) == (desk.wish_id, "named:mother")
    for each in ("Robin starts football.", "Pat", "The child, the mother", WISH):
        assert each in told(page)


def test_everyone_at_the_meeting_may_be_told_unless_the_officer_says_otherwise(desk: Desk) -> None:
    chosen = desk.open().select_one("input[name=audience][checked]")
    assert chosen is not None
    assert chosen["value"] == "meeting"


def test_a_decision_without_somebody_or_a_day_is_kept_and_shown_as_missing(desk: Desk) -> None:
    page = desk.add(owner="", by_on="")
    assert "Say who does it" in told(page)
    assert "Say by when" in told(page)
    panel = desk.visitor.open(f"/reviews/{desk.review_id}").select_one("[aria-labelledby=missing]")
    assert panel is not None
    assert "Say who does it. Say by when." in told(panel)
    assert "It has no answer yet." in told(panel), "the wish lacks its answer, too"


@pytest.mark.parametrize(
    ("changes", "says", "field"),
    [
        ({"what": " "}, "Say what was decided.", "what"),
        ({"what": "x" * 1001}, "at most 1000 letters", "what"),
        ({"owner": "x" * 101}, "at most 100 letters", "owner"),
        ({"by_on": "31/02/2027"}, "31/02/2027", "by_on"),
        ({"by_on": "2020-01-01"}, "Give a day on or after the review", "by_on"),
        ({"wish": "nothing"}, "Choose from the list", "wish"),
        ({"audience": "named"}, "Tick who may be told", "people"),
        ({"audience": "named", "people": "neighbour"}, "", "people"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    desk: Desk, changes: dict[str, str], says: str, field: str
) -> None:
    page = desk.add(status=422, **changes)
    assert says in told(page)
    assert page.select_one(f"#{field}-wrong") is not None
    assert desk.kept() == []
    typed = {**FOOTBALL, **changes}
    what, owner = page.select_one("textarea#what"), page.select_one("input#owner")
    assert what is not None
    assert owner is not None
    assert what.get_text().strip() == typed["what"].strip()
    assert owner["value"] == typed["owner"]


def test_a_decision_is_changed_on_its_own_page_and_put_in_another_order_without_a_script(desk: Desk) -> None:
    desk.add()
    desk.add(what="She sees Taylor.")
    first, second = (each.id for each in desk.kept())
    page = desk.visitor.open(f"{desk.page}/{first}")
    shown = page.select_one("textarea#what")
    assert shown is not None
    assert shown.get_text().strip() == "Robin starts football."
    refused = desk.visitor.send(f"{desk.page}/{first}", status=422, **{**FOOTBALL, "what": ""})
    assert "Say what was decided." in refused.text
    desk.visitor.send(f"{desk.page}/{first}", **{**FOOTBALL, "what": "Robin starts swimming."})
    page = desk.visitor.send(f"{desk.page}/{second}/move", to="up")
    said = [each.get_text() for each in page.select(".decision .what")]
    assert said == ["She sees Taylor.", "Robin starts swimming."]
    page = desk.visitor.send(f"{desk.page}/{second}/remove")
    assert [each.get_text() for each in page.select(".decision .what")] == ["Robin starts swimming."]


def test_a_hard_word_in_a_decision_is_replaced_with_one_press_also_without_a_script(desk: Desk) -> None:
    desk.add(what="You have contact with Taylor.")
    (kept,) = desk.kept()
    page = desk.visitor.open(f"{desk.page}/{kept.id}")
    buttons = page.select("#plain-what button[name=plain]")
    assert [" ".join(each.get_text().split()) for each in buttons] == [
        "Replace “have contact with” with “see”",
        "Keep “have contact with”",
    ]
    pressed = {**FOOTBALL, "what": kept.what, "plain_part": "what", "plain": str(buttons[0]["value"])}
    desk.visitor.send(f"{desk.page}/{kept.id}", **pressed)
    assert [(each.what, each.owner) for each in desk.kept()] == [("You see Taylor.", "Pat")]


def test_decisions_go_to_the_manager_who_reads_them_once_that_is_written_down_and_agrees(desk: Desk) -> None:
    desk.add(wish=desk.wish_id)
    assert "Not sent to the manager yet." in desk.open().text
    assert "They are with" not in desk.send().text
    waiting = desk.manager.open("/reviews/decisions")
    assert "Read and answer" in waiting.text
    assert "football" not in waiting.text, "the list holds no words"
    assert desk.events("read decisions") > 0
    before = desk.events("read decisions")
    page = desk.manager.open(f"{desk.page}/answer")
    assert desk.events("read decisions") == before + 1
    assert "Robin starts football." in page.text
    assert WISH not in page.text, "a wish is the child’s words"
    sending = page.select_one("input[name=sending]")
    assert sending is not None
    page = desk.manager.send(f"{desk.page}/answer", sending=sending["value"], verdict="agrees")
    assert "The manager agreed on" in page.text
    assert "The manager agreed on" in desk.open().text
    assert (desk.review().decisions_sent_on, desk.review().manager_answered_on) == (TODAY, TODAY)
    assert "Nothing waits for an answer." in desk.manager.open("/reviews/decisions").text


def test_a_manager_who_objects_says_why_and_the_officer_finds_it_on_the_list(desk: Desk) -> None:
    desk.add()
    desk.send()
    page = desk.manager.open(f"{desk.page}/answer")
    sending = page.select_one("input[name=sending]")
    assert sending is not None
    answer: dict[str, Any] = {"sending": sending["value"], "verdict": "objects"}
    refused = desk.manager.send(f"{desk.page}/answer", status=422, reason=" ", **answer)
    assert "Say why you object" in refused.text
    long = desk.manager.send(f"{desk.page}/answer", status=422, reason="x" * 2001, **answer)
    assert "x" * 2001 in long.text, "what was typed is given back"
    desk.manager.send(f"{desk.page}/answer", reason="No money for a taxi.", **answer)
    assert "were objected to on" in told(desk.visitor.open("/reviews/"))
    page = desk.open()
    assert "No money for a taxi." in page.text
    assert "Send them again" in page.text
    desk.send()
    assert "were objected to" not in told(desk.visitor.open("/reviews/"))
    assert "No money for a taxi." in desk.open().text, "what was objected to stays on record"


def test_a_manager_cannot_answer_what_was_changed_while_they_read(desk: Desk) -> None:
    desk.add()
    desk.send()
    page = desk.manager.open(f"{desk.page}/answer")
    sending = page.select_one("input[name=sending]")
    assert sending is not None
    desk.add(what="She sees Taylor.")
    assert "Changed since they were sent" in desk.open().text
    page = desk.manager.send(f"{desk.page}/answer", sending=sending["value"], verdict="agrees")
    assert "changed while you were reading" in page.text
    assert "football" not in page.text, "what is being changed is not shown"
    desk.send()
    assert "She sees Taylor." in desk.manager.open(f"{desk.page}/answer").text


def test_before_decisions_are_sent_a_manager_reads_none_and_no_reading_is_written(desk: Desk) -> None:
    desk.add()
    before = desk.events("read decisions")
    page = desk.manager.open(f"{desk.page}/answer")
    assert "football" not in page.text
    assert desk.events("read decisions") == before


def test_silence_is_shown_as_agreement_and_written_nowhere(desk: Desk) -> None:
    desk.add()
    desk.send()
    with desk.database.writing() as session:
        review = session.get(Review, desk.review_id)
        assert review is not None
        review.held_on = TODAY - timedelta(days=40)
        review.decisions_sent_on = TODAY - timedelta(days=30)
        session.scalars(select(ManagerAnswer)).one().received_at = datetime.now(UTC) - timedelta(days=30)
    assert "Agreed by silence" in desk.open().text
    assert "Agreed by silence" in desk.visitor.open(f"/reviews/{desk.review_id}/participation").text
    page = desk.manager.open(f"{desk.page}/answer")
    assert page.select("form[action$=answer]") == []
    assert "Nothing waits for an answer." in desk.manager.open("/reviews/decisions").text
    with desk.database.reading() as session:
        assert session.scalars(select(ManagerAnswer)).one().answer is None
    assert desk.review().manager_answered_on is None


def test_decisions_are_due_on_the_officer_s_list_and_how_late_they_are_is_said(desk: Desk) -> None:
    with desk.database.writing() as session:
        review = session.get(Review, desk.review_id)
        assert review is not None
        review.held_on = TODAY - timedelta(days=20)
    assert "decisions are not with the manager, which was due by" in told(desk.visitor.open("/reviews/"))
    panel = desk.open().select_one("[aria-labelledby=limits]")
    assert panel is not None
    assert "Late by" in told(panel)


def test_the_days_of_decisions_sent_here_are_not_typed_on_the_dates_page(desk: Desk) -> None:
    desk.add()
    desk.send()
    page = desk.visitor.open(f"/reviews/{desk.review_id}/participation")
    assert page.select_one("#decisions_sent_on") is None
    desk.visitor.send(f"/reviews/{desk.review_id}/participation/dates", record_written_on=TODAY.isoformat())
    assert (desk.review().decisions_sent_on, desk.review().record_written_on) == (TODAY, TODAY)


def test_nothing_is_sent_before_the_review_is_marked_as_held(desk: Desk) -> None:
    with desk.database.writing() as session:
        review = session.get(Review, desk.review_id)
        assert review is not None
        review.status, review.held_on = "planned", None
    desk.add()
    assert desk.open().select("form[action$=send]") == []
    assert "Nothing was sent" in desk.visitor.send(f"{desk.page}/send").text


def test_another_officer_an_administrator_and_a_manager_open_no_officer_s_page_of_decisions(
    desk: Desk, app: Flask, settings: Settings
) -> None:
    desk.add()
    (kept,) = desk.kept()
    for role in (StaffRole.OFFICER, StaffRole.ADMINISTRATOR, StaffRole.MANAGER):
        client = app.test_client()
        client.environ_base["HTTP_ORIGIN"] = settings.base_url
        with desk.database.writing() as session:
            somebody = a_member_of_staff(session, role=role)
        reader = sign_in(client, desk.database, somebody)
        reader.open("/reviews/")
        for address in (desk.page, f"{desk.page}/{kept.id}", f"/reviews/{desk.review_id}/wishes"):
            reader.open(address, status=404)
        if role is not StaffRole.MANAGER:
            reader.open(f"{desk.page}/answer", status=404)
            reader.open("/reviews/decisions", status=404)
        reader.open("/reviews/")
        for act in (desk.page, f"{desk.page}/send", f"{desk.page}/{kept.id}", f"{desk.page}/{kept.id}/remove"):
            reader.open("/reviews/")
            reader.send(act, status=404, **FOOTBALL)
    assert len(desk.kept()) == 1
    assert desk.review().decisions_sent_on is None


def test_a_decision_about_what_was_said_to_the_officer_only_warns_when_others_would_be_told(desk: Desk) -> None:
    with desk.database.writing() as session:
        session.scalars(select(Answer)).one().audience = "officer"
    assert "It answers what was said to you only" in desk.add(wish=desk.wish_id).text
    (kept,) = desk.kept()
    page = desk.visitor.send(f"{desk.page}/{kept.id}", **{**FOOTBALL, "wish": desk.wish_id, "audience": "officer"})
    assert "It answers what was said to you only" not in page.text
