"""A copy to keep of what was said: a page to print and a PDF, for whoever opened the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template
from flask_babel import gettext
from werkzeug.wrappers import Response

from consult.domain.drawing import find_drawing
from consult.domain.languages import find_language, get_language
from consult.domain.translatable import _
from consult.formats.copies import Passage, copy_to_keep
from consult.services.visits import Visiting
from consult.web.languages import current_language
from consult.web.respondent import locks, said, wording
from consult.web.respondent.lines import A_DRAWING
from consult.web.respondent.said import SentLines
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TITLE = _("This is what you said")
SENT_ON = _("Sent on %(day)s")
FILE_NAME = "what-i-said.pdf"
"""What a file is called on a phone: it says nothing of a review."""


def show(visiting: Visiting) -> str:
    """Return the page to print."""
    return render_template(
        "respondent/copy.html",
        look=visiting.look.value,
        action="/v",
        default_act="copy-pdf",
        token=form_token(),
        title=gettext(TITLE),
        sendings=_kept(visiting),
    )


def _kept(visiting: Visiting) -> list[SentLines]:
    return [sent for sent in said.read_back(visiting) if not sent.taken_back]


def go_there(session: Session, visiting: Visiting) -> None:
    """Go to the copy, or to the lock that opens it."""
    locks.go_behind(session, visiting, to="copy")


def pdf(visiting: Visiting) -> Response | None:
    """Return the copy as a PDF; nothing without the lock, or when nothing stands."""
    if not (kept := _kept(visiting)):
        return None
    names = [Passage(heading=sent.asks_name, said=(sent.name,), note=_sent_on(sent)) for sent in kept if sent.name]
    passages = [
        Passage(
            heading=line.said.asked.shown if line.said else "",
            said=(line.reads,) if line.reads else (),
            drawing=find_drawing(line.said.drawing) if line.said else None,
            called=gettext(A_DRAWING),
            note=f"{line.who.striptags()} {_sent_on(sent)}",
            asked_in=find_language(line.said.asked.language) if line.said else None,
            language=find_language(line.language),
        )
        for sent in kept
        for line in sent.lines
    ]
    printed = copy_to_keep([*names, *passages], title=gettext(TITLE), language=get_language(current_language()))
    answer = Response(printed.pdf, mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=FILE_NAME)
    return answer


def _sent_on(sent: SentLines) -> str:
    return (wording.said(SENT_ON) % {"day": sent.day}).striptags()
