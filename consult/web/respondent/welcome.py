"""The first page of a visit, and the last."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from flask import render_template, request
from flask_babel import gettext
from markupsafe import Markup

from consult.domain.answers import TOO_LONG
from consult.domain.greeting import greeting_for
from consult.domain.invitations import Purpose
from consult.domain.journeys import CHECK, place_to_go
from consult.domain.languages import Language, get_language
from consult.domain.looks import Look
from consult.domain.masking import WARNING
from consult.domain.name_for_today import ASKS, HINT
from consult.domain.requests import offered_to
from consult.domain.words import TooLong
from consult.services import names_for_today, replies, visits
from consult.services.masking import without_secrets
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.languages import current_language, phones_language
from consult.web.respondent.locks import pictures_as_called
from consult.web.respondent.readers import readers_for
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import Names, hello_to, meeting_in_words, names_for, said
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


NAME = "name_for_today"
"""The field in which a child may say what they want to be called."""


def show(visiting: Visiting, *, name: str | None = None, says: str = "") -> str:
    """Return the welcome: what this is, when the meeting is, who reads it, what cannot stay secret.

    `name` is what was typed as a name where it could not be kept, and `says` why.
    """
    about = _about(visiting)
    return render_template(
        "respondent/welcome_pictures.html" if visiting.voice is Look.PICTURE else "respondent/welcome.html",
        **about,
        **_greeting(visiting, about),
        default_act="begin",
        count=len(visiting.question_set.first),
        has_more=bool(visiting.question_set.more),
        proposed=_proposed_languages(),
        asks_name=gettext(ASKS) if visiting.question_set.asks_name and not visiting.has_sent else "",
        name_hint=gettext(HINT),
        name=visiting.name_for_today if name is None else name,
        says=gettext(says) if says else "",
        put_away=bool(visiting.out_of_sight),
    )


def _greeting(visiting: Visiting, about: dict[str, Any]) -> dict[str, Markup]:
    child, day = about["names"].child, about["day"]
    greeting = greeting_for(
        visiting.voice,
        visiting.role,
        before=about["before"],
        has_day=day is not None,
        has_begun=not about["may_change"],
    )
    words = {name: said(sentence) % {"child": child, "day": day} for name, sentence in asdict(greeting).items()}
    return {**words, "heading": hello_to(visiting) or words["heading"]}


def keep_name(session: Session, visiting: Visiting) -> tuple[str, int] | None:
    """Keep the name that the form gives, where it has such a field; a page only for one too long, or masked."""
    if (typed := request.form.get(NAME)) is None:
        return None
    called = pictures_as_called()
    if (masked := without_secrets(session, visiting, typed, called=called)) != typed:
        return show(visiting, name=masked, says=WARNING), 422
    try:
        names_for_today.keep_name(session, visiting, typed, at=clock.now(), called=called)
    except TooLong:
        return show(visiting, name=typed, says=TOO_LONG), 413
    return None


def keep_name_if_it_fits(session: Session, visiting: Visiting) -> list[str]:
    """Keep the name beside something that must not wait for it; return one that cannot be kept, to be given back."""
    typed = request.form.get(NAME, "")
    try:
        names_for_today.keep_name(session, visiting, typed, at=clock.now(), called=pictures_as_called())
    except (TooLong, replies.AlreadySent):
        return [typed]
    return []


def show_helping(visiting: Visiting) -> str:
    """Return the page for the grown-up beside a child: how to help without leading."""
    return render_template(
        "respondent/helping.html",
        look=visiting.look.value,
        action="/v",
        default_act="go-on",
        token=form_token(),
        has_begun=bool(visiting.content.said or visiting.content.skipped),
        role=visiting.role.value,
        wanted=offered_to(visiting.role),
    )


def show_sent(visiting: Visiting) -> str:
    """Return the page after sending: what happens next, when it is read, how to come back."""
    return render_template("respondent/sent.html", **_about(visiting), default_act="again")


def _about(visiting: Visiting) -> dict[str, Any]:
    settings = the_settings()
    sent_at = visiting.draft.sent_at if visiting.draft else None
    names: Names = names_for(visiting, council=settings.council)
    in_full = replace(names, officer=names.officer_in_full)
    return {
        "look": visiting.look.value,
        "action": "/v",
        "token": form_token(),
        "role": visiting.role.value,
        "wanted": offered_to(visiting.role),
        "names": names,
        "before": replies.is_before_the_meeting(visiting),
        "may_change": replies.may_still_change(visiting, at=clock.now()),
        "day": meeting_in_words(visiting.meeting_on, visiting.meeting_time, current_language()),
        "readers": readers_for(visiting, names, settings, at=sent_at or clock.now()),
        "readers_in_full": readers_for(visiting, in_full, settings, at=sent_at or clock.now()),
        "lock": _lock(visiting),
        "has_news": visiting.has_news,
        "asks_for_news": visiting.purpose is Purpose.BEFORE and visiting.was_reviewed and not visiting.has_news,
    }


def _lock(visiting: Visiting) -> str:
    if visiting.lock_id is None:
        return "not now" if visiting.was_left else "none"
    return "open" if visiting.has_opened_lock else "closed"


def _proposed_languages() -> tuple[Language, ...]:
    phones = phones_language()
    return (get_language(phones),) if phones and phones != current_language() else ()


def begin(session: Session, visiting: Visiting) -> None:
    """Go to the first question that is not done."""
    visits.go_to(session, visiting, _where_to_go(visiting), at=clock.now())


def go_to(session: Session, visiting: Visiting, place: str) -> None:
    """Go to a place of the visit."""
    visits.go_to(session, visiting, place, at=clock.now())


def go_there(session: Session, visiting: Visiting) -> None:
    """Go back to the welcome."""
    visits.go_to(session, visiting, "welcome", at=clock.now())


def go_on(session: Session, visiting: Visiting) -> None:
    """Go on where the visit left off."""
    visits.go_to(session, visiting, _where_to_go(visiting), at=clock.now())


def say_something_new(session: Session, visiting: Visiting) -> None:
    """Begin an empty reply; what was sent stays as it is."""
    first = visiting.question_set.first[0].key
    replies.begin_again(session, visiting, at=clock.now(), then=first)


def _where_to_go(visiting: Visiting) -> str:
    return CHECK if visiting.has_sent else place_to_go(visiting.content.journey(visiting.question_set))
