"""Every table, in one import: for the migrations and the test that they have not drifted apart."""

from consult.storage import (
    alerts,
    children,
    corrections,
    decisions,
    deliveries,
    events,
    extra_days,
    invitations,
    letters,
    outbox,
    replies,
    requests,
    respondents,
    reviews,
    service_answers,
    staff,
    tries,
    uploads,
    views,
    visits,
    wishes,
)
from consult.storage.base import Base

metadata = Base.metadata

__all__ = [
    "alerts",
    "children",
    "corrections",
    "decisions",
    "deliveries",
    "events",
    "extra_days",
    "invitations",
    "letters",
    "metadata",
    "outbox",
    "replies",
    "requests",
    "respondents",
    "reviews",
    "service_answers",
    "staff",
    "tries",
    "uploads",
    "views",
    "visits",
    "wishes",
]
