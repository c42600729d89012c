"""What was sent before: read back, and changed, by whoever opened the lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import render_template
from markupsafe import Markup

from consult.domain.invitations import LONDON
from consult.domain.journeys import CHECK
from consult.domain.question_sets import get_question_set
from consult.services import replies, visits
from consult.services.replies import NothingToChange, Sent
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.database import reading_session
from consult.web.languages import current_language
from consult.web.respondent.lines import Line, line_for
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import apart, day_in_words, names_for, people_to_pick
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SentLines:
    """One sending as it is read back."""

    day: Markup
    lines: list[Line]


def show(visiting: Visiting) -> str:
    """Return what the lock opens, the newest first."""
    sendings = replies.said_before(reading_session(), visiting)
    return render_template(
        "respondent/said.html",
        look=visiting.look.value,
        action="/v",
        default_act="go-on",
        token=form_token(),
        sendings=[_lines(visiting, sent) for sent in sendings],
        may_change=any(sent.of_this_link for sent in sendings) and replies.is_before_the_meeting(visiting),
    )


def _lines(visiting: Visiting, sent: Sent) -> SentLines:
    names, parts = names_for(visiting, council=the_settings().council), people_to_pick(visiting.role)
    day = day_in_words(sent.sent_at.astimezone(LONDON).date(), current_language())
    questions = {question.key: question for question in get_question_set(sent.question_set)}
    return SentLines(
        day=apart(day),
        lines=[
            line_for(questions[key], said, names=names, role=visiting.role, parts=parts)
            for key, said in sent.said.items()
            if key in questions
        ],
    )


def go_there(session: Session, visiting: Visiting) -> None:
    """Go to what was said, or to the lock that opens it."""
    visits.go_to(session, visiting, "said" if visiting.has_opened_lock else "unlock", at=clock.now())


def change(session: Session, visiting: Visiting) -> None:
    """Begin a new reply that holds what was sent last, and show it all."""
    try:
        replies.change_what_was_said(session, visiting, at=clock.now(), then=CHECK)
    except NothingToChange:
        visits.go_to(session, visiting, "welcome", at=clock.now())
