"""The reviewing officer's desk."""

from flask import Blueprint

bp = Blueprint("reviews", __name__, url_prefix="/reviews")

from consult.web.reviews import (  # noqa: E402
    allocation,
    bring_in,
    cards,
    diary,
    heard,
    invitations,
    locks,
    minutes,
    participation,
    people,
    requests,
    reviews,
    safety,
    translations,
    views,
)

__all__ = [
    "allocation",
    "bp",
    "bring_in",
    "cards",
    "diary",
    "heard",
    "invitations",
    "locks",
    "minutes",
    "participation",
    "people",
    "requests",
    "reviews",
    "safety",
    "translations",
    "views",
]
