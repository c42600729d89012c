"""A page that is rendered once, and what is put into it."""

import pytest
from markupsafe import Markup

from consult.web.respondent.shells import Shells, Slots

SLOTS = Slots()


def test_a_value_is_escaped_unless_it_is_markup() -> None:
    shell = Shells().get(("a",), lambda: f"<p>{SLOTS.words}</p><i>{SLOTS['mark.officer']}</i>")
    filled = shell.fill({"words": "<script>", "mark.officer": Markup("<b>!</b>")})
    assert filled == "<p>&lt;script&gt;</p><i><b>!</b></i>"


def test_a_page_is_rendered_once_for_each_of_its_kinds() -> None:
    rendered: list[str] = []
    shells = Shells()

    def render(kind: str) -> str:
        rendered.append(kind)
        return kind

    for kind in ("en", "ar", "en", "ar"):
        assert shells.get((kind,), lambda kind=kind: render(kind)).fill({}) == kind  # type: ignore[misc]
    assert rendered == ["en", "ar"]


def test_a_slot_without_its_value_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(KeyError):
        Shells().get(("a",), lambda: str(SLOTS.words)).fill({})


def test_the_same_slot_may_stand_in_a_page_twice() -> None:
    assert Shells().get(("a",), lambda: f"{SLOTS.day} and {SLOTS.day}").fill({"day": "5 May"}) == "5 May and 5 May"
