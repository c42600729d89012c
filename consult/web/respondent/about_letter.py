"""About your letter: could you read it, is it right, what would you change; behind the lock, like the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request
from flask_babel import gettext

from consult.domain.answers import TOO_LONG
from consult.domain.masking import WARNING
from consult.domain.question_sets.letter import COULD_READ, GOT_IT, IS_RIGHT, WOULD_CHANGE
from consult.domain.words import TooLong
from consult.services import letter_answers, letters_opened, visits
from consult.services.letter_answers import AboutLetter
from consult.services.masking import without_secrets
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.database import reading_session
from consult.web.respondent import letters, locks
from consult.web.respondent.readers import readers_for
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import names_for
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PLACE = "about-letter"
TOLD = "letter-told"
ACTS = frozenset({PLACE, "about-letter-send", "about-letter-back"})


def is_here(place: str) -> bool:
    """Whether a place is this page, about the letter of the link or about one by its id."""
    return place.partition(":")[0] == PLACE


def show(visiting: Visiting) -> str:
    """Return the questions; the sealed letter while the lock is closed."""
    if letters_opened.find_letter(reading_session(), visiting, letter_id=_id(visiting)) is None:
        return letters.show_welcome(visiting)
    return _page(visiting)


def show_told(visiting: Visiting) -> str:
    """Return that it was sent, who reads it, and by when."""
    names = names_for(visiting, council=the_settings().council)
    by = readers_for(visiting, names, the_settings(), at=clock.now()).by
    return _shown("respondent/letter_told.html", visiting, default_act=letters.PLACE, read_by=by)


def show_typed_again(visiting: Visiting) -> str | None:
    """Return this page with what was picked and typed, in another language or dress; None on another page."""
    return _page(visiting) if is_here(request.form.get("place", "")) else None


def _page(visiting: Visiting, *, words: str | None = None, problem: str = "") -> str:
    return _shown(
        "respondent/about_letter.html",
        visiting,
        default_act="about-letter-send",
        place=PLACE,
        picks=(GOT_IT, COULD_READ, IS_RIGHT),
        change=WOULD_CHANGE,
        picked={each.key: request.form.get(each.key, "") for each in (GOT_IT, COULD_READ, IS_RIGHT)},
        words=request.form.get(WOULD_CHANGE.key, "") if words is None else words,
        problem=gettext(problem) if problem else "",
    )


def _shown(template: str, visiting: Visiting, **values: object) -> str:
    names = names_for(visiting, council=the_settings().council)
    return render_template(template, look=visiting.look.value, action="/v", token=form_token(), names=names, **values)


def _id(visiting: Visiting) -> str | None:
    return visiting.place.partition(":")[2] or None


def go_there(session: Session, visiting: Visiting) -> None:
    """Go to the questions about the letter that is shown."""
    if letters_opened.find_letter(session, visiting, letter_id=_id(visiting)) is None:
        locks.go_behind(session, visiting, to=letters.PLACE)
        return
    letter_id = _id(visiting)
    visits.go_to(session, visiting, f"{PLACE}:{letter_id}" if letter_id else PLACE, at=clock.now())


def go_back(session: Session, visiting: Visiting) -> None:
    """Go back to the letter."""
    visits.go_to(session, visiting, _letter_s_place(visiting), at=clock.now())


def send(session: Session, visiting: Visiting) -> str | tuple[str, int] | None:
    """Keep what was said; what is too long, or held the number or the lock, comes back with what to do."""
    letter = letters_opened.find_letter(session, visiting, letter_id=_id(visiting))
    if letter is None or not is_here(visiting.place):
        return None
    try:
        said = AboutLetter.from_form(request.form)
    except TooLong:
        return _page(visiting, problem=TOO_LONG), 422
    called = locks.pictures_as_called()
    if (masked := without_secrets(session, visiting, said.would_change, called=called)) != said.would_change:
        return _page(visiting, words=masked, problem=WARNING), 422
    letter_answers.say_about_letter(session, visiting, letter.letter_id, said, at=clock.now(), called=called)
    visits.go_to(session, visiting, _letter_s_place(visiting) if said.says_nothing else TOLD, at=clock.now())
    return None


def _letter_s_place(visiting: Visiting) -> str:
    letter_id = _id(visiting)
    return f"{letters.ONE}{letter_id}" if letter_id else letters.PLACE


def words_typed() -> list[str]:
    """Return the words of the form, to be given back where a press leads elsewhere."""
    words = request.form.get(WOULD_CHANGE.key, "")
    return [words] if words.strip() else []
