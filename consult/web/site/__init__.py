"""Help, privacy and accessibility, for everyone; and the gallery of components, for those who build."""

from flask import Blueprint, request

from consult.web.access import cookie_name
from consult.web.languages import offered, use_language
from consult.web.respondent.whose import find_visiting_to_look
from consult.web.visit_cookie import visit_token

bp = Blueprint("site", __name__)


@bp.before_request
def _as_in_the_visit() -> None:
    """Show a page in the language and dress of the visit it was opened from, unless its address says otherwise."""
    asked = request.args.get("lang", "")
    if visit_token() and find_visiting_to_look() and asked in offered():
        use_language(asked)


@bp.context_processor
def _whether_somebody_is_in_the_middle() -> dict[str, object]:
    return {"is_visiting": lambda: cookie_name("visit") in request.cookies}


from consult.web.site import accessibility, clips, components, help_now, privacy  # noqa: E402, F401
