"""A page of a visit that was left and is opened anew: nothing of what was said is shown, and nothing is lost."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.replies import Answer
from consult.storage.visits import Visit
from tests.visitor import Visitor
from tests.web.test_visit import (
    SECRET,
    at_check,
    at_words,
    h1,
    invitation,
    locked,
    press,
    replies_in,
    sent,
    start,
    unlock,
)

__all__ = ["invitation", "locked"]

KEPT = "Your answer is kept, but not shown again."


def answered(visitor: Visitor, invitation: Invitation) -> None:
    at_words(visitor, invitation)
    press(visitor, "continue", answer=SECRET)


def typed(page: BeautifulSoup) -> str:
    return page.text + " ".join(str(field) for field in page.select("input, textarea"))


@pytest.mark.parametrize("way", ["reopen", "scan again"])
def test_who_opens_it_anew_goes_on_and_sees_no_word_of_it(
    visitor: Visitor, invitation: Invitation, database: Database, way: str
) -> None:
    answered(visitor, invitation)
    page = start(visitor, invitation) if way == "scan again" else visitor.open("/v")
    assert "What you said is kept." in page.text
    seen = [typed(page)]
    for act in ("begin", "back", "continue", "more-no", "back", "skip", "skip"):
        page = press(visitor, act) if act != "back" or page.select("[value=back]") else page
        seen.append(typed(page))
    seen.append(typed(press(visitor, "change:needs_to_happen")))
    assert KEPT in seen[-1]
    seen += [typed(press(visitor, "skip")), typed(press(visitor, "change:needs_to_happen"))]
    seen += [typed(press(visitor, "continue")), typed(press(visitor, "lock-make"))]
    assert not [page for page in seen if SECRET in page]
    visitor.open("/v")
    press(visitor, "begin")
    press(visitor, "send")
    with database.reading() as session:
        assert SECRET in session.scalars(select(Answer)).one().said
        assert session.scalar(select(func.count()).select_from(Visit)) == 1


def test_who_cannot_see_an_answer_cannot_show_it_to_others_nor_lock_it_for_themselves(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    at_check(visitor, invitation)
    visitor.open("/v")
    press(visitor, "begin")
    page = press(visitor, "send", status=200, all="meeting", **{"audience.needs_to_happen": "meeting"})
    assert h1(page) == "Sent. Thank you."
    assert not page.select("[value=lock-make]")
    assert not press(visitor, "lock-make").select("ol.four")
    with database.reading() as session:
        assert list(session.scalars(select(Answer.audience))) == ["officer"]


def test_what_was_said_again_is_shown_again(visitor: Visitor, invitation: Invitation) -> None:
    at_check(visitor, invitation)
    visitor.open("/v")
    press(visitor, "begin")
    press(visitor, "change:needs_to_happen")
    page = press(visitor, "continue", answer="I wish for a dog")
    assert "I wish for a dog" in page.text
    assert KEPT not in page.text


def test_what_was_sent_is_out_of_reach_for_who_opens_it_anew(visitor: Visitor, invitation: Invitation) -> None:
    sent(visitor, invitation)
    seen = [visitor.open("/v"), press(visitor, "begin"), visitor.open("/v"), press(visitor, "read")]
    assert not [page for page in seen if SECRET in typed(page)]
    assert h1(seen[0]) == "Hello"


def test_an_opened_lock_is_closed_when_the_page_is_left_and_opens_it_all_again(
    visitor: Visitor, invitation: Invitation, locked: list[str]
) -> None:
    start(visitor, invitation)
    press(visitor, "unlock")
    assert SECRET in unlock(visitor, locked).text
    press(visitor, "again-changed")
    assert SECRET not in visitor.open("/v").text
    assert SECRET not in press(visitor, "read").text
    assert SECRET in unlock(visitor, locked).text
    page = press(visitor, "go-on")
    assert SECRET in page.text
    assert KEPT not in page.text


def test_a_press_on_a_page_that_was_opened_anew_counts_as_one(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    answered(visitor, invitation)
    page = visitor.open("/v")
    press(visitor, "change:needs_to_happen")
    assert SECRET not in typed(visitor.open("/v"))
    token = str(page.select_one("input[name=form_token]")["value"])  # type: ignore[index]
    answer = visitor.client.post("/v", data={"form_token": token, "act": "change:needs_to_happen", "at_once": "1"})
    assert answer.status_code == 200
    assert SECRET not in answer.text
    assert replies_in(database) == []


def test_a_page_in_hand_that_is_only_looked_at_stays_as_it_is(
    visitor: Visitor, invitation: Invitation, session: Session
) -> None:
    start(visitor, invitation)
    question = press(visitor, "begin")
    assert h1(visitor.open("/v")) == h1(question)
    assert session.scalars(select(Visit)).one().left_at is None
