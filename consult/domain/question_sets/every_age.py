"""Questions that children of every age are asked in the same words."""

from consult.domain.question_sets.options import (
    FACES,
    HOW_MUCH_FAMILY_TIME,
    ON_MY_SIDE,
    WHO_HELPED,
    YES_SORT_OF_NO,
)
from consult.domain.questions import ChoiceQuestion, ChoicesQuestion, WordsQuestion
from consult.domain.topics import Topic
from consult.domain.translatable import _

HOME_FEELING = ChoiceQuestion(
    key="home_feeling",
    topic=Topic.HOME,
    words=_("How is it going where you live?"),
    options=FACES,
)

FAMILY_TIME = ChoiceQuestion(
    key="family_time",
    topic=Topic.FAMILY_TIME,
    words=_("How much time do you get with your family?"),
    hint=_("You may see them, ring them or write to them."),
    options=HOW_MUCH_FAMILY_TIME,
)

LAST_TIME = ChoiceQuestion(
    key="last_time_happened",
    topic=Topic.LAST_TIME,
    words=_("Did people do what they said they would do?"),
    hint=_("Think about your last meeting. Is this your first one? Then skip this page."),
    options=YES_SORT_OF_NO,
)

NOT_IN_FRONT = WordsQuestion(
    key="not_in_front",
    topic=Topic.MEETING,
    words=_("What do you not want to talk about at the meeting?"),
    hint=_("Or not in front of them all? Say so here. Your reviewing officer reads it first."),
    starters=(_("Please do not talk about…"), _("I only want to talk about it with…")),
)

ON_MY_SIDE_QUESTION = ChoicesQuestion(
    key="on_my_side",
    topic=Topic.RIGHTS,
    words=_("Do you want someone on your side?"),
    hint=_("It is your right, and it is free. Not now? Then skip this page. You can ask any time."),
    options=ON_MY_SIDE,
)

WHO_HELPED_QUESTION = ChoiceQuestion(
    key="who_helped",
    topic=Topic.HELP_TO_ANSWER,
    words=_("Did someone help you answer?"),
    hint=_("Help is fine. It is good to know whose words these are."),
    options=WHO_HELPED,
)
