"""A child of six sorts pictures on a phone: by tapping, by the keyboard, by carrying, and without any script."""

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.storage.database import Database
from consult.storage.replies import Answer
from tests.journeys.conftest import Somebody
from tests.journeys.test_visits import a_number, press, scan

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def face(page: Page, placed: str) -> Locator:
    return page.locator(f".sort input[value='{placed}']")


def kept(database: Database) -> list[str]:
    with database.reading() as session:
        return [answer.said for answer in session.scalars(select(Answer)) if answer.question == "how_parts_feel"]


def carry(page: Page, picture: str, pile: str) -> None:
    row = page.locator(f".sort:has([value='{picture}:{pile}'])")
    thing = row.locator("legend > :first-child")
    row.evaluate("row => row.scrollIntoView({ block: 'center' })")
    start, end = thing.bounding_box(), row.locator(f".pick:has([value='{picture}:{pile}'])").bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=4)
    page.mouse.up()


def test_a_child_of_six_taps_takes_back_uses_keys_and_carries_a_picture(
    session: Session, somebody: Somebody, database: Database
) -> None:
    number, page = a_number(session, age=6), somebody()
    page.emulate_media(reduced_motion="reduce")
    scan(page, number)
    page.click("[data-scanned] [name=start]")
    expect(page.locator("h1")).to_have_text("Hello")
    press(page, "helping")
    press(page, "begin")
    expect(page.locator("h1")).to_have_text("How do you feel about these?")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    seen = "part => getComputedStyle(part).color"
    assert page.locator(".face").first.evaluate(seen) == page.locator("body").evaluate(seen)
    page.emulate_media(forced_colors="none", color_scheme="light")
    face(page, "home:happy").click()
    expect(page.locator(".sort:has([value='my_room:happy'])")).to_be_in_viewport()
    face(page, "school:in_between").click()
    face(page, "school:in_between").click()
    expect(page.locator("[value='school:in_between']")).not_to_be_checked()
    face(page, "food:happy").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[value='food:in_between']")).to_be_checked()
    carry(page, "sleep", "not_happy")
    expect(page.locator("[value='sleep:not_happy']")).to_be_checked()
    press(page, "continue")
    expect(page.locator("h1")).to_have_text("Who do you miss?")
    for _page in ("miss", "wish"):
        press(page, "skip")
    press(page, "more-no")
    for _page in ("who helped", "the helper’s note"):
        press(page, "skip")
    expect(page.locator(".answers .bubble")).to_contain_text("Not happy: Sleep")
    press(page, "send")
    assert len(kept(database)) == 1
    assert '"chosen": ["home:happy", "food:in_between", "sleep:not_happy"]' in kept(database)[0]


def test_pictures_are_sorted_without_any_script(session: Session, somebody: Somebody, database: Database) -> None:
    number, page = a_number(session, age=6), somebody(scripts=False)
    page.goto("/s")
    page.fill("[name=number]", number)
    page.locator("[value='show']").last.click()
    page.locator("[name=start]").last.click()
    page.locator("[value='begin']").last.click()
    page.locator("[value='home:not_happy']").check()
    page.locator("[value='continue']").last.click()
    expect(page.locator("h1")).to_have_text("Who do you miss?")
    page.locator("[value='back']").first.click()
    expect(page.locator("[value='home:not_happy']")).to_be_checked()
