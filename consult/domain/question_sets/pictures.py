"""What a child of 4 to 7 is asked, and anyone who uses symbols: pictures lead, with a helper beside them.

The child's own pages are few and every one is answered by a tap. What the helper writes at the end is the helper's.
"""

from consult.domain.invitations import Purpose
from consult.domain.question_sets.every_age import DRAW_IT, HOW_PARTS_FEEL, WHO_HELPED_QUESTION
from consult.domain.question_sets.options import YES_SORT_OF_NO
from consult.domain.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    DrawingQuestion,
    Option,
    QuestionSet,
    WordsQuestion,
)
from consult.domain.topics import Topic
from consult.domain.translatable import _

HELPER_S_NOTE = "helper_note"
"""The key of the one question that the helper answers, and not the child."""

_PICK_MANY = _("Pick as many as you like.")

_MISSED = ChoicesQuestion(
    key="who_i_miss",
    topic=Topic.FAMILY_TIME,
    words=_("Who do you miss?"),
    hint=_PICK_MANY,
    options=(
        Option("mother", _("Mum"), "mum"),
        Option("father", _("Dad"), "dad"),
        Option("brother_or_sister", _("Brother or sister"), "brother_sister"),
        Option("grandparent", _("Gran or grandad"), "grandparent"),
        Option("friend", _("A friend"), "friend"),
        Option("pet", _("A pet"), "pet"),
        Option("someone_else", _("Someone else"), "something_else"),
        Option("nobody", _("No one"), "nobody"),
    ),
)

_WISH = ChoiceQuestion(
    key="one_wish",
    topic=Topic.WISHES,
    words=_("You have one wish. What is it?"),
    hint=_("Is it something else? Tell your helper."),
    options=(
        Option("family", _("See my family more"), "family"),
        Option("play", _("Play more"), "play"),
        Option("stay", _("Stay where I live"), "home"),
        Option("move", _("Live somewhere else"), "somewhere_else"),
        Option("pet", _("Have a pet"), "pet"),
        Option("something_else", _("Something else"), "wish"),
    ),
)

_SAFE_WITH = ChoicesQuestion(
    key="safe_with",
    topic=Topic.SAFETY,
    words=_("Who helps you feel safe?"),
    hint=_PICK_MANY,
    options=(
        Option("carer", _("My carer"), "carer"),
        Option("mother", _("Mum"), "mum"),
        Option("father", _("Dad"), "dad"),
        Option("teacher", _("My teacher"), "teacher"),
        Option("social_worker", _("My social worker"), "social_worker"),
        Option("friend", _("A friend"), "friend"),
        Option("someone_else", _("Someone else"), "something_else"),
        Option("not_safe", _("I do not feel safe"), "not_safe"),
    ),
)

_AT_MY_MEETING = ChoicesQuestion(
    key="at_my_meeting",
    topic=Topic.MEETING,
    words=_("What do you want at your meeting?"),
    hint=_PICK_MANY,
    options=(
        Option("come", _("I want to come"), "come"),
        # Translators: to be at the meeting for a short part of it.
        Option("come_a_bit", _("Come for a bit"), "part"),
        Option("not_there", _("I do not want to come"), "not_there"),
        Option("carer", _("Be with my carer"), "carer"),
        Option("friend", _("Be with a friend"), "friend"),
        Option("toy", _("Bring a toy"), "toy"),
        Option("drawing", _("Show what I drew"), "drawing"),
        Option("snack", _("With a snack"), "snack"),
    ),
)

_DRAW_IT = DrawingQuestion(
    key=DRAW_IT.key,
    topic=DRAW_IT.topic,
    words=DRAW_IT.words,
    hint=_("It can be good, bad or a wish."),
)

_WHO_HELPED = ChoiceQuestion(
    key=WHO_HELPED_QUESTION.key,
    topic=Topic.HELP_TO_ANSWER,
    words=_("Who helped you?"),
    options=(
        Option("nobody", _("No one"), "nobody"),
        Option("carer", _("My carer"), "carer"),
        Option("mother", _("Mum"), "mum"),
        Option("father", _("Dad"), "dad"),
        Option("teacher", _("My teacher"), "teacher"),
        Option("someone_else", _("Someone else"), "something_else"),
    ),
)

_HELPER_S_NOTE = WordsQuestion(
    key=HELPER_S_NOTE,
    topic=Topic.HELP_TO_ANSWER,
    # Translators: the grown-up beside a young child writes this.
    words=_("For the helper: what did the child do or show?"),
    hint=_("Write what you saw and heard. We keep it as your words, not the child’s."),
    starters=(_("They pointed at…"), _("They said…")),
)

CHILD_4_TO_7 = QuestionSet(
    key="child_4_to_7",
    purpose=Purpose.BEFORE,
    first=(HOW_PARTS_FEEL, _MISSED, _WISH),
    more=(_SAFE_WITH, _AT_MY_MEETING, _DRAW_IT),
    last=(_WHO_HELPED, _HELPER_S_NOTE),
    asks_name=True,
)

AFTER_4_TO_7 = QuestionSet(
    key="after_4_to_7",
    purpose=Purpose.AFTER,
    first=(
        ChoiceQuestion(
            key="how_was_it",
            topic=Topic.HOW_IT_WENT,
            words=_("How was your meeting?"),
            options=(
                Option("good", _("Good"), "face_really_good"),
                Option("ok", _("OK"), "face_ok"),
                # Translators: how a meeting was for a young child, beside a sad face.
                Option("sad", _("Sad"), "face_not_good"),
            ),
        ),
        ChoiceQuestion(
            key="could_say",
            topic=Topic.HOW_IT_WENT,
            words=_("Could you say what you wanted to say?"),
            options=YES_SORT_OF_NO,
        ),
        ChoiceQuestion(
            key="listened_to",
            topic=Topic.HOW_IT_WENT,
            words=_("Did people listen to you?"),
            options=YES_SORT_OF_NO,
        ),
    ),
    last=(_WHO_HELPED, _HELPER_S_NOTE),
)
