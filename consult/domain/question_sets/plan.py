"""The three questions about the plan that councils publish the answers to, the same for every child."""

from consult.domain.question_sets.options import YES_SORT_OF_NO
from consult.domain.questions import ChoiceQuestion
from consult.domain.topics import Topic
from consult.domain.translatable import _

MY_PLAN = (
    ChoiceQuestion(
        key="knows_plan",
        topic=Topic.PLAN,
        words=_("Do you know what is in your plan?"),
        # Translators: the care plan, which a child's social worker writes.
        hint=_("Your plan says where you live and who will help you."),
        options=YES_SORT_OF_NO,
    ),
    ChoiceQuestion(
        key="helped_make_plan",
        topic=Topic.PLAN,
        words=_("Did you help make your plan?"),
        options=YES_SORT_OF_NO,
    ),
    ChoiceQuestion(
        key="plan_will_help",
        topic=Topic.PLAN,
        words=_("Will your plan help you?"),
        options=YES_SORT_OF_NO,
    ),
)
