"""What was sent before: read back, and changed, by whoever opened the lock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask import render_template
from flask_babel import gettext
from markupsafe import Markup

from consult.domain.dates import LONDON
from consult.domain.greeting import the_day_that_was
from consult.domain.journeys import CHECK
from consult.domain.name_for_today import ASKS
from consult.domain.question_sets import get_question_set
from consult.services import replies, visits
from consult.services.read_back import NothingToChange, Sent, change_what_was_said, said_before
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.database import reading_session
from consult.web.languages import current_language
from consult.web.respondent import locks
from consult.web.respondent.letters import letters_behind
from consult.web.respondent.lines import Line, line_for
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import apart, day_in_words, meeting_in_words, names_for, people_to_pick
from consult.web.respondent.wording import said as said_of
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SentLines:
    """One sending as it is read back."""

    day: Markup
    lines: list[Line]
    taken_back: Markup | None
    """The day on which it was taken back, or None while it stands."""
    of_this_link: bool
    name: str = ""
    """What they wanted to be called that day."""

    @property
    def asks_name(self) -> str:
        """What stands above the name."""
        words: str = gettext(ASKS)
        return words


def show(visiting: Visiting) -> str:
    """Return what the lock opens, the newest first."""
    sendings, may_change = read_back(visiting), replies.may_still_change(visiting, at=clock.now())
    standing = any(sent.of_this_link and not sent.taken_back for sent in sendings)
    return render_template(
        "respondent/said.html",
        look=visiting.look.value,
        action="/v",
        default_act="go-on",
        token=form_token(),
        sendings=sendings,
        may_change=standing and may_change,
        too_late=standing and not may_change and replies.is_before_the_meeting(visiting),
        day_that_was=_day_that_was(visiting),
        may_take_back=standing,
        may_keep=any(not sent.taken_back for sent in sendings),
        letters=letters_behind(visiting),
    )


def _day_that_was(visiting: Visiting) -> Markup:
    names = names_for(visiting, council=the_settings().council)
    day = meeting_in_words(visiting.meeting_on, visiting.meeting_time, current_language())
    return said_of(the_day_that_was(visiting.voice)) % {"child": names.child, "day": day}


def read_back(visiting: Visiting) -> list[SentLines]:
    """Return everything that the visit's opened lock opens, the newest first."""
    return [_lines(visiting, sent) for sent in said_before(reading_session(), visiting)]


def _lines(visiting: Visiting, sent: Sent) -> SentLines:
    names, parts = names_for(visiting, council=the_settings().council), people_to_pick(visiting.role)
    asked = get_question_set(sent.question_set)
    questions = {question.key: question for question in asked}
    return SentLines(
        day=_day(sent.sent_at),
        lines=[
            line_for(questions[key], said, names=names, role=visiting.role, parts=parts, purpose=asked.purpose)
            for key, said in sent.said.items()
            if key in questions
        ],
        taken_back=_day(sent.taken_back_at) if sent.taken_back_at else None,
        of_this_link=sent.of_this_link,
        name=sent.name_for_today,
    )


def _day(at: datetime) -> Markup:
    return apart(day_in_words(at.astimezone(LONDON).date(), current_language()))


def go_there(session: Session, visiting: Visiting) -> None:
    """Go to what was said, or to the lock that opens it."""
    locks.go_behind(session, visiting, to="said")


def change(session: Session, visiting: Visiting) -> None:
    """Begin a new reply that holds what was sent last, and show it all."""
    try:
        change_what_was_said(session, visiting, at=clock.now(), then=CHECK)
    except NothingToChange:
        visits.go_to(session, visiting, "welcome", at=clock.now())
