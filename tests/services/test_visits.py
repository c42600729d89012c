"""Opening a link, where a visit stands, and leaving."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from consult.domain.invitations import LinkDoesNotWork, Purpose
from consult.domain.looks import Look
from consult.domain.respondents import Role
from consult.services import openings, visits
from consult.storage.extra_days import ExtraDay
from consult.storage.reviews import ReviewPerson
from tests.factories.invitations import an_invitation
from tests.factories.statements import statements_of
from tests.factories.visits import NOW, an_invited, an_opened, has_answered, now_at


def test_opening_a_link_uses_nothing_up_and_each_opening_is_counted(session: Session) -> None:
    invitation = an_invited(session)
    for _time in range(3):
        an_opened(session, invitation)
    assert invitation.times_opened == 3
    assert invitation.first_opened_at == NOW


def test_a_page_asks_the_database_one_thing_however_much_there_is(session: Session) -> None:
    invitation = an_invited(session)
    for name in ("Sol Marble", "Kim Fennel"):
        session.add(ReviewPerson(review_id=invitation.review_id, part="carer", name=name, added_at=NOW))
    session.add(ExtraDay(day=NOW.date(), reason="The office moves"))
    token = an_opened(session, invitation)
    has_answered(session, token)
    session.expire_all()
    with statements_of(session) as asked:
        visiting = visits.find_visiting(session, token, now=NOW)
    assert len(asked) == 1
    assert visiting is not None
    assert (visiting.role, visiting.look, visiting.officer, visiting.forename) == (
        Role.CHILD,
        Look.CHILD,
        "Dana Inkwell",
        None,
    ), "a child’s own page is not even given the name"
    assert {person.name for person in visiting.people} == {"Sol Marble", "Kim Fennel"}
    assert visiting.extra_days == {NOW.date()}
    assert visiting.question_set.key == "child_8_to_11"
    assert set(visiting.content.said) == {"needs_to_happen"}


def test_somebody_taken_off_the_meetings_list_is_not_shown(session: Session) -> None:
    invitation = an_invited(session)
    gone = ReviewPerson(review_id=invitation.review_id, part="carer", name="Kim", added_at=NOW, removed_at=NOW)
    session.add(gone)
    assert now_at(session, an_opened(session, invitation)).people == ()


def test_an_unknown_number_opens_nothing(session: Session) -> None:
    an_invited(session)
    with pytest.raises(LinkDoesNotWork):
        openings.open_link(session, "0" * 16, language="en", at=NOW)


def test_a_link_opens_nothing_too_early_too_late_withdrawn_or_for_a_cancelled_review(session: Session) -> None:
    invitation = an_invited(session)
    for at in (invitation.opens_at - timedelta(seconds=1), invitation.closes_at):
        with pytest.raises(LinkDoesNotWork):
            openings.open_link(session, invitation.number, language="en", at=at)
    withdrawn, cancelled = an_invited(session), an_invited(session)
    withdrawn.withdrawn_at, cancelled.review.status = NOW, "cancelled"
    for closed in (withdrawn, cancelled):
        with pytest.raises(LinkDoesNotWork):
            openings.open_link(session, closed.number, language="en", at=NOW)


def test_a_child_under_four_opens_no_questions(session: Session) -> None:
    with pytest.raises(LinkDoesNotWork):
        openings.open_link(session, an_invited(session, age=3).number, language="en", at=NOW)


def test_a_letters_number_opens_a_visit_that_asks_nothing_whatever_the_childs_age(session: Session) -> None:
    for age in (3, 9):
        review = an_invited(session, age=age).review
        letter = an_invitation(session, review=review, at=NOW, purpose=Purpose.LETTER)
        assert tuple(now_at(session, an_opened(session, letter)).question_set) == ()


@pytest.mark.parametrize(
    ("chosen", "of_the_invitation", "spoken_at_the_door", "spoken"),
    [
        ("en", "ar", "ar", "en"),
        ("", "ar", "en", "ar"),
        ("", "en", "ar", "ar"),
        ("", "en", "en", "en"),
    ],
)
def test_what_was_chosen_at_the_door_is_spoken_and_nothing_is_forced(
    session: Session, chosen: str, of_the_invitation: str, spoken_at_the_door: str, spoken: str
) -> None:
    invitation = an_invited(session)
    invitation.language = of_the_invitation
    token = openings.open_link(session, invitation.number, language=chosen, spoken_here=spoken_at_the_door, at=NOW)
    assert now_at(session, token).language == spoken


def test_a_visit_ends_after_half_an_hour_unused_after_four_hours_and_on_leaving(session: Session) -> None:
    token = an_opened(session, an_invited(session))
    assert visits.find_visiting(session, token, now=NOW + timedelta(minutes=30)) is not None
    assert visits.find_visiting(session, token, now=NOW + timedelta(minutes=31)) is None
    nearly = NOW + timedelta(hours=3, minutes=50)
    visits.seen(session, now_at(session, token), at=nearly)
    assert visits.find_visiting(session, token, now=nearly) is not None
    assert visits.find_visiting(session, token, now=NOW + timedelta(hours=4, minutes=1)) is None
    visits.leave(session, token, at=nearly)
    assert visits.find_visiting(session, token, now=nearly) is None


def test_a_made_up_cookie_is_nobodys_visit(session: Session) -> None:
    an_opened(session, an_invited(session))
    for token in ("", "x", "é", "\ud800"):
        assert visits.find_visiting(session, token, now=NOW) is None


def test_when_a_link_is_withdrawn_during_a_visit_the_visit_knows(session: Session) -> None:
    invitation = an_invited(session)
    token = an_opened(session, invitation)
    assert now_at(session, token).link_works
    invitation.withdrawn_at = NOW
    assert not now_at(session, token).link_works


def test_an_adult_sees_the_page_for_adults_and_a_young_person_theirs(session: Session) -> None:
    looks = {}
    for role, age in ((Role.MOTHER, 9), (Role.CARER, 15), (Role.CHILD, 15), (Role.CHILD, 9)):
        looks[role, age] = now_at(session, an_opened(session, an_invited(session, role=role, age=age))).look
    assert list(looks.values()) == [Look.ADULT, Look.ADULT, Look.YOUNG_PERSON, Look.CHILD]
