"""From the card to Sent, as people do who have no mouse, see little, need other colours or read another script."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from consult.domain.languages import LANGUAGES, get_language
from consult.domain.respondents import Role
from consult.storage.database import Database
from consult.storage.replies import Answer, Reply
from tests.every_page import Asked, a_number
from tests.journeys.look import LEAST, SIGHT
from tests.proving import how_many

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECRET = "ኣነ abc أريد 123"
"""Three scripts at once: what arrives must be what was typed."""
MOST_TABS = 120


_CHOSEN_IS_SEEN = """() => ["backgroundColor", "fontWeight"].map((sign) => {
  const signs = [":checked", ":not(:checked)"].map((state) => {
    const card = document.querySelector(`main [name=answer]${state} + .card`);
    return getComputedStyle(card, sign === "fontWeight" ? null : "::before")[sign];
  });
  return signs[0] !== signs[1];
})"""
"""What was chosen differs in the fill of its box and in the weight of its words, in any colours."""


@dataclass(frozen=True)
class Way:
    """How somebody uses the site: a browser's settings, and what is looked for on each page."""

    name: str
    width: int = 360
    height: int = 740
    scripts: bool = True
    forced_colours: bool = False
    kinds: tuple[str, ...] = ("sideways", "targets", "letters", "digits", "contrast", "focus")


KEYBOARD = Way("by keyboard only")
NO_SCRIPTS = Way("without scripts", scripts=False)
FORCED = Way("in forced colours", forced_colours=True)
# A window of 1280 by 1024 pixels, four times enlarged.
ENLARGED = Way("at 400 percent", width=320, height=256)
WAYS = (KEYBOARD, NO_SCRIPTS, FORCED, ENLARGED)
USUALLY = [(KEYBOARD, "ti"), (KEYBOARD, "ckb"), (FORCED, "ckb"), (FORCED, "en"), (ENLARGED, "ar"), (NO_SCRIPTS, "ti")]
ALL = [
    *USUALLY,
    *((way, language.code) for way in WAYS for language in LANGUAGES if (way, language.code) not in USUALLY),
]


def named(value: object) -> str:
    return value.name.replace(" ", "-") if isinstance(value, Way) else str(value)


@pytest.mark.parametrize(("way", "language"), ALL[: how_many(len(USUALLY), full=len(ALL))], ids=named)
def test_a_child_says_what_they_think(
    browser: Browser, site: str, database: Database, live_app: Flask, way: Way, language: str
) -> None:
    context = browser.new_context(
        base_url=site,
        locale=language,
        viewport={"width": way.width, "height": way.height},
        java_script_enabled=way.scripts,
        forced_colors="active" if way.forced_colours else "none",
        reduced_motion="reduce",
    )
    page = context.new_page()
    found: list[str] = []

    def look() -> None:
        page.wait_for_load_state("load")
        if way.scripts:
            found.extend(f"{page.title()}: {fault}" for fault in page.evaluate(SIGHT, LEAST | {"kinds": way.kinds}))

    _answer_by_keyboard(page, a_number(database, Asked(Role.CHILD, 9), language=language), look)
    assert page.get_attribute("html", "lang") == language
    assert page.get_attribute("html", "dir") == get_language(language).direction
    context.close()
    assert not found, f"{way.name}, in {language}:\n- " + "\n- ".join(found)
    with database.reading() as reading:
        assert len(list(reading.scalars(select(Reply)))) == 1
        said = [answer.said for answer in reading.scalars(select(Answer))]
    assert any(SECRET in str(each) for each in said), said


def _answer_by_keyboard(page: Page, number: str, look: Callable[[], None]) -> None:
    page.goto("/s")
    look()
    _come_to(page, "#number")
    page.keyboard.type(number)
    _press(page, "Enter")
    look()
    _come_to(page, "main [name=start]")
    _press(page, "Enter")
    look()
    _come_to(page, "main [value=begin]")
    _press(page, "Enter")
    for _question in range(3):
        look()
        _come_to(page, "main [name=answer]")
        if page.locator("textarea").count():
            page.keyboard.type(SECRET)
        else:
            page.keyboard.press("Space")
            assert page.locator("main [name=answer]:checked").count() == 1
            assert page.evaluate(_CHOSEN_IS_SEEN) == [True, True]
        _come_to(page, "main [value=continue]")
        _press(page, "Enter")
        if page.locator("main [value='lock-no']").count():
            look()
            _come_to(page, "main [value='lock-no']")
            _press(page, "Enter")
    _come_to(page, "main [value='more-no']")
    _press(page, "Enter")
    while not page.locator("main [value=send]").count():
        _come_to(page, "main [value=skip]")
        _press(page, "Enter")
    look()
    # Who sees the first answer, opened and chosen with keys alone.
    _come_to(page, "main .answers summary")
    page.keyboard.press("Enter")
    _come_to(page, "main .answers details[open] input")
    page.keyboard.press("ArrowDown")
    assert page.locator("main .answers details[open] [value=meeting]:checked").count() == 1
    _come_to(page, "main [value=send]")
    _press(page, "Enter")
    look()
    assert page.locator("main .art").count() == 1


def _come_to(page: Page, wanted: str) -> None:
    """Press Tab until what is wanted has the keyboard, as somebody without a mouse does."""
    for _time in range(MOST_TABS):
        if page.locator(f"{wanted}:focus").count():
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {wanted} on “{page.title()}”")


def _press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)
