"""A small council with one of everything, for tests that try every page."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from consult.domain.letters import Register
from consult.domain.respondents import Role
from consult.domain.staff import StaffRole
from consult.formats.council_extract import read_table
from consult.storage.alerts import Alert
from consult.storage.decisions import Decision, ManagerAnswer
from consult.storage.deliveries import Delivery, LetterAnswer
from consult.storage.extra_days import ExtraDay
from consult.storage.requests import Request
from consult.storage.reviews import ParentPart, ReviewPerson
from consult.storage.staff import Staff
from consult.storage.uploads import Upload
from consult.storage.views import Tick, Translation
from consult.storage.wishes import Wish
from tests.factories.children import a_child
from tests.factories.deliveries import a_posted_letter
from tests.factories.invitations import an_invitation
from tests.factories.letters import a_letter
from tests.factories.replies import Given, a_reply
from tests.factories.reviews import a_review
from tests.factories.staff import a_member_of_staff, a_staff_session

WORDS = "I want to see my brother more 🦊"


@dataclass
class Council:
    """Who there is, and the ids that addresses are made of; all belong to Dana's child or to the administrator."""

    ids: dict[str, str]
    tokens: dict[str, str] = field(default_factory=dict)
    """The staff cookie of each person by name."""
    numbers: dict[str, str] = field(default_factory=dict)
    """The link of each respondent by role."""

    def address(self, rule: str) -> str:
        """The address of a route with its ids put in.

        Raises:
            KeyError: for a part of an address that this council has no id for: add it here.
        """
        for name, value in self.ids.items():
            for kind in ("", "path:", "string:", "int:"):
                rule = rule.replace(f"<{kind}{name}>", value)
        if "<" in rule:
            raise KeyError(f"tests/factories/council.py has no id for {rule}: add one that belongs to Dana's child.")
        return rule


PEOPLE = {
    "the child's own officer": StaffRole.OFFICER,
    "another officer": StaffRole.OFFICER,
    "the administrator": StaffRole.ADMINISTRATOR,
    "another administrator": StaffRole.ADMINISTRATOR,
    "the manager": StaffRole.MANAGER,
    "a checker of translations": StaffRole.CHECKER,
}


def a_council(session: Session, *, now: datetime) -> Council:
    """Return a council whose one child has an officer, reviews to come and past, links, views, and marks on them."""
    staff: dict[str, Staff] = {}
    tokens = {}
    for name, role in PEOPLE.items():
        staff[name] = a_member_of_staff(session, role=role, name=name.capitalize())
        tokens[name] = a_staff_session(session, staff[name], at=now)
    officer, administrator = staff["the child's own officer"], staff["the administrator"]
    today = now.date()
    child = a_child(session, officer=officer, born_on=today.replace(year=today.year - 9, day=1))
    past = a_review(session, child=child, held_on=today - timedelta(days=100), code="PN1", due_on=today)
    review = a_review(session, child=child, meeting_on=today + timedelta(days=10), due_on=today + timedelta(days=20))
    numbers = {}
    for respondent in (Role.CHILD, Role.MOTHER):
        invitation = an_invitation(session, review=review, at=now - timedelta(days=1), role=respondent)
        numbers[respondent.value] = invitation.number
    # The mother’s booklet has come back: somebody types it in.
    invitation.booklet_printed_at, invitation.booklet_set = now - timedelta(days=1), "parent"
    reply = a_reply(
        session, Given(words=WORDS), review=review, respondent=invitation.respondent, sent_at=now - timedelta(hours=1)
    )
    answer = reply.answers[0]
    person = ReviewPerson(review_id=review.id, part="social_worker", name="Sam Larch", added_at=now)
    upload = Upload(staff_id=administrator.id, file_name="reviews.csv", body=_a_file(), made_at=now)
    asked = Request(review_id=review.id, respondent_id=invitation.respondent_id, kind="talk_alone", made_at=now)
    alert = Alert(
        review_id=review.id, respondent_id=invitation.respondent_id, kind="talk", raised_at=now, pressed_at=now
    )
    extra_day = ExtraDay(day=date(today.year, 12, 24), reason="Offices closed")
    session.add_all(
        [
            person,
            upload,
            ParentPart(review_id=past.id, person="mother", method="attended"),
            extra_day,
            asked,
            alert,
            Tick(answer_id=answer.id, staff_id=officer.id, ticked_at=now),
            Translation(
                answer_id=answer.id, words="In English", translated_by="Noor", typed_in_by=officer.id, typed_in_at=now
            ),
        ]
    )
    session.flush()
    letter = a_letter(
        session, review=review, respondent=invitation.respondent, officer=officer, register=Register.ADULT, at=now
    )
    letter.second_person_id, letter.second_asked_at = staff["the manager"].id, now
    wish = Wish(
        review_id=review.id,
        respondent_id=reply.respondent_id,
        answer_id=answer.id,
        kind="wish",
        topic=answer.topic,
        words=WORDS,
        marked_at=now,
        marked_by=officer.id,
    )
    session.add(wish)
    session.flush()
    decision = Decision(review_id=review.id, position=0, what="He goes to his brother’s.", made_at=now)
    decision.made_by, decision.wish_id = officer.id, wish.id
    sent = ManagerAnswer(review_id=review.id, received_at=now, sent_by=officer.id)
    session.add_all([decision, sent])
    session.flush()
    posted = a_posted_letter(
        session, review=review, at=now - timedelta(days=1), respondent=invitation.respondent, role=Role.MOTHER
    )
    told = LetterAnswer(letter_id=posted.id, asked_in="letter", language="en", is_right="no", said_at=now)
    told.would_change = "The day is wrong"
    session.add_all(
        [
            told,
            Delivery(letter_id=posted.id, way="posted", on=(now - timedelta(days=1)).date(), at=now, by=officer.id),
        ]
    )
    session.flush()
    ids = {
        "sent_letter_id": posted.id,
        "letter_id": letter.id,
        "look_id": letter.id,
        "review_id": review.id,
        "child_id": child.id,
        "invitation_id": invitation.id,
        "respondent_id": invitation.respondent_id,
        "reply_id": reply.id,
        "answer_id": answer.id,
        "alert_id": alert.id,
        "request_id": asked.id,
        "person_id": person.id,
        "decision_id": decision.id,
        "wish_id": wish.id,
        "upload_id": upload.id,
        "day_id": extra_day.id,
        "year": "2025-26",
        "kind": "choice",
        "language_code": "ar",
        "language": "ar",
        "name": "x.mp3",
    }
    return Council(ids, tokens, numbers)


def _a_file() -> str:
    lines = "child id,date of birth,review date,participation\nEX1,01/02/2012,03/03/2025,PN1\nEX2,31/02/2012,,\n"
    return read_table(lines.encode()).as_text()
