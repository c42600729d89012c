"""The reviewing officer's desk."""

from flask import Blueprint

bp = Blueprint("reviews", __name__, url_prefix="/reviews")

from consult.web.reviews import reviews  # noqa: E402

__all__ = ["bp", "reviews"]
