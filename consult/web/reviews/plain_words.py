"""Looks over what is being typed into a letter: stores nothing, and writes down no word of it."""

from flask import Response, get_template_attribute, jsonify, make_response, request

from consult.domain.plain_parts import PlainPart, together
from consult.domain.staff import StaffRole
from consult.web.access import open_to_staff
from consult.web.plain_words import TooMuchToLookAt, sent_parts, sent_register
from consult.web.reviews import bp

_COMPONENT = "components/staff/plain_words.html"


@bp.post("/letters/plain")
@open_to_staff(StaffRole.OFFICER)
def plain_words() -> Response:
    """Answer how plain each part of the form is, as the page itself would show it."""
    try:
        parts = sent_parts(request.form)
    except TooMuchToLookAt:
        return make_response(jsonify(problem="This is too long to look at. Make it shorter, please."), 422)
    register = sent_register(request.form)
    panel = get_template_attribute(_COMPONENT, "plain_together_inside")
    return jsonify(
        parts={part.field: _part(part) for part in parts},
        together=panel(parts, together(parts, register=register), register),
    )


def _part(part: PlainPart) -> dict[str, str]:
    register = sent_register(request.form)
    age = get_template_attribute(_COMPONENT, "plain_age_inside")(part, register)
    findings = get_template_attribute(_COMPONENT, "plain_findings_inside")(part, register)
    return {"text": part.text, "age": age, "findings": findings}
