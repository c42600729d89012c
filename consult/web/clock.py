"""The one place that asks what time it is."""

from datetime import UTC, date, datetime

from consult.domain.dates import LONDON


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return today's date in England."""
    return now().astimezone(LONDON).date()
