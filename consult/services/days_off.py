"""The days that are no working days here: England's bank holidays and what an administrator added."""

from datetime import date

from sqlalchemy.orm import Session

from consult.formats.bank_holidays import england_bank_holidays
from consult.storage.extra_days import extra_days

_YEARS = range(2000, 2041)
"""Wide enough for any child now in care and any date ahead of them, and small: some eight days a year."""


def days_off(session: Session) -> frozenset[date]:
    """Return every day off besides weekends, past and to come."""
    return england_bank_holidays(_YEARS) | {extra.day for extra in extra_days(session)}
