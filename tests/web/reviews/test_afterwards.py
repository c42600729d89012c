"""How was my meeting? A manager reads it first, the officer once the letter is out or the waiting is over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from consult.domain.audiences import THE_MEETING
from consult.domain.invitations import Purpose
from consult.domain.respondents import Role
from consult.domain.staff import NotYours, StaffRole
from consult.domain.topics import Topic
from consult.services.views import get_answer
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.letters import Letter
from consult.storage.replies import replies_to_review
from consult.storage.reviews import Review
from consult.storage.views import Translation
from tests.factories.children import a_child
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, sign_in, signed_in_as
from tests.visitor import Visitor

MEETING = date(2026, 5, 5)
NOW = datetime(2026, 5, 7, 10, tzinfo=UTC)
ARABIC = "لم يسألني أحد"
SECRET = "My reviewing officer never looked at me"


@pytest.fixture(autouse=True)
def _on_the_thursday_after() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@dataclass(frozen=True)
class Afterwards:
    """A held review that the child and the mother answered after."""

    id: str
    answer_id: str


@pytest.fixture
def review(database: Database) -> Afterwards:
    with database.writing() as session:
        officer = a_member_of_staff(session)
        held = a_review(session, child=a_child(session, officer=officer, forename="Robin"), held_on=MEETING)
        given = Given(SECRET, question="not_said", topic=Topic.HOW_IT_WENT, audience=THE_MEETING)
        reply = a_reply(session, given, review=held, purpose=Purpose.AFTER, sent_at=NOW - timedelta(hours=20))
        a_reply(session, Given("Fine"), review=held, role=Role.MOTHER, purpose=Purpose.AFTER, sent_at=NOW)
        a_reply(session, Given("Said before"), review=held, sent_at=NOW - timedelta(days=9))
        return Afterwards(held.id, reply.answers[0].id)


def desk(app: Flask, database: Database, review: Afterwards, role: StaffRole) -> Visitor:
    client = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = app.extensions["consult_settings"].base_url
    with database.writing() as session:
        officer = session.get_one(Review, review.id).child.officer
        assert officer is not None
        who = officer if role is StaffRole.OFFICER else a_member_of_staff(session, role=role, name="Max Paperweight")
    return sign_in(client, database, who)


def readings(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Event.role).where(Event.act == "read how the meeting was")))


def test_a_manager_reads_what_was_said_and_that_is_written_down(
    app: Flask, database: Database, review: Afterwards
) -> None:
    manager = desk(app, database, review, StaffRole.MANAGER)
    assert "2 answers to read about how meetings were." in " ".join(manager.open("/reviews/").text.split())
    page = manager.open("/reviews/afterwards")
    assert "The child and the mother" in page.text
    assert "To read by Fri 8 May" in page.text
    assert SECRET not in page.text
    assert readings(database) == []
    words = manager.open(f"/reviews/{review.id}/afterwards")
    assert SECRET in words.text
    assert "Said before" not in words.text
    assert readings(database) == ["manager"]
    assert "To read by" not in manager.open("/reviews/afterwards").text
    assert "to read about how" not in manager.open("/reviews/").text


def test_the_officer_sees_how_much_came_and_from_when_they_may_read_it(
    app: Flask, database: Database, review: Afterwards
) -> None:
    officer = desk(app, database, review, StaffRole.OFFICER)
    page = officer.open(f"/reviews/{review.id}/afterwards")
    assert "2 answers came: the child and the mother" in " ".join(page.text.split())
    assert "You can read it from Tuesday 2 June 2026, or once the letter is out." in " ".join(page.text.split())
    assert SECRET not in page.text
    assert readings(database) == []


def test_no_page_of_the_officer_holds_a_word_of_it_before(app: Flask, database: Database, review: Afterwards) -> None:
    officer = desk(app, database, review, StaffRole.OFFICER)
    for path in (
        "/reviews/", "/reviews/afterwards", f"/reviews/{review.id}", f"/reviews/{review.id}/afterwards",
        f"/reviews/{review.id}/minutes?for=officer", f"/reviews/{review.id}/minutes/word?for=officer",
        f"/reviews/{review.id}/participation", f"/reviews/{review.id}/alerts", f"/reviews/{review.id}/invitations",
    ):  # fmt: skip
        assert SECRET.encode() not in officer.client.get(path).data, path


def test_an_answer_from_afterwards_cannot_be_translated_shared_or_ticked_from_its_address(
    app: Flask, database: Database, review: Afterwards
) -> None:
    officer = desk(app, database, review, StaffRole.OFFICER)
    for page in ("translation", "share"):
        answer = officer.client.get(f"/reviews/{review.id}/answers/{review.answer_id}/{page}")
        assert answer.status_code in (403, 404)
        assert SECRET not in answer.text
    officer.open(f"/reviews/{review.id}")
    officer.send(f"/reviews/{review.id}/ticks", shown=review.answer_id, tick=review.answer_id)
    assert SECRET not in officer.open(f"/reviews/{review.id}/minutes").text


@pytest.mark.parametrize(("day", "may_read"), [(date(2026, 6, 1), False), (date(2026, 6, 2), True)])
def test_the_officer_reads_it_when_the_waiting_is_over(
    app: Flask, database: Database, review: Afterwards, day: date, may_read: bool
) -> None:
    with time_machine.travel(datetime(day.year, day.month, day.day, 10, tzinfo=UTC), tick=False):
        officer = desk(app, database, review, StaffRole.OFFICER)
        assert (SECRET in officer.open(f"/reviews/{review.id}/afterwards").text) is may_read
    assert readings(database) == (["officer"] if may_read else [])


@pytest.mark.parametrize(("to", "may_read"), [(Role.CHILD, True), (Role.MOTHER, False)])
def test_the_officer_reads_it_once_the_childs_letter_is_out(
    app: Flask, database: Database, review: Afterwards, to: Role, may_read: bool
) -> None:
    officer = desk(app, database, review, StaffRole.OFFICER)
    with database.writing() as session:
        held = session.get_one(Review, review.id)
        reply = next(each for each in replies_to_review(session, held.id) if each.respondent.role == to)
        letter = Letter(
            review_id=held.id, respondent_id=reply.respondent_id, register="child", made_at=NOW, changed_at=NOW,
            made_by=held.child.officer_id or "",
        )  # fmt: skip
        session.add(letter)
        session.flush()
        letter_id = letter.id
    assert SECRET not in officer.open(f"/reviews/{review.id}/afterwards").text, "a draft is no letter that is out"
    with database.writing() as session:
        session.get_one(Letter, letter_id).published_at = NOW
    assert (SECRET in officer.open(f"/reviews/{review.id}/afterwards").text) is may_read


def test_a_reading_by_the_officer_is_no_reading_by_a_manager(
    app: Flask, database: Database, review: Afterwards
) -> None:
    with time_machine.travel(datetime(2026, 6, 2, 10, tzinfo=UTC), tick=False):
        desk(app, database, review, StaffRole.OFFICER).open(f"/reviews/{review.id}/afterwards")
        page = desk(app, database, review, StaffRole.MANAGER).open("/reviews/afterwards")
    assert "Late: was to be read by Fri 8 May" in page.text


def test_another_officer_and_an_administrator_learn_nothing(
    app: Flask, database: Database, review: Afterwards
) -> None:
    with database.writing() as session:
        people = [a_member_of_staff(session), a_member_of_staff(session, role=StaffRole.ADMINISTRATOR)]
    for who in people:
        client = app.test_client()
        visitor = sign_in(client, database, who)
        assert visitor.client.get(f"/reviews/{review.id}/afterwards").status_code in (403, 404)
        assert "Robin" not in visitor.client.get("/reviews/afterwards").text
    assert readings(database) == []


def test_the_officers_list_does_not_ask_them_to_read_what_they_may_not(
    app: Flask, database: Database, review: Afterwards
) -> None:
    officer = desk(app, database, review, StaffRole.OFFICER)
    with database.writing() as session:
        held = session.get_one(Review, review.id)
        held.participation_code, held.participation_source = "PN1", "officer"
    assert "nobody has read yet" in officer.open("/reviews/").text, "what was said before waits for its reader"
    officer.open(f"/reviews/{review.id}")
    with database.writing() as session:
        held = session.get_one(Review, review.id)
        a_reply(session, Given("Later"), review=held, purpose=Purpose.AFTER, sent_at=NOW + timedelta(minutes=30))
    assert "nobody has read yet" not in officer.open("/reviews/").text


def test_no_act_of_the_officer_reaches_an_answer_from_afterwards(database: Database, review: Afterwards) -> None:
    with database.reading() as session:
        held = session.get_one(Review, review.id)
        officer = held.child.officer
        assert officer is not None
        with pytest.raises(NotYours):
            get_answer(session, who=signed_in_as(officer), review_id=held.id, answer_id=review.answer_id)


def test_a_manager_types_in_the_english_of_what_was_said_in_another_language(
    app: Flask, database: Database, review: Afterwards
) -> None:
    with database.writing() as session:
        held = session.get_one(Review, review.id)
        given = Given(ARABIC, question="not_said", topic=Topic.HOW_IT_WENT)
        arabic = a_reply(session, given, review=held, role=Role.FATHER, language="ar", purpose=Purpose.AFTER)
        before = a_reply(session, Given(ARABIC), review=held, language="ar")
        answer_id, other_id = arabic.answers[0].id, before.answers[0].id
    manager = desk(app, database, review, StaffRole.MANAGER)
    address = f"/reviews/{review.id}/afterwards"
    assert ARABIC in manager.open(address).text
    nameless = manager.send(f"{address}/translation", status=422, answer_id=answer_id, words="Nobody asked me")
    assert nameless.select_one(f"#words-{answer_id}").text.strip() == "Nobody asked me"  # type: ignore[union-attr]
    assert readings(database) == ["manager", "manager"], "the page that gives the words back shows what was said, too"
    fields: dict[str, Any] = {"words": "Nobody asked me", "translated_by": "N. Ali"}
    page = manager.send(f"{address}/translation", answer_id=answer_id, **fields)
    assert "Nobody asked me" in page.text
    assert "translated by N. Ali, not checked yet" in page.text
    assert ARABIC in page.text
    manager.send(f"{address}/translation", status=404, answer_id=other_id, **fields)
    officer = desk(app, database, review, StaffRole.OFFICER)
    officer.open(address)
    officer.send(f"{address}/translation", status=404, answer_id=answer_id, **fields)
    with database.reading() as session:
        assert [each.answer_id for each in session.scalars(select(Translation))] == [answer_id]


def test_a_second_person_confirms_what_was_put_into_english_and_nobody_their_own(
    app: Flask, database: Database, review: Afterwards
) -> None:
    with database.writing() as session:
        held = session.get_one(Review, review.id)
        given = Given(ARABIC, question="not_said", topic=Topic.HOW_IT_WENT)
        arabic = a_reply(session, given, review=held, role=Role.FATHER, language="ar", purpose=Purpose.AFTER)
        before = a_reply(session, Given(ARABIC), review=held, language="ar")
        answer_id, other_id = arabic.answers[0].id, before.answers[0].id
    manager, address = desk(app, database, review, StaffRole.MANAGER), f"/reviews/{review.id}/afterwards"
    assert "Mark as checked" not in manager.open(address).text, "there is nothing to check yet"
    manager.send(f"{address}/translation", answer_id=answer_id, words="Nobody asked me", translated_by="N. Ali")
    for name in ("", "n. ali ", "x" * 200):
        page = manager.send(f"{address}/translation/checked", answer_id=answer_id, checked_by=name)
        assert "somebody other than whoever translated it" in page.text
        assert "not checked yet" in page.text
    officer = desk(app, database, review, StaffRole.OFFICER)
    officer.open(address)
    officer.send(f"{address}/translation/checked", status=404, answer_id=answer_id, checked_by="R. Haddad")
    manager.open(address)
    manager.send(f"{address}/translation/checked", status=404, answer_id=other_id, checked_by="R. Haddad")
    manager.open(address)
    page = manager.send(f"{address}/translation/checked", answer_id=answer_id, checked_by="R. Haddad")
    assert "translated by N. Ali, checked by R. Haddad" in page.text
    assert "Mark as checked" not in page.text
