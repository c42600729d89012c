"""What happens to what people say, and the one cookie."""

from flask import render_template

from consult.services.visits import IDLE, LONGEST
from consult.web.access import cookie_name, open_to_anyone
from consult.web.site import bp


@bp.get("/help/privacy")
@open_to_anyone
def privacy() -> str:
    """Show the privacy notice."""
    return render_template("site/privacy.html")


@bp.get("/help/cookies")
@open_to_anyone
def cookies() -> str:
    """Show what is kept on a phone: one cookie, by its real name, and when it ends."""
    return render_template(
        "site/cookies.html",
        cookie=cookie_name("visit"),
        idle_minutes=round(IDLE.total_seconds() / 60),
        longest_hours=round(LONGEST.total_seconds() / 3600),
    )
