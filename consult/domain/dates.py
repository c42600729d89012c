"""Dates and times of day as people and case systems write them; with slashes the day always comes first."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
_SLASHED = re.compile(rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>\d{{4}})(?:[ T]+{_TIME})?", re.ASCII)
_ISO = re.compile(
    rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?:[ T]+{_TIME}\s*(?P<zone>Z|[+-]\d{{2}}:?\d{{2}})?)?",
    re.ASCII,
)
_SERIAL = re.compile(r"(?P<days>\d{5})(?:\.(?P<fraction>\d+))?", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}/\d{1,2}/\d{2}", re.ASCII)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?", re.I
)
_FRACTION_OF_A_DAY = re.compile(r"0?\.\d+|0", re.ASCII)

_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall-clock moment, as spreadsheets keep it
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)
# A number in a date column is read as a spreadsheet's serial only where a child's dates can lie, so that
# a year or an id that strayed into the column is refused and not turned into a day.
_EARLIEST_SERIAL = date(1980, 1, 1)


class NotADate(ValueError):
    """What is written is not a day that exists, in one of the ways of writing that cannot be misread."""

    def __init__(self, text: str, why: str = "is not a date we can read; write dd/mm/yyyy"):
        self.text = text
        self.why = why
        super().__init__(f"“{text}” {why}")


class NotATime(ValueError):
    """What is written is not a time of day."""

    def __init__(self, text: str):
        self.text = text
        self.why = "is not a time of day; write 14:30"
        super().__init__(f"“{text}” {self.why}")


def read_date(text: str) -> date:
    """Return the day written in `text`; a time of day after it is left out.

    Raises:
        NotADate: it does not exist (31/02/2021), or could be read in two ways (05/04/21).
    """
    return read_moment(text)[0]


def read_moment(text: str) -> tuple[date, time | None]:
    """Return the day written in `text`, and the time of day (London) when one is written and is not midnight.

    Read are dd/mm/yyyy and yyyy-mm-dd, each with or without a time, and a spreadsheet's serial number of days.

    Raises:
        NotADate: it does not exist (31/02/2021), or could be read in two ways (05/04/21).
    """
    written = text.strip()
    if match := _SLASHED.fullmatch(written) or _ISO.fullmatch(written):
        moment = _moment_of(written, match)
    elif match := _SERIAL.fullmatch(written):
        moment = _SERIAL_ZERO + timedelta(days=float(written))
        moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
        if moment.date() < _EARLIEST_SERIAL:
            raise NotADate(written)
    elif _SHORT_YEAR.fullmatch(written):
        raise NotADate(written, "has a year of two digits; write all four")
    else:
        raise NotADate(written)
    if not _EARLIEST <= moment.date() <= _LATEST:
        raise NotADate(written, "is not a date between 1900 and 2100")
    return moment.date(), moment.time().replace(second=0) if moment.time() != time.min else None


def _moment_of(written: str, match: re.Match[str]) -> datetime:
    part = match.groupdict()
    try:
        moment = datetime(  # noqa: DTZ001 - the day as written; a zone, where there is one, follows below
            int(part["year"]),
            int(part["month"]),
            int(part["day"]),
            int(part["hour"] or 0),
            int(part["minute"] or 0),
            int(part["second"] or 0),
        )
        if zone := part.get("zone"):
            aware = datetime.fromisoformat(moment.isoformat() + zone)
            return aware.astimezone(LONDON).replace(tzinfo=None)
    except (ValueError, OverflowError) as problem:
        raise NotADate(written, "is not a day that exists") from problem
    return moment


def read_time(text: str) -> time:
    """Return the time of day written in `text`: 14:30, 14.30, 2.30pm, 2pm, or a spreadsheet's fraction of a day.

    Raises:
        NotATime: it is none of these.
    """
    written = text.strip()
    if _FRACTION_OF_A_DAY.fullmatch(written):
        minutes = round(float(written) * 24 * 60)
        if minutes >= 24 * 60:
            raise NotATime(written)
        return time(minutes // 60, minutes % 60)
    match = _CLOCK.fullmatch(written)
    if match is None or (match["minute"] is None and match["half"] is None):
        raise NotATime(written)
    hour, half = int(match["hour"]), (match["half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            raise NotATime(written)
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(match["minute"] or 0))
    except ValueError as problem:
        raise NotATime(written) from problem
