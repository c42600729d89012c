"""Visits on a phone: every page is looked at, in English, mirrored and in Arabic; leaving leaves nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.domain.invitations import animal_of
from consult.domain.respondents import Role
from consult.storage.database import Database
from consult.storage.replies import Reply
from consult.storage.reviews import ReviewPerson
from tests.factories.visits import an_invited
from tests.journeys.conftest import Somebody
from tests.journeys.follow import wait_for_another
from tests.journeys.look import look
from tests.proving import how_many

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECRET = "I wish I saw Taylor more"
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
Look = Callable[[Page], None]


def a_number(session: Session, *, role: Role = Role.CHILD, age: int = 9, language: str = "en") -> str:
    now = datetime.now(UTC)
    made = an_invited(session, role=role, age=age, at=now)
    made.language = language
    made.review.meeting_on, made.review.meeting_time = now.date() + timedelta(days=20), time(16)
    for part, name in (("carer", "Kim Fennel"), ("social_worker", "Sol Marble")):
        session.add(ReviewPerson(review_id=made.review_id, part=part, name=name, added_at=now))
    number: str = made.number
    session.commit()
    return number


def press(page: Page, act: str) -> None:
    """Press a button of the page and wait for the page after it, which comes in its place or by itself."""
    button = page.locator(f"#page [value='{act}']:not(.unseen)").last
    button.wait_for()
    page.evaluate("document.documentElement.dataset.pressed = ''")
    button.click()
    wait_for_another(page)


def start(page: Page, within: str = "[data-scanned]") -> None:
    """Press Start at the door, and wait for the welcome."""
    button = page.locator(f"{within} [name=start]")
    button.wait_for()
    page.evaluate("document.documentElement.dataset.pressed = ''")
    button.click()
    wait_for_another(page)


def pick(page: Page, name: str, value: str) -> None:
    page.check(f"#page input[name='{name}'][value='{value}']")


def scan(page: Page, number: str) -> None:
    page.goto("about:blank")
    page.goto(f"/s#{number}")


def mirrored_too(page: Page) -> None:
    look(page)
    look(page, mirrored=True)


def the_whole_way(page: Page, seen: Look) -> list[str]:
    """From the welcome to reading back what was sent; returns the pictures of the lock."""
    seen(page)
    press(page, "begin")
    seen(page)
    press(page, "continue")
    seen(page)
    while page.locator("textarea").count() == 0:
        pick(page, "answer", page.locator("#page input[name=answer]").first.get_attribute("value") or "")
        press(page, "continue")
        if page.locator("[value='lock-no']").count():
            press(page, "lock-no")
    page.fill("textarea", SECRET)
    page.click(".who summary")
    pick(page, "audience", "named")
    pick(page, "person", "social_worker")
    seen(page)
    press(page, "continue")
    if page.locator("[value='lock-make']").count():
        seen(page)
        press(page, "lock-no")
    while page.locator("[value='more-yes']:not(.unseen)").count() == 0:
        press(page, "skip")
    seen(page)
    press(page, "more-yes")
    seen(page)
    if page.locator("[value='stop']").count():
        press(page, "stop")
    while page.locator("[value='send']").count() == 0:
        press(page, "skip")
    page.locator(".answers details summary").first.click()
    seen(page)
    press(page, "send")
    seen(page)
    press(page, "lock-make")
    seen(page)
    words = [item.get_attribute("data-picture") or "" for item in page.locator("ol.four li").all()]
    press(page, "go-on")
    press(page, "read")
    seen(page)
    return words


def test_a_child_of_nine_answers_on_a_phone(session: Session, somebody: Somebody, database: Database) -> None:
    number, page = a_number(session), somebody()
    page.goto("/s")
    mirrored_too(page)
    scan(page, number)
    mirrored_too(page)
    assert number not in page.url
    start(page, "[data-scanned]")
    pictures = the_whole_way(page, mirrored_too)
    assert SECRET in page.content()
    page.context.clear_cookies()
    scan(page, number)
    start(page, "[data-scanned]")
    mirrored_too(page)
    press(page, "unlock")
    mirrored_too(page)
    for turn, picture in enumerate(reversed(pictures), 1):
        pick(page, f"picture{turn}", picture)
    press(page, "open")
    mirrored_too(page)
    for turn, picture in enumerate(pictures, 1):
        pick(page, f"picture{turn}", picture)
    press(page, "open")
    assert SECRET in page.content()
    press(page, "again-changed")
    press(page, "send")
    with database.reading() as reading:
        assert len(list(reading.scalars(select(Reply)))) == 2


def test_a_young_person_of_fifteen_answers_in_arabic(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session, age=15, language="ar"), somebody(language="ar")
    scan(page, number)
    look(page)
    start(page, "[data-scanned]")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    page.click(".help summary")
    the_whole_way(page, look)


@pytest.mark.parametrize("role", [Role.MOTHER, Role.CARER][: how_many(1, full=2)])
def test_a_parent_or_carer_without_scripts_types_the_number(session: Session, somebody: Somebody, role: Role) -> None:
    number, page = a_number(session, role=role), somebody(scripts=False)
    page.goto("/s")
    look(page)
    page.fill("#number", f"{number[:8]} {number[8:]}".translate(ARABIC_DIGITS))
    page.press("#number", "Enter")
    look(page)
    start(page, "main")
    assert "Robin" in page.inner_text("h1")
    the_whole_way(page, look)


def test_another_card_scanned_into_the_same_window_shows_its_own_animal(somebody: Somebody) -> None:
    page, numbers = somebody(), ("0000000000000000", "0000000000000001")
    scan(page, numbers[0])
    for number in numbers:
        page.goto(f"/s#{number}")
        expect(page.locator("[data-animal]:visible")).to_contain_text(animal_of(number))
    # A link to a place on this page is no other card.
    page.evaluate("document.title = 'as it was'")
    page.locator(".jump").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.title() == "as it was"
    expect(page.locator("[data-animal]:visible")).to_contain_text(animal_of(numbers[1]))


def test_every_page_that_goes_wrong_is_one_to_look_at(
    session: Session, somebody: Somebody, database: Database
) -> None:
    page = somebody()
    page.goto("/s")
    page.fill("#number", "12")
    page.press("#number", "Enter")
    mirrored_too(page)
    page.fill("#number", "0" * 16)
    page.press("#number", "Enter")
    start(page, "main")
    mirrored_too(page)
    page.goto("/nowhere")
    mirrored_too(page)
    page.goto("/s?lang=ar")
    look(page)
    scan(page, a_number(session))
    start(page, "[data-scanned]")
    press(page, "begin")
    page.context.clear_cookies()
    words = "<textarea name=answer>My long secret words</textarea>"
    page.evaluate("words => { document.querySelector('#page').innerHTML += words }", words)
    with page.expect_navigation():
        page.evaluate("document.querySelector('#page').requestSubmit()")
    mirrored_too(page)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("how", ["leave", "back", "reopen", "scan again"])
def test_whoever_takes_the_phone_afterwards_sees_none_of_it(
    session: Session, somebody: Somebody, scripts: bool, how: str
) -> None:
    number, page = a_number(session), somebody(scripts=scripts)
    page.goto("/s")
    page.fill("#number", number)
    page.press("#number", "Enter")
    start(page, "main")
    press(page, "begin")
    press(page, "skip")
    press(page, "skip")
    page.fill("textarea", SECRET)
    press(page, "continue")
    press(page, "back") if page.locator("[value=back]:not(.unseen)").count() else press(page, "lock-no")
    page.click("button[form=leave]")
    page.wait_for_url("**/weather")
    match how:
        case "back":
            for _time in range(4):
                page.go_back()
                assert SECRET not in page.inner_text("body") + str(
                    [field.input_value() for field in page.locator("textarea,input[type=text]").all()]
                )
        case "reopen":
            page.goto("/v")
        case "scan again":
            page.goto("about:blank")
            page.goto("/s")
            page.fill("#number", number)
            page.press("#number", "Enter")
            start(page, "main")
            press(page, "begin")
    assert SECRET not in page.content()


def test_another_language_keeps_the_number_the_place_and_the_words(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session), somebody()
    scan(page, number)
    page.click(".tongues summary")
    page.click(".tongues [value=ar]")
    expect(page.locator("html[lang=ar]")).to_be_attached()
    start(page, "main")
    press(page, "begin")
    press(page, "skip")
    press(page, "skip")
    page.fill("textarea", SECRET)
    page.click(".tongues summary")
    page.click(".tongues [value=en]")
    expect(page.locator("html[lang=en]")).to_be_attached()
    assert page.input_value("textarea") == SECRET
