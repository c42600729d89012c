"""The reviewing officer's desk."""

from flask import Blueprint

bp = Blueprint("reviews", __name__, url_prefix="/reviews")

from consult.web.reviews import cards, invitations, reviews  # noqa: E402

__all__ = ["bp", "cards", "invitations", "reviews"]
