"""What a foster carer or residential worker is asked before the review: about the child, not about the carer."""

from consult.domain.invitations import Purpose
from consult.domain.question_sets.options import FACES, YES_SORT_OF_NO
from consult.domain.question_sets.three_questions import THREE_QUESTIONS
from consult.domain.questions import ChoiceQuestion, QuestionSet, WordsQuestion
from consult.domain.topics import Topic
from consult.domain.translatable import _

CARER = QuestionSet(
    key="carer",
    purpose=Purpose.BEFORE,
    first=THREE_QUESTIONS,
    more=(
        ChoiceQuestion(
            key="how_settled",
            topic=Topic.HOME,
            words=_("How is it going for the child, living with you?"),
            options=FACES,
        ),
        WordsQuestion(
            key="progress",
            topic=Topic.GOING_WELL,
            words=_("What has changed since the last review?"),
            hint=_("New skills, new friends, things that have become easier or harder."),
        ),
        WordsQuestion(
            key="health",
            topic=Topic.HEALTH,
            words=_("How are the child’s health, sleep and eating?"),
        ),
        WordsQuestion(
            key="feelings",
            topic=Topic.FEELINGS,
            words=_("How does the child feel, and what helps on a hard day?"),
        ),
        WordsQuestion(
            key="school",
            topic=Topic.SCHOOL,
            words=_("How is school, nursery, college or work?"),
        ),
        WordsQuestion(
            key="identity",
            topic=Topic.IDENTITY,
            words=_("How do you keep up the child’s culture, faith, language and life story?"),
        ),
        WordsQuestion(
            key="celebrate",
            topic=Topic.FRIENDS,
            words=_("What should we celebrate?"),
            hint=_("Friends, hobbies, prizes, kind acts, brave moments."),
        ),
        WordsQuestion(
            key="family_time",
            topic=Topic.FAMILY_TIME,
            words=_("How is the child before and after family time?"),
        ),
        WordsQuestion(
            key="safety",
            topic=Topic.SAFETY,
            words=_("Is there anything about safety that the meeting should know?"),
            hint=_("Going missing, online, people the child meets. If a child is in danger now, ring 999."),
        ),
        ChoiceQuestion(
            key="may_decide",
            topic=Topic.CARER,
            words=_("Do you know which everyday decisions you can make?"),
            hint=_("Haircuts, sleepovers, school trips."),
            options=YES_SORT_OF_NO,
        ),
        ChoiceQuestion(
            key="last_time_happened",
            topic=Topic.LAST_TIME,
            words=_("Did people do what was agreed last time?"),
            options=YES_SORT_OF_NO,
        ),
        WordsQuestion(
            key="support",
            topic=Topic.CARER,
            words=_("What support do you need?"),
        ),
        ChoiceQuestion(
            key="can_stay",
            topic=Topic.HOME,
            words=_("Can the child stay with you for as long as they need to?"),
            options=YES_SORT_OF_NO,
        ),
        WordsQuestion(
            key="got_ready",
            topic=Topic.MEETING,
            words=_("How have you helped the child get ready for this review?"),
        ),
        WordsQuestion(
            key="passed_on",
            topic=Topic.WISHES,
            words=_("What did the child ask you to pass on?"),
            hint=_("Use their own words, even if you see it another way."),
        ),
    ),
)
