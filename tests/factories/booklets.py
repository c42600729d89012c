"""Booklets, made for a test without a database."""

from datetime import date, time

from consult.domain.invitations import Purpose, animal_of, in_fours, link_to
from consult.domain.looks import look_for
from consult.domain.people import MeetingPart, NamedPerson
from consult.domain.question_sets import question_set_for
from consult.domain.respondents import Role
from consult.formats.qr import qr_picture
from consult.services.booklets import BookletFor
from consult.services.cards import Card, PersonWithCard

NUMBER = "1234567890123456"
EVERYBODY = (
    (Role.CHILD, 6, Purpose.BEFORE),
    (Role.CHILD, 9, Purpose.BEFORE),
    (Role.CHILD, 12, Purpose.BEFORE),
    (Role.CHILD, 15, Purpose.BEFORE),
    (Role.MOTHER, 9, Purpose.BEFORE),
    (Role.CARER, 9, Purpose.BEFORE),
    (Role.OTHER, 9, Purpose.BEFORE),
    (Role.CHILD, 6, Purpose.AFTER),
    (Role.CHILD, 9, Purpose.AFTER),
    (Role.CHILD, 15, Purpose.AFTER),
    (Role.FATHER, 9, Purpose.AFTER),
    (Role.CARER, 9, Purpose.AFTER),
)
"""Everybody who is asked something: role, the child's age, and when."""


def a_booklet(
    role: Role = Role.CHILD, age: int = 9, purpose: Purpose = Purpose.BEFORE, *, language: str = "en"
) -> BookletFor:
    """Return what a booklet about Robin Teasel is made of; Dana Inkwell reads it."""
    return BookletFor(
        person=PersonWithCard(
            invitation_id="i",
            review_id="r",
            child="Robin Teasel",
            role=role,
            name="Jo Teasel" if role is not Role.CHILD else None,
            purpose=purpose,
            language=language,
            language_name="",
            animal=animal_of(NUMBER),
            meeting_on=date(2026, 12, 1),
            printed_at=None,
            booklet_printed_at=None,
        ),
        card=Card(
            number=in_fours(NUMBER),
            animal=animal_of(NUMBER),
            qr=qr_picture(link_to("https://reviews.exampleshire.example", NUMBER)),
            purpose=purpose,
            language=language,
            works_until=date(2026, 12, 2),
        ),
        look=look_for(role, age=age),
        question_set=question_set_for(role, age=age, purpose=purpose),
        officer="Dana Inkwell",
        child=None if role is Role.CHILD else "Robin",
        meeting_on=date(2026, 12, 1),
        meeting_time=time(16),
        people=(NamedPerson("p1", MeetingPart.SOCIAL_WORKER, "Sam Larch"),),
    )
