"""Before the first question: did you get your letter from last time? Asked where one was sent, until it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request

from consult.domain.question_sets.letter import GOT_LAST_ONE
from consult.services import letter_answers
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.respondent import welcome
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import names_for
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PLACE = "letter-came"


def show(visiting: Visiting) -> str:
    """Return the one question; going on without an answer is always there."""
    return render_template(
        "respondent/letter_came.html",
        look=visiting.look.value,
        action="/v",
        default_act="letter-came-on",
        token=form_token(),
        place=PLACE,
        question=GOT_LAST_ONE,
        names=names_for(visiting, council=the_settings().council),
    )


def begin(session: Session, visiting: Visiting) -> None:
    """Go to this question where it is asked, else to the first one that is not done."""
    if visiting.asks_about_letter and not visiting.content.said and not visiting.has_sent:
        welcome.go_to(session, visiting, PLACE)
    else:
        welcome.begin(session, visiting)


def keep_what_is_there(session: Session, visiting: Visiting) -> None:
    """Keep what the form says."""
    letter_answers.say_whether_it_came(session, visiting, request.form.get("got_it", ""), at=clock.now())


def go_on(session: Session, visiting: Visiting) -> None:
    """Keep it, and go on to the questions."""
    keep_what_is_there(session, visiting)
    welcome.go_on(session, visiting)


def go_back(session: Session, visiting: Visiting) -> None:
    """Keep it, and go back to the welcome."""
    keep_what_is_there(session, visiting)
    welcome.go_there(session, visiting)
