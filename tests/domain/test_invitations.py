"""Numbers, animals and lifetimes."""

from datetime import UTC, date, datetime, time

import pytest

from consult.domain.invitations import (
    ANIMALS,
    NotANumber,
    Purpose,
    animal_of,
    closes_at,
    in_fours,
    is_open,
    new_number,
    read_number,
)

MADE = datetime(2026, 4, 14, 9, tzinfo=UTC)


def test_a_number_has_sixteen_digits_and_is_printed_in_fours() -> None:
    number = new_number()
    assert len(number) == 16
    assert in_fours("0123456789012345") == "0123-4567-8901-2345"


@pytest.mark.parametrize(
    "typed",
    [
        "1234567890123456",
        " 1234-5678-9012-3456 ",
        "1234 5678 9012 3456",
        "١٢٣٤-٥٦٧٨-٩٠١٢-٣٤٥٦",
        "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶",
        "1234–5678—9012-3456",
    ],
)
def test_a_number_can_be_typed_in_any_digits_with_spaces_or_dashes(typed: str) -> None:
    assert read_number(typed) == "1234567890123456"


@pytest.mark.parametrize("typed", ["", "123", "12345678901234567", "1234-5678-9012-345X", "abcd", "½" * 16])
def test_what_is_not_sixteen_digits_is_not_a_number(typed: str) -> None:
    with pytest.raises(NotANumber):
        read_number(typed)


def test_the_animal_is_the_last_four_digits_modulo_sixteen() -> None:
    assert animal_of("9999999999990000") == ANIMALS[0][0]
    assert animal_of("0000000000000017") == ANIMALS[1][0]
    assert len({key for key, _ in ANIMALS}) == 16


def test_a_link_before_the_meeting_closes_a_day_after_it_and_moves_with_it() -> None:
    closes = closes_at(Purpose.BEFORE, meeting_on=date(2026, 5, 5), meeting_time=time(16), made_at=MADE)
    assert closes == datetime(2026, 5, 6, 15, tzinfo=UTC)  # 4pm in London is 3pm UTC in May


def test_a_review_with_no_time_of_day_closes_at_the_end_of_the_following_day_in_london() -> None:
    closes = closes_at(Purpose.BEFORE, meeting_on=date(2026, 5, 5), meeting_time=None, made_at=MADE)
    assert closes == datetime(2026, 5, 6, 23, tzinfo=UTC)


def test_a_link_for_after_lasts_four_weeks_and_a_letter_twelve() -> None:
    after = closes_at(Purpose.AFTER, meeting_on=date(2026, 5, 5), meeting_time=time(16), made_at=MADE)
    assert after.date() == date(2026, 6, 2)
    letter = closes_at(Purpose.LETTER, meeting_on=date(2026, 5, 5), meeting_time=time(16), made_at=MADE)
    assert letter.date() == date(2026, 7, 7)


def test_a_link_opens_only_between_its_two_moments_and_never_once_withdrawn() -> None:
    opens, closes = MADE, datetime(2026, 5, 6, 15, tzinfo=UTC)
    assert is_open(at=opens, opens_at=opens, closes_at=closes, withdrawn=False)
    assert not is_open(at=closes, opens_at=opens, closes_at=closes, withdrawn=False)
    assert not is_open(at=opens, opens_at=opens, closes_at=closes, withdrawn=True)
