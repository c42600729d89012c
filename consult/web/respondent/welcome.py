"""The first page of a visit, and the last."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from flask import render_template
from markupsafe import Markup

from consult.domain.greeting import greeting_for
from consult.domain.invitations import Purpose
from consult.domain.journeys import CHECK, place_to_go
from consult.domain.languages import Language, get_language
from consult.domain.looks import Look
from consult.domain.requests import offered_to
from consult.services import replies, visits
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.languages import current_language, phones_language
from consult.web.respondent.readers import readers_for
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import Names, meeting_in_words, names_for, said
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def show(visiting: Visiting) -> str:
    """Return the welcome: what this is, when the meeting is, who reads it, what cannot stay secret."""
    about = _about(visiting)
    return render_template(
        "respondent/welcome_pictures.html" if visiting.voice is Look.PICTURE else "respondent/welcome.html",
        **about,
        **_greeting(visiting, before=about["before"], child=about["names"].child, day=about["day"]),
        default_act="begin",
        count=len(visiting.question_set.first),
        has_more=bool(visiting.question_set.more),
        proposed=_proposed_languages(),
        put_away=bool(visiting.out_of_sight),
    )


def _greeting(visiting: Visiting, *, before: bool, child: Markup, day: Markup | None) -> dict[str, Markup]:
    greeting = greeting_for(visiting.voice, visiting.role, before=before, has_day=day is not None)
    return {name: said(sentence) % {"child": child, "day": day} for name, sentence in asdict(greeting).items()}


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
