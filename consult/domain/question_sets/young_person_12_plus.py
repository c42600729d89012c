"""What a young person is asked before their review; from 14, one question more about living on their own."""

from dataclasses import replace

from consult.domain.invitations import Purpose
from consult.domain.question_sets.every_age import (
    BRING,
    FEELS_SAFE,
    HOME_FEELING,
    LAST_TIME,
    NOT_IN_FRONT,
    ON_MY_SIDE_QUESTION,
    PEOPLE,
    READ_OUT_BY,
    TAKE_PART_QUESTION,
    WHO_HELPED_QUESTION,
)
from consult.domain.question_sets.plan import MY_PLAN
from consult.domain.questions import ChoicesQuestion, Option, QuestionSet, WordsQuestion
from consult.domain.topics import Topic
from consult.domain.translatable import _

YOUNG_PERSON_12_PLUS = QuestionSet(
    key="young_person_12_plus",
    purpose=Purpose.BEFORE,
    first=(
        WordsQuestion(
            key="going_well",
            topic=Topic.GOING_WELL,
            words=_("What’s going well?"),
            hint=_("Home, school, work, friends, family: anything. Your words stay as you write them."),
            starters=(_("I like…"), _("It helps when…"), _("I’m proud of…")),
        ),
        WordsQuestion(
            key="worried_about",
            topic=Topic.WORRIES,
            words=_("What’s not going well?"),
            hint=_("Worries, rules, your own space, a move, things that aren’t fair."),
            starters=(_("I worry…"), _("It isn’t fair that…"), _("I don’t like…")),
        ),
        WordsQuestion(
            key="needs_to_happen",
            topic=Topic.WISHES,
            words=_("What needs to happen?"),
            hint=_("What one thing would help the most?"),
            starters=(_("I want…"), _("It would help if…"), _("I need…")),
        ),
    ),
    more=(
        HOME_FEELING,
        WordsQuestion(
            key="home_change",
            topic=Topic.HOME,
            words=_("What should change where you live?"),
            hint=_("Rules, your own space, a move. Do you want to stay or go?"),
        ),
        WordsQuestion(
            key="health",
            topic=Topic.HEALTH,
            words=_("Do you need help with your health or how you feel?"),
            hint=_("Things like sleep, food, teeth or stress. You choose who else sees it."),
        ),
        PEOPLE,
        FEELS_SAFE,
        WordsQuestion(
            key="learning",
            topic=Topic.SCHOOL,
            words=_("School, college, work: what do you want next?"),
        ),
        WordsQuestion(
            key="who_i_am",
            topic=Topic.IDENTITY,
            words=_("What should people know about who you are?"),
            hint=_("Where you come from, faith, food, your language, your own story. Say as much as you like."),
        ),
        *MY_PLAN,
        LAST_TIME,
        ChoicesQuestion(
            key="help_with",
            topic=Topic.RIGHTS,
            words=_("Do you want help with any of these?"),
            hint=_("Pick as many as you like."),
            options=(
                Option("rights", _("Knowing my rights")),
                Option("complaint", _("Making a complaint")),
                Option("money", _("Money or a bank account")),
                Option("documents", _("A passport or other papers")),
                Option("records", _("Seeing what is written about me")),
                # Translators: somebody who says in one language what was said in another.
                Option("interpreter", _("An interpreter")),
            ),
        ),
        WordsQuestion(
            key="who_where_when",
            topic=Topic.MEETING,
            words=_("Who should come? Where and when is best?"),
            hint=_("You can also say who should not be there, and what to talk about first."),
        ),
        NOT_IN_FRONT,
        TAKE_PART_QUESTION,
        READ_OUT_BY,
        BRING,
        ON_MY_SIDE_QUESTION,
    ),
    last=(WHO_HELPED_QUESTION,),
)

_LIVING_ON_MY_OWN = ChoicesQuestion(
    key="living_on_my_own",
    topic=Topic.INDEPENDENCE,
    words=_("Getting ready to live on your own: what would help?"),
    hint=_("Pick as many as you like. It may be a long way off."),
    options=(
        Option("cooking", _("Cooking and looking after a home")),
        Option("money", _("Handling money")),
        Option("where_next", _("Knowing where I will live next")),
        # Translators: a personal adviser helps a young person from 16 and after they leave care.
        Option("adviser", _("Meeting my personal adviser")),
        Option("work", _("Finding work or training")),
        Option("stay", _("Staying where I am after I am 18")),
    ),
)

YOUNG_PERSON_14_PLUS = replace(
    YOUNG_PERSON_12_PLUS,
    key="young_person_14_plus",
    more=tuple(
        further
        for question in YOUNG_PERSON_12_PLUS.more
        for further in ((question, _LIVING_ON_MY_OWN) if question.key == "help_with" else (question,))
    ),
)
