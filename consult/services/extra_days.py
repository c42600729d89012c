"""Adding and taking back a day off, and working out again what it moves."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from consult.domain.due import MonthCounting
from consult.domain.words import clean_words
from consult.domain.working_days import is_working_day
from consult.formats.bank_holidays import england_bank_holidays
from consult.services import due_dates, events
from consult.services.staff import SignedIn
from consult.storage import children
from consult.storage import extra_days as stored
from consult.storage.extra_days import ExtraDay

_LONGEST_REASON = 100
_REACH = timedelta(days=60)
"""Twenty working days never reach further back than this."""
_FARTHEST = timedelta(days=3 * 366)


class NotADayToAdd(Exception):
    """The day is off already, is a weekend, or lies where no due date would meet it; the message says which."""


def all_extra_days(session: Session) -> list[ExtraDay]:
    """Return every added day, soonest first."""
    return stored.extra_days(session)


def add_extra_day(
    session: Session, who: SignedIn, *, day: date, reason: str, now: datetime, counting: MonthCounting
) -> int:
    """Keep a day that does not count here, work out again what it touches, and return how many due dates moved.

    Raises:
        NotADayToAdd: the day would change nothing, or no reason is given.
    """
    reason = clean_words(reason).replace("\n", " ")
    if not reason or len(reason) > _LONGEST_REASON:
        raise NotADayToAdd(f"Say why in 1 to {_LONGEST_REASON} letters, such as “Day of mourning”.")
    added_before = {each.day for each in stored.extra_days(session)}
    if not is_working_day(day, days_off=england_bank_holidays([day.year]) | added_before):
        raise NotADayToAdd(f"{day:%d/%m/%Y} is no working day already: a weekend, a bank holiday or an added day.")
    if abs(day - now.date()) > _FARTHEST:
        raise NotADayToAdd("Choose a day not more than three years from today.")
    added = ExtraDay(day=day, reason=reason)
    session.add(added)
    session.flush()
    _note(session, who, added, act="added a day off", now=now)
    return _work_out_around(session, day, counting)


def take_back_extra_day(
    session: Session, who: SignedIn, day_id: str, *, now: datetime, counting: MonthCounting
) -> int:
    """Let an added day count again, and return how many due dates moved; a day that is gone already moves none."""
    added = session.get(ExtraDay, day_id)
    if added is None:
        return 0
    day = added.day
    _note(session, who, added, act="took back a day off", now=now)
    session.delete(added)
    session.flush()
    return _work_out_around(session, day, counting)


def _work_out_around(session: Session, day: date, counting: MonthCounting) -> int:
    touched = children.who_came_into_care(session, since=day - _REACH, until=day)
    return due_dates.work_out(session, touched, counting=counting)


def _note(session: Session, who: SignedIn, added: ExtraDay, *, act: str, now: datetime) -> None:
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="extra day",
        thing_id=added.id,
        outcome=added.day.isoformat(),
    )
