"""Coming back on another phone: what was sent is read, kept as a copy and taken back; asking takes one tap."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.storage.database import Database
from consult.storage.replies import Reply
from consult.storage.requests import Request
from tests.journeys.conftest import Somebody
from tests.journeys.look import look
from tests.journeys.test_visits import SECRET, a_number, pick, press, scan, start

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def opens_the_link(page: Page, number: str) -> None:
    page.goto("/s")
    page.fill("#number", number)
    page.locator("#page [value=show]:not(.unseen)").click()
    start(page, "main")


def sends_with_a_lock(page: Page) -> list[str]:
    press(page, "begin")
    press(page, "skip")
    press(page, "skip")
    page.fill("textarea", SECRET)
    press(page, "continue")
    press(page, "lock-make")
    pictures = [item.get_attribute("data-picture") or "" for item in page.locator("ol.four li").all()]
    press(page, "go-on")
    press(page, "more-no")
    press(page, "skip")
    press(page, "send")
    return pictures


def heading(page: Page, words: str) -> None:
    expect(page.locator("h1")).to_have_text(words)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_was_sent_is_read_copied_and_taken_back_on_another_phone(
    session: Session, somebody: Somebody, database: Database, scripts: bool
) -> None:
    number, first = a_number(session), somebody(scripts=scripts)
    opens_the_link(first, number)
    pictures = sends_with_a_lock(first)
    other = somebody(scripts=scripts)
    opens_the_link(other, number)
    press(other, "unlock")
    for turn, picture in enumerate(pictures, 1):
        pick(other, f"picture{turn}", picture)
    press(other, "open")
    heading(other, "What you said before")
    expect(other.get_by_text(SECRET)).to_be_visible()
    press(other, "copy")
    heading(other, "This is what you said")
    if scripts:
        look(other)
    with other.expect_download() as kept:
        other.locator("#page [value=copy-pdf]:not(.unseen)").click()
    assert kept.value.suggested_filename == "what-i-said.pdf"
    assert kept.value.path().read_bytes().startswith(b"%PDF")
    press(other, "read")
    press(other, "take-back")
    heading(other, "Take back what you sent?")
    if scripts:
        look(other)
    press(other, "take-back-yes")
    heading(other, "What you said before")
    expect(other.get_by_text("You took this back on")).to_be_visible()
    with database.reading() as reading:
        assert reading.scalars(select(Reply.taken_back_at)).one() is not None


def test_an_advocate_is_asked_for_with_one_tap_after_a_scan(
    session: Session, somebody: Somebody, database: Database
) -> None:
    number, page = a_number(session), somebody()
    scan(page, number)
    start(page)
    press(page, "ask-advocate")
    heading(page, "You asked. It is sent.")
    look(page)
    press(page, "asked-on")
    heading(page, "Hello")
    with database.reading() as reading:
        assert reading.scalars(select(Request.kind)).all() == ["advocate"]
