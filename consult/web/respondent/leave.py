"""Leaving: the visit ends at the server, the cookie goes, and a dull page comes."""

from flask import redirect
from werkzeug.wrappers import Response

from consult.services import visits
from consult.web import clock
from consult.web.access import open_to_anyone
from consult.web.database import current_session
from consult.web.respondent import bp
from consult.web.respondent.whose import the_settings
from consult.web.visit_cookie import forget_visit, visit_token


@bp.post("/leave")
@open_to_anyone
def leave() -> Response:
    """End the visit, if there is one, and go to the dull page of the settings."""
    if token := visit_token():
        visits.leave(current_session(), token, at=clock.now())
    response = redirect(the_settings().leave_to, 303)
    forget_visit(response)
    return response
