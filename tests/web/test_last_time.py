"""Last time you said, and this is what happened: behind the lock, and never a word of it without."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from consult.domain.kept_letters import as_kept
from consult.domain.letters import LetterText, Register, Reply, Text, Words
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.domain.wishes import Outcome
from consult.settings import Settings
from consult.storage.database import Database
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.wishes import Wish
from tests.factories.invitations import an_invitation
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import at_the_desk
from tests.factories.statements import statements_of
from tests.factories.wishes import a_wish
from tests.proving import how_many
from tests.visitor import Visitor
from tests.web.test_visit import h1, invited, press, start, unlock

TODAY = datetime.now(UTC).date()
WORDS = "I wish I saw Taylor more"
BECAUSE = "Because Taylor lives far away."
OFFER = "See what happened since last time"
ASK = "Did you say something last time?"
SHOWN = (WORDS, "Taylor", "far away", "Sam Larch")


@dataclass
class Before:
    """A child who asked for something last time, with the lock they made then."""

    invitation: Invitation
    respondent: Respondent
    last_review: Review
    wish: Wish
    wish_id: str
    pictures: list[str]


def asked_last_time(
    session: Session,
    visitor: Visitor,
    *,
    role: Role = Role.CHILD,
    age: int = 9,
    outcome: Outcome | None = Outcome.NOT_YET,
) -> Before:
    invitation = invited(session, role=role, age=age)
    pictures = a_lock(visitor, invitation)
    session.expire_all()
    respondent = invitation.respondent
    last = a_review(session, child=invitation.review.child, held_on=TODAY - timedelta(days=150))
    reply = a_reply(session, Given(words=WORDS), review=last, respondent=respondent, lock_id=respondent.lock_id)
    wish = a_wish(
        session, WORDS, review=last, respondent=respondent, answer=reply.answers[0], outcome=outcome, because=BECAUSE
    )
    wish_id = wish.id
    session.commit()
    return Before(invitation, respondent, last, wish, wish_id, pictures)


def a_lock(visitor: Visitor, invitation: Invitation) -> list[str]:
    start(visitor, invitation)
    page = press(visitor, "lock-make")
    pictures = [str(one["value"]) for one in page.select("input[name=made]")]
    visitor.client.delete_cookie("visit")
    return pictures


def at_last_time(visitor: Visitor, before: Before) -> BeautifulSoup:
    start(visitor, before.invitation)
    press(visitor, "last-time")
    return unlock(visitor, before.pictures)


def happened(database: Database, before: Before) -> str | None:
    with database.reading() as looking:
        return looking.scalar(select(Wish.happened).where(Wish.id == before.wish_id))


def press_with(visitor: Visitor, before: Before, act: str, said: str, **fields: Any) -> BeautifulSoup:
    return press(visitor, act, **{f"happened.{before.wish_id}": said, **fields})


def test_a_child_sees_what_they_asked_for_last_time_and_what_came_of_it(session: Session, visitor: Visitor) -> None:
    before = asked_last_time(session, visitor)
    assert OFFER in start(visitor, before.invitation).text
    assert h1(press(visitor, "last-time")) == "Open your lock"
    page = unlock(visitor, before.pictures)
    said = " ".join(page.text.split())
    assert h1(page) == "What happened since last time"
    assert WORDS in said
    assert "We said: Not yet" in said
    assert BECAUSE in said
    assert "Who does this: Sam Larch" in said


def test_a_yes_without_a_reason_is_shown_as_it_is(session: Session, visitor: Visitor) -> None:
    before = asked_last_time(session, visitor, outcome=Outcome.YES)
    before.wish.because = None
    session.commit()
    assert "We said: Yes" in " ".join(at_last_time(visitor, before).text.split())


@pytest.mark.parametrize("who", ["We", "Kim and Ade"])
def test_who_does_it_stands_alone_because_no_verb_fits_everybody(
    session: Session, visitor: Visitor, who: str
) -> None:
    before = asked_last_time(session, visitor)
    before.wish.owner, before.wish.by_on = who, date(2026, 12, 4)
    session.commit()
    said = " ".join(at_last_time(visitor, before).text.split())
    assert f"Who does this: \u2068{who}\u2069. By when:" in said or f"Who does this: {who}. By when:" in said
    assert f"{who} does" not in said


def test_without_the_lock_no_page_of_the_visit_holds_a_word_of_it(session: Session, visitor: Visitor) -> None:
    before = asked_last_time(session, visitor)
    pages = [start(visitor, before.invitation)]
    acts = ("last-time", "last-time-on", "last-time-back", "last-time", "read", "copy", "alert-talk")
    pages.extend(press(visitor, act) for act in acts)
    pages.append(press(visitor, "alert-on", place="alert:talk:last-time"))
    assert h1(pages[-1]) == "What happened since last time"
    for page in pages:
        assert not [word for word in SHOWN if word in str(page)]
        assert before.wish_id not in str(page)


def test_without_the_lock_nobody_says_what_happened(session: Session, visitor: Visitor, database: Database) -> None:
    before = asked_last_time(session, visitor)
    start(visitor, before.invitation)
    for act in ("last-time-on", "last-time-back", "alert-talk"):
        press_with(visitor, before, act, "no", place="last-time")
    assert happened(database, before) is None


def test_who_makes_a_lock_only_now_reads_nothing_that_was_said_before_it(session: Session, visitor: Visitor) -> None:
    """Such as a parent who scans the child's card first."""
    before = asked_last_time(session, visitor)
    before.respondent.lock_id = None
    session.commit()
    assert OFFER not in start(visitor, before.invitation).text
    press(visitor, "lock-make")
    page = press(visitor, "last-time")
    assert not [word for word in SHOWN if word in str(page)]


def test_what_was_said_in_another_way_or_taken_back_is_not_on_the_phone(session: Session, visitor: Visitor) -> None:
    before = asked_last_time(session, visitor)
    a_wish(session, "A dog of my own", review=before.last_review, respondent=before.respondent)
    session.commit()
    assert "A dog" not in at_last_time(visitor, before).text
    answer = before.wish.answer
    assert answer is not None
    a_reply(session, review=before.last_review, respondent=before.respondent, changes=answer.reply)
    session.commit()
    assert WORDS not in visitor.open("/v").text + at_last_time(visitor, before).text
    answer.reply.taken_back_at = datetime.now(UTC)
    session.commit()
    assert OFFER not in visitor.open("/v").text
    assert WORDS not in press(visitor, "last-time").text


def test_nobody_reads_what_another_person_asked_for(session: Session, visitor: Visitor) -> None:
    before = asked_last_time(session, visitor)
    mother = an_invitation(session, review=before.invitation.review, at=datetime.now(UTC), role=Role.MOTHER)
    session.commit()
    a_lock(visitor, mother)
    session.expire_all()
    mother.respondent.lock_id = before.respondent.lock_id
    session.commit()
    assert OFFER not in start(visitor, mother).text
    press(visitor, "lock-make")
    assert WORDS not in press(visitor, "last-time").text


@pytest.mark.parametrize("wanting", ["an answer", "a held review", "another review"])
def test_it_is_offered_only_where_an_earlier_review_has_an_answer(
    session: Session, visitor: Visitor, wanting: str
) -> None:
    before = asked_last_time(session, visitor)
    if wanting == "an answer":
        before.wish.outcome = None
    elif wanting == "a held review":
        before.last_review.status = "planned"
    else:
        before.wish.review_id = before.invitation.review_id
    session.commit()
    assert OFFER not in start(visitor, before.invitation).text


def test_who_has_no_lock_is_told_whom_to_ask_and_not_whether_they_said_anything(
    session: Session, visitor: Visitor
) -> None:
    first = invited(session)
    assert ASK not in start(visitor, first).text
    a_review(session, child=first.review.child, held_on=TODAY - timedelta(days=150))
    session.commit()
    assert ASK in visitor.open("/v").text


@pytest.mark.parametrize("age", [6, 9, 15][: how_many(1, full=3)])
def test_a_child_says_whether_it_happened_and_may_change_it(
    session: Session, visitor: Visitor, database: Database, age: int
) -> None:
    before = asked_last_time(session, visitor, age=age)
    at_last_time(visitor, before)
    press_with(visitor, before, "last-time-back", "yes")
    page = press(visitor, "last-time")
    assert [str(box["value"]) for box in page.select("input[checked]")] == ["yes"]
    press_with(visitor, before, "last-time-on", "no")
    assert happened(database, before) == "no"
    with database.reading() as looking:
        said = looking.execute(select(Event.thing_id, Event.role).where(Event.act == "said what happened")).all()
    assert said == [(before.wish_id, "child")] * 2


def test_nobody_is_asked_whether_what_was_refused_happened(
    session: Session, visitor: Visitor, database: Database
) -> None:
    before = asked_last_time(session, visitor, outcome=Outcome.NO)
    page = at_last_time(visitor, before)
    assert WORDS in page.text
    assert "Did it happen?" not in page.text
    press_with(visitor, before, "last-time-on", "yes")
    assert happened(database, before) is None


def test_another_language_and_an_alert_keep_what_was_picked(
    session: Session, visitor: Visitor, database: Database
) -> None:
    before = asked_last_time(session, visitor)
    at_last_time(visitor, before)
    press_with(visitor, before, "", "sort_of", language="ar")
    assert happened(database, before) == "sort_of"
    press_with(visitor, before, "alert-talk", "yes")
    assert happened(database, before) == "yes"
    assert WORDS in press(visitor, "alert-on").text


def test_once_the_meeting_has_begun_it_can_be_read_and_not_changed(
    session: Session, visitor: Visitor, database: Database
) -> None:
    before = asked_last_time(session, visitor)
    at_last_time(visitor, before)
    press_with(visitor, before, "last-time-back", "yes")
    session.execute(
        update(Review)
        .where(Review.id == before.invitation.review_id)
        .values(meeting_on=TODAY, meeting_time=time(0, 1))
    )
    session.commit()
    page = press(visitor, "last-time")
    assert not page.select("input[type=radio]")
    assert "Did it happen? Yes" in " ".join(page.text.split())
    press_with(visitor, before, "last-time-on", "no")
    assert happened(database, before) == "yes"


def test_the_reason_is_read_in_the_language_of_the_letter(session: Session, visitor: Visitor) -> None:
    before = asked_last_time(session, visitor)
    because = Words(Text("لأن تايلور بعيد", "ar"), Text(BECAUSE))
    block = Reply(Text(WORDS), Outcome.NOT_YET, Words.plain("Not yet"), because)
    now = datetime.now(UTC)
    session.add(
        Letter(
            review_id=before.last_review.id,
            respondent_id=before.respondent.id,
            register="child",
            language="ar",
            made_at=now,
            made_by=before.wish.marked_by,
            changed_at=now,
            published_at=now,
            text=as_kept(LetterText("Your letter", "ar", Register.CHILD, (block,))),
        )
    )
    session.commit()
    page = at_last_time(visitor, before)
    assert [str(part["lang"]) for part in page.select(".facts p[lang]")] == ["ar", "en"]
    assert "تايلور" in page.text


def test_the_page_still_takes_one_look_into_the_database_without_the_lock(
    session: Session, visitor: Visitor, database: Database
) -> None:
    before = asked_last_time(session, visitor)
    start(visitor, before.invitation)
    press(visitor, "begin")
    with statements_of(database) as statements:
        visitor.open("/v")
    assert len(statements) == 1


def test_the_officer_sees_on_the_list_and_on_the_review_that_it_did_not_happen(
    session: Session, visitor: Visitor, app: Flask, database: Database, settings: Settings
) -> None:
    before = asked_last_time(session, visitor)
    at_last_time(visitor, before)
    press_with(visitor, before, "last-time-on", "no")
    officer = at_the_desk(app, database, settings, before.invitation)
    assert "Says something did not happen" in officer.open("/reviews/").text
    page = officer.open(f"/reviews/{before.invitation.review_id}")
    panel = page.select_one("section[aria-labelledby=last-time]")
    assert panel is not None
    assert "Says it did not happen" in panel.text
    assert WORDS in panel.text
    administrator = at_the_desk(app, database, settings, before.invitation, StaffRole.ADMINISTRATOR)
    assert "did not happen" not in administrator.open("/reviews/").text
