"""What a child of 8 to 11 is asked before their review: taps first, words where they help."""

from consult.domain.invitations import Purpose
from consult.domain.question_sets.every_age import (
    BRING,
    DRAW_IT,
    FAMILY_TIME,
    FEELS_SAFE,
    HOME_FEELING,
    HOW_PARTS_FEEL,
    LAST_TIME,
    NOT_IN_FRONT,
    ON_MY_SIDE_QUESTION,
    PEOPLE,
    READ_OUT_BY,
    TAKE_PART_QUESTION,
    WHO_HELPED_QUESTION,
)
from consult.domain.question_sets.options import WHO_COMES, YES_SORT_OF_NO
from consult.domain.question_sets.plan import MY_PLAN
from consult.domain.questions import ChoiceQuestion, ChoicesQuestion, Option, QuestionSet, WordsQuestion
from consult.domain.topics import Topic
from consult.domain.translatable import _

CHILD_8_TO_11 = QuestionSet(
    key="child_8_to_11",
    purpose=Purpose.BEFORE,
    first=(
        ChoicesQuestion(
            key="good_things",
            topic=Topic.GOING_WELL,
            words=_("What is going well?"),
            hint=_("Pick as many as you like."),
            options=(
                Option("home", _("Where I live"), "home"),
                Option("school", _("School"), "school"),
                Option("friends", _("Friends"), "friends"),
                Option("family_time", _("Time with my family"), "family"),
                Option("fun", _("Fun things I do"), "fun"),
                Option("health", _("My health"), "health"),
                Option("feelings", _("How I feel"), "feelings"),
                Option("nothing", _("Nothing just now"), "nothing"),
            ),
        ),
        ChoicesQuestion(
            key="worries",
            topic=Topic.WORRIES,
            words=_("What do you worry about?"),
            hint=_("Pick as many as you like. Big or small."),
            options=(
                Option("home", _("Where I live"), "home"),
                Option("school", _("School"), "school"),
                Option("friends", _("Friends"), "friends"),
                Option("family_time", _("My family"), "family"),
                Option("health", _("My health"), "health"),
                Option("feelings", _("How I feel"), "feelings"),
                # Translators: a child worries about what comes next in their life, such as moving home.
                Option("next", _("What will happen next"), "next"),
                Option("something_else", _("Something else"), "something_else"),
                Option("nothing", _("Nothing just now"), "nothing"),
            ),
        ),
        WordsQuestion(
            key="needs_to_happen",
            topic=Topic.WISHES,
            words=_("What do you want to happen?"),
            hint=_("Tell us in your own words. Spelling does not matter."),
            # Translators: beginnings of sentences that a child may tap and go on from.
            starters=(_("I wish…"), _("I like…"), _("I worry…")),
        ),
    ),
    more=(
        DRAW_IT,
        HOW_PARTS_FEEL,
        HOME_FEELING,
        ChoiceQuestion(
            key="knows_why_here",
            topic=Topic.HOME,
            words=_("Do you know why you live there?"),
            options=YES_SORT_OF_NO,
        ),
        FAMILY_TIME,
        PEOPLE,
        FEELS_SAFE,
        *MY_PLAN,
        ChoiceQuestion(
            key="social_worker_listens",
            topic=Topic.SOCIAL_WORKER,
            words=_("Does your social worker listen to you?"),
            options=YES_SORT_OF_NO,
        ),
        LAST_TIME,
        ChoiceQuestion(
            key="talk_first",
            topic=Topic.MEETING,
            words=_("What should we talk about first?"),
            options=(
                Option("home", _("Where I live"), "home"),
                Option("family_time", _("Time with my family"), "family"),
                Option("school", _("School"), "school"),
                Option("feelings", _("How I feel"), "feelings"),
                Option("plan", _("My plan"), "plan"),
                Option("something_else", _("Something else"), "something_else"),
            ),
        ),
        NOT_IN_FRONT,
        ChoicesQuestion(
            key="who_comes",
            topic=Topic.MEETING,
            words=_("Who do you want at your meeting?"),
            hint=_("Pick as many as you like. If someone can’t come, you will be told why."),
            options=WHO_COMES,
        ),
        ChoicesQuestion(
            key="where_and_when",
            topic=Topic.MEETING,
            words=_("Where and when is best for you?"),
            hint=_("Pick as many as you like."),
            options=(
                Option("home", _("Where I live"), "home"),
                Option("school", _("At school"), "school"),
                Option("somewhere_else", _("Somewhere else"), "place"),
                Option("after_school", _("After school"), "after_school"),
                Option("short", _("A short meeting"), "short"),
                Option("snack", _("With a snack"), "snack"),
            ),
        ),
        TAKE_PART_QUESTION,
        READ_OUT_BY,
        BRING,
        ON_MY_SIDE_QUESTION,
    ),
    last=(WHO_HELPED_QUESTION,),
    asks_name=True,
)
