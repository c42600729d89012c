"""Percentages, half-up."""

from decimal import Decimal

import pytest

from consult.domain.percentages import in_words, per_cent


@pytest.mark.parametrize(
    ("count", "of", "places", "printed"),
    [
        (10, 80, 0, "13"),
        (14, 80, 0, "18"),
        (5, 80, 0, "6"),
        (1, 200, 0, "1"),
        (371, 378, 0, "98"),
        (371, 378, 1, "98.1"),
        (1, 16, 1, "6.3"),
        (0, 80, 0, "0"),
        (80, 80, 1, "100.0"),
    ],
)
def test_a_half_is_rounded_up(count: int, of: int, places: int, printed: str) -> None:
    assert str(per_cent(count, of, places=places)) == printed


def test_a_share_of_nothing_is_a_dash_and_not_zero() -> None:
    assert per_cent(0, 0, places=0) is None
    assert in_words(0, 0, places=1) == "–"
    assert in_words(371, 378, places=1) == "98.1%"


def test_two_places_are_not_offered() -> None:
    with pytest.raises(ValueError, match="no or one"):
        per_cent(1, 3, places=2)
    assert per_cent(1, 3, places=1) == Decimal("33.3")
