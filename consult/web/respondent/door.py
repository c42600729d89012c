"""The door: an animal and Start. A GET never sees the number; opening is a POST and uses nothing up."""

from flask import current_app, make_response, redirect, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from consult.domain.invitations import (
    ANIMALS,
    DIGITS_IN_A_NUMBER,
    LinkDoesNotWork,
    NotANumber,
    Purpose,
    animal_of,
    in_fours,
    read_number,
)
from consult.domain.throttling import TooManyTries
from consult.domain.translatable import _
from consult.services import coming_back, openings, own_phones, tries
from consult.web import clock
from consult.web.access import open_to_anyone
from consult.web.database import commit_to_show, current_session, small_transaction
from consult.web.dress import worn_here
from consult.web.languages import current_language
from consult.web.own_phone_cookie import own_phone_token
from consult.web.respondent import bp, letters, welcome
from consult.web.respondent.whose import chosen_language, find_visiting_to_look, use_chosen_page
from consult.web.visit_cookie import begin_here, keep_visit, visit_token

LOOK = "child"
NOT_SIXTEEN_DIGITS = _(
    "The number on your card or letter has 16 digits. Please look at it again and type all of them."
)
_NAMES = dict(ANIMALS)


@bp.get("/s")
@open_to_anyone
def door() -> str:
    """Show the door; the script of the page reads the number after the `#`, which no server sees."""
    return _door("")


@bp.post("/s")
@open_to_anyone
def knock() -> str | tuple[str, int] | Response:
    """Show the animal of a number, whether any link has it or not; with Start, open the link."""
    typed, chosen = request.form.get("number", ""), use_chosen_page()
    changes_page = "language" in request.form or "wear" in request.form
    try:
        number = read_number(typed, digits=current_app.config.get("DIGITS_IN_A_NUMBER", DIGITS_IN_A_NUMBER))
    except NotANumber:
        says = "" if changes_page else NOT_SIXTEEN_DIGITS
        return _door(typed[:60], chosen=chosen, says=says), 200 if changes_page else 422
    if request.form.get("start") == "1" and not changes_page:
        return _start(number, chosen=chosen)
    key = animal_of(number)
    return _door(in_fours(number), chosen=chosen, animal=(key, _NAMES[key]))


def _door(number: str, *, chosen: str = "", says: str = "", animal: tuple[str, str] | None = None) -> str:
    return render_template(
        "respondent/door.html",
        look=LOOK,
        action="/s",
        default_act="show",
        token="",
        number=number,
        chosen=chosen or chosen_language(),
        says=gettext(says) if says else "",
        animal=animal,
        animals=ANIMALS,
    )


def _start(number: str, *, chosen: str) -> tuple[str, int] | Response:
    at = clock.now()
    try:
        with small_transaction() as session:
            counted = tries.count_try_at_number(session, request.remote_addr or "", at=at)
        token = visit_token()
        if not coming_back.scan_again(current_session(), token, number, language=chosen, at=at):
            token = openings.open_link(
                current_session(), number, language=chosen, spoken_here=current_language(), worn=worn_here(), at=at
            )
    except TooManyTries:
        return not_working(wait=True), 429
    except LinkDoesNotWork:
        return not_working(), 404
    tries.take_back(current_session(), counted)
    if phone := own_phone_token():
        own_phones.know_again(current_session(), phone, visit_token=token, at=at)
    if "at_once" in request.form and (page := _welcome(token)) is not None:
        return page
    response = redirect("/v", 303)
    keep_visit(response, token, pressed=True)
    return response


def _welcome(token: str) -> Response | None:
    """Answer with the visit's first page itself: it spares a slow phone a second way there and back.

    None where the visit stands elsewhere. What was begun is on disk before the page is made.
    """
    commit_to_show()
    begin_here(token)
    visiting = find_visiting_to_look()
    if visiting is None or visiting.place != coming_back.WELCOME:
        return None
    is_letter = visiting.purpose is Purpose.LETTER
    response = make_response(letters.show_welcome(visiting) if is_letter else welcome.show(visiting))
    response.headers["Content-Location"] = "/v"
    keep_visit(response, token, pressed=False)
    return response


def not_working(*, wait: bool = False) -> str:
    """Return the one page for every link that does not work, whatever the reason."""
    return render_template("respondent/not_working.html", look=LOOK, wait=wait)
