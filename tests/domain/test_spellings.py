"""One name in its spellings."""

import re

import pytest

from consult.domain.spellings import in_arabic_letters, plain, short_forms, sound, unbent


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Błażej", "blazej"),
        ("Chloé", "chloe"),
        ("O’Neill", "oneill"),
        ("Марта", "marta"),
        ("Ørsted", "orsted"),
        ("su\xadrname", "surname"),
        ("Юлія", "yuliya"),
    ],
)
def test_a_name_is_compared_without_accents_and_marks_and_in_latin_letters(written: str, compared: str) -> None:
    assert plain(written) == compared


@pytest.mark.parametrize(
    ("one", "other"),
    [("elliot", "elliott"), ("marta", "martha"), ("sofia", "sophia"), ("sara", "sarah")],
)
def test_names_that_sound_alike_are_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_other_names_do_not_sound_alike() -> None:
    names = (
        "marta",
        "mark",
        "maria",
        "luca",
        "lucy",
        "elliot",
        "ella",
        "fosse",
        "foster",
        "jo",
        "joan",
        "dave",
        "dana",
    )
    assert len({sound(name) for name in names}) == len(names)


def test_a_short_form_leads_to_the_name_and_back() -> None:
    assert "maggie" in short_forms("margaret")
    assert "margaret" in short_forms("maggie")
    assert short_forms("thandiwe") == frozenset()


def test_what_slavic_languages_and_a_missing_apostrophe_put_behind_a_name_is_taken_off() -> None:
    assert "artem" in unbent("Артема", plain("Артема"))
    assert "zuzanna" in unbent("Zuzannas", "zuzannas")
    assert list(unbent("Marta", "marta")) == []


@pytest.mark.parametrize(
    ("name", "written"),
    [("marta", "مارتا"), ("sunita", "سونیتا"), ("karima", "كريمة"), ("dilys", "ديليس"), ("marta", "ومارتا")],
)
def test_a_name_is_known_in_arabic_letters(name: str, written: str) -> None:
    pattern = in_arabic_letters(name)
    assert pattern is not None
    assert re.fullmatch(pattern, written)
    assert not re.fullmatch(pattern, "مدرسة")


def test_a_name_of_few_letters_is_not_looked_for_in_arabic() -> None:
    assert in_arabic_letters("jo") is None
