"""Help, privacy and accessibility, for everyone; and the gallery of components, for those who build."""

from flask import Blueprint, request

from consult.web.access import cookie_name

bp = Blueprint("site", __name__)


@bp.context_processor
def _whether_somebody_is_in_the_middle() -> dict[str, object]:
    return {"is_visiting": lambda: cookie_name("visit") in request.cookies}


from consult.web.site import accessibility, components, help_now, privacy  # noqa: E402, F401
