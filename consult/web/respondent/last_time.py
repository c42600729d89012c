"""Last time you said, and this is what happened: behind the lock, with *did it happen?* for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import render_template, request
from markupsafe import Markup

from consult.domain.question_sets.options import YES_SORT_OF_NO
from consult.domain.questions import Option
from consult.domain.translatable import _
from consult.domain.wishes import Happened, Outcome
from consult.services import last_time, visits
from consult.services.last_time import Answered
from consult.services.replies import may_still_change
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.database import reading_session
from consult.web.languages import current_language
from consult.web.respondent import locks, welcome
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import apart, day_apart, names_for
from consult.web.respondent.wording import said as in_words
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PLACE = "last-time"
_FIELD = "happened."
_OUTCOMES = {
    Outcome.YES: Option("yes", _("Yes"), "answers/yes"),
    # Translators: the answer to a wish: it was not decided or done yet, and may come.
    Outcome.NOT_YET: Option("not_yet", _("Not yet"), "signs/clock"),
    Outcome.NO: Option("no", _("No"), "answers/no"),
}
# Translators: %(who)s is what staff typed, “We”, “You”, “Mum” or “Kim and Ade”: no verb can follow it.
_WHO = _("Who does this: %(who)s")
_WHO_BY = _("Who does this: %(who)s. By when: %(day)s")


@dataclass(frozen=True)
class Line:
    """One wish as the page shows it."""

    answered: Answered
    outcome: Option
    who: Markup | None
    field: str
    happened: Option | None


def show(visiting: Visiting) -> str:
    """Return what was asked for last time and what came of it; whom to ask where the lock opens nothing."""
    found = last_time.find_last_time(reading_session(), visiting)
    day = found.held_on if found else None
    return render_template(
        "respondent/last_time.html",
        look=visiting.look.value,
        action="/v",
        default_act="last-time-on",
        token=form_token(),
        place=PLACE,
        day=day_apart(day, current_language()) if day else None,
        lines=[_line(each) for each in found.answered] if found else [],
        may_say=may_still_change(visiting, at=clock.now()),
        options=YES_SORT_OF_NO,
        names=names_for(visiting, council=the_settings().council),
    )


def _line(answered: Answered) -> Line:
    return Line(
        answered=answered,
        outcome=_OUTCOMES[answered.outcome],
        who=_who(answered),
        field=f"{_FIELD}{answered.wish_id}",
        happened=next((each for each in YES_SORT_OF_NO if each.key == answered.happened), None),
    )


def _who(answered: Answered) -> Markup | None:
    if answered.outcome is Outcome.NO or not answered.owner:
        return None
    if answered.by_on is None:
        return in_words(_WHO) % {"who": apart(answered.owner)}
    day = day_apart(answered.by_on, current_language())
    return in_words(_WHO_BY) % {"who": apart(answered.owner), "day": day}


def go_there(session: Session, visiting: Visiting) -> None:
    """Go to what happened, or to the lock that opens it."""
    locks.go_behind(session, visiting, to=PLACE, by=locks.TO_LAST_TIME)


def keep_what_is_there(session: Session, visiting: Visiting) -> None:
    """Keep what the form says happened."""
    said = {
        name.removeprefix(_FIELD): Happened(value)
        for name, value in request.form.items()
        if name.startswith(_FIELD) and value in set(Happened)
    }
    last_time.say_what_happened(session, visiting, said, at=clock.now())


def go_on(session: Session, visiting: Visiting) -> None:
    """Keep it, and go on to the questions."""
    keep_what_is_there(session, visiting)
    welcome.go_on(session, visiting)


def go_back(session: Session, visiting: Visiting) -> None:
    """Keep it, and go back to the welcome."""
    keep_what_is_there(session, visiting)
    visits.go_to(session, visiting, "welcome", at=clock.now())
