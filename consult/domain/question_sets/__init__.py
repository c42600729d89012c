"""Which set of questions somebody is asked, and every set there is."""

from consult.domain.ages import Band, band_for
from consult.domain.invitations import Purpose
from consult.domain.question_sets.after_the_meeting import (
    AFTER_CARER,
    AFTER_CHILD,
    AFTER_PARENT,
    AFTER_YOUNG_PERSON,
)
from consult.domain.question_sets.carer import CARER
from consult.domain.question_sets.child_8_to_11 import CHILD_8_TO_11
from consult.domain.question_sets.parent import PARENT
from consult.domain.question_sets.pictures import AFTER_4_TO_7, CHILD_4_TO_7
from consult.domain.question_sets.three_questions import OTHER
from consult.domain.question_sets.young_person_12_plus import YOUNG_PERSON_12_PLUS, YOUNG_PERSON_14_PLUS
from consult.domain.questions import QuestionSet
from consult.domain.respondents import Role

QUESTION_SETS = (
    CHILD_4_TO_7,
    CHILD_8_TO_11,
    YOUNG_PERSON_12_PLUS,
    YOUNG_PERSON_14_PLUS,
    PARENT,
    CARER,
    OTHER,
    AFTER_4_TO_7,
    AFTER_CHILD,
    AFTER_YOUNG_PERSON,
    AFTER_PARENT,
    AFTER_CARER,
)
CHILDREN_S_SETS = (CHILD_8_TO_11, YOUNG_PERSON_12_PLUS, YOUNG_PERSON_14_PLUS, AFTER_CHILD, AFTER_YOUNG_PERSON)
PICTURE_SETS = (CHILD_4_TO_7, AFTER_4_TO_7)

TOO_YOUNG_TO_INVITE = (
    "Children under 4 are not invited to answer on a screen. "
    "Write down what they say, show and do under “Views given otherwise”."
)
"""Why a young child cannot be invited, for staff."""

NOTHING_ASKED = QuestionSet(key="nothing", purpose=Purpose.LETTER, first=())
"""What a visit to read a letter is asked."""


class NotAsked(Exception):
    """Nobody in this role, at this age, is asked questions for this purpose; `reason` is a sentence for staff."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoSuchSet(Exception):
    """A reply, or an invitation, names a set of questions that does not exist."""


def question_set_for(role: Role, *, age: int, purpose: Purpose, with_pictures: bool = False) -> QuestionSet:
    """Return the questions for somebody, by the child's age on the day of the review.

    `with_pictures` asks a child of any age from 4 what the youngest are asked: they use symbols.

    Raises:
        NotAsked: for a child under 4, who is heard by observation or typed in; for a letter, which is read and not
            answered; for somebody other than child, parent or carer after the meeting.
    """
    if purpose is Purpose.LETTER:
        raise NotAsked("A letter is read: it asks no questions.")
    before = purpose is Purpose.BEFORE
    match role:
        case Role.CHILD:
            return _child_s_set(age, before=before, with_pictures=with_pictures)
        case Role.MOTHER | Role.FATHER:
            return PARENT if before else AFTER_PARENT
        case Role.CARER:
            return CARER if before else AFTER_CARER
        case Role.OTHER if before:
            return OTHER
        case Role.OTHER:
            raise NotAsked("Only the child, the parents and the carer are asked how the meeting was.")


def questions_of_visit(role: Role, *, age: int, purpose: Purpose, with_pictures: bool = False) -> QuestionSet:
    """Return the questions for somebody who has opened a link: the same, and none where the link is a letter's.

    Raises:
        NotAsked: as `question_set_for`, but for a letter.
    """
    try:
        return question_set_for(role, age=age, purpose=purpose, with_pictures=with_pictures)
    except NotAsked:
        if purpose is Purpose.LETTER:
            return NOTHING_ASKED
        raise


def _child_s_set(age: int, *, before: bool, with_pictures: bool) -> QuestionSet:
    match band_for(age):
        case Band.UNDER_4:
            raise NotAsked(TOO_YOUNG_TO_INVITE)
        case band if with_pictures or band is Band.FROM_4_TO_7:
            return CHILD_4_TO_7 if before else AFTER_4_TO_7
        case Band.FROM_8_TO_11:
            return CHILD_8_TO_11 if before else AFTER_CHILD
        case Band.FROM_12 if not before:
            return AFTER_YOUNG_PERSON
        case Band.FROM_12:
            return YOUNG_PERSON_14_PLUS if age >= 14 else YOUNG_PERSON_12_PLUS


def get_question_set(key: str) -> QuestionSet:
    """Return the set kept under `key`.

    Raises:
        NoSuchSet: when there is none.
    """
    for question_set in QUESTION_SETS:
        if question_set.key == key:
            return question_set
    raise NoSuchSet(key)
