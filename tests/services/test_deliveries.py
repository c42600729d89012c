"""Sent, and got: what was done with a letter, and the letters that somebody must chase."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from consult.domain.deliveries import CannotRecord
from consult.domain.deliveries import Delivery as Way
from consult.domain.respondents import Role
from consult.domain.staff import NotYours, StaffRole
from consult.services import deliveries
from consult.services.letters_to_post import letters_to_post, print_letters
from consult.services.staff import SignedIn
from consult.storage.deliveries import LetterAnswer
from consult.storage.events import events_of_review
from consult.storage.letters import Letter
from consult.storage.staff import Staff
from tests.factories.children import a_child
from tests.factories.deliveries import a_posted_letter
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, signed_in_as

NOW = datetime(2026, 5, 20, 9, tzinfo=UTC)
SENT = NOW - timedelta(days=14)
TODAY = date(2026, 5, 20)


def a_letter(session: Session, *, officer: Staff | None = None, role: Role = Role.CHILD) -> tuple[SignedIn, Letter]:
    officer = officer or a_member_of_staff(session)
    review = a_review(session, child=a_child(session, officer=officer), held_on=date(2026, 5, 5))
    return signed_in_as(officer), a_posted_letter(session, review=review, at=SENT, role=role)


def chased(session: Session, letter: Letter) -> str:
    found = deliveries.to_chase(session, [letter.review_id], today=TODAY).get(letter.review_id)
    return found.words if found else ""


def test_what_was_done_is_kept_with_its_day_and_by_whom(session: Session) -> None:
    who, letter = a_letter(session)
    deliveries.record_delivery(session, who, letter, Way.POSTED, on=date(2026, 5, 7), now=NOW)
    deliveries.record_delivery(
        session, who, letter, Way.READ_TOGETHER, on=TODAY, note="with the advocate, at school", now=NOW
    )
    first, second = deliveries.recorded_of(session, letter)
    assert (first.label, first.on, first.by) == ("Posted", date(2026, 5, 7), "Dana Inkwell")
    assert (second.label, second.note) == ("Read together", "with the advocate, at school")
    acts = [event.act for event in events_of_review(session, letter.review_id)]
    assert acts == ["read a letter together", "posted a letter"]


def test_the_officer_s_list_says_a_letter_was_not_opened_until_it_is(session: Session) -> None:
    _who, letter = a_letter(session)
    assert chased(session, letter) == "’s letter has not been opened in 14 days."
    letter.first_opened_at = NOW
    session.flush()
    assert chased(session, letter) == ""


def test_the_officer_s_list_says_that_a_letter_came_back_and_whose(session: Session) -> None:
    who, letter = a_letter(session, role=Role.MOTHER)
    deliveries.record_delivery(session, who, letter, Way.RETURNED, on=TODAY, now=NOW)
    assert chased(session, letter) == "’s letter to the mother came back."


@pytest.mark.parametrize(
    "said", [{"is_right": "no"}, {"is_right": "sort_of"}, {"could_read": "no"}, {"got_it": "no"}]
)
def test_a_reader_who_says_the_letter_is_wrong_is_on_the_list_until_the_officer_has_seen_it(
    session: Session, said: dict[str, str]
) -> None:
    who, letter = a_letter(session)
    letter.first_opened_at = NOW
    session.add(LetterAnswer(letter_id=letter.id, asked_in="letter", language="en", said_at=NOW, **said))
    session.flush()
    assert chased(session, letter) == " says something of the letter."
    deliveries.have_seen(session, who, letter.review_id, letter.id, now=NOW)
    assert chased(session, letter) == ""
    (kept,) = deliveries.said_of(session, letter)
    assert kept.is_seen


def test_a_reader_who_is_content_is_on_no_list(session: Session) -> None:
    _who, letter = a_letter(session)
    answer = LetterAnswer(letter_id=letter.id, asked_in="letter", language="en", said_at=NOW, got_it="yes")
    answer.is_right = "yes"
    session.add(answer)
    session.flush()
    assert chased(session, letter) == ""


def test_an_administrator_handles_paper_only_where_the_council_lets_them_and_records_no_reading(
    session: Session,
) -> None:
    _officer, letter = a_letter(session)
    clerk = signed_in_as(a_member_of_staff(session, role=StaffRole.ADMINISTRATOR))
    with pytest.raises(NotYours):
        letters_to_post(session, clerk, administrators_too=False)
    (waiting,) = letters_to_post(session, clerk, administrators_too=True)
    assert waiting.letter_id == letter.id
    deliveries.record_delivery(session, clerk, letter, Way.POSTED, on=TODAY, now=NOW)
    with pytest.raises(CannotRecord):
        deliveries.record_delivery(session, clerk, letter, Way.READ_TOGETHER, on=TODAY, now=NOW)
    assert letters_to_post(session, clerk, administrators_too=True) == ()


def test_every_printed_letter_is_an_event_that_the_officer_sees_and_another_officer_prints_none(
    session: Session,
) -> None:
    _officer, letter = a_letter(session)
    clerk = signed_in_as(a_member_of_staff(session, role=StaffRole.ADMINISTRATOR, name="Noor Quill"))
    stranger = signed_in_as(a_member_of_staff(session, name="Ash Fern"))
    printing = {"administrators_too": True, "now": NOW, "base_url": "https://example.org"}
    assert print_letters(session, stranger, [letter.id], **printing) == []  # type: ignore[arg-type]
    (printed,) = print_letters(session, clerk, [letter.id, "none"], **printing)  # type: ignore[arg-type]
    assert printed.to_post.letter_id == letter.id
    (event,) = events_of_review(session, letter.review_id)
    assert (event.act, event.staff_id) == ("printed a letter", clerk.staff_id)
    (recorded,) = deliveries.recorded_of(session, letter)
    assert (recorded.label, recorded.by) == ("Printed", "Noor Quill")


def test_a_letter_that_came_back_is_to_be_posted_again(session: Session) -> None:
    who, letter = a_letter(session)
    deliveries.record_delivery(session, who, letter, Way.POSTED, on=date(2026, 5, 7), now=NOW)
    assert letters_to_post(session, who, administrators_too=False) == ()
    deliveries.record_delivery(session, who, letter, Way.RETURNED, on=TODAY, now=NOW)
    assert len(letters_to_post(session, who, administrators_too=False)) == 1
