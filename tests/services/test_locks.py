"""The lock: made once, shown once, tried five times."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.locks import PICTURES, LockExists, LockIsFrozen, WrongPictures
from consult.services import locks, read_back, replies
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.respondents import Respondent
from consult.storage.staff import Staff
from tests.factories.staff import signed_in_as
from tests.factories.visits import NOW, an_invited, an_opened, has_answered, now_at


def a_lock(session: Session, token: str) -> tuple[str, ...]:
    pictures, hashed = locks.choose_pictures(session, now_at(session, token))
    locks.make_lock(session, now_at(session, token), hashed, at=NOW, then="check")
    return pictures


def tried(session: Session, token: str, pictures: tuple[str, ...]) -> bool:
    hashed = locks.count_try(session, now_at(session, token))
    return locks.are_right(session, now_at(session, token), hashed, pictures)


def others(pictures: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key, _word in PICTURES if key not in pictures)[:4]


def person(session: Session, invitation: Invitation) -> Respondent:
    session.expire_all()
    return session.scalars(select(Respondent).where(Respondent.id == invitation.respondent_id)).one()


def test_the_right_pictures_in_order_open_the_lock_and_no_others(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    pictures = a_lock(session, token)
    assert tried(session, token, pictures)
    assert not tried(session, token, (pictures[1], pictures[0], *pictures[2:]))
    assert not tried(session, token, others(pictures))


def test_nothing_in_the_database_tells_the_pictures(session: Session) -> None:
    invitation = an_invited(session)
    pictures = a_lock(session, an_opened(session, invitation))
    kept = person(session, invitation).lock_hash
    assert kept.startswith("$argon2id$")
    assert not any(picture in kept for picture in pictures)


def test_an_existing_lock_is_never_made_again(session: Session) -> None:
    invitation = an_invited(session)
    first, second = an_opened(session, invitation), an_opened(session, invitation)
    before_either = now_at(session, second)
    a_lock(session, first)
    with pytest.raises(LockExists):
        locks.choose_pictures(session, now_at(session, second))
    with pytest.raises(LockExists):
        locks.make_lock(session, before_either, "$argon2id$another", at=NOW, then="check")


def test_one_lock_is_for_all_links_of_a_person_and_for_nobody_else(session: Session) -> None:
    invitation = an_invited(session)
    pictures = a_lock(session, an_opened(session, invitation))
    other = an_invited(session)
    other.respondent_id = invitation.respondent_id
    token = an_opened(session, other)
    assert now_at(session, token).lock_id is not None
    assert not now_at(session, token).has_opened_lock
    assert tried(session, token, pictures)


def test_the_fifth_wrong_try_freezes_the_lock_tells_the_officer_and_nothing_opens_it_then(session: Session) -> None:
    invitation = an_invited(session)
    token = an_opened(session, invitation)
    pictures = a_lock(session, token)
    left = []
    for _try in range(5):
        assert not tried(session, token, others(pictures))
        problem = locks.wrong_pictures(session, now_at(session, token), at=NOW)
        left.append(problem.tries_left if isinstance(problem, WrongPictures) else 0)
    assert left == [4, 3, 2, 1, 0]
    with pytest.raises(LockIsFrozen):
        tried(session, token, pictures)
    assert now_at(session, token).lock_is_frozen
    frozen = session.scalars(select(Event).where(Event.act == "froze lock")).all()
    assert [event.review_id for event in frozen] == [invitation.review_id]


def test_a_try_counts_before_it_is_looked_at(session: Session) -> None:
    invitation = an_invited(session)
    token = an_opened(session, invitation)
    a_lock(session, token)
    for _try in range(5):
        locks.count_try(session, now_at(session, token))
    with pytest.raises(LockIsFrozen):
        locks.count_try(session, now_at(session, token))


def test_opening_sets_the_count_back(session: Session) -> None:
    invitation = an_invited(session)
    token = an_opened(session, invitation)
    pictures = a_lock(session, token)
    for _try in range(3):
        tried(session, token, others(pictures))
    assert tried(session, token, pictures)
    locks.open_lock(session, now_at(session, token), at=NOW, then="said")
    assert person(session, invitation).lock_wrong_tries == 0


def test_a_lock_made_after_sending_opens_what_that_visit_sent(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    replies.send_views(session, has_answered(session, token), audiences={}, at=NOW)
    a_lock(session, token)
    assert len(read_back.said_before(session, now_at(session, token))) == 1


def test_another_phone_goes_on_with_the_newest_draft_after_opening_the_lock(session: Session) -> None:
    invitation = an_invited(session)
    first = an_opened(session, invitation)
    has_answered(session, first)
    a_lock(session, first)
    second = an_opened(session, invitation)
    locks.open_lock(session, now_at(session, second), at=NOW, then="said")
    assert set(now_at(session, second).content.said) == {"needs_to_happen"}


def test_the_officer_lets_somebody_make_new_pictures_and_the_new_lock_opens_nothing_of_the_old(
    session: Session,
) -> None:
    invitation = an_invited(session)
    token = an_opened(session, invitation)
    replies.send_views(session, has_answered(session, token), audiences={}, at=NOW)
    a_lock(session, token)
    officer = session.scalars(select(Staff).where(Staff.id == invitation.review.child.officer_id)).one()
    for _again in range(2):
        locks.take_away(session, signed_in_as(officer), invitation, at=NOW)
    assert now_at(session, token).lock_id is None
    assert read_back.said_before(session, now_at(session, token)) == ()
    other = an_opened(session, invitation)
    a_lock(session, other)
    assert read_back.said_before(session, now_at(session, other)) == ()
    acts = session.scalars(select(Event.act).where(Event.act == "took away a lock")).all()
    assert len(acts) == 1
