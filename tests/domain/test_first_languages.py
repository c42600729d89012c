import pytest
from babel import Locale

from consult.domain.first_languages import FIRST_LANGUAGES, find_first_language


@pytest.mark.parametrize(
    ("written", "code"),
    [("Arabic", "ar"), (" arabic ", "ar"), ("AR", "ar"), ("Kurdish (Sorani)", "ckb"), ("Dari", "fa-AF"),
     ("fa-AF", "fa-AF"), ("Farsi", "fa"), ("English", "en"), ("Tigrinya", "ti")],
)  # fmt: skip
def test_a_first_language_is_known_by_its_name_or_its_code(written: str, code: str) -> None:
    assert find_first_language(written) == code


@pytest.mark.parametrize("written", ["", "Kurdish", "Klingon", "Not stated"])
def test_a_language_that_could_be_two_or_is_none_is_not_guessed(written: str) -> None:
    assert find_first_language(written) is None


def test_every_first_language_has_a_code_that_the_translations_know_or_is_romani() -> None:
    for code, _ in FIRST_LANGUAGES:
        if code != "rom":
            assert Locale.parse(code, sep="-").language == code.split("-")[0]
