"""The link to *How was my meeting?*: made once for each person, and found again for a letter or a card."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose
from consult.domain.respondents import Role
from consult.services.asking_afterwards import ask_everyone_asked_before, find_or_make_link
from consult.services.invitations import Lifetimes
from consult.services.letter_publishing import publish
from consult.services.staff import SignedIn
from consult.storage.invitations import Invitation, invitations_of_review
from consult.storage.letters import Letter
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.letter_texts import a_letter_text
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as
from tests.factories.visits import NOW

LIFETIMES = Lifetimes()


@pytest.fixture
def who(session: Session) -> SignedIn:
    return signed_in_as(a_member_of_staff(session))


def _held(session: Session, *, born_on: date = date(2017, 3, 9)) -> Review:
    return a_review(session, child=a_child(session, born_on=born_on), held_on=NOW.date() - timedelta(days=3))


def test_a_letter_finds_the_link_on_the_card_that_was_handed_over(session: Session, who: SignedIn) -> None:
    review = _held(session)
    card = find_or_make_link(session, who, review, now=NOW, lifetimes=LIFETIMES)
    again = find_or_make_link(session, who, review, now=NOW + timedelta(days=9), lifetimes=LIFETIMES)
    assert card is not None
    assert again is not None
    assert again.id == card.id
    assert again.number == card.number
    assert (card.purpose, card.respondent.role) == (Purpose.AFTER.value, Role.CHILD.value)
    assert session.scalar(select(func.count()).select_from(Invitation)) == 1


def test_a_letter_after_the_card_has_ended_gets_a_new_link(session: Session, who: SignedIn) -> None:
    review = _held(session)
    card = find_or_make_link(session, who, review, now=NOW, lifetimes=LIFETIMES)
    later = find_or_make_link(session, who, review, now=NOW + timedelta(days=60), lifetimes=LIFETIMES)
    assert card is not None
    assert later is not None
    assert later.id != card.id
    assert later.respondent_id == card.respondent_id
    assert later.closes_at > NOW + timedelta(days=60)


def test_a_withdrawn_link_is_not_printed_into_a_letter(session: Session, who: SignedIn) -> None:
    review = _held(session)
    card = find_or_make_link(session, who, review, now=NOW, lifetimes=LIFETIMES)
    assert card is not None
    card.withdrawn_at = NOW
    later = find_or_make_link(session, who, review, now=NOW, lifetimes=LIFETIMES)
    assert later is not None
    assert later.id != card.id


def test_each_carer_is_asked_with_a_link_of_their_own(session: Session, who: SignedIn) -> None:
    review = _held(session)
    for _each in range(2):
        an_invitation(session, review=review, at=NOW - timedelta(days=9), role=Role.CARER, language="pl")
    links = ask_everyone_asked_before(session, who, review, now=NOW, lifetimes=LIFETIMES)
    assert len({link.respondent_id for link in links}) == 2
    assert {link.language for link in links} == {"pl"}


def test_a_child_who_uses_symbols_is_asked_with_pictures_afterwards_too(session: Session, who: SignedIn) -> None:
    review = _held(session)
    an_invitation(session, review=review, at=NOW - timedelta(days=9)).with_pictures = True
    session.flush()
    (link,) = ask_everyone_asked_before(session, who, review, now=NOW, lifetimes=LIFETIMES)
    assert link.with_pictures


def test_nobody_is_asked_who_has_no_questions(session: Session, who: SignedIn) -> None:
    review, baby = _held(session), _held(session, born_on=date(2024, 3, 9))
    other = Respondent(child_id=review.child_id, role=Role.OTHER.value, language="en")
    session.add(other)
    session.flush()
    assert find_or_make_link(session, who, review, respondent=other, now=NOW, lifetimes=LIFETIMES) is None
    assert find_or_make_link(session, who, baby, now=NOW, lifetimes=LIFETIMES) is None
    review.status = "cancelled"
    assert find_or_make_link(session, who, review, now=NOW, lifetimes=LIFETIMES) is None


def test_who_was_asked_before_and_withdrawn_is_not_asked_afterwards(session: Session, who: SignedIn) -> None:
    review = _held(session)
    an_invitation(session, review=review, at=NOW - timedelta(days=9)).withdrawn_at = NOW
    assert ask_everyone_asked_before(session, who, review, now=NOW, lifetimes=LIFETIMES) == []


def test_publishing_a_letter_asks_its_reader_with_the_link_of_the_card_they_have(
    session: Session, who: SignedIn
) -> None:
    review = _held(session)
    card = find_or_make_link(session, who, review, now=NOW, lifetimes=LIFETIMES)
    assert card is not None
    mother = an_invitation(session, review=review, at=NOW - timedelta(days=9), role=Role.MOTHER).respondent
    for reader in (card.respondent, mother):
        letter = Letter(
            review_id=review.id, respondent_id=reader.id, register="child", language="en", made_at=NOW,
            changed_at=NOW, made_by=who.staff_id,
        )  # fmt: skip
        session.add(letter)
        session.flush()
        publish(session, letter, a_letter_text(), who=who, now=NOW, lifetimes=LIFETIMES)
    asks = [each for each in invitations_of_review(session, review.id) if each.purpose == Purpose.AFTER.value]
    assert [each.respondent_id for each in asks] == [card.respondent_id, mother.id]
    assert asks[0].id == card.id
