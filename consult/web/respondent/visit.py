"""One address for the whole visit: a GET shows where it stands, a POST does one act and goes back to the GET."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import make_response, redirect, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from consult.domain.alerts import ALERT
from consult.domain.invitations import Purpose
from consult.domain.journeys import CHECK, SAY_MORE
from consult.domain.looks import dress_from, read_choices
from consult.domain.question_sets import QUESTION_SETS
from consult.services import coming_back, visits
from consult.services.replies import AlreadySent
from consult.services.visits import Visiting
from consult.web import clock
from consult.web.access import open_to_visits
from consult.web.database import commit_to_show, current_session, reading_session, small_transaction
from consult.web.drawings import picture_of
from consult.web.dress import wear
from consult.web.languages import offered, use_language
from consult.web.respondent import (
    about_letter,
    alerts,
    bp,
    check_answers,
    copies,
    last_time,
    letter_came,
    letters,
    life_stories,
    locks,
    more,
    own_phone,
    questions,
    requests,
    said,
    taking_back,
    welcome,
)
from consult.web.respondent.door import LOOK, not_working
from consult.web.respondent.fields import says_anything
from consult.web.respondent.lines import A_DRAWING
from consult.web.respondent.whose import (
    find_visiting,
    find_visiting_to_look,
    note_seen,
    the_settings,
    use_chosen_page,
)
from consult.web.security import origins
from consult.web.visit_cookie import is_in_hand, keep_visit, take_in_hand, visit_token

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Page = str | tuple[str, int] | Response
Act = Callable[["Session", Visiting], Page | None]
"""Does one thing; returns a page only where the address has to stay as it is, such as for a mistake."""

_OPTIONS = frozenset(
    option.key for question_set in QUESTION_SETS for question in question_set for option in question.options
)
"""What a form sends for an answer that was picked: not words, so nothing to copy."""
PLACES: dict[str, Callable[[Visiting], str]] = {
    "welcome": welcome.show,
    "helping": welcome.show_helping,
    SAY_MORE: more.show,
    CHECK: check_answers.show,
    "lock": locks.show_offer,
    "unlock": locks.show_unlock,
    locks.TO_LAST_TIME: locks.show_unlock,
    last_time.PLACE: last_time.show,
    letter_came.PLACE: letter_came.show,
    "said": said.show,
    "copy": copies.show,
    "take-back": taking_back.show,
    letters.PLACE: letters.show,
    life_stories.PLACE: life_stories.show,
    about_letter.TOLD: about_letter.show_told,
}
ACTS: dict[str, Act] = {
    "begin": letter_came.begin,
    "welcome": welcome.go_there,
    "helping": questions.to_the_helper,
    "go-on": welcome.go_on,
    "again": welcome.say_something_new,
    "continue": questions.answer,
    "skip": questions.skip,
    "stop": more.stop,
    "back": questions.back,
    "more-yes": more.want_more,
    "more-meeting": more.want_meeting,
    "more-no": more.want_no_more,
    "send": check_answers.send,
    "lock-no": welcome.go_on,
    "unlock": locks.go_there,
    "read": said.go_there,
    "again-changed": said.change,
    "copy": copies.go_there,
    "last-time": last_time.go_there,
    "last-time-on": last_time.go_on,
    "last-time-back": last_time.go_back,
    "letter-came-on": letter_came.go_on,
    "letter-came-back": letter_came.go_back,
    "take-back": taking_back.go_there,
    "take-back-yes": taking_back.take_back,
    letters.PLACE: letters.go_there,
    life_stories.PLACE: life_stories.go_there,
    own_phone.CHOOSE: own_phone.choose,
    own_phone.STOP: own_phone.stop,
    about_letter.PLACE: about_letter.go_there,
    "about-letter-send": about_letter.send,
    "about-letter-back": about_letter.go_back,
    "ask-advocate": requests.ask_for_advocate,
    "ask-talk_alone": requests.ask_for_talk,
    "asked-on": requests.go_back,
    "asked-undo": requests.undo,
    "alert-not_safe": alerts.not_safe,
    "alert-talk": alerts.talk,
    "alert-on": alerts.go_back,
}
SLOW_ACTS: dict[str, Callable[[Visiting], Page | None]] = {
    "lock-make": locks.make,
    "open": locks.open_it,
    "copy-pdf": copies.pdf,
    "letter-pdf": letters.pdf,
    life_stories.PDF: life_stories.pdf,
}
"""Acts that hash or print: they begin to write only afterwards or not at all, so that nobody waits for them."""


NOT_KEPT_IN_MEMORY = 203
"""A page like any other, but browsers keep only those with 200 whole in memory for Back, with what was typed.

Where a script runs it empties the page on the way out; without one this is all that does."""


@bp.get("/v")
@open_to_visits
def show() -> Page:
    """Show the page at which the visit stands."""
    visiting = find_visiting_to_look()
    if visiting is None:
        return redirect("/s", 303)
    if not visiting.link_works:
        return not_working(), 410
    in_hand = is_in_hand()
    response = make_response(_page(visiting if in_hand else coming_back.put_out_of_sight(visiting)))
    note_seen(visiting)
    if in_hand:
        response.status_code = NOT_KEPT_IN_MEMORY
        keep_visit(response, visit_token(), pressed=False)
    return response


def _page(visiting: Visiting) -> str:
    if visiting.has_sent and visiting.place == CHECK:
        return welcome.show_sent(visiting)
    if visiting.purpose is Purpose.LETTER and visiting.place == "welcome":
        return letters.show_welcome(visiting)
    if visiting.place.startswith(letters.ONE):
        return letters.show(visiting)
    if about_letter.is_here(visiting.place):
        return about_letter.show(visiting)
    if (show_place := PLACES.get(visiting.place)) is not None:
        return show_place(visiting)
    if visiting.place.startswith(requests.ASKED):
        return requests.show(visiting)
    if visiting.place.startswith(ALERT):
        return alerts.show(visiting)
    return questions.show(visiting)


@bp.post("/v")
@open_to_visits
def act() -> Page:
    """Do what a button says, and show where the visit stands then."""
    wanted = request.form.get("act", "")
    is_slow = wanted in SLOW_ACTS and "language" not in request.form
    if not is_in_hand():
        _put_away()
    visiting = find_visiting(reading_session() if is_slow else current_session())
    if visiting is None or not visiting.link_works:
        return give_back(), 410
    try:
        if visiting.purpose is Purpose.LETTER and wanted not in letters.ACTS | about_letter.ACTS:
            page = None
        else:
            page = SLOW_ACTS[wanted](visiting) if is_slow else _do(wanted, visiting)
    except AlreadySent:
        # A page that stayed open in another tab: what was typed there is kept nowhere, and nothing may call it saved.
        page = (give_back(), 409) if wanted != "send" and says_anything() else None
    if page is not None:
        return page
    return _where_it_stands() if "at_once" in request.form else _to_the_visit()


def _put_away() -> None:
    visiting = find_visiting(reading_session())
    if visiting is not None:
        with small_transaction() as session:
            coming_back.put_away(session, visiting, at=clock.now())
    take_in_hand(True)


def _where_it_stands() -> Response:
    """Answer with the next page itself: a script that asks so saves a slow connection a second way there and back."""
    commit_to_show()
    visiting = find_visiting_to_look()
    if visiting is None:
        return _to_the_visit()
    response = make_response(_page(visiting))
    response.headers["Content-Location"] = "/v"
    return response


def _to_the_visit() -> Response:
    # Not `redirect`, which writes a page about it for browsers of the last century at every button.
    response = Response(status=303, headers={"Location": "/v"}, mimetype="text/html")
    keep_visit(response, visit_token(), pressed=True)
    return response


def _do(wanted: str, visiting: Visiting) -> Page | None:
    session = current_session()
    # Whoever is not safe is heard first; the name is kept after that, in `alerts`.
    if wanted not in alerts.RAISING and (page := welcome.keep_name(session, visiting)) is not None:
        return page
    if (language := request.form.get("language", "")) in offered():
        return _speak(session, visiting, language)
    if choices := read_choices(request.form.getlist("wear")):
        return _wear(session, visiting, choices)
    kind, _colon, key = wanted.partition(":")
    if kind == letters.PLACE and key:
        letters.go_to_one(session, visiting, key)
        return None
    if kind == "change":
        check_answers.change(session, visiting, key)
        return None
    found = ACTS.get(wanted)
    return found(session, visiting) if found is not None else None


def _speak(session: Session, visiting: Visiting, language: str) -> Page | None:
    if (page := _keep(session, visiting)) is not None:
        return page
    visits.speak(session, visiting, language, at=clock.now())
    use_language(language)
    return locks.show_made_again(visiting) or about_letter.show_typed_again(visiting)


def _wear(session: Session, visiting: Visiting, choices: dict[str, str]) -> Page | None:
    if (page := _keep(session, visiting)) is not None:
        return page
    visits.wear(session, visiting, choices, at=clock.now())
    wear(dress_from({**visiting.dress.chosen, **choices}, look=visiting.voice), voice=visiting.voice)
    return locks.show_made_again(visiting) or about_letter.show_typed_again(visiting)


def _keep(session: Session, visiting: Visiting) -> Page | None:
    if "alert_words" in request.form:
        return alerts.stay(session, visiting)
    if request.form.get("place") == CHECK:
        check_answers.keep_audiences(session, visiting, then=CHECK)
        return None
    if request.form.get("place") == last_time.PLACE:
        last_time.keep_what_is_there(session, visiting)
        return None
    if request.form.get("place") == letter_came.PLACE:
        letter_came.keep_what_is_there(session, visiting)
        return None
    return questions.keep_what_is_there(session, visiting)


@bp.errorhandler(403)
def refused(_problem: Exception) -> tuple[str, int]:
    """Give words back that came from our own page without the visit's token: its cookie went meanwhile."""
    if request.path == "/v" and request.headers.get("Origin") in origins(the_settings()):
        return give_back(), 403
    return render_template("errors/respondent_403.html"), 403


def give_back() -> str:
    """Return the page for words that came too late: they are on it, with what to do."""
    fields = ("answer", "alert_words", welcome.NAME)
    typed = [*(text for field in fields for text in request.form.getlist(field)), *about_letter.words_typed()]
    words = [text for text in typed if text.strip() and text not in _OPTIONS]
    drawn = request.form.get("drawing", "")
    use_chosen_page()
    drawing = picture_of(drawn, label=gettext(A_DRAWING))
    return render_template("respondent/given_back.html", look=LOOK, words=words, drawing=drawing, drawn=drawn)
