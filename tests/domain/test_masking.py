"""What would open a link or a lock is taken out of words, and nothing else is."""

import pytest

from consult.domain.masking import ENGLISH_PICTURES, MOST_LOOKS, without_number, without_pictures

NUMBER = "1234567890123456"
LOCK = ("sun", "moon", "boat", "key")


def is_it(number: str) -> bool:
    return number == NUMBER


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("my number is 1234-5678-9012-3456 ok", "my number is •••• ok"),
        ("1234567890123456", "••••"),
        ("1234 5678 9012 3456", "••••"),
        ("1234\n5678\n9012\n3456", "••••"),
        ("1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6", "••••"),
        ("1234 – 5678 / 9012 . 3456", "••••"),
        ("1234\u200d5678\u200e90123456", "••••"),
        ("١٢٣٤-٥٦٧٨-٩٠١٢-٣٤٥٦", "••••"),
        ("۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶", "••••"),
        ("१२३४ ५६७८ ९०१२ ३४५६", "••••"),
        ("１２３４５６７８９０１２３４５６", "••••"),
        ("https://reviews.example/s#1234567890123456", "https://reviews.example/s#••••"),
        ("991234567890123456" + "99", "99••••99"),
        ("1234567890123456 1234567890123456", "•••• ••••"),
        ("I am 9. 1234-5678-9012-3456", "I am 9. ••••"),
        ("أرقامي ١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦ هنا", "أرقامي •••• هنا"),
    ],
)
def test_the_number_of_the_link_is_masked_in_any_script_with_or_without_separators(words: str, kept: str) -> None:
    assert without_number(words, opens=is_it) == kept


@pytest.mark.parametrize(
    "words",
    [
        "I am 9 and my brother is 12",
        "1234-5678-9012-3457",
        "123456789012345",
        "ring 01632 960123 or 07700 900123",
        "1234 then 5678 then 9012 then 3456",
        "",
        "😀" * 20,
    ],
)
def test_other_numbers_and_words_stay_as_they_were_written(words: str) -> None:
    assert without_number(words, opens=is_it) == words


def test_ten_thousand_digits_are_looked_at_once_each() -> None:
    asked: list[str] = []

    def opens(number: str) -> bool:
        asked.append(number)
        return number == NUMBER

    without_number(("5" * 500 + NUMBER * 20) * 10, opens=opens)
    assert len(asked) < 8_200


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("sun moon boat key", "•••• •••• •••• ••••"),
        ("My lock: Sun, then a MOON and a boat, key!", "My lock: ••••, then a •••• and a ••••, ••••!"),
        ("tree sun moon boat key", "tree •••• •••• •••• ••••"),
        ("sun moon boat key. Again: sun, moon, boat, key", "•••• •••• •••• ••••. Again: ••••, ••••, ••••, ••••"),
        ("kıte. ſun moon boat key", "kıte. •••• •••• •••• ••••"),
    ],
)
def test_the_pictures_of_the_lock_are_masked_in_their_order(words: str, kept: str) -> None:
    assert without_pictures(words, called=ENGLISH_PICTURES, opens=lambda four: four == LOCK) == kept


@pytest.mark.parametrize(
    "words",
    [
        "key boat moon sun",
        "I drew a house, a tree, a flower and the sun",
        "sunny moonlight boats keys",
        "sun sun sun sun",
    ],
)
def test_other_pictures_or_another_order_are_only_words(words: str) -> None:
    assert without_pictures(words, called=ENGLISH_PICTURES, opens=lambda four: four == LOCK) == words


def test_the_pictures_are_found_by_their_names_in_the_language_of_the_page() -> None:
    arabic = {"شمس": "sun", "قمر": "moon", "قارب": "boat", "مفتاح": "key"}
    assert without_pictures("شمس قمر قارب مفتاح", called=arabic, opens=lambda four: four == LOCK).count("••••") == 4
    together = "الشمس وقمر والقارب ومفتاح"
    masked = without_pictures(together, called=arabic, opens=lambda four: four == LOCK)
    assert masked == "ال•••• و•••• وال•••• و••••"


def test_a_long_list_of_pictures_costs_only_a_few_looks() -> None:
    asked: list[tuple[str, ...]] = []

    def never(four: tuple[str, ...]) -> bool:
        asked.append(four)
        return False

    without_pictures("sun moon boat key tree hat " * 200, called=ENGLISH_PICTURES, opens=never)
    assert len(asked) == MOST_LOOKS
