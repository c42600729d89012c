"""Pages for children, parents and carers: the public door."""

from flask import Blueprint

bp = Blueprint("respondent", __name__)

from consult.web.respondent import door, leave, visit  # noqa: E402

__all__ = ["bp", "door", "leave", "visit"]
