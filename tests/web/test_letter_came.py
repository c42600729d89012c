"""Did you get your letter from last time? Asked before the first question, where one was sent."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.respondents import Role
from consult.storage.database import Database
from consult.storage.deliveries import LetterAnswer
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from tests.factories.deliveries import a_posted_letter
from tests.factories.reviews import a_review
from tests.factories.statements import statements_of
from tests.visitor import Visitor
from tests.web.test_visit import h1, invited, press, start

NOW = datetime.now(UTC)
ASKED = "Did you get your letter from last time?"


def after_a_letter(session: Session, *, role: Role = Role.CHILD, age: int = 9) -> tuple[Invitation, Letter]:
    invitation = invited(session, role=role, age=age)
    last = a_review(session, child=invitation.review.child, held_on=NOW.date() - timedelta(days=150))
    letter = a_posted_letter(
        session, review=last, at=NOW - timedelta(days=140), respondent=invitation.respondent, role=role
    )
    session.commit()
    return invitation, letter


def answers(database: Database) -> list[tuple[str, str | None]]:
    with database.reading() as looking:
        return [(each.asked_in, each.got_it) for each in looking.scalars(select(LetterAnswer))]


@pytest.mark.parametrize(("role", "age"), [(Role.CHILD, 9), (Role.CHILD, 6), (Role.CHILD, 15), (Role.MOTHER, 9)])
def test_who_was_sent_a_letter_is_asked_first_whether_it_came(
    session: Session, visitor: Visitor, database: Database, role: Role, age: int
) -> None:
    invitation, _letter = after_a_letter(session, role=role, age=age)
    start(visitor, invitation)
    page = press(visitor, "begin")
    assert h1(page) == ASKED
    assert h1(press(visitor, "letter-came-on", got_it="no", place="letter-came")) != ASKED
    assert answers(database) == [("before", "no")]


def test_it_is_asked_until_it_was_answered_and_never_stands_in_the_way(
    session: Session, visitor: Visitor, database: Database
) -> None:
    invitation, _letter = after_a_letter(session)
    start(visitor, invitation)
    press(visitor, "begin")
    first = h1(press(visitor, "letter-came-on", place="letter-came"))
    assert first != ASKED
    assert answers(database) == []
    press(visitor, "welcome")
    press(visitor, "begin")
    press(visitor, "letter-came-on", got_it="yes", place="letter-came")
    press(visitor, "welcome")
    assert h1(press(visitor, "begin")) == first
    assert answers(database) == [("before", "yes")]


def test_who_was_sent_no_letter_is_not_asked(session: Session, visitor: Visitor) -> None:
    start(visitor, invited(session))
    assert h1(press(visitor, "begin")) != ASKED


def test_nobody_is_asked_about_a_letter_that_was_taken_back_or_went_to_somebody_else(
    session: Session, visitor: Visitor
) -> None:
    invitation, letter = after_a_letter(session)
    letter.withdrawn_at = NOW
    a_posted_letter(session, review=letter.review, at=NOW, role=Role.MOTHER)
    session.commit()
    start(visitor, invitation)
    assert h1(press(visitor, "begin")) != ASKED


def test_an_answer_that_was_not_offered_is_not_kept(session: Session, visitor: Visitor, database: Database) -> None:
    invitation, _letter = after_a_letter(session)
    start(visitor, invitation)
    press(visitor, "begin")
    press(visitor, "letter-came-on", got_it="<b>maybe</b>", place="letter-came")
    assert answers(database) == []


def test_pressing_it_again_without_being_asked_says_nothing_of_anybody_s_letter(
    session: Session, visitor: Visitor, database: Database
) -> None:
    start(visitor, invited(session))
    press(visitor, "letter-came-on", got_it="yes", place="letter-came")
    assert answers(database) == []


def test_once_it_was_answered_an_old_page_pressed_again_adds_nothing(
    session: Session, visitor: Visitor, database: Database
) -> None:
    invitation, _letter = after_a_letter(session)
    start(visitor, invitation)
    press(visitor, "begin")
    for said in ("yes", "no"):
        press(visitor, "letter-came-on", got_it=said, place="letter-came")
    assert answers(database) == [("before", "yes")]


def test_the_question_costs_one_statement_like_every_page(
    session: Session, visitor: Visitor, database: Database
) -> None:
    invitation, _letter = after_a_letter(session)
    start(visitor, invitation)
    press(visitor, "begin")
    with statements_of(database) as said:
        visitor.open("/v")
    assert sum(each.lstrip().upper().startswith("SELECT") for each in said) == 1
