"""A child types the number of their own link, or their lock: the page warns, and what is kept does not hold it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.invitations import in_fours
from consult.storage.alerts import Alert
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.replies import Draft
from tests.domain.test_drawing import HOUSE
from tests.visitor import Visitor
from tests.web.test_drawing import at_drawing
from tests.web.test_visit import at_words, begun, h1, invited, press, start

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WARNING = "Your number or your pictures were in your words."


@pytest.fixture
def invitation(session: Session) -> Invitation:
    return invited(session)


def drafts_in(database: Database) -> str:
    with database.reading() as session:
        return "\n".join(draft.answers for draft in session.scalars(select(Draft)))


@pytest.mark.parametrize("write", [str, in_fours, lambda number: number.translate(ARABIC_DIGITS)])
def test_the_page_warns_and_the_number_is_not_kept(
    visitor: Visitor, invitation: Invitation, database: Database, write: object
) -> None:
    written = write(invitation.number)  # type: ignore[operator]
    at_words(visitor, invitation)
    page = press(visitor, "continue", answer=f"My card says {written} on it", status=422)
    assert WARNING in page.text
    words = page.select_one("textarea").text.strip()  # type: ignore[union-attr]
    assert words == "My card says •••• on it"
    assert "My card" not in drafts_in(database)
    press(visitor, "continue", answer=words)
    assert "My card says •••• on it" in drafts_in(database)


def test_what_is_kept_on_the_way_to_another_page_does_not_hold_it_either(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    number = invitation.number
    at_words(visitor, invitation)
    press(visitor, "back", answer=f"My card says {number}")
    assert "My card says ••••" in drafts_in(database)
    assert number not in drafts_in(database)
    press(visitor, "skip")
    press(visitor, "alert-talk", answer=f"Again {number}")
    press(visitor, "alert-talk", alert_words=f"And here {number}")
    assert number not in drafts_in(database)
    with database.reading() as session:
        assert session.scalars(select(Alert)).one().words == "And here ••••"


def test_words_beside_an_alert_are_sent_without_it_and_the_page_warns(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    at_words(visitor, invitation)
    press(visitor, "alert-not_safe")
    page = press(visitor, "alert-on", alert_words=f"Come to me, {invitation.number}")
    assert WARNING in page.text
    assert "What you wrote is sent to Dana." in page.text
    with database.reading() as session:
        assert session.scalars(select(Alert)).one().words == "Come to me, ••••"
    assert h1(press(visitor, "alert-on")) == "What do you want to happen?"
    with database.reading() as session:
        assert session.scalars(select(Alert)).one().words == "Come to me, ••••"


def test_words_about_a_drawing_are_looked_at_too_and_the_drawing_stays(
    visitor: Visitor, invitation: Invitation
) -> None:
    number = invitation.number
    at_drawing(visitor, invitation)
    page = press(visitor, "continue", answer=number, drawing=HOUSE, status=422)
    assert WARNING in page.text
    assert page.select_one("input[name=drawing]")["value"] == HOUSE  # type: ignore[index]


def test_the_number_of_another_link_is_kept_as_any_words_so_that_nobody_learns_that_it_opens_something(
    visitor: Visitor, session: Session, database: Database
) -> None:
    other = invited(session).number
    at_words(visitor, invited(session))
    press(visitor, "continue", answer=f"Is it {other}")
    assert other in drafts_in(database)


def a_lock(visitor: Visitor, invitation: Invitation) -> list[str]:
    begun(visitor, invitation)
    press(visitor, "continue", answer="friends")
    made = [str(item["data-picture"]) for item in press(visitor, "lock-make").select("ol.four li")]
    press(visitor, "go-on")
    press(visitor, "skip")
    return made


def test_the_pictures_of_the_lock_are_taken_out_where_the_visit_knows_them(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    made = a_lock(visitor, invitation)
    page = press(visitor, "continue", answer=f"I tell you: {', '.join(made)}", status=422)
    assert WARNING in page.text
    page = press(visitor, "continue", answer=f"I drew {', '.join(reversed(made))}")
    assert f"I drew {', '.join(reversed(made))}" in drafts_in(database)
    assert h1(page) == "Do you want to say more?"


def test_a_visit_that_did_not_open_the_lock_cannot_find_it_out_by_typing_guesses(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    made = a_lock(visitor, invitation)
    visitor.client.delete_cookie("visit")
    start(visitor, invitation)
    press(visitor, "begin")
    for _question in range(2):
        press(visitor, "skip")
    press(visitor, "continue", answer=" ".join(made))
    assert " ".join(made) in drafts_in(database)
