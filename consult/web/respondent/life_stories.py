"""All of somebody's letters, to keep: behind the lock, as a page to print and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template
from flask_babel import gettext
from werkzeug.wrappers import Response

from consult.domain.invitations import Purpose
from consult.domain.looks import TextSize
from consult.formats.paper import Print
from consult.services import letters_opened
from consult.services.life_stories import story_behind_the_lock
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.database import reading_session
from consult.web.life_stories import FILE_NAME, TITLE, in_words, on_paper
from consult.web.respondent import locks
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PLACE = "all-letters"
PDF = "all-letters-pdf"


def show(visiting: Visiting) -> str:
    """Return every letter that the lock opens, the oldest first; none while it is closed."""
    return render_template(
        "respondent/all_letters.html",
        look=visiting.look.value,
        action="/v",
        default_act=PDF,
        token=form_token(),
        title=gettext(TITLE),
        back_to="letter" if visiting.purpose is Purpose.LETTER else "read",
        chapters=in_words(story_behind_the_lock(reading_session(), visiting)),
    )


def go_there(session: Session, visiting: Visiting) -> None:
    """Go to all the letters, or to the lock that opens them; each letter shown is written down as opened."""
    for chapter in story_behind_the_lock(session, visiting):
        letters_opened.note_opened(session, visiting, at=clock.now(), letter_id=chapter.letter_id)
    locks.go_behind(session, visiting, to=PLACE)


def pdf(visiting: Visiting) -> Response | None:
    """Return them as one PDF, in large print for who reads larger letters; nothing without the lock or a letter."""
    chapters = story_behind_the_lock(reading_session(), visiting)
    if not chapters:
        return None
    size = Print.NORMAL if visiting.dress.text is TextSize.USUAL else Print.LARGE
    answer = Response(on_paper(chapters, size=size).pdf, mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=FILE_NAME)
    return answer
