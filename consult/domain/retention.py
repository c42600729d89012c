"""How long what was not sent, and what only helped to send, is kept."""

from datetime import datetime, timedelta

UNSENT_KEPT = timedelta(days=6)
"""After a link has ended. A link before the meeting ends a day after it: together seven days after the meeting."""
TRIES_KEPT = timedelta(days=1)
UPLOADS_KEPT = timedelta(days=1)


def unsent_words_go(link_ended_at: datetime) -> datetime:
    """Return the moment from which a draft that was never sent is deleted."""
    return link_ended_at + UNSENT_KEPT
