from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.domain.dates import NotADate, NotATime, read_date, read_moment, read_time

days = st.dates(date(1980, 1, 1), date(2100, 12, 31))
SERIAL_ZERO = date(1899, 12, 30)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("05/04/2021", date(2021, 4, 5)),
        ("5/4/2021", date(2021, 4, 5)),
        (" 05/04/2021 ", date(2021, 4, 5)),
        ("05/04/2021 14:30", date(2021, 4, 5)),
        ("2021-04-05", date(2021, 4, 5)),
        ("2021-04-05T14:30:00", date(2021, 4, 5)),
        ("2024-12-10 00:00:00.000", date(2024, 12, 10)),
        ("2024-12-10 00:00:00.0000000", date(2024, 12, 10)),
        ("2024-06-09T23:00:00Z", date(2024, 6, 10)),
        ("2024-06-10T00:00:00+01:00", date(2024, 6, 10)),
        ("44291", date(2021, 4, 5)),
        ("44291.0", date(2021, 4, 5)),
        ("44291.604166666664", date(2021, 4, 5)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_however_a_case_system_writes_it(written: str, meant: date) -> None:
    assert read_date(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2021", "29/02/2021", "00/01/2021", "13/13/2021", "04/13/2021", "2021-13-04", "2021-02-30",
        "05/04/21", "5 April 2021", "05-04-2021", "05.04.2021", "20210405", "2021", "12345", "-44291", "1e5",
        "05/04/0201", "01/01/2101", "2021-04-05 25:00:00", "٠٥/٠٤/٢٠٢١", "yesterday", "", "2021/04/05", "4/2021",
    ],
)  # fmt: skip
def test_a_date_that_does_not_exist_or_could_be_misread_is_refused(written: str) -> None:
    with pytest.raises(NotADate):
        read_date(written)


def test_a_year_of_two_digits_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotADate, match="write all four"):
        read_date("05/04/21")


@given(days)
def test_slashes_are_always_day_first_and_every_form_means_the_same_day(day: date) -> None:
    serial = (day - SERIAL_ZERO).days
    written = [f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", day.isoformat(), str(serial)]
    assert {read_date(each) for each in written} == {day}


@given(st.text(max_size=30))
def test_whatever_is_written_is_a_date_or_is_refused(written: str) -> None:
    with suppress(NotADate):
        assert date(1900, 1, 1) <= read_date(written) <= date(2100, 12, 31)


@given(days, st.integers(1, 24 * 60 - 1))
def test_the_time_beside_a_date_is_kept_to_the_minute(day: date, minutes: int) -> None:
    clock = time(minutes // 60, minutes % 60)
    serial = (day - SERIAL_ZERO).days + minutes / 1440
    for written in (f"{day} {clock:%H:%M:%S}.000", f"{day:%d/%m/%Y} {clock:%H:%M}", repr(serial)):
        assert read_moment(written) == (day, clock)


def test_midnight_beside_a_date_says_no_time() -> None:
    assert read_moment("2024-12-10 00:00:00.000") == (date(2024, 12, 10), None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14:30", time(14, 30)), ("14:30:00", time(14, 30)), ("9.05", time(9, 5)), ("2.30pm", time(14, 30)),
        ("2 pm", time(14)), ("12am", time(0)), ("12 p.m.", time(12)), ("0.604166666666667", time(14, 30)),
        ("0", time(0)),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read(written: str, meant: time) -> None:
    assert read_time(written) == meant


@pytest.mark.parametrize("written", ["25:00", "14:75", "13pm", "0pm", "14", "noon", "", "1.5.2", "0.99999999"])
def test_what_is_not_a_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(NotATime):
        read_time(written)
