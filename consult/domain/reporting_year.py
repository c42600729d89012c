"""The year of the statutory return: 1 April to 31 March, named like 2021-22."""

import re
from dataclasses import dataclass
from datetime import date

_NAMED = re.compile(r"(\d{4})[-–/](\d{2}|\d{4})")
_APRIL = 4


class NotAYear(ValueError):
    """What was asked for is not the name of a year such as 2021-22, whose second part is the year after."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is not a year that we know. Write it like 2021-22, for April 2021 to March 2022.")


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month."""

    year: int
    month: int

    @property
    def name(self) -> str:
        """The month in words, such as April 2021."""
        return f"{self.first_day:%B %Y}"

    @property
    def short_name(self) -> str:
        """The month in three letters, such as Apr."""
        return f"{self.first_day:%b}"

    @property
    def first_day(self) -> date:
        """The month's first day."""
        return date(self.year, self.month, 1)


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a reporting year: Q1 is April to June."""

    name: str
    months: tuple[Month, ...]

    @property
    def in_words(self) -> str:
        """The quarter's months, such as April to June."""
        return f"{self.months[0].first_day:%B} to {self.months[-1].first_day:%B}"


@dataclass(frozen=True, order=True)
class ReportingYear:
    """One year of the return, by the calendar year in which its April lies."""

    begins_in: int

    @classmethod
    def named(cls, name: str) -> "ReportingYear":
        """The year of this name.

        Raises:
            NotAYear: the name is of another shape, or its second part is not the year after the first.
        """
        found = _NAMED.fullmatch(name.strip())
        if found is None or not 1990 <= int(found[1]) <= 2200:
            raise NotAYear(name)
        year = cls(int(found[1]))
        if found[2] not in (f"{year.ends_in % 100:02}", str(year.ends_in)):
            raise NotAYear(name)
        return year

    @classmethod
    def of(cls, day: date) -> "ReportingYear":
        """The year in which a day lies."""
        return cls(day.year if day.month >= _APRIL else day.year - 1)

    @property
    def ends_in(self) -> int:
        """The calendar year of its March, by which the return itself is named."""
        return self.begins_in + 1

    @property
    def name(self) -> str:
        """The short name, such as 2021-22."""
        return f"{self.begins_in}-{self.ends_in % 100:02}"

    @property
    def in_words(self) -> str:
        """The name for a heading, such as 2021 to 2022."""
        return f"{self.begins_in} to {self.ends_in}"

    @property
    def first_day(self) -> date:
        """Its 1 April."""
        return date(self.begins_in, _APRIL, 1)

    @property
    def last_day(self) -> date:
        """Its 31 March."""
        return date(self.ends_in, _APRIL - 1, 31)

    @property
    def months(self) -> tuple[Month, ...]:
        """Its twelve months, from April."""
        return tuple(Month(self.begins_in + (index >= 9), (index + _APRIL - 1) % 12 + 1) for index in range(12))

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Its four quarters, Q1 to Q4."""
        return tuple(Quarter(f"Q{at + 1}", self.months[3 * at : 3 * at + 3]) for at in range(4))

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return self.name
