"""The lock: offered, made and shown once, opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import render_template, request
from flask_babel import gettext, ngettext

from consult.domain import locks as rules
from consult.domain.invitations import Purpose
from consult.domain.journeys import CHECK, place_to_go
from consult.domain.locks import LockExists, LockIsFrozen, NotALock, SomethingWasPutAway, WrongPictures
from consult.domain.translatable import _
from consult.services import letters_opened, locks, replies, visits
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.database import current_session, reading_session, small_transaction
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TO_LAST_TIME = "unlock-last-time"
"""The place of a lock that leads on to what happened since last time, and not to what was said."""
_NAMES = dict(rules.PICTURES)
_TURNS = (_("First picture"), _("Second picture"), _("Third picture"), _("Fourth picture"))


def show_offer(visiting: Visiting) -> str:
    """Return the offer of a lock."""
    return _show(
        "respondent/lock_offer.html",
        visiting,
        default_act="lock-make",
        may_change=replies.may_still_change(visiting, at=clock.now()),
    )


def show_unlock(visiting: Visiting, *, says: str = "") -> str:
    """Return the page that opens a lock, or says that it is frozen."""
    return _show(
        "respondent/unlock.html",
        visiting,
        default_act="open",
        says=says,
        frozen=visiting.lock_is_frozen,
        for_letter=_is_for_letter(visiting),
        turns=[gettext(turn) for turn in _TURNS],
        pictures=rules.PICTURES,
    )


def _show(template: str, visiting: Visiting, **values: object) -> str:
    return render_template(template, look=visiting.look.value, action="/v", token=form_token(), **values)


def go_there(session: Session, visiting: Visiting) -> None:
    """Go to the page that opens the lock."""
    visits.go_to(session, visiting, "unlock", at=clock.now())


def go_behind(session: Session, visiting: Visiting, *, to: str, by: str = "unlock") -> None:
    """Go to a page that only the opened lock shows, or to the page that opens it, whose place is `by`."""
    visits.go_to(session, visiting, to if visiting.has_opened_lock else by, at=clock.now())


def make(visiting: Visiting) -> str | None:
    """Make a lock and show its pictures, this once; nothing when there is one already."""
    try:
        pictures, hashed = locks.choose_pictures(reading_session(), visiting)
        then = CHECK if visiting.has_sent else place_to_go(visiting.content.journey(visiting.question_set))
        locks.make_lock(current_session(), visiting, hashed, at=clock.now(), then=then)
    except (LockExists, SomethingWasPutAway):
        visits.go_to(current_session(), visiting, "welcome", at=clock.now())
        return None
    return _show_made(visiting, pictures)


def _show_made(visiting: Visiting, pictures: Sequence[str]) -> str:
    shown = [(key, _NAMES[key]) for key in pictures]
    return _show("respondent/lock_made.html", visiting, default_act="go-on", pictures=shown)


def show_made_again(visiting: Visiting) -> str | None:
    """Return the pictures of a new lock in another language or dress: only the page itself still knows them."""
    shown = made_here()
    return _show_made(visiting, shown) if shown else None


def made_here() -> list[str]:
    """Return the pictures of a new lock that the form of this page carries."""
    return [key for key in request.form.getlist("made") if key in _NAMES][: rules.PICTURES_IN_A_LOCK]


def pictures_as_called() -> dict[str, str]:
    """Return the key of each picture by its name in the language of the page, in small letters."""
    return {gettext(word).casefold(): key for key, word in rules.PICTURES}


def open_it(visiting: Visiting) -> tuple[str, int] | None:
    """Try four pictures; the try is counted before it is looked at."""
    try:
        pictures = rules.read_pictures([request.form.get(f"picture{turn}", "") for turn in (1, 2, 3, 4)])
        with small_transaction() as session:
            hashed = locks.count_try(session, visiting)
        if not locks.are_right(reading_session(), visiting, hashed, pictures):
            with small_transaction() as session:
                problem = locks.wrong_pictures(session, visiting, at=clock.now())
            raise problem
    except NotALock as mistake:
        return show_unlock(visiting, says=gettext(mistake.says)), 422
    except WrongPictures as wrong:
        return show_unlock(visiting, says=_tries_left(wrong.tries_left)), 422
    except LockIsFrozen:
        return _show_frozen(visiting), 422
    if _is_for_letter(visiting):
        locks.open_lock(current_session(), visiting, at=clock.now(), then="letter")
        letters_opened.note_opened(current_session(), visiting, at=clock.now())
    else:
        then = "last-time" if visiting.place == TO_LAST_TIME else "said"
        locks.open_lock(current_session(), visiting, at=clock.now(), then=then)
    return None


def _tries_left(left: int) -> str:
    sentence: str = ngettext(
        "These are not your pictures, or not in your order. You can try %(num)s more time.",
        "These are not your pictures, or not in your order. You can try %(num)s more times.",
        left,
    )
    return sentence


def _show_frozen(visiting: Visiting) -> str:
    return _show(
        "respondent/unlock.html",
        visiting,
        default_act="welcome",
        says="",
        frozen=True,
        for_letter=_is_for_letter(visiting),
        turns=(),
        pictures=(),
    )


def _is_for_letter(visiting: Visiting) -> bool:
    return visiting.purpose is Purpose.LETTER
