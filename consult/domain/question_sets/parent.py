"""What a mother, a father or somebody else with parental responsibility is asked before the review.

It never asks for an address, and nothing in it shows one.
"""

from consult.domain.invitations import Purpose
from consult.domain.question_sets.options import YES_SORT_OF_NO
from consult.domain.questions import ChoiceQuestion, ChoicesQuestion, Option, QuestionSet, WordsQuestion
from consult.domain.topics import Topic
from consult.domain.translatable import _

PARENT = QuestionSet(
    key="parent",
    purpose=Purpose.BEFORE,
    first=(
        WordsQuestion(
            key="going_well",
            topic=Topic.GOING_WELL,
            words=_("What is going well for your child?"),
            hint=_("Think about home, school, health, friends and family time."),
        ),
        WordsQuestion(
            key="worried_about",
            topic=Topic.WORRIES,
            words=_("What are you worried about for your child?"),
            hint=_("You know your child. Big worries and small ones both count."),
        ),
        WordsQuestion(
            key="needs_to_happen",
            topic=Topic.WISHES,
            words=_("What do you want to happen?"),
            hint=_("What would help your child most? What would help you?"),
        ),
    ),
    more=(
        WordsQuestion(
            key="how_child_seems",
            topic=Topic.FEELINGS,
            words=_("How does your child seem to you?"),
            hint=_("Say what you notice when you see or speak to each other."),
        ),
        WordsQuestion(
            key="plan_and_home",
            topic=Topic.PLAN,
            words=_("What do you think of the plan?"),
            hint=_("You can say what you think about your child coming home."),
        ),
        WordsQuestion(
            key="health_history",
            topic=Topic.HEALTH,
            words=_("What should people know about your child’s health?"),
            hint=_("Illness, allergies, medicine, or health problems in the family."),
        ),
        WordsQuestion(
            key="school",
            topic=Topic.SCHOOL,
            words=_("What do you think about school?"),
        ),
        WordsQuestion(
            key="family_time",
            topic=Topic.FAMILY_TIME,
            words=_("How is family time?"),
            hint=_("How often, how long, the place, and getting there."),
        ),
        WordsQuestion(
            key="culture",
            topic=Topic.IDENTITY,
            words=_("What should be kept up for your child?"),
            hint=_("Your culture, faith, language, food, family stories and special days."),
        ),
        ChoiceQuestion(
            key="told_in_time",
            topic=Topic.BEING_ASKED,
            words=_("Were you told about this review in good time?"),
            options=YES_SORT_OF_NO,
        ),
        ChoiceQuestion(
            key="papers_in_time",
            topic=Topic.BEING_ASKED,
            words=_("Did you get the papers in good time?"),
            hint=_("Papers are the plan, reports, or the record of the last meeting."),
            options=YES_SORT_OF_NO,
        ),
        WordsQuestion(
            key="questions_for_meeting",
            topic=Topic.MEETING,
            words=_("What do you want to ask the meeting?"),
        ),
        ChoicesQuestion(
            key="take_part",
            topic=Topic.MEETING,
            words=_("How would you like to take part?"),
            hint=_("Pick as many as you like. If one is not possible, you will be told why."),
            options=(
                Option("come", _("Come to the meeting")),
                Option("part", _("Come to part of it")),
                Option("phone_or_video", _("By phone or video")),
                Option("apart", _("See the reviewing officer at another time")),
                Option("in_writing", _("In writing, with what I say here")),
                Option("supporter", _("With someone to support me")),
                Option("interpreter", _("With an interpreter")),
                Option("not_there", _("I do not want to take part")),
            ),
        ),
    ),
)
