"""One tap that asks for an advocate, or for a talk with the reviewing officer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from consult.domain.journeys import CHECK
from consult.domain.requests import Wanted
from consult.services import requests, visits
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.languages import current_language
from consult.web.respondent import check_answers
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import apart, day_in_words, names_for
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ASKED = "asked:"
"""Before what was asked for, the place to go back to, and the id of a request that this very press made, in a place.

It shows no more than was just pressed, and whoever holds the link cannot take back what somebody asked for before.
"""
_FROM = ("welcome", CHECK)


def show(visiting: Visiting) -> str:
    """Return what was asked for, and when it is read."""
    settings = the_settings()
    kind, _origin, made = _read(visiting)
    read_by = visiting.read_by(clock.now(), working_days=settings.read_within)
    return render_template(
        "respondent/asked.html",
        look=visiting.look.value,
        action="/v",
        default_act="asked-on",
        token=form_token(),
        wanted=kind,
        may_undo=bool(made),
        names=names_for(visiting, council=settings.council),
        read_by=apart(day_in_words(read_by, current_language())),
    )


def ask_for_advocate(session: Session, visiting: Visiting) -> None:
    """Ask for an advocate."""
    _ask(session, visiting, Wanted.ADVOCATE)


def ask_for_talk(session: Session, visiting: Visiting) -> None:
    """Ask for a talk with the reviewing officer alone."""
    _ask(session, visiting, Wanted.TALK_ALONE)


def _ask(session: Session, visiting: Visiting, wanted: Wanted) -> None:
    made = requests.ask(session, visiting, wanted, at=clock.now())
    origin = visiting.place if visiting.place in _FROM else _FROM[0]
    check_answers.keep_audiences(session, visiting, then=f"{ASKED}{wanted.value}:{origin}:{made or ''}")


def _read(visiting: Visiting) -> tuple[Wanted, str, str]:
    kind, origin, made = (visiting.place.removeprefix(ASKED) + "::").split(":")[:3]
    return (
        Wanted(kind) if kind in set(Wanted) else Wanted.TALK_ALONE,
        origin if origin in _FROM else _FROM[0],
        made if visiting.place.startswith(ASKED) else "",
    )


def undo(session: Session, visiting: Visiting) -> None:
    """Take back what this visit has just asked for, and go back to where it was asked."""
    _kind, origin, made = _read(visiting)
    if made:
        requests.take_back(session, visiting, made, at=clock.now())
    visits.go_to(session, visiting, origin, at=clock.now())


def go_back(session: Session, visiting: Visiting) -> None:
    """Go back to where it was asked."""
    visits.go_to(session, visiting, _read(visiting)[1], at=clock.now())
