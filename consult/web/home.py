"""The bare address: the door for strangers, the list for staff."""

from flask import Flask, redirect, request, url_for
from werkzeug.wrappers import Response

from consult.domain.staff import StaffRole
from consult.web.access import cookie_name, find_staff, open_to_anyone


def init_app(app: Flask) -> None:
    """Answer `/`."""
    app.add_url_rule("/", "home", home)


@open_to_anyone
def home() -> Response:
    """Send whoever carries a staff cookie to their work, which asks them to sign in when it has ended."""
    if cookie_name("staff") not in request.cookies:
        return redirect(url_for("respondent.door"), 303)
    found = find_staff()
    return redirect(first_page(found.role if found else StaffRole.OFFICER), 303)


def first_page(role: StaffRole) -> str:
    """Return the address at which somebody's work begins."""
    return url_for("reports.languages" if role is StaffRole.CHECKER else "reviews.list_reviews")
