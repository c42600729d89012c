"""The bare address: the door for strangers, the list for staff."""

from flask import Flask, redirect, request, url_for
from werkzeug.wrappers import Response

from consult.web.access import cookie_name, open_to_anyone


def init_app(app: Flask) -> None:
    """Answer `/`."""
    app.add_url_rule("/", "home", home)


@open_to_anyone
def home() -> Response:
    """Send whoever carries a staff cookie to the list, which asks them to sign in when it has ended."""
    is_staff = cookie_name("staff") in request.cookies
    return redirect(url_for("reviews.list_reviews" if is_staff else "respondent.door"), 303)
