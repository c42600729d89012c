"""How long what was not sent, and what only helped to send, is kept."""

from datetime import timedelta

UNSENT_KEPT = timedelta(days=6)
"""After a link has ended. A link before the meeting ends a day after it: together seven days after the meeting."""
TRIES_KEPT = timedelta(days=1)
UPLOADS_KEPT = timedelta(days=1)
