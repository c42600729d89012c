"""How old somebody is on a day, and the band that chooses their questions and look."""

from datetime import date
from enum import StrEnum


class Band(StrEnum):
    """An age band, by age on the day of the review."""

    UNDER_4 = "under_4"
    FROM_4_TO_7 = "4_to_7"
    FROM_8_TO_11 = "8_to_11"
    FROM_12 = "12_plus"

    @property
    def label(self) -> str:
        """The band as staff read it."""
        return _BANDS[self]


_BANDS = {
    Band.UNDER_4: "under 4",
    Band.FROM_4_TO_7: "4 to 7",
    Band.FROM_8_TO_11: "8 to 11",
    Band.FROM_12: "12 and over",
}


class NotBornYet(Exception):
    """The day asked about is before the date of birth."""


def birthday_in(year: int, *, born_on: date) -> date:
    """Return the birthday in a year; somebody born on 29 February has it on 1 March in other years.

    That is the day on which English law counts them as a year older (Family Law Reform Act 1969, section 9).
    """
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def age_on(day: date, *, born_on: date) -> int:
    """Return the age in whole years on `day`.

    Raises:
        NotBornYet: when `day` is before `born_on`.
    """
    if day < born_on:
        raise NotBornYet
    return day.year - born_on.year - (day < birthday_in(day.year, born_on=born_on))


def band_for(age: int) -> Band:
    """Return the band that an age in whole years falls in."""
    if age < 4:
        return Band.UNDER_4
    if age < 8:
        return Band.FROM_4_TO_7
    if age < 12:
        return Band.FROM_8_TO_11
    return Band.FROM_12
