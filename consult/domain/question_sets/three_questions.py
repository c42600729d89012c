"""The three questions every adult is asked first, and the only ones for somebody who is neither parent nor carer."""

from consult.domain.invitations import Purpose
from consult.domain.questions import QuestionSet, WordsQuestion
from consult.domain.topics import Topic
from consult.domain.translatable import _

THREE_QUESTIONS = (
    WordsQuestion(
        key="going_well",
        topic=Topic.GOING_WELL,
        words=_("What is going well for the child?"),
        hint=_("Think about home, school, health, friends and family."),
    ),
    WordsQuestion(
        key="worried_about",
        topic=Topic.WORRIES,
        words=_("What are you worried about?"),
        hint=_("Say what you have seen or heard yourself, if you can."),
    ),
    WordsQuestion(
        key="needs_to_happen",
        topic=Topic.WISHES,
        words=_("What needs to happen?"),
        hint=_("What would help most, and who could do it?"),
    ),
)

OTHER = QuestionSet(key="other", purpose=Purpose.BEFORE, first=THREE_QUESTIONS)
