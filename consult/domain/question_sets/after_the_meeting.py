"""How was my meeting? Asked after a review, of the child, the young person, the parents and the carer."""

from consult.domain.invitations import Purpose
from consult.domain.question_sets.every_age import NEEDS_HELP_NOW, ON_MY_SIDE_QUESTION, WHO_HELPED_QUESTION
from consult.domain.question_sets.options import FACES, YES_SORT_OF_NO
from consult.domain.question_sets.plan import MY_PLAN
from consult.domain.questions import AnyQuestion, ChoiceQuestion, QuestionSet, WordsQuestion
from consult.domain.topics import Topic
from consult.domain.translatable import _


def _yes_sort_of_no(key: str, topic: Topic, words: str, *, hint: str = "") -> ChoiceQuestion:
    return ChoiceQuestion(key=key, topic=topic, words=words, hint=hint, options=YES_SORT_OF_NO)


_HOW_WAS_IT = ChoiceQuestion(
    key="how_was_it", topic=Topic.HOW_IT_WENT, words=_("How was your meeting?"), options=FACES
)
_COULD_SAY = _yes_sort_of_no("could_say", Topic.HOW_IT_WENT, _("Could you say what you wanted to say?"))
_LISTENED_TO = _yes_sort_of_no("listened_to", Topic.HOW_IT_WENT, _("Did people listen to you?"))

_FURTHER: tuple[AnyQuestion, ...] = (
    WordsQuestion(
        key="not_said",
        topic=Topic.HOW_IT_WENT,
        words=_("What did you not get to say?"),
        starters=(_("I wanted to say…"), _("Nobody asked me about…")),
    ),
    _yes_sort_of_no(
        "asked_where_when_who",
        Topic.BEING_ASKED,
        _("Did someone ask you where and when to meet, and who should come?"),
    ),
    _yes_sort_of_no(
        "talked_alone",
        Topic.HOW_IT_WENT,
        _("Did you talk to your reviewing officer first? Just you two?"),
    ),
    _yes_sort_of_no("understood", Topic.HOW_IT_WENT, _("Did you understand what was said?")),
    _yes_sort_of_no("changed_something", Topic.HOW_IT_WENT, _("Did what you said change things?")),
    _yes_sort_of_no("knows_who_does_what", Topic.PLAN, _("Do you know who will do what now?")),
    _yes_sort_of_no(
        "got_letter",
        Topic.HOW_IT_WENT,
        _("Did you get a letter about it?"),
        hint=_("No letter yet? It may still be on its way."),
    ),
    *MY_PLAN,
)

AFTER_CHILD = QuestionSet(
    key="after_child",
    purpose=Purpose.AFTER,
    first=(_HOW_WAS_IT, _COULD_SAY, _LISTENED_TO),
    more=(
        *_FURTHER,
        WordsQuestion(
            key="do_differently",
            topic=Topic.HOW_IT_WENT,
            words=_("What should we do next time?"),
            starters=(_("Please…"), _("Do not…"), _("It was good when…")),
        ),
        NEEDS_HELP_NOW,
        ON_MY_SIDE_QUESTION,
    ),
    last=(WHO_HELPED_QUESTION,),
)

AFTER_YOUNG_PERSON = QuestionSet(
    key="after_young_person",
    purpose=Purpose.AFTER,
    first=(_HOW_WAS_IT, _COULD_SAY, _LISTENED_TO),
    more=(
        *_FURTHER,
        WordsQuestion(
            key="do_differently",
            topic=Topic.HOW_IT_WENT,
            words=_("What should be different next time?"),
            hint=_("Who was there, how long it took, who spoke the most: be straight with us."),
            starters=(_("Next time…"), _("Stop…"), _("Keep…")),
        ),
        NEEDS_HELP_NOW,
        ON_MY_SIDE_QUESTION,
    ),
    last=(WHO_HELPED_QUESTION,),
)

_ADULT_FIRST: tuple[AnyQuestion, ...] = (
    ChoiceQuestion(key="how_was_it", topic=Topic.HOW_IT_WENT, words=_("How was the meeting for you?"), options=FACES),
    _yes_sort_of_no("listened_to", Topic.HOW_IT_WENT, _("Were you heard?")),
    _yes_sort_of_no("respected", Topic.HOW_IT_WENT, _("Were you treated with respect?")),
)
_ADULT_FURTHER: tuple[AnyQuestion, ...] = (
    _yes_sort_of_no("told_in_time", Topic.BEING_ASKED, _("Were you invited in good time?")),
    _yes_sort_of_no(
        "papers_in_time",
        Topic.BEING_ASKED,
        _("Did you get the papers in good time?"),
        hint=_("Papers are the plan, reports, or the record of the last meeting."),
    ),
    _yes_sort_of_no("understood", Topic.HOW_IT_WENT, _("Did you understand what was decided, and why?")),
    _yes_sort_of_no(
        "got_record",
        Topic.HOW_IT_WENT,
        _("Did you get a record of the meeting?"),
        hint=_("No record yet? It may still be on its way."),
    ),
    WordsQuestion(
        key="do_differently",
        topic=Topic.HOW_IT_WENT,
        words=_("What should be different next time?"),
    ),
)

AFTER_PARENT = QuestionSet(key="after_parent", purpose=Purpose.AFTER, first=_ADULT_FIRST, more=_ADULT_FURTHER)

AFTER_CARER = QuestionSet(
    key="after_carer",
    purpose=Purpose.AFTER,
    first=_ADULT_FIRST,
    more=(
        _yes_sort_of_no("child_heard", Topic.HOW_IT_WENT, _("Was the child heard?")),
        *_ADULT_FURTHER,
    ),
)
