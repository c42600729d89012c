"""The pad under a finger: colours, undo, starting again, coming back; and nothing of it on the phone afterwards."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.drawing import MOST_POINTS, Colour, read_drawing
from consult.storage.alerts import Alert
from consult.storage.database import Database
from tests.journeys.conftest import Somebody
from tests.journeys.look import look
from tests.journeys.test_visits import a_number, press, scan
from tests.proving import how_many

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAD = "[data-pad] > svg"

_LEFT_IN_MEMORY = """() => {
  const field = document.querySelector('[name=drawing]'), sheet = document.querySelector('[data-pad] > svg');
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  return [field.value, sheet.children.length];
}"""


def at_the_pad(page: Page, number: str) -> None:
    scan(page, number)
    page.click("[data-scanned] [name=start]")
    for act in ("begin", "skip", "skip", "skip", "more-yes"):
        press(page, act)
    expect(page.locator(PAD)).to_be_visible()


def draw(page: Page, *points: tuple[float, float]) -> None:
    """Draw one line through points given as parts of the sheet, such as `(0.5, 0.5)` for its middle."""
    page.locator(PAD).evaluate("sheet => sheet.scrollIntoView({ block: 'center' })")
    box = page.locator(PAD).bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=6)
    page.mouse.up()


def kept(page: Page) -> str:
    return page.locator("[name=drawing]").input_value()


@pytest.mark.parametrize("language", ["ar", "en"][: how_many(1, full=2)])
def test_what_is_drawn_is_kept_as_numbers_undone_and_comes_back_in_every_direction_of_writing(
    session: Session, somebody: Somebody, language: str
) -> None:
    number, page = a_number(session, language=language), somebody(language=language)
    at_the_pad(page, number)
    expect(page.locator("[data-paper]")).to_be_hidden()
    draw(page, (0.2, 0.2), (0.8, 0.2))
    page.locator(".ink", has=page.locator("[value=red]")).click()
    page.locator(".ink", has=page.locator("[name=width][value='34']")).click()
    draw(page, (0.5, 0.9))
    line, dot = read_drawing(kept(page)).strokes
    assert (line.colour, line.width, len(line.points)) == (Colour.INK, 14, 2), "a straight line is two points"
    assert abs(line.points[0][0] - 200) < 15, "the left of the sheet is the left, whatever the page reads"
    assert abs(line.points[1][0] - 800) < 15
    assert (dot.colour, dot.width, len(dot.points)) == (Colour.RED, 34, 1)
    page.click("[data-undo]")
    assert len(read_drawing(kept(page)).strokes) == 1
    page.click("[data-clear]")
    assert kept(page) == ""
    page.click("[data-undo]")
    assert len(read_drawing(kept(page)).strokes) == 1, "starting again by mistake loses nothing"
    for act in ("back", "more-yes", "back"):
        press(page, act)
    expect(page.locator(f"{PAD} polyline")).to_have_count(1)
    assert read_drawing(kept(page)).strokes == (line,)
    assert page.evaluate(_LEFT_IN_MEMORY) == ["", 0], "what Back brings from memory holds no stroke"


def test_a_full_sheet_says_so_and_no_more_is_taken(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session), somebody()
    at_the_pad(page, number)
    page.evaluate(
        """most => {
          const sheet = document.querySelector('[data-pad] > svg'), box = sheet.getBoundingClientRect();
          const send = (kind, x, y) => sheet.dispatchEvent(new PointerEvent(kind, {
            pointerId: 1, button: 0, bubbles: true, clientX: box.left + 5 + x, clientY: box.top + 5 + y }));
          sheet.setPointerCapture = () => {};
          for (let stroke = 0; stroke < 60; stroke++) {
            send('pointerdown', 0, 0);
            for (let at = 1; at < most / 50; at++) send('pointermove', at % 2 * 200 + at % 3, at % 150);
            send('pointerup', 0, 0);
          }
        }""",
        MOST_POINTS,
    )
    expect(page.locator("[data-full]")).to_be_visible()
    drawn = read_drawing(kept(page))
    assert MOST_POINTS * 0.9 < sum(len(stroke.points) for stroke in drawn.strokes) <= MOST_POINTS
    press(page, "continue")
    expect(page.locator("[value='lock-make']:not(.unseen)")).to_be_visible()


def test_after_leaving_the_sheet_is_empty_and_the_phone_holds_nothing(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session), somebody()
    at_the_pad(page, number)
    draw(page, (0.2, 0.2), (0.8, 0.2))
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert stored == [0, 0, ""]
    page.click(".leave")
    expect(page).to_have_title("Weather")
    page.go_back()
    assert "polyline" not in page.content()
    assert page.locator("[name=drawing]").count() == 0


def test_by_keyboard_alone_somebody_says_what_they_would_have_drawn(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session), somebody(desk=True)
    at_the_pad(page, number)
    look(page)
    page.focus("[name=ink]:checked")
    page.keyboard.press("ArrowRight")
    assert page.locator("[name=ink]:checked").get_attribute("value") == "brown"
    for _press in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "answer":
            break
    assert page.evaluate("document.activeElement.id") == "answer"
    page.keyboard.type("Our house")
    press(page, "continue")
    expect(page.locator("[value='lock-make']:not(.unseen)")).to_be_visible()


@pytest.mark.parametrize("scripts", [False, True][: how_many(1, full=2)])
def test_one_tap_for_not_safe_with_and_without_scripts_comes_back_to_the_same_words(
    session: Session, somebody: Somebody, database: Database, scripts: bool
) -> None:
    number, page = a_number(session), somebody(scripts=scripts)
    if scripts:
        scan(page, number)
        page.click("[data-scanned] [name=start]")
    else:
        page.goto("/s")
        page.fill("#number", number)
        page.press("#number", "Enter")
        page.click("main [name=start]")
    for act in ("begin", "skip", "skip"):
        press(page, act)
    page.fill("textarea", "I wish I saw Taylor more")
    page.click("[value='alert-not_safe']")
    expect(page.locator("h1")).to_have_text("You don’t feel safe")
    expect(page.locator(".ring a[href='tel:999']")).to_be_visible()
    page.click("[value='alert-on']:not(.unseen)")
    expect(page.locator("textarea[name=answer]")).to_have_value("I wish I saw Taylor more")
    with database.reading() as reading:
        assert reading.scalars(select(Alert.kind)).all() == ["not_safe"]
