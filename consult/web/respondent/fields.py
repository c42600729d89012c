"""The fields of one question: what each holds when the page is shown, and what a form gives back."""

from collections.abc import Sequence

from flask import request
from werkzeug.datastructures import MultiDict

from consult.domain.answers import is_in_own_words
from consult.domain.audiences import OFFICER_ONLY, Audience, NotAnAudience, Person, named, read_audience
from consult.domain.placing import placed_as
from consult.domain.questions import AnyQuestion, DrawingQuestion, PlacingQuestion
from consult.web.drawings import text_of_drawing
from consult.web.respondent.wording import BLANK, TICKED


def boxes(question: AnyQuestion) -> list[str]:
    """Return what a form sends for each box that can be ticked."""
    if isinstance(question, PlacingQuestion):
        return [placed_as(option.key, pile.key) for option in question.options for pile in question.piles]
    return [option.key for option in question.options]


def held(question: AnyQuestion, given: Sequence[str]) -> dict[str, str]:
    """Return what the fields hold for an answer, or for what was given instead of one, by slot."""
    values: dict[str, str] = {"words": _words(question, given)}
    for key in boxes(question):
        values[f"chosen.{key}"] = TICKED if key in given else BLANK
    if isinstance(question, DrawingQuestion):
        values["drawing"] = text_of_drawing(given[1:])
    return values


def _words(question: AnyQuestion, given: Sequence[str]) -> str:
    if not is_in_own_words(question):
        return BLANK
    return "\n".join(given[:1] if isinstance(question, DrawingQuestion) else given)


def posted(question: AnyQuestion) -> list[str]:
    """Return what the form gives for a question, as `consult.domain.answers.accept` takes it."""
    given = request.form.getlist("answer")
    if isinstance(question, DrawingQuestion):
        return ["\n".join(given), _drawn()]
    return ["\n".join(given)] if is_in_own_words(question) else [*given, *_placed()]


def says_anything() -> bool:
    """Whether anything at all stands in the form, to whatever question."""
    return any(text.strip() for text in (*request.form.getlist("answer"), *_placed(), _drawn()))


def _placed() -> list[str]:
    # Each picture that may be placed is a field of its own: `answer.home`.
    return [value for name, value in request.form.items(multi=True) if name.startswith("answer.")]


def _drawn() -> str:
    return request.form.get("drawing", "")


def audience_posted(form: MultiDict[str, str], name: str, person: str) -> Audience | None:
    """Return the audience that a form gives in the fields `name` and `person`; None where it gives none we know."""
    if (posted := form.get(name)) is None:
        return None
    if posted == "named":
        known = {one.value: one for one in Person}
        return named(*(known[key] for key in form.getlist(person) if key in known))
    try:
        return read_audience(posted)
    except NotAnAudience:
        return OFFICER_ONLY
