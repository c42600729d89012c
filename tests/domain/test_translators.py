"""Whether whoever checks a translation is somebody else than whoever made it."""

import pytest

from consult.domain.translators import is_same_person


@pytest.mark.parametrize(
    "name",
    ["Hana Wordsworthy", "hana  wordsworthy", "Wordsworthy, Hana", "Hana Wordsworthy (phone)", "Hana", "(Hana)"],
)
def test_a_translator_is_the_same_person_however_the_name_is_written(name: str) -> None:
    assert is_same_person(name, "Hana Wordsworthy (interpreter)")
    assert is_same_person("Hana Wordsworthy (interpreter)", name)


@pytest.mark.parametrize("name", ["Omar Book", "Omar Wordsworthy", "Interpreter", "مترجم", ""])
def test_somebody_else_may_check_a_translation(name: str) -> None:
    assert not is_same_person(name, "Hana Wordsworthy (interpreter)")
