"""How was my meeting? What a child, a parent and a carer are told of who reads it, and what does not wait."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose
from consult.domain.respondents import Role
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from consult.storage.replies import Answer
from tests.every_page import Asked, Walker, a_number
from tests.factories.invitations import an_invitation
from tests.visitor import Visitor
from tests.web.test_letters import Sealed, opened, sealed, start
from tests.web.test_visit import press, unlock

ASKED = (
    Asked(Role.CHILD, 6, Purpose.AFTER),
    Asked(Role.CHILD, 9, Purpose.AFTER),
    Asked(Role.CHILD, 15, Purpose.AFTER),
    Asked(Role.FATHER, 9, Purpose.AFTER),
    Asked(Role.CARER, 9, Purpose.AFTER),
)
NOT_TRUE_AFTERWARDS = (
    "unless you say so",
    "till you say so",
    "Only Dana",
    "can read it now",
    "Everyone at the meeting",
    "People you pick",
    "until the meeting",
    "until you meet",
    "The meeting does not use it",
    "Tell Dana",
    "Send it to Dana",
)
TELLS_THE_OFFICER = ("alert-", "last-time", "ask-", "lock", "helping", "take-back", "unlock", "not-", "read", "copy")


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_every_page_says_that_a_manager_reads_it_first_and_never_what_is_true_before_a_meeting(
    app: Flask, database: Database, asked: Asked
) -> None:
    pages = {
        seen.name.removeprefix(f"{asked}: "): " ".join(BeautifulSoup(seen.html, "html.parser").text.split())
        for seen in Walker(app, database, "en").visit(asked)
    }
    wrong = [f"{name}: {words}" for name, page in pages.items() for words in NOT_TRUE_AFTERWARDS if words in page]
    assert wrong == []
    silent = [
        name
        for name, page in pages.items()
        if not re.search("A manager at Exampleshire reads it by|Dana is told when you send it", page)
        and not name.startswith(TELLS_THE_OFFICER)
        and not re.search("Do you want to say more\\?|Do you want a lock\\?", page)
    ]
    assert silent == []
    welcome, check = pages["welcome"], next(page for page in pages.values() if "This is what you said" in page)
    later = "reads it later." if asked.age < 8 else "can read it when the letter is out, or from"
    for page in (welcome, check, pages["sent"]):
        assert later in page
        assert "No one else sees it." in page


@pytest.mark.parametrize("asked", ASKED[1:3], ids=str)
def test_a_question_that_does_not_wait_says_that_the_officer_is_told(
    app: Flask, database: Database, asked: Asked
) -> None:
    pages = {
        BeautifulSoup(seen.html, "html.parser").h1.get_text(" ", strip=True): seen.html  # type: ignore[union-attr]
        for seen in Walker(app, database, "en").visit(asked)
    }
    for question in ("Do you need help with something now?", "Do you want someone on your side?"):
        told = " ".join(BeautifulSoup(pages[question], "html.parser").text.split())
        assert "Dana is told when you send it. A manager at Exampleshire reads it by" in told
        assert "when the letter is out" not in told


def test_whatever_a_form_says_an_answer_from_after_a_meeting_is_shared_with_nobody(
    visitor: Visitor, database: Database
) -> None:
    visitor.send("/s", number=a_number(database, ASKED[1], language="en"), start="1")
    visitor.send("/v", act="begin")
    shared: dict[str, Any] = {"audience": "meeting", "person": ["carer"]}
    visitor.send("/v", act="continue", place="how_was_it", answer="ok", **shared)
    for act in ("lock-no", "skip", "skip", "more-no", "skip"):
        visitor.send("/v", act=act)
    for_all: dict[str, Any] = {"audience.how_was_it": "meeting"}
    visitor.send("/v", act="send", all="meeting", **for_all)
    with database.reading() as session:
        assert list(session.scalars(select(Answer.audience))) == ["officer"]


@pytest.fixture
def mine(session: Session) -> Sealed:
    return sealed(session)


def how_was_it(session: Session, mine: Sealed, *, lasting: timedelta = timedelta(days=9)) -> str:
    letter = session.get_one(Letter, mine.letter_id)
    now = datetime.now(UTC)
    asks = an_invitation(
        session,
        review=letter.review,
        at=now - timedelta(days=1),
        purpose=Purpose.AFTER,
        lasting=lasting,
        respondent=letter.respondent,
    )
    number: str = asks.number
    session.commit()
    return number


def test_the_opened_letter_leads_to_how_was_your_meeting_and_the_sealed_one_does_not(
    visitor: Visitor, mine: Sealed, session: Session
) -> None:
    number = how_was_it(session, mine)
    sealed_page = start(visitor, mine.number)
    assert number not in sealed_page.decode()
    assert number not in press(visitor, "letter").decode()
    link = unlock(visitor, mine.pictures).select_one(f"a[href='/s#{number}']")
    assert link is not None
    assert "How was your meeting?" in link.text


def test_a_link_that_asks_no_more_is_not_in_the_letter(visitor: Visitor, mine: Sealed, session: Session) -> None:
    number = how_was_it(session, mine, lasting=timedelta(hours=2))
    assert number not in opened(visitor, mine).decode()


def test_a_link_that_opens_later_is_not_in_the_letter_before(
    visitor: Visitor, mine: Sealed, session: Session
) -> None:
    number = how_was_it(session, mine)
    asks = session.scalars(select(Invitation).where(Invitation.purpose == Purpose.AFTER.value)).one()
    asks.opens_at = datetime.now(UTC) + timedelta(days=1)
    session.commit()
    assert number not in opened(visitor, mine).decode()
    asks.opens_at = datetime.now(UTC) - timedelta(minutes=1)
    session.commit()
    assert number in press(visitor, "letter").decode()
