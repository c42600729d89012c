"""A phone that its owner named: chosen in one visit, known again in the next, stopped; on both databases."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from consult.services import locks, own_phones
from consult.services.visits import Visiting
from consult.storage.invitations import Invitation
from tests.factories.letter_texts import a_sent_letter
from tests.factories.visits import NOW, an_invited, an_opened, now_at

LATER = NOW + timedelta(hours=2)


def with_phone(session: Session, cookie: str) -> Visiting:
    return own_phones.with_phone(session, now_at(session, cookie, at=LATER), at=LATER, days=28)


def a_letter_s_link(session: Session) -> Invitation:
    """The link of a letter whose reader has a lock."""
    before = an_invited(session)
    visiting = now_at(session, an_opened(session, before))
    _pictures, hashed = locks.choose_pictures(session, visiting)
    locks.make_lock(session, visiting, hashed, at=NOW, then="welcome")
    _letter, opens = a_sent_letter(session, before, at=NOW + timedelta(hours=1))
    return opens


def test_a_phone_is_offered_behind_the_lock_chosen_known_again_and_stopped(session: Session) -> None:
    link = a_letter_s_link(session)
    first = an_opened(session, link, at=LATER)
    assert with_phone(session, first).phone.may_open_until is None
    visiting = now_at(session, first, at=LATER)
    locks.open_lock(session, visiting, at=LATER, then="letter")
    offered = with_phone(session, first)
    assert offered.phone.may_open_until == link.closes_at
    chosen = own_phones.choose(session, offered, at=LATER)
    assert chosen is not None
    token, until = chosen
    assert until == link.closes_at

    second = an_opened(session, link, at=LATER)
    assert not with_phone(session, second).phone.opens
    own_phones.know_again(session, token, visit_token=second, at=LATER)
    known = with_phone(session, second)
    assert known.phone.opens
    assert own_phones.choose(session, known, at=LATER) is None
    own_phones.stop(session, known, at=LATER)
    assert not with_phone(session, second).phone.opens
    assert not with_phone(session, first).phone.opens


def test_a_phone_is_not_asked_about_where_no_letter_is_read(session: Session) -> None:
    visiting = now_at(session, an_opened(session, an_invited(session)))
    assert own_phones.with_phone(session, visiting, at=NOW, days=28) is visiting
    assert own_phones.choose(session, replace(visiting, lock_id="lock"), at=NOW) is None
