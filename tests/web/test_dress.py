"""Whoever reads a page chooses its look, its size, light or dark; without a script, and nothing is lost."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from consult.domain.locks import PICTURES
from consult.domain.looks import Look, Shade, TextSize
from consult.domain.respondents import Role
from tests.every_page import Asked, a_number
from tests.visitor import Visitor

WORDS = "I wish I saw Taylor more"
STYLES = (Path(__file__).parent.parent.parent / "static" / "css" / "respondent.css").read_text("utf-8")
EVERY_CHOICE = [
    *(f"look:{look}" for look in Look),
    *(f"text:{size}" for size in TextSize),
    *(f"shade:{shade}" for shade in (Shade.LIGHT, Shade.DARK, Shade.PHONE)),
]


def worn(page: BeautifulSoup) -> tuple[Any, ...]:
    assert isinstance(page.html, Tag)
    return tuple(page.html[f"data-{name}"] for name in ("look", "text", "shade"))


def press(visitor: Visitor, *, status: int = 200, **fields: Any) -> BeautifulSoup:
    """Press a button of the page last opened, with what its hidden fields say."""
    assert visitor.last is not None
    hidden: dict[str, Any] = {}
    for field in BeautifulSoup(visitor.last.text, "html.parser").select("form#page input[type=hidden]"):
        hidden.setdefault(str(field["name"]), []).append(str(field["value"]))
    return visitor.send("/v", status=status, **(hidden | fields))


@pytest.fixture
def number(session: Session, database: Any) -> str:
    return a_number(database, Asked(Role.CHILD, 9), language="en")


@pytest.fixture
def visiting(visitor: Visitor, number: str) -> Visitor:
    visitor.send("/s", number=number, start="1")
    press(visitor, act="begin")
    return visitor


def test_every_choice_is_on_every_page_and_the_present_one_is_marked(visiting: Visitor) -> None:
    page = visiting.open("/v")
    assert [str(button["value"]) for button in page.select("button[name=wear]")] == EVERY_CHOICE
    current = [str(button["value"]) for button in page.select("button[name=wear][aria-current=true]")]
    assert current == ["look:child", "text:usual", "shade:phone"]


@pytest.mark.parametrize("choice", EVERY_CHOICE)
def test_what_is_chosen_is_worn_for_the_rest_of_the_visit(visiting: Visitor, choice: str) -> None:
    name, _colon, value = choice.partition(":")
    at = ("look", "text", "shade").index(name)
    assert worn(press(visiting, wear=choice))[at] == value
    page = press(visiting, act="skip")
    assert worn(page)[at] == value
    assert [str(b["value"]) for b in page.select(f"button[value^='{name}:'][aria-current]")] == [choice]


def test_choices_add_up(visiting: Visitor) -> None:
    press(visiting, wear="text:bigger")
    press(visiting, wear="look:adult")
    assert worn(press(visiting, wear="shade:dark")) == ("adult", "bigger", "dark")
    assert worn(press(visiting, wear="shade:phone")) == ("adult", "bigger", "phone")


def test_another_look_keeps_the_place_and_what_was_typed(visiting: Visitor) -> None:
    press(visiting, act="skip")
    press(visiting, act="skip")
    page = press(visiting, wear="look:adult", answer=WORDS, audience="meeting")
    assert page.textarea is not None
    assert WORDS in page.textarea.text
    assert page.select_one("input[value=meeting][checked]") is not None


def test_words_that_are_too_long_come_back_whole_when_the_look_is_changed(visiting: Visitor) -> None:
    press(visiting, act="skip")
    press(visiting, act="skip")
    long = "word " * 3000
    page = press(visiting, status=413, wear="look:adult", answer=long)
    assert page.textarea is not None
    assert page.textarea.text.split() == long.split()


def test_the_check_keeps_who_sees_each_answer_when_the_look_is_changed(visiting: Visitor) -> None:
    press(visiting, act="skip")
    press(visiting, act="skip")
    page = press(visiting, answer=WORDS, act="continue")
    for _step in range(40):
        acts = {str(button["value"]) for button in page.select("button[name=act]")}
        if "send" in acts:
            break
        page = press(visiting, act=next(act for act in ("lock-no", "more-no", "skip") if act in acts))
    audience: dict[str, Any] = {"audience.needs_to_happen": "meeting", "all": "each"}
    changes: list[dict[str, Any]] = [{"wear": "text:bigger"}, {"language": "ar"}]
    for change in changes:
        page = press(visiting, **change, **audience)
        assert page.select_one("input[name='audience.needs_to_happen'][value=meeting][checked]") is not None


def test_the_pictures_of_a_new_lock_stay_when_the_look_or_the_language_is_changed(visiting: Visitor) -> None:
    page = press(visiting, act="lock-make")
    pictures = [str(item["data-picture"]) for item in page.select("ol.four li")]
    assert len(pictures) == 4
    changes: list[dict[str, Any]] = [{"wear": "look:adult"}, {"language": "ar"}]
    for change in changes:
        page = press(visiting, **change)
        assert [str(item["data-picture"]) for item in page.select("ol.four li")] == pictures
    assert page.html is not None
    assert page.html["lang"] == "ar"
    assert worn(page)[0] == "adult"
    # Nobody learns anything by asking for pictures: the page gives back what it was given.
    others = [key for key, _word in PICTURES if key not in pictures][:4]
    page = press(visiting, wear="look:child", made=others)
    assert [str(item["data-picture"]) for item in page.select("ol.four li")] == others


def test_what_was_chosen_at_the_door_goes_into_the_visit(visitor: Visitor, number: str) -> None:
    page = visitor.send("/s", number=number, wear="look:adult", chosen="ar")
    assert worn(page)[0] == "adult"
    assert page.select_one("input[name=number]") is not None
    page = visitor.send("/s", number=number, worn=["look:adult"], wear="shade:dark", chosen="ar")
    assert sorted(str(field["value"]) for field in page.select("input[name=worn]")) == ["look:adult", "shade:dark"]
    page = visitor.send("/s", number=number, worn=["look:adult", "shade:dark"], chosen="ar", start="1")
    assert worn(page) == ("adult", "usual", "dark")


def test_words_that_came_too_late_are_given_back_in_another_look_and_language_too(visiting: Visitor) -> None:
    visiting.client.delete_cookie("visit")
    page = visiting.send("/v", status=403, act="continue", answer=WORDS, form_token="gone")
    worn_so_far: list[str] = []
    for change in ("wear", "language"):
        form = page.select_one(".tools form")
        assert form is not None
        fields: dict[str, Any] = {}
        for field in form.select("input[type=hidden]"):
            fields.setdefault(str(field["name"]), []).append(str(field["value"]))
        page = visiting.send("/v", status=403, **fields, **{change: {"wear": "look:adult", "language": "ar"}[change]})
        assert page.textarea is not None
        assert page.textarea.text.strip() == WORDS
        worn_so_far.append(str(worn(page)[0]))
    assert worn_so_far == ["adult", "adult"]
    assert page.html is not None
    assert page.html["lang"] == "ar"


@pytest.mark.parametrize("path", ["/help/", "/help/privacy", "/help/accessibility", "/nowhere"])
def test_a_page_without_a_visit_is_dressed_by_its_address(visitor: Visitor, path: str) -> None:
    status = 404 if path == "/nowhere" else 200
    page = visitor.open(f"{path}?lang=ar", status=status)
    link = page.select_one(".dress a[href*='shade:dark']")
    assert link is not None
    page = visitor.open(f"{path}{link['href']}", status=status)
    assert worn(page)[2] == "dark"
    assert page.html is not None
    assert page.html["lang"] == "ar"
    link = page.select_one(".tongues a[hreflang=en]")
    assert link is not None
    page = visitor.open(f"{path}{link['href']}", status=status)
    assert worn(page)[2] == "dark"


def test_a_page_about_help_is_dressed_as_the_visit_it_was_opened_from(visiting: Visitor) -> None:
    press(visiting, wear="look:picture")
    press(visiting, language="ar")
    page = visiting.open("/help/")
    assert worn(page)[0] == "picture"
    assert page.html is not None
    assert page.html["lang"] == "ar"
    assert worn(visiting.open("/help/?wear=look:adult"))[0] == "adult"


@pytest.mark.parametrize("wear", ["look:witch", "look:", "shade:dark:red", "\ue000", "look:<script>", "x" * 300])
def test_a_choice_that_there_is_not_changes_nothing(visiting: Visitor, wear: str) -> None:
    before = worn(visiting.open("/v"))
    assert worn(press(visiting, wear=wear)) == before
    assert worn(visiting.open("/help/", query_string={"wear": wear}))[1:] == before[1:]


@pytest.mark.parametrize("role", [Role.CHILD, Role.MOTHER])
def test_a_page_says_the_same_in_every_look(client: FlaskClient, database: Any, role: Role) -> None:
    """A child in the adults’ blue is still spoken to as a child, and a mother in green as a mother."""
    visitor = Visitor(client)
    visitor.send("/s", number=a_number(database, Asked(role, 9), language="en"), start="1")
    for act in ("begin", "skip"):
        said = {press(visitor, wear=f"look:{look}").get_text(" ", strip=True) for look in Look}
        assert len(said) == 1
        press(visitor, act=act)


def test_dark_is_the_same_dark_for_a_dark_phone_and_for_somebody_who_chose_it() -> None:
    chosen = re.findall(r"(?m)^\[data-shade=dark\](.*?)\{(.*?)\}", STYLES, re.DOTALL)
    phone = re.findall(r"(?m)^  \[data-shade=phone\](.*?)\{(.*?)\}", STYLES, re.DOTALL)
    of_phone = [(look, " ".join(tokens.split())) for look, tokens in phone]
    assert len(phone) == 4
    assert [(look, " ".join(tokens.split())) for look, tokens in chosen if "--band" in tokens] == of_phone
