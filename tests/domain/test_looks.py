"""How a page is dressed: by age unless somebody chooses otherwise."""

import pytest

from consult.domain.looks import Dress, Look, Shade, TextSize, dress_from, look_for, read_choices
from consult.domain.respondents import Role


@pytest.mark.parametrize(
    ("role", "age", "look"),
    [
        (Role.CHILD, 3, Look.PICTURE),
        (Role.CHILD, 7, Look.PICTURE),
        (Role.CHILD, 8, Look.CHILD),
        (Role.CHILD, 11, Look.CHILD),
        (Role.CHILD, 12, Look.YOUNG_PERSON),
        (Role.CHILD, 17, Look.YOUNG_PERSON),
        (Role.MOTHER, 7, Look.ADULT),
        (Role.CARER, 15, Look.ADULT),
    ],
)
def test_the_look_follows_the_age_on_the_day_of_the_review(role: Role, age: int, look: Look) -> None:
    assert look_for(role, age=age) is look


def test_a_choice_wins_over_age_and_what_is_not_chosen_stays_as_it_was() -> None:
    assert dress_from({}, look=Look.CHILD) == Dress(Look.CHILD, TextSize.USUAL, Shade.PHONE)
    assert dress_from({"look": "adult", "shade": None}, look=Look.CHILD) == Dress(Look.ADULT)
    assert dress_from({"text": "biggest", "shade": "dark"}, look=Look.PICTURE) == Dress(
        Look.PICTURE, TextSize.BIGGEST, Shade.DARK
    )


def test_what_nobody_offers_is_not_worn() -> None:
    assert read_choices(
        ["look:child", "look:witch", "text:", "shade", "size:big", ":", "shade:dark", "look:adult"]
    ) == {
        "look": "adult",
        "shade": "dark",
    }
    assert dress_from({"look": "witch"}, look=Look.CHILD) == Dress(Look.CHILD)
