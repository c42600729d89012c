"""One tap for *I don't feel safe* or *I want to talk to someone*: from any page, and back to it with nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request
from flask_babel import gettext

from consult.domain.alerts import ALERT, Alarm, place_of_alert
from consult.domain.answers import TOO_LONG
from consult.domain.journeys import CHECK
from consult.domain.words import TooLong
from consult.services import alerts, masking, visits
from consult.services.replies import AlreadySent
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.languages import current_language
from consult.web.respondent import about_letter, check_answers, last_time, letter_came, locks, questions, welcome
from consult.web.respondent.whose import the_settings
from consult.web.respondent.wording import apart, day_in_words, names_for
from consult.web.security import form_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

RAISING = frozenset({"alert-not_safe", "alert-talk"})
"""The two buttons of every page; nothing that is typed beside them may hold them up."""
_WITH_WORDS = "+"
"""After what was pressed, once this visit has added words: the page says that they are sent, and never shows them."""
_LONGEST_PLACE = 60
_WELCOME = "welcome"


def show(visiting: Visiting) -> str:
    """Return whom to ring now, who is told, and when it is read."""
    alarm, has_words, _origin = _read(visiting.place)
    return _page(visiting, alarm, has_words=has_words)


def _page(
    visiting: Visiting,
    alarm: Alarm,
    *,
    place: str = "",
    has_words: bool = False,
    words: str = "",
    problem: str = "",
    taken_out: bool = False,
    given_back: list[str] | None = None,
) -> str:
    settings = the_settings()
    read_by = visiting.read_by(clock.now(), working_days=settings.read_within)
    return render_template(
        "respondent/alert.html",
        look=visiting.look.value,
        action="/v",
        default_act="alert-on",
        token=form_token(),
        alarm=alarm,
        place=place or visiting.place,
        made=locks.made_here(),
        has_words=has_words,
        words=words,
        taken_out=taken_out,
        problem=gettext(problem) if problem else "",
        given_back=given_back or [],
        names=names_for(visiting, council=settings.council),
        read_by=apart(day_in_words(read_by, current_language())),
    )


def not_safe(session: Session, visiting: Visiting) -> str | tuple[str, int] | None:
    """Raise the alert of somebody who is not safe."""
    return _raise(session, visiting, Alarm.NOT_SAFE)


def talk(session: Session, visiting: Visiting) -> str | tuple[str, int] | None:
    """Raise the alert of somebody who wants to talk."""
    return _raise(session, visiting, Alarm.TALK)


def _raise(session: Session, visiting: Visiting, alarm: Alarm) -> str | tuple[str, int] | None:
    alerts.raise_alert(session, visiting, alarm, at=clock.now())
    origin = _origin(visiting)
    lost = _keep_what_is_there(session, visiting)
    place = place_of_alert(alarm, origin)
    visits.go_to(session, visiting, place, at=clock.now())
    # Only this answer still knows the words that do not fit, and the pictures of a lock that were shown once.
    if lost or locks.made_here():
        return _page(visiting, alarm, place=place, given_back=lost)
    return None


def _origin(visiting: Visiting) -> str:
    origin = request.form.get("place", visiting.place)
    if origin.startswith(ALERT):
        origin = _read(origin)[2]
    return origin if len(ALERT) + len(Alarm.NOT_SAFE) + 2 + len(origin) <= _LONGEST_PLACE else _WELCOME


def _keep_what_is_there(session: Session, visiting: Visiting) -> list[str]:
    """Keep what stands in the form; return the words that are too long for an answer."""
    if "alert_words" in request.form:
        try:
            add_words(session, visiting)
        except TooLong:
            return [request.form["alert_words"]]
        return []
    if request.form.get("place") == CHECK:
        check_answers.keep_audiences(session, visiting, then=CHECK)
        return []
    if request.form.get("place") == last_time.PLACE:
        last_time.keep_what_is_there(session, visiting)
        return []
    if request.form.get("place") == letter_came.PLACE:
        letter_came.keep_what_is_there(session, visiting)
        return []
    if about_letter.is_here(request.form.get("place", "")):
        return about_letter.words_typed()
    if welcome.NAME in request.form:
        return welcome.keep_name_if_it_fits(session, visiting)
    try:
        page = questions.keep_what_is_there(session, visiting)
    except AlreadySent:
        return questions.words_typed(visiting)
    return [] if page is None else [text for text in request.form.getlist("answer") if text.strip()]


def add_words(session: Session, visiting: Visiting) -> bool:
    """Keep the words of the form with the alert that its page is about; False where there are none.

    Raises:
        consult.domain.words.TooLong: for more than an alert holds.
    """
    alarm = _read(request.form.get("place", visiting.place))[0]
    words = request.form.get("alert_words", "")
    return alerts.add_words(session, visiting, alarm, words, called=locks.pictures_as_called(), at=clock.now())


def stay(session: Session, visiting: Visiting) -> tuple[str, int] | None:
    """Keep the words and stay, such as for another language; a page only for words that are too long."""
    alarm, has_words, origin = _read(request.form.get("place", visiting.place))
    try:
        has_words = add_words(session, visiting) or has_words
    except TooLong:
        return _too_long(visiting, alarm)
    mark = _WITH_WORDS if has_words else ""
    visits.go_to(session, visiting, f"{ALERT}{alarm.value}{mark}:{origin}", at=clock.now())
    return None


def go_back(session: Session, visiting: Visiting) -> str | tuple[str, int] | None:
    """Keep the words, if there are any, and go back to where the button was pressed."""
    alarm, _has_words, origin = _read(request.form.get("place", visiting.place))
    try:
        add_words(session, visiting)
    except TooLong:
        return _too_long(visiting, alarm)
    if _something_was_taken_out(session, visiting):
        place = f"{ALERT}{alarm.value}{_WITH_WORDS}:{origin}"
        visits.go_to(session, visiting, place, at=clock.now())
        return _page(visiting, alarm, place=place, has_words=True, problem=questions.TAKEN_OUT, taken_out=True)
    visits.go_to(session, visiting, origin or _WELCOME, at=clock.now())
    return locks.show_made_again(visiting)


def _something_was_taken_out(session: Session, visiting: Visiting) -> bool:
    words = request.form.get("alert_words", "")
    return masking.without_secrets(session, visiting, words, called=locks.pictures_as_called()) != words


def _too_long(visiting: Visiting, alarm: Alarm) -> tuple[str, int]:
    place = request.form.get("place", visiting.place)
    return _page(visiting, alarm, place=place, words=request.form.get("alert_words", ""), problem=TOO_LONG), 413


def _read(place: str) -> tuple[Alarm, bool, str]:
    """Return what was pressed, whether words were added, and where it was pressed."""
    kind, _colon, origin = place.removeprefix(ALERT).partition(":")
    alarm = kind.removesuffix(_WITH_WORDS)
    found = Alarm(alarm) if place.startswith(ALERT) and alarm in set(Alarm) else Alarm.NOT_SAFE
    return found, kind.endswith(_WITH_WORDS), origin[:_LONGEST_PLACE]
