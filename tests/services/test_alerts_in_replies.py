"""What somebody answers that must not wait: an alert or a request stands when the reply is sent, or typed in."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.alerts import Alarm, alarms_in
from consult.domain.asked import Asked
from consult.domain.audiences import OFFICER_ONLY
from consult.domain.invitations import Purpose
from consult.domain.question_sets import QUESTION_SETS
from consult.domain.said import Said
from consult.domain.words import LONGEST_ANSWER
from consult.services import alerts, replies
from consult.services.afterwards import Rule, may_read_from
from consult.services.requests import requests_of
from consult.storage.alerts import Alert
from consult.storage.invitations import Invitation
from consult.storage.replies import Reply
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as
from tests.factories.visits import BORN_ON, NOW, an_invited, an_opened, has_answered, now_at

HELP = "I need someone to talk to the school tomorrow"


def asked_afterwards(session: Session, *, age: int = 9) -> Invitation:
    child = a_child(session, born_on=BORN_ON[age], officer=a_member_of_staff(session))
    review = a_review(session, child=child, held_on=NOW.date() - timedelta(days=2))
    return an_invitation(session, review=review, at=NOW, purpose=Purpose.AFTER)


def send(session: Session, invitation: Invitation, given: str, *, key: str) -> tuple[Alarm, ...]:
    token = an_opened(session, invitation)
    has_answered(session, token, given, key=key)
    return replies.send_views(session, now_at(session, token), audiences={}, at=NOW)


def the_alert(session: Session) -> Alert:
    return session.scalars(select(Alert)).one()


@pytest.mark.parametrize(("age", "key", "given"), [(6, "safe_with", "not_safe"), (9, "feels_safe", "no")])
def test_who_answers_that_they_do_not_feel_safe_raises_the_same_alert_as_the_button(
    session: Session, age: int, key: str, given: str
) -> None:
    invitation = an_invited(session, age=age)
    assert send(session, invitation, given, key=key) == (Alarm.NOT_SAFE,)
    alert = the_alert(session)
    assert (alert.kind, alert.review_id, alert.respondent_id) == (
        "not_safe", invitation.review_id, invitation.respondent_id
    )  # fmt: skip
    assert alert.on_paper_on is None
    assert alert.words is None


@pytest.mark.parametrize(
    ("age", "key", "given"),
    [(6, "safe_with", "carer"), (9, "feels_safe", "yes"), (9, "feels_safe", "sort_of"), (9, "needs_to_happen", "no")],
)
def test_no_other_answer_raises_an_alert(session: Session, age: int, key: str, given: str) -> None:
    assert send(session, an_invited(session, age=age), given, key=key) == ()
    assert session.scalars(select(Alert)).all() == []


def test_an_answer_after_the_button_is_one_alert(session: Session) -> None:
    invitation = an_invited(session, age=6)
    token = an_opened(session, invitation)
    alerts.raise_alert(session, now_at(session, token), Alarm.NOT_SAFE, at=NOW - timedelta(minutes=5))
    has_answered(session, token, "not_safe", key="safe_with")
    replies.send_views(session, now_at(session, token), audiences={}, at=NOW)
    assert the_alert(session).pressed_at == NOW


@pytest.mark.parametrize("age", [9, 15])
def test_help_needed_now_reaches_the_officer_with_its_words_though_they_may_not_read_the_reply(
    session: Session, age: int
) -> None:
    invitation = asked_afterwards(session, age=age)
    assert send(session, invitation, HELP, key="needs_help_now") == (Alarm.TALK,)
    officer = invitation.review.child.officer
    assert officer is not None
    (raised,) = alerts.alerts_of(session, invitation.review, who=signed_in_as(officer))
    assert (raised.alarm, raised.words, raised.is_open) == (Alarm.TALK, HELP, True)
    may_read = may_read_from(session, invitation.review, rule=Rule())
    assert may_read is not None
    assert may_read > NOW.date()


@pytest.mark.parametrize("age", [9, 15])
def test_a_wish_for_an_advocate_after_the_meeting_is_an_open_request_at_once(session: Session, age: int) -> None:
    invitation = asked_afterwards(session, age=age)
    assert send(session, invitation, "advocate", key="on_my_side") == ()
    (request,) = requests_of(session, invitation.review)
    assert request.is_open
    assert request.wanted.value == "advocate"


def test_the_buttons_of_a_visit_after_the_meeting_reach_the_officer_at_once(session: Session) -> None:
    invitation = asked_afterwards(session, age=6)
    token = an_opened(session, invitation)
    for alarm in Alarm:
        alerts.raise_alert(session, now_at(session, token), alarm, at=NOW)
    assert {each.alarm for each in alerts.open_alerts(session, invitation.review)} == set(Alarm)


def test_a_reply_is_not_lost_because_its_alert_holds_no_more_words(session: Session) -> None:
    invitation = asked_afterwards(session)
    token = an_opened(session, invitation)
    alert = alerts.raise_alert(session, now_at(session, token), Alarm.TALK, at=NOW)
    alert.words = "x" * LONGEST_ANSWER
    session.flush()
    has_answered(session, token, HELP, key="needs_help_now")
    assert replies.send_views(session, now_at(session, token), audiences={}, at=NOW) == (Alarm.TALK,)
    assert session.scalars(select(Reply)).one().answers[0].question == "needs_help_now"


def test_every_answer_that_says_not_safe_is_among_those_that_raise_it() -> None:
    offered = [
        (question_set, question, option)
        for question_set in QUESTION_SETS
        for question in question_set
        for option in question.options
        if "not_safe" in option.key or "do not feel safe" in option.words.lower()
    ]
    assert offered, "no set offers the answer any more"
    for question_set, question, option in offered:
        asked = Asked(question.words, question.words, "en")
        said = {question.key: Said.of((option.key,), OFFICER_ONLY, asked, are_words=False)}
        assert Alarm.NOT_SAFE in alarms_in(question_set, said), (question_set.key, question.key)
