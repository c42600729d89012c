"""Asking for an advocate or a talk alone: one open request each, done when the officer says what was done."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.audiences import OFFICER_ONLY
from consult.domain.done import NothingDone
from consult.domain.requests import Wanted
from consult.domain.respondents import Role
from consult.domain.staff import NotYours, StaffRole
from consult.services import events, replies, requests
from consult.services.visits import Visiting
from consult.storage.events import Event
from consult.storage.requests import Request
from consult.storage.reviews import find_review
from consult.storage.staff import Staff
from tests.factories.staff import a_member_of_staff, signed_in_as
from tests.factories.visits import NOW, an_invited, an_opened, has_answered, now_at


def asking(session: Session, *, role: Role = Role.CHILD) -> Visiting:
    return now_at(session, an_opened(session, an_invited(session, role=role)))


def kept(session: Session) -> list[Request]:
    return list(session.scalars(select(Request).order_by(Request.made_at)))


def officer_of(session: Session, visiting: Visiting) -> Staff:
    return session.scalars(select(Staff).where(Staff.id == kept(session)[0].respondent.child.officer_id)).one()


def test_asking_makes_one_request_however_often_it_is_pressed_and_one_event(session: Session) -> None:
    visiting = asking(session)
    assert requests.ask(session, visiting, Wanted.ADVOCATE, at=NOW)
    assert not requests.ask(session, visiting, Wanted.ADVOCATE, at=NOW + timedelta(minutes=1))
    assert [(each.kind, each.made_at) for each in kept(session)] == [("advocate", NOW)]
    acts = session.scalars(select(Event.act).where(Event.review_id == visiting.review_id)).all()
    assert acts.count("asked for an advocate") == 1


def test_an_advocate_and_a_talk_are_two_requests(session: Session) -> None:
    visiting = asking(session)
    for wanted in Wanted:
        requests.ask(session, visiting, wanted, at=NOW)
    assert {each.kind for each in kept(session)} == {"advocate", "talk_alone"}


def test_an_advocate_is_a_child_s_to_ask_for_and_a_talk_everybody_s(session: Session) -> None:
    visiting = asking(session, role=Role.MOTHER)
    assert not requests.ask(session, visiting, Wanted.ADVOCATE, at=NOW)
    assert requests.ask(session, visiting, Wanted.TALK_ALONE, at=NOW)


def test_an_answer_that_asks_for_it_is_a_request_once_it_is_sent(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    has_answered(session, token, "advocate", key="on_my_side", audience=OFFICER_ONLY)
    assert kept(session) == [], "nothing is sent before Send"
    replies.send_views(session, now_at(session, token), audiences={}, at=NOW)
    (made,) = kept(session)
    assert (made.kind, made.reply_id is not None) == ("advocate", True)
    assert events.check_chain(session).is_whole


def test_the_officer_says_what_was_done_and_then_it_may_be_asked_for_again(session: Session) -> None:
    visiting = asking(session)
    requests.ask(session, visiting, Wanted.ADVOCATE, at=NOW)
    officer = officer_of(session, visiting)
    who, review = signed_in_as(officer), kept(session)[0]
    found = find_review(session, review.review_id)
    assert found is not None
    with pytest.raises(NothingDone):
        requests.mark_done(session, found, review.id, who=who, note="  ", now=NOW)
    requests.mark_done(session, found, review.id, who=who, note="Referred to the advocacy service.", now=NOW)
    (read,) = requests.requests_of(session, found)
    assert (read.done_note, read.done_by, read.is_open) == ("Referred to the advocacy service.", officer.name, False)
    assert requests.ask(session, visiting, Wanted.ADVOCATE, at=NOW + timedelta(days=1))
    assert [each.is_open for each in requests.requests_of(session, found)] == [True, False]


def test_a_request_is_found_through_its_own_review_only(session: Session) -> None:
    visiting, other = asking(session), asking(session)
    requests.ask(session, visiting, Wanted.ADVOCATE, at=NOW)
    officer = officer_of(session, visiting)
    elsewhere = find_review(session, other.review_id)
    assert elsewhere is not None
    with pytest.raises(NotYours):
        requests.mark_done(session, elsewhere, kept(session)[0].id, who=signed_in_as(officer), note="Done.", now=NOW)


@pytest.mark.parametrize("role", [StaffRole.ADMINISTRATOR, StaffRole.MANAGER])
def test_nobody_but_an_officer_learns_from_the_list_that_something_was_asked_for(
    session: Session, role: StaffRole
) -> None:
    visiting = asking(session)
    requests.ask(session, visiting, Wanted.ADVOCATE, at=NOW)
    who = signed_in_as(a_member_of_staff(session, role=role))
    assert requests.open_by_review(session, who, [visiting.review_id]) == {}
