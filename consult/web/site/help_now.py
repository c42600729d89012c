"""Need help now? Whom to ring, at any hour, before anything else."""

from flask import render_template

from consult.web.access import open_to_anyone
from consult.web.site import bp


@bp.get("/help/")
@open_to_anyone
def help_now() -> str:
    """Show the telephone numbers."""
    return render_template("site/help_now.html")
