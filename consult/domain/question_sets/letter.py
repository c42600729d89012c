"""What is asked about a letter, of whoever opened it: did you get it, could you read it, is it right, what to change.

They stand together on one page beneath the letter; the first is asked again before the next review.
"""

from consult.domain.question_sets.options import YES_SORT_OF_NO
from consult.domain.questions import ChoiceQuestion, WordsQuestion
from consult.domain.topics import Topic
from consult.domain.translatable import _

GOT_IT = ChoiceQuestion(
    key="got_it",
    topic=Topic.LAST_TIME,
    # Translators: the letter about the review, which the reader has just opened or was sent.
    words=_("Did you get your letter?"),
    options=YES_SORT_OF_NO,
)
COULD_READ = ChoiceQuestion(
    key="could_read", topic=Topic.LAST_TIME, words=_("Could you read it?"), options=YES_SORT_OF_NO
)
IS_RIGHT = ChoiceQuestion(
    key="is_right",
    topic=Topic.LAST_TIME,
    # Translators: whether what the letter says is true.
    words=_("Is what it says right?"),
    options=YES_SORT_OF_NO,
)
WOULD_CHANGE = WordsQuestion(key="would_change", topic=Topic.LAST_TIME, words=_("What would you change in it?"))
ABOUT_THE_LETTER = (GOT_IT, COULD_READ, IS_RIGHT, WOULD_CHANGE)
GOT_LAST_ONE = ChoiceQuestion(
    key="got_it",
    topic=Topic.LAST_TIME,
    # Translators: asked at the start of the questions before the next review.
    words=_("Did you get your letter from last time?"),
    options=YES_SORT_OF_NO,
)
