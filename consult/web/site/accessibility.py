"""The accessibility statement: what works, what was tested, and what was not."""

from datetime import date

from flask import render_template

from consult.web.access import open_to_anyone
from consult.web.languages import current_language, date_in_words, is_draft
from consult.web.site import bp

PREPARED_ON = date(2026, 11, 21)
"""The day on which somebody last compared the statement with the site."""


@bp.get("/help/accessibility")
@open_to_anyone
def accessibility() -> str:
    """Show the statement."""
    return render_template(
        "site/accessibility.html",
        prepared_on=date_in_words(PREPARED_ON),
        is_draft=is_draft(current_language()),
    )
