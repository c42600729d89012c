"""A child of six, or one who uses symbols: pictures lead, and a helper writes what they saw."""

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.evidence import Way
from consult.domain.invitations import Purpose
from consult.domain.participation import ParticipationCode
from consult.domain.respondents import Role
from consult.services import invitations
from consult.services.invitations import Lifetimes, Wish
from consult.services.participation import evidence_for, propose
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.replies import Answer, Reply
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.staff import sign_in, signed_in_as
from tests.visitor import Visitor
from tests.web.test_visit import h1, invited, press, start

SAW = "He hid the moon twice."


@pytest.fixture
def invitation(session: Session) -> Invitation:
    return invited(session, age=6)


def to_the_helper_s_note(visitor: Visitor, *, sorting: bool) -> None:
    press(visitor, "begin")
    if sorting:
        press(visitor, "continue", **{"answer.home": "home:happy", "answer.sleep": "sleep:not_happy"})  # type: ignore[arg-type]
    else:
        press(visitor, "skip")
    press(visitor, "skip")
    press(visitor, "skip")
    press(visitor, "more-no")
    press(visitor, "continue", answer="carer")


def send_with_a_note(visitor: Visitor, invitation: Invitation, *, sorting: bool = True) -> None:
    start(visitor, invitation)
    to_the_helper_s_note(visitor, sorting=sorting)
    press(visitor, "continue", answer=SAW, audience="meeting")
    press(visitor, "send", all="each")


def reply_in(session: Session) -> Reply:
    session.expire_all()
    return session.scalars(select(Reply)).one()


def test_a_child_of_six_sees_pictures_few_words_and_who_reads_it(visitor: Visitor, invitation: Invitation) -> None:
    page = start(visitor, invitation)
    assert page.html is not None
    assert page.html["data-look"] == "picture"
    main = page.main
    assert main is not None
    for unseen in main.select("[hidden]"):
        unseen.extract()
    # Two requests that need one tap each stand by themselves, below the button that begins.
    asking = main.select_one("section.ask")
    assert asking is not None
    assert len(asking.extract().get_text(" ").split()) < 40
    words = " ".join(main.get_text(" ").split())
    assert "Dana reads it by" in words
    assert "has to tell people who can help" in words
    assert len(words.split()) < 70
    page = press(visitor, "begin")
    assert h1(page) == "How do you feel about these?"
    assert len(page.select("svg.sym")) == 8


def test_no_lock_comes_between_a_young_child_s_pictures_and_one_is_offered_after_sending(
    visitor: Visitor, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "begin")
    page = press(visitor, "continue", **{"answer.home": "home:happy"})  # type: ignore[arg-type]
    assert h1(page) == "Who do you miss?"
    press(visitor, "skip")
    press(visitor, "skip")
    press(visitor, "more-no")
    press(visitor, "skip")
    press(visitor, "skip")
    assert press(visitor, "send", all="each").select_one("[value=lock-make]") is not None


def test_a_helper_reads_how_to_help_without_leading_and_nothing_tapped_is_lost(
    visitor: Visitor, invitation: Invitation
) -> None:
    start(visitor, invitation)
    press(visitor, "begin")
    page = press(visitor, "helping", **{"answer.home": "home:happy"})  # type: ignore[arg-type]
    assert h1(page) == "How to help a child answer"
    assert "Do not say which one you would pick" in page.text
    assert h1(press(visitor, "go-on")) == "Who do you miss?"
    kept = press(visitor, "back")
    assert kept.select_one("input[value='home:happy'][checked]") is not None


def test_the_helper_s_note_is_shown_as_the_helper_s_words_and_never_as_the_child_s(
    client: FlaskClient, database: Database, visitor: Visitor, invitation: Invitation
) -> None:
    send_with_a_note(visitor, invitation)
    with database.reading() as session:
        reply = reply_in(session)
        review = session.get_one(Review, reply.review_id)
        by_question = {answer.question: answer.id for answer in reply.answers}
        officer = session.get_one(Staff, review.child.officer_id)
    note, sorted_by_the_child = by_question["helper_note"], by_question["how_parts_feel"]
    desk = sign_in(client, database, officer)
    page = desk.open(f"/reviews/{review.id}")
    row, other = page.select_one(f"#view-{note}"), page.select_one(f"#view-{sorted_by_the_child}")
    assert row is not None
    assert other is not None
    assert "Whoever helped Robin" in " ".join(row.get_text(" ").split())
    assert "helped by my carer" in " ".join(row.get_text(" ").split())
    assert "Whoever helped" not in other.get_text()
    desk.send(f"/reviews/{review.id}/ticks", shown=[note], tick=[note])
    minutes = " ".join(desk.open(f"/reviews/{review.id}/minutes").get_text(" ").split())
    assert "Whoever helped Robin" in minutes
    for_the_child = desk.open(f"/reviews/{review.id}/minutes?for=child").get_text()
    assert SAW not in for_the_child, "the child is not its author, and was not named to see it"


def test_views_with_pictures_are_evidence_but_a_helper_s_note_alone_is_an_observation(
    session: Session, visitor: Visitor, invitation: Invitation
) -> None:
    send_with_a_note(visitor, invitation, sorting=False)
    review = session.get_one(Review, reply_in(session).review_id)
    assert [given.way for given in evidence_for(session, review).views] == [Way.OBSERVATION]
    assert propose(session, review).code is None


def test_what_a_young_child_sorted_is_evidence_of_views_sent(
    session: Session, visitor: Visitor, invitation: Invitation
) -> None:
    send_with_a_note(visitor, invitation)
    review = session.get_one(Review, reply_in(session).review_id)
    assert propose(session, review).code is ParticipationCode.PN6


@pytest.mark.parametrize("purpose", [Purpose.BEFORE, Purpose.AFTER])
def test_a_young_person_who_uses_symbols_is_asked_with_pictures_and_a_new_card_keeps_it(
    session: Session, visitor: Visitor, purpose: Purpose
) -> None:
    review = invited(session, age=15).review
    officer = signed_in_as(session.get_one(Staff, review.child.officer_id))
    now = datetime.now(UTC)
    for old in session.scalars(select(Invitation)):
        old.withdrawn_at = now
    wish = Wish(Role.CHILD, purpose, with_pictures=True)
    made = invitations.invite_respondent(session, officer, review, wish, now=now, lifetimes=Lifetimes())
    again = invitations.replace(session, officer, made, now=now)
    made_for_a_parent = invitations.invite_respondent(
        session, officer, review, Wish(Role.MOTHER, with_pictures=True), now=now, lifetimes=Lifetimes()
    )
    assert (again.with_pictures, made_for_a_parent.with_pictures) == (True, False)
    again.opens_at = now
    session.commit()
    page = start(visitor, again)
    assert page.html is not None
    assert page.html["data-look"] == "picture"
    assert page.select_one("[value=helping]") is not None
    assert session.scalars(select(Answer)).all() == []
