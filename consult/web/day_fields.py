"""Form fields for a day and a time of day, however a person or their browser writes them."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from wtforms import Field
from wtforms.widgets import DateInput, TimeInput

from consult.domain.dates import NotADate, NotATime, read_date, read_time
from consult.domain.diary import NotPossible


class DayField(Field):  # type: ignore[misc]
    """A day; `data` is None when it is left blank."""

    widget = DateInput()
    data: date | None = None
    _typed = ""

    def _value(self) -> str:
        return self._typed or (self.data.isoformat() if self.data else "")

    def process_formdata(self, values: Sequence[str]) -> None:
        """Read what was typed: the browser's 2026-04-05, or 05/04/2026."""
        self._typed, self.data = values[0].strip() if values else "", None
        if self._typed:
            try:
                self.data = read_date(self._typed)
            except NotADate as problem:
                raise ValueError(f"“{self._typed[:40]}” {problem.why}.") from problem


class ClockField(Field):  # type: ignore[misc]
    """A time of day; `data` is None when it is left blank."""

    widget = TimeInput()
    data: time | None = None
    _typed = ""

    def _value(self) -> str:
        return self._typed or (f"{self.data:%H:%M}" if self.data else "")

    def process_formdata(self, values: Sequence[str]) -> None:
        """Read what was typed: 14:30, or 2.30pm."""
        self._typed, self.data = values[0].strip() if values else "", None
        if self._typed:
            try:
                self.data = read_time(self._typed)
            except NotATime as problem:
                raise ValueError(f"“{self._typed[:40]}” {problem.why}.") from problem


def show_where(form: Any, problem: NotPossible) -> None:
    """Put the sentence of a refusal at its field."""
    form[problem.field].errors = [*form[problem.field].errors, problem.sentence]
