"""Inviting, withdrawing, replacing, and the number of a link."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from consult.domain.invitations import CannotInvite, LinkDoesNotWork, Purpose, animal_of
from consult.domain.keyed_hash import keyed_hash
from consult.domain.respondents import Role
from consult.domain.staff import NotYours, StaffRole
from consult.services import cards, invitations, meetings
from consult.services.invitations import Lifetimes, Wish
from consult.services.staff import SignedIn
from consult.storage.database import keys_of
from consult.storage.events import Event
from consult.storage.invitations import Invitation
from consult.storage.reviews import Review
from tests.factories.children import a_child
from tests.factories.invitations import years_before
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
MEETING = date(2026, 12, 1)


@pytest.fixture
def dana(session: Session) -> SignedIn:
    return signed_in_as(a_member_of_staff(session))


def review_of(session: Session, who: SignedIn, *, age: int = 10, meeting_time: time | None = time(16)) -> Review:
    from consult.storage.staff import get_staff

    child = a_child(session, officer=get_staff(session, who.staff_id), born_on=years_before(MEETING, age))
    return a_review(session, child=child, meeting_on=MEETING, meeting_time=meeting_time)


def invite(session: Session, who: SignedIn, review: Review, wish: Wish, *, at: datetime = NOW) -> Invitation:
    return invitations.invite_respondent(session, who, review, wish, now=at, lifetimes=Lifetimes())


def test_each_person_of_a_review_has_a_number_of_their_own(session: Session, dana: SignedIn) -> None:
    review = review_of(session, dana)
    made = [invite(session, dana, review, Wish(role)) for role in Role]
    assert len({each.number for each in made}) == len(Role)
    assert all(len(each.number) == 16 and each.number.isdigit() for each in made)
    assert all(each.number_hash == keyed_hash(keys_of(session).links, each.number) for each in made)


def test_no_number_lies_open_in_the_database(session: Session, dana: SignedIn) -> None:
    made = invite(session, dana, review_of(session, dana), Wish(Role.CHILD))
    row = session.execute(text("SELECT * FROM invitations")).one()
    assert not any(made.number in str(cell) for cell in row)


@pytest.mark.parametrize(("age", "can"), [(3, False), (4, True), (17, True)])
def test_a_child_under_four_on_the_review_date_is_not_invited(
    session: Session, dana: SignedIn, age: int, can: bool
) -> None:
    review = review_of(session, dana, age=age)
    if can:
        assert invite(session, dana, review, Wish(Role.CHILD))
    else:
        with pytest.raises(CannotInvite, match="no questions for children under 4"):
            invite(session, dana, review, Wish(Role.CHILD))
        assert invite(session, dana, review, Wish(Role.MOTHER)), "the others can"


def test_the_link_works_until_a_day_after_the_meeting(session: Session, dana: SignedIn) -> None:
    made = invite(session, dana, review_of(session, dana), Wish(Role.CHILD))
    assert made.closes_at == datetime(2026, 12, 2, 16, tzinfo=UTC)
    assert made.opens_at == NOW


def test_without_a_time_of_day_the_link_works_to_the_end_of_the_following_day(
    session: Session, dana: SignedIn
) -> None:
    made = invite(session, dana, review_of(session, dana, meeting_time=None), Wish(Role.CHILD))
    assert made.closes_at == datetime(2026, 12, 3, 0, tzinfo=UTC)


def test_a_link_for_after_the_meeting_opens_when_it_begins_and_works_for_28_days(
    session: Session, dana: SignedIn
) -> None:
    made = invite(session, dana, review_of(session, dana), Wish(Role.CHILD, Purpose.AFTER))
    assert made.opens_at == datetime(2026, 12, 1, 16, tzinfo=UTC)
    assert timedelta(days=28) <= made.closes_at - made.opens_at < timedelta(days=29)


def test_the_end_of_a_link_moves_with_the_meeting(session: Session, dana: SignedIn) -> None:
    review = review_of(session, dana)
    before = invite(session, dana, review, Wish(Role.CHILD))
    after = invite(session, dana, review, Wish(Role.CHILD, Purpose.AFTER))
    lasts = after.closes_at - after.opens_at
    review.meeting_on, review.meeting_time = date(2026, 12, 8), time(10)
    assert meetings.let_links_follow(session, [review.id], now=NOW) == 2
    assert before.closes_at == datetime(2026, 12, 9, 10, tzinfo=UTC)
    assert after.opens_at == datetime(2026, 12, 8, 10, tzinfo=UTC)
    assert after.closes_at - after.opens_at == lasts
    assert meetings.let_links_follow(session, [review.id], now=NOW) == 0


def test_nobody_has_two_working_links_for_one_purpose(session: Session, dana: SignedIn) -> None:
    review = review_of(session, dana)
    for role in Role:
        invite(session, dana, review, Wish(role))
        with pytest.raises(CannotInvite, match="working link"):
            invite(session, dana, review, Wish(role))
        assert invite(session, dana, review, Wish(role, Purpose.AFTER))


def test_two_carers_are_told_apart_by_name(session: Session, dana: SignedIn) -> None:
    review = review_of(session, dana)
    one = invite(session, dana, review, Wish(Role.CARER, name="Jo"))
    other = invite(session, dana, review, Wish(Role.CARER, name="Pat"))
    assert one.respondent_id != other.respondent_id
    with pytest.raises(CannotInvite):
        invite(session, dana, review, Wish(Role.CARER, name=" JO "))


def test_the_child_and_each_parent_stay_the_same_person_from_review_to_review(
    session: Session, dana: SignedIn
) -> None:
    review = review_of(session, dana)
    later = a_review(session, child=review.child, meeting_on=date(2027, 5, 4))
    for role in (Role.CHILD, Role.MOTHER, Role.FATHER):
        first = invite(session, dana, review, Wish(role))
        assert first.respondent_id == invite(session, dana, later, Wish(role)).respondent_id
    unnamed = invite(session, dana, review, Wish(Role.CARER))
    assert unnamed.respondent_id != invite(session, dana, later, Wish(Role.CARER)).respondent_id


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"status": "cancelled"}, "cancelled"),
        ({"meeting_on": None}, "day of the meeting"),
        ({"meeting_on": date(2026, 11, 10)}, "is over"),
        ({"meeting_on": date(2001, 1, 1)}, "date of birth"),
    ],
)
def test_a_review_that_nobody_can_be_invited_to_says_why(
    session: Session, dana: SignedIn, change: dict[str, object], says: str
) -> None:
    review = review_of(session, dana)
    for name, value in change.items():
        setattr(review, name, value)
    session.flush()
    with pytest.raises(CannotInvite, match=says):
        invite(session, dana, review, Wish(Role.MOTHER))


@pytest.mark.parametrize("wish", [Wish(Role.CARER, language="xx"), Wish(Role.CARER, name="n" * 101)])
def test_a_language_that_is_not_offered_and_an_endless_name_are_refused(
    session: Session, dana: SignedIn, wish: Wish
) -> None:
    with pytest.raises(CannotInvite):
        invite(session, dana, review_of(session, dana), wish)


def test_a_withdrawn_link_ends_at_once_and_its_number_is_erased(session: Session, dana: SignedIn) -> None:
    made = invite(session, dana, review_of(session, dana), Wish(Role.FATHER))
    with pytest.raises(CannotInvite, match="Say why"):
        invitations.withdraw(session, dana, made, why="  ", now=NOW)
    invitations.withdraw(session, dana, made, why="Wrong person", now=NOW)
    assert (made.number, made.withdrawn_why, made.withdrawn_by) == (None, "Wrong person", dana.staff_id)
    with pytest.raises(LinkDoesNotWork):
        invitations.working_number(made, now=NOW)


def test_a_new_number_ends_the_old_one(session: Session, dana: SignedIn) -> None:
    old = invite(session, dana, review_of(session, dana), Wish(Role.CHILD, language="ar"))
    old_number = old.number
    new = invitations.replace(session, dana, old, now=NOW)
    assert new.number != old_number
    assert (new.respondent_id, new.language, new.closes_at) == (old.respondent_id, "ar", old.closes_at)
    assert (old.withdrawn_at, old.replaced_by_id, old.number) == (NOW, new.id, None)
    with pytest.raises(LinkDoesNotWork):
        invitations.replace(session, dana, old, now=NOW)


def test_numbers_of_ended_links_are_erased_and_others_stay(session: Session, dana: SignedIn) -> None:
    review = review_of(session, dana)
    ends, stays = invite(session, dana, review, Wish(Role.CHILD)), invite(session, dana, review, Wish(Role.MOTHER))
    ends.closes_at = NOW + timedelta(hours=1)
    session.flush()
    assert invitations.erase_ended_numbers(session, now=NOW + timedelta(hours=1)) == 1
    session.expire_all()
    assert ends.number is None
    assert stays.number is not None


def test_a_card_cannot_be_printed_once_its_link_has_ended(session: Session, dana: SignedIn) -> None:
    made = invite(session, dana, review_of(session, dana), Wish(Role.CHILD))
    printed = cards.print_cards(session, dana, [made.id, made.id], base_url="https://say.example", now=NOW)
    assert len(printed) == 1
    assert made.printed_at == NOW
    assert cards.print_cards(session, dana, [made.id], base_url="https://say.example", now=made.closes_at) == []


def test_one_officers_cards_do_not_hold_anothers(session: Session, dana: SignedIn) -> None:
    theirs = signed_in_as(a_member_of_staff(session, name="Sol Quillfeather"))
    made = invite(session, theirs, review_of(session, theirs), Wish(Role.CHILD))
    assert cards.people_with_cards(session, dana, now=NOW) == []
    with pytest.raises(NotYours):
        cards.print_cards(session, dana, [made.id], base_url="https://say.example", now=NOW)
    admin = signed_in_as(a_member_of_staff(session, role=StaffRole.ADMINISTRATOR))
    assert len(cards.people_with_cards(session, admin, now=NOW)) == 1


def test_everything_done_to_a_link_is_written_down_without_its_number(session: Session, dana: SignedIn) -> None:
    made = invite(session, dana, review_of(session, dana), Wish(Role.CHILD))
    number = made.number
    cards.show_card(session, dana, made, base_url="https://say.example", now=NOW)
    cards.print_cards(session, dana, [made.id], base_url="https://say.example", now=NOW)
    invitations.withdraw(session, dana, made, why="Lost", now=NOW)
    written = session.scalars(select(Event).where(Event.thing_id == made.id).order_by(Event.position)).all()
    assert [each.act for each in written] == ["invited", "showed number", "printed card", "withdrew invitation"]
    assert not any(number in str(vars(each)) for each in written)


def test_no_two_cards_of_one_review_have_the_same_animal(session: Session, dana: SignedIn) -> None:
    review = review_of(session, dana)
    wishes = [Wish(role) for role in (Role.CHILD, Role.MOTHER, Role.FATHER)]
    wishes += [Wish(Role.CARER, name=f"Carer {n}") for n in range(12)]
    made = [invite(session, dana, review, wish) for wish in wishes]
    assert len({animal_of(each.number) for each in made}) == 15
    animals = {animal_of(each.number) for each in made}
    fresh = invitations.replace(session, dana, made[0], now=NOW)
    assert animal_of(fresh.number) not in animals, "the old card is not taken for the new one either"


def test_a_seventeenth_card_of_one_review_may_share_an_animal(session: Session, dana: SignedIn) -> None:
    review = review_of(session, dana)
    made = [invite(session, dana, review, Wish(Role.CARER, name=f"Carer {n}")) for n in range(17)]
    assert len({animal_of(each.number) for each in made}) == 16
