"""One question a page: show it, take the answer, skip, back, stop, say more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from flask import current_app, get_template_attribute, render_template, request
from flask_babel import gettext
from markupsafe import Markup

from consult.domain.afterwards import may_choose_who_sees
from consult.domain.answers import TOO_LONG, Answer, NotAnAnswer, is_in_own_words, labels
from consult.domain.asked import Asked
from consult.domain.audiences import Audience
from consult.domain.journeys import CHECK, SAY_MORE, next_place, place_before, place_to_go, position
from consult.domain.looks import Dress, Look
from consult.domain.questions import AnyQuestion, NoSuchQuestion
from consult.domain.respondents import Role
from consult.domain.translatable import _
from consult.domain.words import TooLong
from consult.services import masking, replies, visits
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.dress import values_of
from consult.web.languages import current_language
from consult.web.respondent.fields import audience_posted, boxes, held, posted, says_anything
from consult.web.respondent.locks import pictures_as_called
from consult.web.respondent.readers import readers_for
from consult.web.respondent.shells import Shell, Shells, Slots
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import (
    BLANK,
    hello_to,
    marks_of,
    names_for,
    people_in_words,
    people_to_pick,
    who_in_words,
)
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TAKEN_OUT = _(
    "Your number or your pictures were in your words. We took them out: keep them to yourself. Now press Continue."
)
CHANGING = "change:"
"""Before a question's key in a place: its answer leads back to the check."""
_SLOTS = Slots()
_INVALID = Markup(' aria-invalid="true" aria-describedby="problem"')
_KINDS = ("officer", "meeting", "named")
_CHANGES_BY_ITSELF = tuple(key for key in values_of(Dress(Look.CHILD)) if not key.startswith("look"))
"""What of a dress is no part of what a shell is kept under: the size of letters, and light or dark."""


def question_at(visiting: Visiting, place: str) -> AnyQuestion:
    """Return the question of a place; the first one that is not done, where the place names none."""
    try:
        return visiting.question_set.get_question(place.removeprefix(CHANGING))
    except NoSuchQuestion:
        wanted = place_to_go(visiting.content.journey(visiting.question_set))
        first = visiting.question_set.first[0]
        return first if wanted in (CHECK, SAY_MORE) else visiting.question_set.get_question(wanted)


def show(visiting: Visiting) -> str:
    """Return the question at which the visit stands, with what was answered before."""
    question = question_at(visiting, visiting.place)
    said = visiting.content.said.get(question.key)
    audience = said.audience if said else question.starts_with
    if question.key in visiting.out_of_sight:
        return _page(visiting, question, visiting.place, (), audience, notes=_put_away_note())
    return _page(visiting, question, visiting.place, said.answer if said else (), audience)


def _page(
    visiting: Visiting,
    question: AnyQuestion,
    place: str,
    given: Sequence[str],
    audience: Audience,
    *,
    says: str = "",
    notes: Markup = BLANK,
) -> str:
    settings, language = the_settings(), current_language()
    names = names_for(visiting, council=settings.council)
    here = position(visiting.content.journey(visiting.question_set), question.key)
    parts = people_to_pick(visiting.role)
    readers = readers_for(visiting, names, settings, at=clock.now(), question=question)
    values: dict[str, str] = {
        **values_of(visiting.dress),
        "token": form_token(),
        "place": place,
        "here": str(here.number),
        "all": str(here.of),
        "problem": _problem(says) if says else notes,
        "hello": _hello(visiting) if here.number == 1 else BLANK,
        "invalid": _INVALID if says else BLANK,
        **held(question, given),
        "who": BLANK if readers.afterwards else who_in_words(audience, names, visiting.role, may_still_say=True),
        "officer": names.officer,
        "child": names.child,
        "read_by": readers.by,
        "read_then": readers.then,
        "people": people_in_words(visiting.people),
    }
    for key, mark in marks_of(audience, parts).items():
        values[f"mark.{key}"] = mark
    return _shell(visiting, question, place, parts, language).fill(values)


def _shell(
    visiting: Visiting, question: AnyQuestion, place: str, parts: Sequence[tuple[str, str]], language: str
) -> Shell:
    # By identity: to compare two questions would be to compare every word of them.
    in_more = not place.startswith(CHANGING) and any(question is other for other in visiting.question_set.more)
    shells: Shells | None = current_app.extensions.get("consult_shells")
    if shells is None:
        shells = current_app.extensions["consult_shells"] = Shells()
    key = (
        visiting.question_set.key,
        question.key,
        visiting.role.value,
        visiting.look.value,
        visiting.voice.value,
        language,
        str(in_more),
    )
    return shells.get(key, lambda: _render(visiting, question, parts, in_more=in_more))


def _render(visiting: Visiting, question: AnyQuestion, parts: Sequence[tuple[str, str]], *, in_more: bool) -> str:
    return render_template(
        "respondent/question.html",
        look=visiting.look.value,
        dress={**values_of(visiting.dress), **{key: _SLOTS[key] for key in _CHANGES_BY_ITSELF}},
        action="/v",
        default_act="continue",
        token=_SLOTS["token"],
        slots=_SLOTS,
        question=question,
        chosen={key: _SLOTS[f"chosen.{key}"] for key in boxes(question)},
        marks={key: _SLOTS[f"mark.{key}"] for key in (*_KINDS, *(key for key, _words in parts))},
        parts=parts,
        in_more=in_more,
        names_the_child=visiting.role is not Role.CHILD,
        afterwards=not may_choose_who_sees(visiting.purpose),
    )


def _hello(visiting: Visiting) -> Markup:
    words = hello_to(visiting)
    return Markup('<p class="called">{}</p>').format(words) if words else BLANK


def _put_away_note() -> Markup:
    note: Callable[[], str] = get_template_attribute("components/put_away.html", "put_away")
    return Markup(note())  # noqa: S704 - a template's own output


def _problem(says: str) -> Markup:
    summary: Callable[[str, str], str] = get_template_attribute("components/error_summary.html", "error_summary")
    return Markup(summary(gettext(says), "answer"))  # noqa: S704 - a template's own output


def answer(session: Session, visiting: Visiting) -> tuple[str, int] | None:
    """Save the answer that was given and go on; a mistake is shown with everything still there."""
    place = _place_posted(visiting)
    key = question_at(visiting, place).key
    then = _after(visiting, place, key)
    if key in visiting.out_of_sight and not says_anything():
        visits.go_to(session, visiting, then, at=clock.now())
        return None
    return save(session, visiting, then=then)


def keep_what_is_there(session: Session, visiting: Visiting) -> tuple[str, int] | None:
    """Save what stands in the form where it is an answer, and stay; only words that are too long are shown again."""
    if not says_anything() or not visiting.question_set.first:
        return None
    page = save(session, visiting, then=_place_posted(visiting), warns=False)
    return page if page is not None and page[1] == 413 else None


def words_typed(visiting: Visiting) -> list[str]:
    """Return the words of the form, to be given back where they are kept nowhere."""
    question = question_at(visiting, _place_posted(visiting))
    return [text for text in posted(question)[:1] if text.strip()] if is_in_own_words(question) else []


def save(session: Session, visiting: Visiting, *, then: str, warns: bool = True) -> tuple[str, int] | None:
    """Save what the form gives and go to `then`; a page only for what cannot be kept, or was masked and `warns`."""
    place = _place_posted(visiting)
    question = question_at(visiting, place)
    given, own_words = posted(question), is_in_own_words(question)
    called = pictures_as_called() if own_words else None
    audience = _audience_posted(visiting) or question.starts_with
    if warns and own_words:
        masked = masking.without_secrets(session, visiting, given[0] if given else "", called=called)
        if given and masked != given[0]:
            return _page(visiting, question, place, [masked, *given[1:]], audience, says=TAKEN_OUT), 422
    try:
        replies.save_answer(
            session,
            visiting,
            question.key,
            given,
            audience=audience,
            asked_as=asked_here,
            at=clock.now(),
            then=then,
            called=called,
        )
    except TooLong:
        return _page(visiting, question, place, given, audience, says=TOO_LONG), 413
    except NotAnAnswer as mistake:
        return _page(visiting, question, place, given, audience, says=mistake.says), 422
    return None


def _audience_posted(visiting: Visiting) -> Audience | None:
    if not may_choose_who_sees(visiting.purpose):
        return None
    return audience_posted(request.form, "audience", "person")


def skip(session: Session, visiting: Visiting) -> None:
    """Skip the question and go on."""
    place = _place_posted(visiting)
    key = question_at(visiting, place).key
    then = (
        CHECK
        if place.startswith(CHANGING)
        else next_place(visiting.content.journey(visiting.question_set), after=key)
    )
    if key in visiting.out_of_sight:
        # What is kept and not shown is not taken back by a page on which it cannot be seen.
        visits.go_to(session, visiting, then, at=clock.now())
        return
    replies.skip_question(session, visiting, key, at=clock.now(), then=then)


def back(session: Session, visiting: Visiting) -> tuple[str, int] | None:
    """Go to the page before, keeping what stands in the form."""
    if (page := keep_what_is_there(session, visiting)) is not None:
        return page
    place = _place_posted(visiting)
    visits.go_to(session, visiting, _before(visiting, place), at=clock.now())
    return None


def to_the_helper(session: Session, visiting: Visiting) -> tuple[str, int] | None:
    """Go to the page for the grown-up beside a child, keeping what stands in the form."""
    if (page := keep_what_is_there(session, visiting)) is not None:
        return page
    visits.go_to(session, visiting, "helping", at=clock.now())
    return None


def _before(visiting: Visiting, place: str) -> str:
    if place.startswith(CHANGING):
        return CHECK
    journey = visiting.content.journey(visiting.question_set)
    return place_before(journey, place) or "welcome"


def _after(visiting: Visiting, place: str, key: str) -> str:
    if place.startswith(CHANGING):
        return CHECK
    # A young child with a helper goes on with the pictures: they are offered the lock once, at the end.
    may_lock = visiting.lock_id is None and not visiting.was_left
    if visiting.voice is not Look.PICTURE and may_lock and not visiting.content.said.keys() - {key}:
        return "lock"
    return next_place(visiting.content.journey(visiting.question_set), after=key)


def _place_posted(visiting: Visiting) -> str:
    return request.form.get("place", visiting.place)[:60]


def asked_here(question: AnyQuestion, given: Answer) -> Asked:
    """Return the question as this page asks it, with the words of what was chosen."""
    own = is_in_own_words(question)
    return Asked(
        english=question.words,
        shown=gettext(question.words),
        language=current_language(),
        labels_english=() if own else labels(question, given),
        labels_shown=() if own else labels(question, given, say=gettext),
    )
