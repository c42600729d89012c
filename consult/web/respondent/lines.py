"""What was said, line by line, as it is read back: the question, the words, who sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext
from markupsafe import Markup

from consult.domain.answers import labels, read_together
from consult.domain.invitations import Purpose
from consult.domain.questions import AnyQuestion, ChoiceQuestion
from consult.domain.respondents import Role
from consult.domain.said import Said
from consult.domain.translatable import _
from consult.web.drawings import picture_of
from consult.web.languages import current_language
from consult.web.respondent.readers import who_reads
from consult.web.respondent.wording import Names, marks_of, one_after_another, sign_of, who_in_words

# Translators: what a screen reader says where a picture is that a child drew.
A_DRAWING = _("A drawing")
READ_AFTERWARDS = "signs/eye"
"""The sign of who reads what is said after a meeting: nobody picks an audience there."""


@dataclass(frozen=True)
class Line:
    """One question and what was said to it: `said` is None where it was skipped, `put_away` where it is not shown."""

    question: AnyQuestion
    said: Said | None
    put_away: bool = False
    reads: str = ""
    language: str = "en"
    face: str = ""
    who: Markup = Markup("")
    sign: str = ""
    drawing: Markup = Markup("")
    marks: Mapping[str, Markup] | None = None


def line_for(
    question: AnyQuestion,
    said: Said | None,
    *,
    names: Names,
    role: Role,
    parts: Sequence[tuple[str, str]],
    put_away: bool = False,
    purpose: Purpose = Purpose.BEFORE,
) -> Line:
    """Return one line; options read in the language of the page, words as they were written."""
    if said is None:
        return Line(question, None)
    afterwards = who_reads(purpose, question, names)
    who = afterwards or who_in_words(said.audience, names, role)
    sign = READ_AFTERWARDS if afterwards else sign_of(said.audience)
    if put_away:
        return Line(question, said, put_away=True, who=who, sign=sign)
    reads = (
        said.answer[0]
        if said.are_words
        else read_together(labels(question, said.answer, say=gettext), said.answer, comma=one_after_another(("", "")))
    )
    return Line(
        question,
        said,
        reads=reads,
        language=said.asked.language if said.are_words else current_language(),
        face=_face(question, said),
        who=who,
        sign=sign,
        marks=marks_of(said.audience, parts),
        drawing=picture_of(said.drawing, label=gettext(A_DRAWING)),
    )


def _face(question: AnyQuestion, said: Said) -> str:
    if not isinstance(question, ChoiceQuestion):
        return ""
    pictures = (option.picture for option in question.options if (option.key,) == said.answer)
    return next((picture for picture in pictures if picture and picture.startswith("face_")), "")
