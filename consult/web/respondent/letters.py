"""The letter on a phone: sealed until the lock opens it, then read, read aloud, printed or kept as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template
from markupsafe import Markup
from werkzeug.wrappers import Response

from consult.domain.dates import LONDON
from consult.domain.greeting import title_after
from consult.domain.looks import TextSize
from consult.formats.letters import letter_pdf
from consult.formats.paper import Print
from consult.services import letters_opened, visits
from consult.services.letters_opened import OpenLetter
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.database import reading_session
from consult.web.languages import current_language
from consult.web.letters_in_words import words_around
from consult.web.respondent import locks, own_phone
from consult.web.respondent.wording import apart, day_in_words, said
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PLACE = "letter"
"""The place of the letter that this link opens, and the act that goes there."""
ONE = "letter:"
"""Before the id of a letter that another link of the same person shows, in a place and in an act."""
ACTS = frozenset(
    {"", "welcome", "back", "unlock", "open", PLACE, "letter-pdf", "all-letters", "all-letters-pdf"}
    | {"alert-not_safe", "alert-talk", "alert-on", "go-on", own_phone.CHOOSE, own_phone.STOP}
)
"""What a visit to read a letter may do: it answers no question and makes no lock, since the lock opens the letter."""
FILE_NAME = "letter.pdf"
"""What a file is called on a phone: it says nothing of a review."""


def show_welcome(visiting: Visiting) -> str:
    """Return the letter still sealed: that there is one, and what opens it; nothing else."""
    return _page(
        "respondent/letter_sealed.html",
        default_act=PLACE,
        visiting=visiting,
        lock=_lock(visiting),
        **own_phone.in_words(visiting),
    )


def _lock(visiting: Visiting) -> str:
    if visiting.lock_id is None:
        return "none"
    if visiting.lock_is_frozen:
        return "frozen"
    return "closed" if letters_opened.is_there(reading_session(), visiting) else "older"


def show(visiting: Visiting) -> str:
    """Return the letter, or what opens it while the lock is closed."""
    letter = letters_opened.find_letter(reading_session(), visiting, letter_id=_id(visiting))
    if letter is None:
        return show_welcome(visiting)
    text = letter.text
    return _page(
        "respondent/letter.html",
        default_act="letter-pdf",
        visiting=visiting,
        letter=text,
        around=words_around(text.language),
        how_it_was=letters_opened.find_number_to_ask_how_it_was(
            reading_session(), visiting, at=clock.now(), letter_id=_id(visiting)
        ),
        how_it_was_words=said(title_after(visiting.voice)),
        back_to="read" if _id(visiting) else "welcome",
        has_more=len(letters_opened.letters_for(reading_session(), visiting)) > 1,
        **own_phone.in_words(visiting),
    )


def _page(template: str, *, default_act: str, visiting: Visiting, **values: object) -> str:
    return render_template(
        template, look=visiting.look.value, action="/v", token=form_token(), default_act=default_act, **values
    )


def _id(visiting: Visiting) -> str | None:
    return visiting.place.removeprefix(ONE) if visiting.place.startswith(ONE) else None


def letters_behind(visiting: Visiting) -> list[tuple[str, Markup]]:
    """Return act and day of each letter that the opened lock opens, the newest first."""
    found = letters_opened.letters_for(reading_session(), visiting)
    return [(f"{ONE}{letter.letter_id}", _day(letter)) for letter in found]


def _day(letter: OpenLetter) -> Markup:
    return apart(day_in_words(letter.published_at.astimezone(LONDON).date(), current_language()))


def go_there(session: Session, visiting: Visiting) -> None:
    """Go to the letter of this link, or to the lock that opens it."""
    if letters_opened.may_open(visiting):
        letters_opened.note_opened(session, visiting, at=clock.now())
        visits.go_to(session, visiting, PLACE, at=clock.now())
    else:
        locks.go_there(session, visiting)


def go_to_one(session: Session, visiting: Visiting, letter_id: str) -> None:
    """Go to one of this person's letters, or to the lock that opens them."""
    if letters_opened.find_letter(session, visiting, letter_id=letter_id) is None:
        locks.go_behind(session, visiting, to="said")
        return
    letters_opened.note_opened(session, visiting, at=clock.now(), letter_id=letter_id)
    visits.go_to(session, visiting, f"{ONE}{letter_id}", at=clock.now())


def pdf(visiting: Visiting) -> Response | None:
    """Return the letter as a PDF, in large print for who reads larger letters; nothing without the lock."""
    letter = letters_opened.find_letter(reading_session(), visiting, letter_id=_id(visiting))
    if letter is None or not visiting.place.startswith(PLACE):
        return None
    text = letter.text
    size = Print.NORMAL if visiting.dress.text is TextSize.USUAL else Print.LARGE
    printed = letter_pdf(text, size=size, around=words_around(text.language))
    answer = Response(printed.pdf, mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=FILE_NAME)
    return answer
