"""By which day what somebody sends is read; said to them before and after they send it."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from consult.domain.dates import LONDON
from consult.domain.working_days import add_working_days, is_working_day

END_OF_THE_WORKING_DAY = time(17)


def read_by(
    sent_at: datetime,
    *,
    working_days: int,
    days_off: Collection[date],
    meeting_on: date | None,
    meeting_time: time | None = None,
) -> date:
    """Return the day by which what is sent at an aware moment is read.

    `working_days` after the day it came; what comes on a day off, or at 17:00 or later, counts as coming on the next
    working day. Never later than the meeting, while the meeting is still to come.
    """
    here = sent_at.astimezone(LONDON)
    came_on = here.date()
    if here.time() >= END_OF_THE_WORKING_DAY:
        came_on += timedelta(days=1)
    while not is_working_day(came_on, days_off=days_off):
        came_on += timedelta(days=1)
    by = add_working_days(came_on, working_days, days_off=days_off)
    if meeting_on is None or has_begun(meeting_on, meeting_time, at=sent_at):
        return by
    return min(by, meeting_on)


def has_begun(meeting_on: date | None, meeting_time: time | None, *, at: datetime) -> bool:
    """Whether a meeting has begun at an aware moment.

    One without a time has when its day is over; one without a day has not.
    """
    here = at.astimezone(LONDON)
    if meeting_on is None:
        return False
    if meeting_time is None:
        return here.date() > meeting_on
    return here >= datetime.combine(meeting_on, meeting_time, LONDON)
