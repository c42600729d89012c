from datetime import date

import pytest
from sqlalchemy.orm import Session

from consult.domain.staff import NotYours, StaffRole
from consult.services.caseload import get_child, get_review, get_review_to_read
from tests.factories.children import a_child
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as


def test_an_officer_knows_of_their_own_children_and_of_nobody_elses(session: Session) -> None:
    mine, other = a_member_of_staff(session), a_member_of_staff(session)
    review = a_review(session, child=a_child(session, officer=mine), meeting_on=date(2026, 5, 5))
    assert get_review(session, signed_in_as(mine), review.id) is review
    assert get_child(session, signed_in_as(mine), review.child_id) is review.child
    for act, thing in ((get_review, review.id), (get_review_to_read, review.id), (get_child, review.child_id)):
        with pytest.raises(NotYours):
            act(session, signed_in_as(other), thing)


def test_a_child_who_was_moved_is_no_longer_known_at_the_next_request(session: Session) -> None:
    before, after = a_member_of_staff(session), a_member_of_staff(session)
    review = a_review(session, child=a_child(session, officer=before), meeting_on=date(2026, 5, 5))
    review.child.officer_id = after.id
    session.flush()
    with pytest.raises(NotYours):
        get_review_to_read(session, signed_in_as(before), review.id)
    assert get_review_to_read(session, signed_in_as(after), review.id) is review


@pytest.mark.parametrize("role", [StaffRole.ADMINISTRATOR, StaffRole.MANAGER])
def test_administrators_and_managers_know_of_every_child_and_read_no_words(session: Session, role: StaffRole) -> None:
    officer, somebody = a_member_of_staff(session), a_member_of_staff(session, role=role)
    review = a_review(session, child=a_child(session, officer=officer), meeting_on=date(2026, 5, 5))
    assert get_review(session, signed_in_as(somebody), review.id) is review
    with pytest.raises(NotYours):
        get_review_to_read(session, signed_in_as(somebody), review.id)


def test_nobody_reads_words_of_a_child_who_has_no_officer(session: Session) -> None:
    officer = a_member_of_staff(session)
    review = a_review(session, child=a_child(session), meeting_on=date(2026, 5, 5))
    with pytest.raises(NotYours):
        get_review_to_read(session, signed_in_as(officer), review.id)


@pytest.mark.parametrize("made_up", ["no-such-id", "null\0character", "x" * 5_000, ""])
def test_a_review_that_does_not_exist_is_refused_the_same_way(session: Session, made_up: str) -> None:
    for act in (get_review, get_review_to_read, get_child):
        with pytest.raises(NotYours):
            act(session, signed_in_as(a_member_of_staff(session)), made_up)
