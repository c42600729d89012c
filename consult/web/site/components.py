"""The gallery: every kind of question as a respondent sees it, for those who build; not there in production."""

from collections import defaultdict

from flask import abort, current_app, render_template

from consult.domain.answers import is_in_own_words
from consult.domain.question_sets import QUESTION_SETS
from consult.domain.questions import KINDS, AnyQuestion, WordsQuestion
from consult.settings import Settings
from consult.web.access import open_to_anyone
from consult.web.site import bp


def examples_of(kind: str) -> list[AnyQuestion]:
    """Return the questions that show a kind at its widest: every different list of options once; own words once.

    The field for words has one id, so a page can hold one of them.
    """
    shown: dict[object, AnyQuestion] = {}
    for question in (question for asked in QUESTION_SETS for question in asked if question.kind == kind):
        if isinstance(question, WordsQuestion) and not question.starters:
            continue
        if is_in_own_words(question):
            shown.setdefault(kind, question)
        else:
            shown.setdefault(tuple(option.words for option in question.options), question)
    return list(shown.values())


@bp.get("/components")
@open_to_anyone
def components() -> str:
    """Show what there is."""
    _check_that_this_is_no_production()
    return render_template("site/components.html", kinds=[kind.kind for kind in KINDS])


@bp.get("/components/<kind>")
@open_to_anyone
def component(kind: str) -> str:
    """Show one kind of question in the language of the page."""
    _check_that_this_is_no_production()
    if kind not in {each.kind for each in KINDS}:
        abort(404)
    nothing_chosen: dict[str, str] = defaultdict(str)
    return render_template(
        "site/component.html", look="child", kind=kind, questions=examples_of(kind), none_chosen=nothing_chosen
    )


def _check_that_this_is_no_production() -> None:
    settings: Settings = current_app.extensions["consult_settings"]
    if settings.is_production:
        abort(404)
