"""Taking back what was sent: asked once more, then done, for whoever opened the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from consult.domain.afterwards import may_choose_who_sees
from consult.services import taking_back
from consult.services.taking_back import NothingToTakeBack
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.respondent import locks
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import names_for
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def show(visiting: Visiting) -> str:
    """Return what taking back does, and the button that does it."""
    return render_template(
        "respondent/take_back.html",
        look=visiting.look.value,
        action="/v",
        default_act="read",
        token=form_token(),
        names=names_for(visiting, council=the_settings().council),
        afterwards=not may_choose_who_sees(visiting.purpose),
    )


def go_there(session: Session, visiting: Visiting) -> None:
    """Go to the page that asks once more, or to the lock that opens it."""
    locks.go_behind(session, visiting, to="take-back")


def take_back(session: Session, visiting: Visiting) -> None:
    """Take everything back that was sent with this link under the lock; a second press finds nothing."""
    try:
        taking_back.take_back(session, visiting, at=clock.now(), then="said")
    except NothingToTakeBack:
        locks.go_behind(session, visiting, to="said")
