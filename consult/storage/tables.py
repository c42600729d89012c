"""Every table, in one import: for the migrations and the test that they have not drifted apart."""

from consult.storage import (
    alerts,
    children,
    corrections,
    events,
    extra_days,
    invitations,
    replies,
    requests,
    respondents,
    reviews,
    staff,
    tries,
    uploads,
    views,
    visits,
)
from consult.storage.base import Base

metadata = Base.metadata

__all__ = [
    "alerts",
    "children",
    "corrections",
    "events",
    "extra_days",
    "invitations",
    "metadata",
    "replies",
    "requests",
    "respondents",
    "reviews",
    "staff",
    "tries",
    "uploads",
    "views",
    "visits",
]
