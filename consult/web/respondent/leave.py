"""Leaving: the visit ends at the server, the cookie goes, and a dull page comes."""

from flask import redirect
from werkzeug.wrappers import Response

from consult.services import visits
from consult.web import clock
from consult.web.access import cookie_name, open_to_anyone
from consult.web.database import current_session
from consult.web.respondent import bp
from consult.web.respondent.whose import the_settings, visit_cookie


@bp.post("/leave")
@open_to_anyone
def leave() -> Response:
    """End the visit, if there is one, and go to the dull page of the settings."""
    if token := visit_cookie():
        visits.leave(current_session(), token, at=clock.now())
    settings = the_settings()
    response = redirect(settings.leave_to, 303)
    response.delete_cookie(cookie_name("visit"), path="/", secure=settings.is_https, httponly=True, samesite="Strict")
    return response
