"""A link works for a day after its meeting: by then no page says that the meeting is still to come."""

from datetime import UTC, datetime, time

import pytest
from sqlalchemy.orm import Session

from consult.domain.respondents import Role
from consult.storage.database import Database
from consult.storage.invitations import Invitation
from consult.storage.reviews import Review
from tests.visitor import Visitor
from tests.web.test_visit import SECRET, at_words, invitation, invited, locked, press, start, unlock

__all__ = ["invitation", "locked"]

STILL_TO_COME = (
    "until the meeting",
    "until you meet",
    "meeting is on",
    "People hear only",
    "before then",
    "change it",
)


def begin_the_meeting(database: Database, invitation: Invitation) -> None:
    with database.writing() as session:
        review = session.get(Review, invitation.review_id)
        assert review is not None
        review.meeting_on, review.meeting_time = datetime.now(UTC).date(), time(0)


@pytest.mark.parametrize(
    ("role", "age", "says"),
    [
        (Role.CHILD, 6, "Your meeting was on"),
        (Role.CHILD, 9, "Your meeting was on"),
        (Role.MOTHER, 9, "review meeting was on"),
    ],
)
def test_the_welcome_says_that_the_meeting_was_and_no_page_that_it_is_to_come(
    visitor: Visitor, session: Session, database: Database, role: Role, age: int, says: str
) -> None:
    link = invited(session, role=role, age=age)
    begin_the_meeting(database, link)
    welcome = start(visitor, link)
    assert says in welcome.text
    press(visitor, "begin")
    given = {"answer.home": "home:happy"} if age == 6 else {"answer": "home" if role is Role.CHILD else SECRET}
    offered = press(visitor, "continue", **given)  # type: ignore[arg-type]
    for page in (welcome, offered, press(visitor, "lock-make")):
        assert not [words for words in STILL_TO_COME if words in page.text]


def test_with_the_lock_it_is_read_and_kept_and_the_page_says_why_it_is_not_changed(
    visitor: Visitor, invitation: Invitation, locked: list[str], database: Database
) -> None:
    begin_the_meeting(database, invitation)
    start(visitor, invitation)
    press(visitor, "unlock")
    page = unlock(visitor, locked)
    assert SECRET in page.text
    assert "Your meeting was on" in page.text
    assert "What you sent stays as it is." in page.text
    assert not page.select("[value=again-changed]")


def test_the_sent_page_promises_no_change_once_the_meeting_has_begun(
    visitor: Visitor, invitation: Invitation, database: Database
) -> None:
    at_words(visitor, invitation)
    press(visitor, "continue", answer=SECRET)
    for act in ("lock-make", "go-on", "more-no", "skip"):
        press(visitor, act)
    begin_the_meeting(database, invitation)
    page = press(visitor, "send", all="each")
    assert "Read what I said before" in page.text
    assert "Keep a copy" in page.text
    assert not [words for words in STILL_TO_COME if words in page.text]
