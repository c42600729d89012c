"""What the check of one letter watches for, gathered from the records; and who is asked to look."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.audiences import THE_MEETING, Person, named
from consult.domain.letters import Register
from consult.domain.people import MeetingPart
from consult.domain.question_sets.every_age import NOT_IN_FRONT
from consult.domain.respondents import Role
from consult.domain.second_person import NotASecondPerson
from consult.domain.staff import StaffRole
from consult.services import letter_checks
from consult.services.letter_checks import findings_in, watch_for
from consult.services.letter_facts import gather
from consult.services.people import name_person, people_named
from consult.storage.letters import Letter
from consult.storage.replies import Reply
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review
from consult.storage.staff import Staff
from consult.storage.views import Translation
from tests.factories.children import a_child
from tests.factories.letters import AT, a_decision, a_letter
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as


@pytest.fixture
def officer(session: Session) -> Staff:
    return a_member_of_staff(session, name="Dana Inkwell")


@pytest.fixture
def review(session: Session, officer: Staff) -> Review:
    child = a_child(session, officer=officer)
    a_child(session, forename="Zebedee", surname="Quarrie")
    a_child(session, forename=None, surname=None)
    review = a_review(session, child=child, held_on=date(2026, 5, 5))
    for part, name in (
        (MeetingPart.CARER, "Jo Marsh"),
        (MeetingPart.TEACHER, "Ms Birch"),
        (MeetingPart.HEALTH, "Dr Finch"),
    ):
        name_person(session, review, who=signed_in_as(officer), part=part.value, name=name, now=AT)
    return review


def a_person(session: Session, review: Review, role: Role, name: str | None = None) -> Respondent:
    person = Respondent(child_id=review.child_id, role=role.value, name=name)
    session.add(person)
    session.flush()
    return person


def said(session: Session, review: Review, officer: Staff) -> Respondent:
    people = people_named(session, review.id)
    reply = a_reply(
        session,
        Given("I am scared at night.", question="a"),
        Given("I like my room.", question="b", audience=THE_MEETING),
        Given("I miss mum.", question="c", audience=named(Person.MOTHER)),
        Given("Please do not talk about my bed.", question=NOT_IN_FRONT.key, audience=named(Person.CARER)),
        Given(chosen={"good": ("Good", "Good")}, question="d"),
        review=review,
        people=people,
    )
    session.add(
        Translation(
            answer_id=reply.answers[0].id,
            words="In English",
            translated_by="N",
            typed_in_by=officer.id,
            typed_in_at=AT,
        )
    )
    session.flush()
    return reply.respondent


def letter_to(session: Session, review: Review, respondent: Respondent, officer: Staff) -> Letter:
    register = Register.CHILD if respondent.role == Role.CHILD else Register.ADULT
    return a_letter(session, review=review, respondent=respondent, officer=officer, register=register)


def test_a_parent_s_letter_is_searched_for_everything_that_is_not_for_a_parent(
    session: Session, review: Review, officer: Staff
) -> None:
    said(session, review, officer)
    a_person(session, review, Role.CARER, "Pat Reed")
    a_decision(session, "You swim.", review=review, officer=officer, owner="Sol", audience=named(Person.MOTHER))
    letter = letter_to(session, review, a_person(session, review, Role.MOTHER, "Ana Teasel"), officer)
    watch = watch_for(session, letter, gather(session, letter), telephones=("01632 960123",))
    assert set(watch.private) == {
        "I am scared at night.",
        "In English",
        "I like my room.",
        "Please do not talk about my bed.",
    }
    assert watch.not_told == ("Please do not talk about my bed.",)
    assert "I miss mum." in watch.open_words
    assert watch.children == (("Zebedee", "Quarrie"),)
    assert set(watch.carers) == {"Pat Reed", "Jo Marsh", "Ms Birch"}
    assert {"Robin Teasel", "Ana Teasel", "Dana Inkwell", "Dr Finch"} <= set(watch.may_be_named)
    assert watch.owners == ("Sol",)
    assert "01632 960123" in watch.telephones
    assert (watch.is_child, watch.is_parent) == (False, True)


def test_a_child_s_letter_is_searched_for_what_they_and_others_told_only_the_officer(
    session: Session, review: Review, officer: Staff
) -> None:
    child = said(session, review, officer)
    mother = a_person(session, review, Role.MOTHER, "Ana Teasel")
    a_reply(session, Given("I drink again.", question="a"), review=review, respondent=mother)
    letter = letter_to(session, review, child, officer)
    watch = watch_for(session, letter, gather(session, letter))
    assert set(watch.private) == {"I am scared at night.", "In English", "I drink again."}
    assert watch.not_told == ()
    assert (watch.is_child, watch.is_parent) == (True, False)


def test_a_carer_s_letter_is_not_a_parent_s(session: Session, review: Review, officer: Staff) -> None:
    said(session, review, officer)
    letter = letter_to(session, review, a_person(session, review, Role.CARER, "Jo Marsh"), officer)
    watch = watch_for(session, letter, gather(session, letter))
    assert (watch.is_child, watch.is_parent) == (False, False)
    assert "I miss mum." in watch.private
    assert "I like my room." in watch.open_words


def test_another_officer_or_a_manager_is_asked_and_nobody_who_wrote_or_has_left(
    session: Session, review: Review, officer: Staff
) -> None:
    manager = a_member_of_staff(session, role=StaffRole.MANAGER, name="Noor Quill")
    administrator = a_member_of_staff(session, role=StaffRole.ADMINISTRATOR, name="Ade Ledger")
    gone = a_member_of_staff(session, name="Kit Larder")
    gone.disabled_at = AT
    letter = letter_to(session, review, a_person(session, review, Role.MOTHER), officer)
    who = signed_in_as(officer)
    assert [name for _id, name, _role in letter_checks.colleagues_to_ask(session, letter, who=who)] == ["Noor Quill"]
    for wrong in (officer, administrator, gone):
        with pytest.raises(NotASecondPerson):
            letter_checks.ask_colleague(session, letter, wrong.id, who=who, now=AT)
    letter_checks.ask_colleague(session, letter, manager.id, who=who, now=AT)
    assert letter_checks.get_letter_to_look_at(session, signed_in_as(manager), letter.id) is letter
    letter.published_at = AT
    session.flush()
    with pytest.raises(NotASecondPerson):
        letter_checks.get_letter_to_look_at(session, signed_in_as(manager), letter.id)


def test_what_a_child_wanted_to_be_called_is_found_in_a_parent_s_letter_and_not_in_their_own(
    session: Session, review: Review, officer: Staff
) -> None:
    child = said(session, review, officer)
    session.scalars(select(Reply)).one().name_for_today = "Captain Bee"
    a_decision(session, "captain bee swims.", review=review, officer=officer, audience=named(Person.MOTHER))
    mother = a_person(session, review, Role.MOTHER, "Ana Teasel")
    found = {}
    for reader in (child, mother):
        letter = letter_to(session, review, reader, officer)
        found[reader.role] = [each.finding.words for each in findings_in(session, letter, gather(session, letter))]
    assert found == {"child": [], "mother": ["captain bee"]}
