"""The reviewing officer's desk."""

from flask import Blueprint

bp = Blueprint("reviews", __name__, url_prefix="/reviews")

from consult.web.reviews import (  # noqa: E402
    afterwards,
    alerts,
    allocation,
    booklets,
    bring_in,
    cards,
    diary,
    heard,
    invitations,
    locks,
    minutes,
    participation,
    people,
    plain_words,
    requests,
    reviews,
    safety,
    translations,
    typed_in,
    views,
)

__all__ = [
    "afterwards",
    "alerts",
    "allocation",
    "booklets",
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
    "plain_words",
    "requests",
    "reviews",
    "safety",
    "translations",
    "typed_in",
    "views",
]
