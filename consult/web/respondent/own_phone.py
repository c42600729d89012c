"""“This is my own phone”: chosen beneath an opened letter, and stopped on every page that it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from consult.domain.dates import LONDON
from consult.services import own_phones
from consult.services.visits import Visiting
from consult.settings import Settings
from consult.web import clock
from consult.web.access import cookie_name
from consult.web.languages import current_language
from consult.web.own_phone_cookie import forget_own_phone, keep_own_phone
from consult.web.respondent.wording import apart, day_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from markupsafe import Markup
    from sqlalchemy.orm import Session

CHOOSE, STOP = "own-phone", "own-phone-stop"


def days_here(settings: Settings) -> int:
    """Return how many days a phone may be named for; none where staff are signed in: that is no child's own."""
    return 0 if request.cookies.get(cookie_name("staff")) else settings.own_phone_days


def choose(session: Session, visiting: Visiting) -> None:
    """Let this phone open the letter without the pictures, where that is offered."""
    if chosen := own_phones.choose(session, visiting, at=clock.now()):
        token, until = chosen
        keep_own_phone(token, until=until)


def stop(session: Session, visiting: Visiting) -> None:
    """Ask for the pictures again from now on."""
    own_phones.stop(session, visiting, at=clock.now())
    forget_own_phone()


def in_words(visiting: Visiting) -> dict[str, Markup | None]:
    """Return the days that a letter's page names: until when this phone opens it, or could."""
    here = visiting.phone
    return {"opens_until": _day(here.opens_until), "may_open_until": _day(here.may_open_until)}


def _day(moment: datetime | None) -> Markup | None:
    return apart(day_in_words(moment.astimezone(LONDON).date(), current_language())) if moment is not None else None
