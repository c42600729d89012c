"""The year's answers, counted from what stands: not what was taken back, changed, spoiled, or of another year."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from consult.domain.reporting_year import ReportingYear
from consult.domain.respondents import Role
from consult.domain.topics import Topic
from consult.services.statistics import answers_of
from consult.storage.deliveries import LetterAnswer
from consult.storage.replies import Reply
from consult.storage.reviews import Review
from tests.factories.children import a_child
from tests.factories.deliveries import a_posted_letter
from tests.factories.replies import SENT_AT, Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff

YEAR = ReportingYear.named("2026-27")
KNOWS = "Knows what is in the plan"


def a_held_review(session: Session, held_on: date = date(2026, 5, 5)) -> Review:
    return a_review(session, child=a_child(session), held_on=held_on)


def says(session: Session, chosen: str, *, review: Review, changes: Reply | None = None, hours: int = 0) -> Reply:
    return a_reply(
        session,
        Given(chosen={chosen: (chosen, chosen)}, question="knows_plan", topic=Topic.PLAN),
        review=review,
        respondent=changes.respondent if changes else None,
        changes=changes,
        sent_at=SENT_AT + timedelta(hours=hours),
    )


def counted(session: Session) -> dict[str, int | None]:
    session.flush()
    return dict(answers_of(session, YEAR).plan[KNOWS])


def test_answers_about_reviews_held_in_the_year_are_counted(session: Session) -> None:
    says(session, "yes", review=a_held_review(session))
    says(session, "no", review=a_held_review(session, date(2027, 3, 31)))
    for other in (date(2026, 3, 31), date(2027, 4, 1)):
        says(session, "sort_of", review=a_held_review(session, other))
    planned = a_review(session, child=a_child(session), meeting_on=date(2026, 6, 1))
    says(session, "sort_of", review=planned)
    assert counted(session) == {"yes": 1, "sort_of": 0, "no": 1}


def test_what_was_taken_back_is_not_counted(session: Session) -> None:
    says(session, "yes", review=a_held_review(session)).taken_back_at = SENT_AT
    assert counted(session) == {"yes": 0, "sort_of": 0, "no": 0}


def test_an_answer_that_a_changed_reply_left_out_is_not_counted(session: Session) -> None:
    review = a_held_review(session)
    first = says(session, "yes", review=review)
    without = Given("Only words")
    a_reply(session, without, review=review, respondent=first.respondent, changes=first, sent_at=SENT_AT)
    assert counted(session) == {"yes": 0, "sort_of": 0, "no": 0}


def test_a_change_counts_as_it_was_changed(session: Session) -> None:
    review = a_held_review(session)
    says(session, "no", review=review, changes=says(session, "yes", review=review), hours=1)
    assert counted(session) == {"yes": 0, "sort_of": 0, "no": 1}


def test_an_answer_that_does_not_open_takes_no_other_with_it(session: Session) -> None:
    says(session, "yes", review=a_held_review(session))
    spoiled = says(session, "yes", review=a_held_review(session)).answers[0]
    spoiled.said_sealed = spoiled.said_sealed[:-1] + b"x"
    assert counted(session) == {"yes": 1, "sort_of": 0, "no": 0}


def test_what_children_say_of_their_letters_is_counted_once_a_letter_the_newest_standing(session: Session) -> None:
    officer = a_member_of_staff(session)
    review = a_review(session, child=a_child(session, officer=officer), held_on=date(2026, 5, 5))
    for role, said in ((Role.CHILD, ["yes", "no"]), (Role.MOTHER, ["no"])):
        letter = a_posted_letter(session, review=review, at=SENT_AT, role=role)
        for hours, is_right in enumerate(said):
            at = SENT_AT + timedelta(hours=hours)
            session.add(
                LetterAnswer(letter_id=letter.id, asked_in="letter", language="en", is_right=is_right, said_at=at)
            )
    session.flush()
    letters = answers_of(session, YEAR).letters
    assert letters["What it says is right"] == {"yes": 0, "sort_of": 0, "no": 1}
    assert letters["Got their letter"] == {"yes": 0, "sort_of": 0, "no": 0}
