"""What happens to what people say, and what is kept on a phone."""

from flask import current_app, render_template

from consult.services.visits import IDLE, LONGEST
from consult.settings import Settings
from consult.web.access import cookie_name, open_to_anyone
from consult.web.own_phone_cookie import KIND as OWN_PHONE
from consult.web.site import bp


@bp.get("/help/privacy")
@open_to_anyone
def privacy() -> str:
    """Show the privacy notice."""
    return render_template("site/privacy.html")


@bp.get("/help/cookies")
@open_to_anyone
def cookies() -> str:
    """Show what is kept on a phone: each cookie by its real name, and when it ends."""
    settings: Settings = current_app.extensions["consult_settings"]
    return render_template(
        "site/cookies.html",
        cookie=cookie_name("visit"),
        own_phone_cookie=cookie_name(OWN_PHONE),
        own_phone_days=settings.own_phone_days,
        idle_minutes=round(IDLE.total_seconds() / 60),
        longest_hours=round(LONGEST.total_seconds() / 3600),
    )
