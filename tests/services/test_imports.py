"""Bringing in a council's extract, on a database."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from consult.domain.bring_in import Decided
from consult.domain.extracts import Extract
from consult.domain.invitations import Purpose
from consult.domain.staff import StaffRole
from consult.formats.council_extract import extract_from, read_table
from consult.services import imports
from consult.storage.children import Child, Episode, find_child_by_reference
from consult.storage.events import Event
from consult.storage.reviews import Review
from tests.factories.children import a_child
from tests.factories.invitations import an_invitation
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
TODAY = date(2026, 11, 21)
MADE_UP_YEAR = Path(__file__).parents[1] / "data" / "made-up-year"


@pytest.fixture(autouse=True)
def noise(session: Session) -> None:
    """Another child's reviews, which no file here is about."""
    child = a_child(session, reference="NOISE", born_on=date(2010, 1, 1))
    a_review(session, child=child, due_on=date(2026, 4, 20))
    a_review(session, child=child, held_on=date(2026, 4, 8), code="PN1")


def extract_of(text: str | bytes) -> Extract:
    return extract_from(read_table(text.encode() if isinstance(text, str) else text), today=TODAY)


def bring(session: Session, text: str | bytes, *, skip_refused: bool = False) -> Decided:
    return imports.bring_in(session, extract_of(text), now=NOW, today=TODAY, skip_refused=skip_refused)


def file_of(name: str) -> bytes:
    return (MADE_UP_YEAR / name).read_bytes()


def how_many(session: Session, kind: type[Child | Review | Episode]) -> int:
    return session.scalar(select(func.count()).select_from(kind)) or 0


def reviews_of(session: Session, reference: str) -> list[Review]:
    child = find_child_by_reference(session, reference)
    assert child is not None
    return list(session.scalars(select(Review).where(Review.child_id == child.id).order_by(Review.due_on, Review.id)))


def test_the_made_up_year_comes_in_whole_and_twice_changes_nothing(session: Session) -> None:
    first = bring(session, file_of("reviews_with_due.csv"))
    assert (first.new, first.changed, first.unchanged, first.refused, first.children_new) == (378, 0, 0, [], 160)
    second = bring(session, file_of("reviews_with_due.csv"))
    assert (second.new, second.changed, second.unchanged, second.children_new) == (0, 0, 378, 0)
    assert (how_many(session, Review), how_many(session, Child)) == (380, 161)
    review = reviews_of(session, "WO0008")[0]
    assert (review.status, review.held_on, review.meeting_on) == ("held", date(2021, 4, 5), date(2021, 4, 5))
    assert (review.due_on, review.participation_code) == (date(2021, 4, 22), "PN1")
    assert review.participation_source == "brought_in"


def test_the_statutory_files_add_to_the_same_children_and_reviews(session: Session) -> None:
    bring(session, file_of("reviews_with_due.csv"))
    header = bring(session, file_of("ssda903/header.csv"))
    assert (header.new, header.changed, header.children_new) == (0, 160, 0)
    episodes = bring(session, file_of("ssda903/episodes.csv"))
    assert (episodes.new, episodes.refused) == (160, [])
    reviews = bring(session, file_of("ssda903/reviews.csv"))
    assert (reviews.new, reviews.changed, reviews.unchanged) == (0, 0, 378)
    for name in ("header", "episodes"):
        again = bring(session, file_of(f"ssda903/{name}.csv"))
        assert (again.new, again.changed, again.unchanged) == (0, 0, 160)
    child = find_child_by_reference(session, "WY0000")
    assert child is not None
    assert (child.sex, child.ethnicity, child.upn, child.in_header) == ("F", "MWBC", "UN1", True)
    assert child.care_started_on == date(2021, 1, 4)
    assert child.episodes[0].legal_status == "C2"


def test_a_dry_run_writes_nothing(session: Session) -> None:
    imports.look_at(session, extract_of(file_of("reviews_with_due.csv")), today=TODAY)
    assert not session.dirty
    assert not session.new
    assert how_many(session, Review) == 2


def test_reviews_of_the_safeguarding_dataset_wait_for_their_persons(session: Session) -> None:
    reviews = (
        "clar_cla_review_id,clar_cla_person_id,clar_cla_review_due_date,clar_cla_review_date,"
        "clar_cla_review_cancelled,clar_cla_review_participation\n"
        "R1,P1,2024-12-20 00:00:00.000,2024-12-10 00:00:00.000,N,PN6\n"
    )
    with pytest.raises(imports.SomethingRefused) as refusal:
        bring(session, reviews)
    assert refusal.value.decided.refused[0].reason == "a new child without a date of birth"
    bring(session, "pers_person_id,pers_forename,pers_dob\nP1,Robin,2012-05-01 00:00:00.000\n")
    assert bring(session, reviews).new == 1
    assert reviews_of(session, "P1")[0].source_id == "R1"


REFUSED = "child id,dob,held\nC1,01/05/2012,08/04/2026\nC2,31/02/2012,08/04/2026\n"


def test_with_a_refused_row_nothing_is_written_unless_it_is_skipped(session: Session) -> None:
    with pytest.raises(imports.SomethingRefused):
        bring(session, REFUSED)
    assert find_child_by_reference(session, "C1") is None
    decided = bring(session, REFUSED, skip_refused=True)
    assert (decided.new, len(decided.refused)) == (1, 1)
    assert find_child_by_reference(session, "C1") is not None
    assert find_child_by_reference(session, "C2") is None


HEADER = "child id,dob,forename,due,held,meeting time,cancelled,participation,officer name,officer e-mail,language\n"


def test_an_officers_email_allocates_the_child_whatever_its_case(session: Session) -> None:
    officer = a_member_of_staff(session, email="dana@exampleshire.example")
    bring(session, HEADER + "C1,01/05/2012,Robin,20/01/2027,,,,,Dana,Dana@Exampleshire.example,Arabic\n")
    child = find_child_by_reference(session, "C1")
    assert child is not None
    assert (child.officer_id, child.officer_named, child.language) == (officer.id, None, "ar")


@pytest.mark.parametrize("role", [None, StaffRole.MANAGER, StaffRole.ADMINISTRATOR])
def test_an_email_of_nobody_who_reviews_leaves_the_child_to_be_allocated(
    session: Session, role: StaffRole | None
) -> None:
    if role:
        a_member_of_staff(session, role=role, email="dana@exampleshire.example")
    bring(session, HEADER + "C1,01/05/2012,Robin,20/01/2027,,,,,Dana Inkwell,dana@exampleshire.example,\n")
    child = find_child_by_reference(session, "C1")
    assert child is not None
    assert (child.officer_id, child.officer_named) == (None, "Dana Inkwell")


def test_the_dry_run_says_how_many_children_an_officer_is_given(session: Session) -> None:
    a_member_of_staff(session, email="dana@exampleshire.example")
    text = HEADER + "C1,01/05/2012,Robin,20/01/2027,,,,,Dana,dana@exampleshire.example,\n"
    assert imports.look_at(session, extract_of(text), today=TODAY).given == 1
    bring(session, text)
    again = imports.look_at(session, extract_of(text), today=TODAY)
    assert (again.given, again.writes_something) == (0, False)


def test_a_disabled_officer_is_given_no_child(session: Session) -> None:
    a_member_of_staff(session, email="dana@exampleshire.example").disabled_at = NOW
    bring(session, HEADER + "C1,01/05/2012,Robin,20/01/2027,,,,,,dana@exampleshire.example,\n")
    child = find_child_by_reference(session, "C1")
    assert child is not None
    assert child.officer_id is None


def test_an_unknown_email_does_not_take_a_child_from_their_officer(session: Session) -> None:
    officer = a_member_of_staff(session)
    child = a_child(session, reference="C1", officer=officer)
    bring(session, HEADER + "C1,,,20/01/2027,,,,,Somebody,nobody@exampleshire.example,\n")
    session.refresh(child)
    assert child.officer_id == officer.id


def test_a_blank_cell_never_erases_a_name(session: Session) -> None:
    bring(session, HEADER + "C1,01/05/2012,Robin,20/01/2027,,,,,,,Arabic\n")
    bring(session, HEADER + "C1,,,20/01/2027,,,,,,,\n")
    child = find_child_by_reference(session, "C1")
    assert child is not None
    assert (child.forename, child.language, child.born_on) == ("Robin", "ar", date(2012, 5, 1))


def test_an_unheld_review_becomes_held_and_keeps_its_id(session: Session) -> None:
    bring(session, HEADER + "C1,01/05/2012,Robin,20/04/2026,,,,,,,\n")
    (before,) = reviews_of(session, "C1")
    decided = bring(session, HEADER + "C1,,,20/04/2026,08/04/2026,,,PN1,,,\n")
    assert (decided.new, decided.changed) == (0, 1)
    (after,) = reviews_of(session, "C1")
    assert (after.id, after.status, after.participation_code) == (before.id, "held", "PN1")


def test_a_review_that_the_file_cancels_is_cancelled_with_a_reason_and_its_links_end(session: Session) -> None:
    child = a_child(session, reference="C1")
    review = a_review(session, child=child, due_on=date(2027, 1, 20), meeting_on=date(2027, 1, 10))
    invitation = an_invitation(session, review=review, at=NOW)
    decided = bring(session, HEADER + "C1,,,20/01/2027,,,Y,,,,\n")
    assert (decided.new, decided.changed, decided.cancelled) == (0, 0, 1)
    session.refresh(review)
    session.refresh(invitation)
    assert review.status == "cancelled"
    assert "case system" in review.cancelled_reason
    assert (invitation.withdrawn_at, invitation.number) == (NOW, None)


def test_a_meeting_that_the_file_moves_takes_its_links_along(session: Session) -> None:
    child = a_child(session, reference="C1")
    review = a_review(session, child=child, due_on=date(2027, 1, 20), meeting_on=date(2027, 1, 10))
    before = an_invitation(session, review=review, at=NOW)
    after = an_invitation(session, review=review, at=NOW, purpose=Purpose.AFTER)
    works_for = after.closes_at - after.opens_at
    bring(session, HEADER + "C1,,,20/01/2027,,2027-01-14 15:00:00,,,,,\n")
    session.refresh(review)
    session.refresh(before)
    session.refresh(after)
    assert (review.meeting_on, review.meeting_time) == (date(2027, 1, 14), time(15))
    assert before.closes_at == datetime(2027, 1, 15, 15, tzinfo=UTC)
    assert after.opens_at == datetime(2027, 1, 14, 15, tzinfo=UTC)
    assert after.closes_at - after.opens_at == works_for


def test_a_code_that_the_officer_confirmed_stays_confirmed(session: Session) -> None:
    child = a_child(session, reference="C1", born_on=date(2012, 5, 1))
    review = a_review(session, child=child, held_on=date(2026, 4, 8), code="PN1")
    decided = bring(session, HEADER + "C1,,,20/04/2026,08/04/2026,,,PN6,,,\n")
    assert decided.changed == 1
    session.refresh(review)
    assert (review.participation_code, review.participation_source) == ("PN1", "officer")
    assert review.due_on == date(2026, 4, 20)


def test_names_are_sealed_for_their_own_row(session: Session) -> None:
    bring(session, HEADER + "C1,01/05/2012,Robin,20/01/2027,,,,,,,\n")
    sealed = session.scalar(select(Child.forename_sealed).where(Child.reference == "C1"))
    assert sealed is not None
    assert b"Robin" not in sealed


def test_bringing_in_is_one_event_without_a_name(session: Session) -> None:
    bring(session, HEADER + "C1,01/05/2012,Robin,20/01/2027,,,,,,,\n")
    (event,) = session.scalars(select(Event))
    assert (event.act, event.role, event.outcome) == ("brought in", "command", "reviews: 1 new, 0 changed")


def test_the_number_of_statements_does_not_grow_with_the_rows(session: Session) -> None:
    from sqlalchemy import event

    statements: list[str] = []
    bind = session.get_bind()
    event.listen(bind, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    counts = []
    for size in (10, 400):
        statements.clear()
        rows = [f"N{size}x{n},01/05/2012,Robin,20/01/2027,,,,,,,\n" for n in range(size)]
        assert bring(session, HEADER + "".join(rows)).new == size
        counts.append(len(statements))
    assert counts[0] == counts[1]
