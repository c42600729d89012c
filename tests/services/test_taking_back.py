"""Taking back what was sent: with the lock only, marked for the officer, and gone for everybody else."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.audiences import THE_MEETING
from consult.domain.participation import ParticipationCode
from consult.domain.requests import Wanted
from consult.domain.views import Reader
from consult.services import events, locks, participation, read_back, replies, requests, taking_back, ticks
from consult.services.answered import people_asked
from consult.services.minutes import NotAgreedYet, agree, flagged, minutes_for, open_again
from consult.services.progress import before_reviews
from consult.services.staff import SignedIn
from consult.services.taking_back import NothingToTakeBack
from consult.services.views import read_views
from consult.services.visits import Visiting
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.replies import Reply
from consult.storage.requests import Request
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from tests.factories.staff import signed_in_as
from tests.factories.visits import NOW, an_invited, an_opened, has_answered, now_at

LATER = NOW + timedelta(hours=2)
HELD = date(2026, 5, 5)


def has_sent(session: Session, invitation: Invitation, words: str = "I wish I saw Taylor more") -> str:
    token = an_opened(session, invitation)
    replies.send_views(session, has_answered(session, token, words, audience=THE_MEETING), audiences={}, at=NOW)
    return token


def locked(session: Session, token: str) -> Visiting:
    _pictures, hashed = locks.choose_pictures(session, now_at(session, token))
    locks.make_lock(session, now_at(session, token), hashed, at=NOW, then="said")
    return now_at(session, token)


def take_back(session: Session, visiting: Visiting) -> None:
    taking_back.take_back(session, visiting, at=LATER, then="said")
    session.expire_all()


def officer(session: Session, review: Review) -> SignedIn:
    return signed_in_as(session.scalars(select(Staff).where(Staff.id == review.child.officer_id)).one())


def ticked(session: Session, review: Review) -> list[str]:
    ids = [said.view.answer_id for thread in read_views(session, review) for said in thread.versions]
    who = officer(session, review)
    ticks.save_ticks(session, review, who=who, shown=ids, ticked=ids, headings={}, now=NOW + timedelta(hours=1))
    return ids


def test_the_officer_still_reads_it_as_taken_back_and_when(session: Session) -> None:
    invitation = an_invited(session)
    take_back(session, locked(session, has_sent(session, invitation)))
    (thread,) = read_views(session, invitation.review)
    assert thread.newest.own.words == "I wish I saw Taylor more"
    assert thread.thread.when_taken_back(thread.newest.view) == LATER
    assert not thread.thread.may_be_ticked(thread.newest.view)
    acts = session.scalars(select(Event.act).where(Event.review_id == invitation.review_id)).all()
    assert acts.count("took back views") == 1
    assert events.check_chain(session).is_whole


def test_it_leaves_minutes_that_are_not_agreed_and_its_tick_is_flagged(session: Session) -> None:
    invitation = an_invited(session)
    visiting = locked(session, has_sent(session, invitation))
    ticked(session, invitation.review)
    assert minutes_for(session, invitation.review, Reader.CHILD).views == 1
    take_back(session, visiting)
    for reader in Reader:
        assert minutes_for(session, invitation.review, reader).views == 0, reader
    assert len(flagged(read_views(session, invitation.review))) == 1


def test_agreed_minutes_stay_as_they_are_until_they_are_opened_again(session: Session) -> None:
    invitation = an_invited(session)
    review = invitation.review
    visiting = locked(session, has_sent(session, invitation))
    ids = ticked(session, review)
    review.held_on, review.status = NOW.date(), "held"
    who = officer(session, review)
    agree(session, review, who=who, on=NOW.date(), now=LATER - timedelta(minutes=1))
    take_back(session, visiting)
    assert minutes_for(session, review, Reader.CHILD).views == 1
    with pytest.raises(ticks.MinutesAgreed):
        ticks.save_ticks(session, review, who=who, shown=ids, ticked=[], headings={}, now=LATER)
    open_again(session, review, who=who, now=LATER + timedelta(hours=1))
    assert minutes_for(session, review, Reader.CHILD).views == 0


def test_what_was_taken_back_before_the_minutes_were_agreed_is_not_in_them(session: Session) -> None:
    invitation = an_invited(session)
    review = invitation.review
    visiting = locked(session, has_sent(session, invitation))
    ticked(session, review)
    take_back(session, visiting)
    review.held_on, review.status = NOW.date(), "held"
    agree(session, review, who=officer(session, review), on=NOW.date(), now=LATER + timedelta(minutes=1))
    assert minutes_for(session, review, Reader.CHILD).views == 0


@pytest.mark.parametrize("on", [HELD - timedelta(days=1), HELD + timedelta(days=8)])
def test_minutes_are_agreed_from_the_day_of_the_review_to_today(session: Session, on: date) -> None:
    review = an_invited(session).review
    now = NOW + timedelta(days=15)
    who = officer(session, review)
    with pytest.raises(NotAgreedYet):
        agree(session, review, who=who, on=HELD, now=now)
    review.held_on, review.status = HELD, "held"
    with pytest.raises(NotAgreedYet):
        agree(session, review, who=who, on=on, now=now)
    assert review.minutes_agreed_at is None


def test_it_is_no_longer_evidence_and_nobody_has_answered(session: Session) -> None:
    invitation = an_invited(session)
    visiting = locked(session, has_sent(session, invitation))
    assert participation.propose(session, invitation.review).code is ParticipationCode.PN6
    take_back(session, visiting)
    proposal = participation.propose(session, invitation.review)
    assert proposal.code is None
    assert any("Took back what they had sent, 27 April 2026" in reason for reason in proposal.reasons)
    (asked,) = before_reviews(session, [invitation.review_id], now=LATER)[invitation.review_id]
    assert asked.progress.value == "opened"
    (person,) = people_asked(session, invitation.review)
    assert (person.answered_at, person.taken_back_at) == (None, LATER)


def test_what_it_asked_for_is_taken_back_with_it_and_what_a_tap_asked_for_is_not(session: Session) -> None:
    invitation = an_invited(session)
    token = an_opened(session, invitation)
    has_answered(session, token, "advocate", key="on_my_side")
    replies.send_views(session, now_at(session, token), audiences={}, at=NOW)
    visiting = locked(session, token)
    requests.ask(session, visiting, Wanted.TALK_ALONE, at=NOW)
    take_back(session, visiting)
    found = {each.kind: each.taken_back_at for each in session.scalars(select(Request))}
    assert found == {"advocate": LATER, "talk_alone": None}
    assert participation.evidence_for(session, invitation.review).wishes.advocate_asked_on is None


def test_nothing_is_taken_back_without_the_lock_or_twice(session: Session) -> None:
    invitation = an_invited(session)
    token = has_sent(session, invitation)
    with pytest.raises(NothingToTakeBack):
        take_back(session, now_at(session, token))
    visiting = locked(session, token)
    stranger = now_at(session, an_opened(session, invitation))
    assert stranger.lock_id is not None
    with pytest.raises(NothingToTakeBack):
        take_back(session, stranger)
    take_back(session, visiting)
    with pytest.raises(NothingToTakeBack):
        take_back(session, now_at(session, token))


def test_what_somebody_else_sent_with_the_link_and_no_lock_stays(session: Session) -> None:
    invitation = an_invited(session)
    has_sent(session, invitation, "Everything is fine.")
    take_back(session, locked(session, has_sent(session, invitation)))
    kept = {reply.taken_back_at for reply in session.scalars(select(Reply))}
    assert kept == {LATER, None}


def test_another_link_of_the_same_person_keeps_what_it_sent(session: Session) -> None:
    invitation, other = an_invited(session), an_invited(session)
    other.respondent_id = invitation.respondent_id
    session.flush()
    visiting = locked(session, has_sent(session, invitation))
    second = has_sent(session, other)
    locks.open_lock(session, now_at(session, second), at=NOW, then="said")
    take_back(session, visiting)
    back = [sent.taken_back_at for sent in read_back.said_before(session, now_at(session, second))]
    assert sorted(each is None for each in back) == [False, True]


def test_what_is_sent_afterwards_stands_and_the_old_words_do_not_come_back_with_it(session: Session) -> None:
    invitation = an_invited(session)
    token = has_sent(session, invitation)
    visiting = locked(session, token)
    ticked(session, invitation.review)
    take_back(session, visiting)
    assert not now_at(session, token).has_sent
    has_answered(session, token, "I wish I saw Taylor more", audience=THE_MEETING, at=LATER)
    replies.send_views(session, now_at(session, token, at=LATER), audiences={}, at=LATER + timedelta(minutes=1))
    (thread,) = read_views(session, invitation.review)
    assert len(thread.versions) == 2
    assert thread.thread.may_be_ticked(thread.newest.view)
    assert not thread.thread.may_be_ticked(thread.earlier[0].view)
    assert thread.newest.view.ticked_at is None, "the officer decides anew"
    assert minutes_for(session, invitation.review, Reader.CHILD).views == 0


def test_nothing_that_was_taken_back_is_changed_and_sent_again_by_the_way(session: Session) -> None:
    invitation = an_invited(session)
    token = has_sent(session, invitation)
    take_back(session, locked(session, token))
    with pytest.raises(read_back.NothingToChange):
        read_back.change_what_was_said(session, now_at(session, token), at=LATER, then="check")


def test_what_was_said_is_changed_until_the_meeting_begins(session: Session) -> None:
    token = has_sent(session, an_invited(session))
    visiting = locked(session, token)
    begins = NOW.replace(month=5, day=5, hour=15)
    assert replies.may_still_change(visiting, at=begins - timedelta(minutes=1))
    assert not replies.may_still_change(visiting, at=begins)
    with pytest.raises(read_back.NothingToChange):
        read_back.change_what_was_said(session, visiting, at=begins, then="check")
