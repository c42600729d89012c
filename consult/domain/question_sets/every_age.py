"""Questions that children of every age are asked in the same words."""

from consult.domain.question_sets.options import (
    FACES,
    HOW_MUCH_FAMILY_TIME,
    ON_MY_SIDE,
    PARTS_OF_A_LIFE,
    PILES,
    TAKE_PART,
    WHO_HELPED,
    WHO_READS_OUT,
    YES_SORT_OF_NO,
)
from consult.domain.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    DrawingQuestion,
    PlacingQuestion,
    WordsQuestion,
)
from consult.domain.topics import Topic
from consult.domain.translatable import _

HOME_FEELING = ChoiceQuestion(
    key="home_feeling",
    topic=Topic.HOME,
    words=_("How is it going where you live?"),
    options=FACES,
)

HOW_PARTS_FEEL = PlacingQuestion(
    key="how_parts_feel",
    topic=Topic.FEELINGS,
    words=_("How do you feel about these?"),
    hint=_("Tap a face for each picture. Leave out any you like."),
    options=PARTS_OF_A_LIFE,
    piles=PILES,
)

FAMILY_TIME = ChoiceQuestion(
    key="family_time",
    topic=Topic.FAMILY_TIME,
    words=_("How much time do you get with your family?"),
    hint=_("You may see them, ring them or write to them."),
    options=HOW_MUCH_FAMILY_TIME,
)

PEOPLE = WordsQuestion(
    key="people",
    topic=Topic.FAMILY_TIME,
    words=_("Family and friends: who do you want to see more, or less?"),
    hint=_("Who do you trust? Who do you miss?"),
)

_NOT_SAFE_NOW = _("Not safe right now? Don’t wait for us to read this. Ring 999, or one of the numbers on this page.")

FEELS_SAFE = ChoiceQuestion(
    key="feels_safe",
    topic=Topic.SAFETY,
    words=_("Do you feel safe, at home, outside and online?"),
    hint=_NOT_SAFE_NOW,
    options=YES_SORT_OF_NO,
)

NEEDS_HELP_NOW = WordsQuestion(
    key="needs_help_now",
    topic=Topic.SAFETY,
    words=_("Do you need help with something now?"),
    hint=_NOT_SAFE_NOW,
)

LAST_TIME = ChoiceQuestion(
    key="last_time_happened",
    topic=Topic.LAST_TIME,
    words=_("Did people do what they said they would do?"),
    hint=_("Think about your last meeting. Is this your first one? Then skip this question."),
    options=YES_SORT_OF_NO,
)

NOT_IN_FRONT = WordsQuestion(
    key="not_in_front",
    topic=Topic.MEETING,
    words=_("What do you not want to talk about at the meeting?"),
    hint=_("Or not in front of them all? Say so here. Your reviewing officer reads it first."),
    starters=(_("Please do not talk about…"), _("I only want to talk about it with…")),
)

TAKE_PART_QUESTION = ChoicesQuestion(
    key="take_part",
    topic=Topic.MEETING,
    words=_("How do you want to take part in your meeting?"),
    hint=_("Pick as many as you like. You can change your mind."),
    options=TAKE_PART,
)

READ_OUT_BY = ChoiceQuestion(
    key="read_out_by",
    topic=Topic.MEETING,
    words=_("Who should read out what you wrote?"),
    hint=_("Only if you want it read out. If not, skip this question."),
    options=WHO_READS_OUT,
)
"""The difference between PN5 and PN6 for a child who is not there: an advocate, or somebody else."""

BRING = WordsQuestion(
    key="bring",
    topic=Topic.MEETING,
    words=_("What do you want to bring or show?"),
    hint=_("A photo, a toy, some music, a snack: what helps you."),
)

DRAW_IT = DrawingQuestion(
    key="draw_it",
    topic=Topic.ANYTHING,
    words=_("What do you want to draw?"),
    hint=_("It can be good, bad or a wish. Do you not want to draw? Then say it in words, or skip this page."),
)

ON_MY_SIDE_QUESTION = ChoicesQuestion(
    key="on_my_side",
    topic=Topic.RIGHTS,
    words=_("Do you want someone on your side?"),
    hint=_("It is your right, and it is free. Not now? Then skip this question. You can ask any time."),
    options=ON_MY_SIDE,
)

WHO_HELPED_QUESTION = ChoiceQuestion(
    key="who_helped",
    topic=Topic.HELP_TO_ANSWER,
    words=_("Did someone help you answer?"),
    hint=_("Help is fine. It is good to know whose words these are."),
    options=WHO_HELPED,
)
