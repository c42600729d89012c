"""Postcodes, telephones, e-mail addresses and accounts in a text."""

import pytest

from consult.domain.numbers_in_letters import accounts_in, postcodes_in, telephones_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at LS7 4QB.", "LS7 4QB"), ("at ls74qb", "ls74qb"), ("M3-4WQ", "M3-4WQ"), ("e x 1 6 5zz", "e x 1 6 5zz"),
        ("in LS7 now", "LS7"), ("postcode area B33", "B33"),
    ],
)  # fmt: skip
def test_a_postcode_is_found_however_it_is_written(text: str, found: str) -> None:
    assert found in [text[start:end] for start, end in postcodes_in(text)]


@pytest.mark.parametrize(
    "text", ["the M62", "A4 paper", "form PN6", "CO2", "B12 for her blood", "M1 2 in all", "size L2"]
)
def test_what_only_looks_like_one_is_let_be(text: str) -> None:
    assert list(postcodes_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "07700 900456",
        "+44 (0)7700 900 456",
        "oh seven seven double oh, nine hundred, four five six",
        "٠٧٧٠٠ ٩٠٠٤٥٦",
        "07700·900·459",
        "Ring 960777",
        "01632 960 seven seven nine",
        "01632/960/778",
    ],
)
def test_a_telephone_is_found_in_digits_and_in_words(text: str) -> None:
    assert list(telephones_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "01632 960123",
        "Ring 960123",
        "Samaritans: ring 116 123",
        "01/02/2027 9.30",
        "one, two, three, four, five",
        "Case 2026/0441",
        "call 999",
    ],
)
def test_numbers_that_everybody_may_ring_dates_and_counts_are_let_be(text: str) -> None:
    assert list(telephones_in(text, allowed=("01632 960123",))) == []


@pytest.mark.parametrize(
    "text",
    [
        "a.b@example.org",
        "a.b (at) example.org",
        "anna dot k at example dot org",
        "on Snapchat as @anna",
        "Xbox: anna_k",
    ],
)
def test_an_address_spelt_out_and_a_name_on_a_network_are_found(text: str) -> None:
    assert list(accounts_in(text))


@pytest.mark.parametrize(
    "text", ["Look at the dot on the page.", "She is on Snapchat a lot.", "Write to us at the office."]
)
def test_words_alone_are_no_address(text: str) -> None:
    assert list(accounts_in(text)) == []
