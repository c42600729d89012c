from datetime import date

import pytest

from consult.domain.ages import Band, NotBornYet, age_on, band_for


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2016, 5, 5), date(2026, 5, 4), 9),
        (date(2016, 5, 5), date(2026, 5, 5), 10),
        (date(2016, 2, 29), date(2024, 2, 28), 7),
        (date(2016, 2, 29), date(2024, 2, 29), 8),
        (date(2016, 2, 29), date(2026, 2, 28), 9),
        (date(2016, 2, 29), date(2026, 3, 1), 10),
        (date(2026, 11, 21), date(2026, 11, 21), 0),
    ],
)
def test_a_child_is_a_year_older_on_the_birthday_and_a_leap_day_child_on_1_march(
    born: date, day: date, age: int
) -> None:
    assert age_on(day, born_on=born) == age


def test_nobody_has_an_age_before_they_are_born() -> None:
    with pytest.raises(NotBornYet):
        age_on(date(2026, 1, 1), born_on=date(2026, 1, 2))


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, Band.UNDER_4),
        (3, Band.UNDER_4),
        (4, Band.FROM_4_TO_7),
        (7, Band.FROM_4_TO_7),
        (8, Band.FROM_8_TO_11),
        (11, Band.FROM_8_TO_11),
        (12, Band.FROM_12),
        (17, Band.FROM_12),
        (24, Band.FROM_12),
    ],
)
def test_every_age_falls_in_one_band(age: int, band: Band) -> None:
    assert band_for(age) is band
