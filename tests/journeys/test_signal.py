"""A weak signal: words stay on the page until they are kept, nothing is called saved that is not, nothing doubles."""

import pytest
from playwright.sync_api import Page, Route, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from consult.storage.database import Database
from consult.storage.replies import Answer, Draft, Reply
from tests.journeys.conftest import Somebody
from tests.journeys.test_visits import SECRET, a_number, press, scan, start
from tests.proving import how_many

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CUT_S = how_many(2, full=120)


def at_words(page: Page, number: str) -> None:
    scan(page, number)
    page.click("[data-scanned] [name=start]")
    for act in ("begin", "skip", "skip"):
        press(page, act)
    expect(page.locator("textarea")).to_be_visible()


def on_to_the_check(page: Page) -> None:
    for act in ("lock-no", "more-no", "skip"):
        press(page, act)
    expect(page.locator("[value=send]:not(.unseen)")).to_be_visible()


def click(page: Page, act: str) -> None:
    page.locator(f"#page [value='{act}']:not(.unseen)").last.click()


def drafts_in(database: Database) -> list[str]:
    with database.reading() as session:
        return [draft.answers for draft in session.scalars(select(Draft))]


def replies_in(database: Database) -> int:
    with database.reading() as session:
        return len(list(session.scalars(select(Reply))))


def lose_answers(page: Page, times: int) -> None:
    """The server does what it was asked, and nobody hears it: so many times."""

    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route("**/v", lose, times=times)


def test_a_cut_in_the_middle_of_the_journey_loses_nothing(
    session: Session, somebody: Somebody, database: Database
) -> None:
    number, page = a_number(session), somebody()
    at_words(page, number)
    page.fill("textarea", SECRET)
    page.context.set_offline(True)
    click(page, "continue")
    status = page.get_by_role("status")
    expect(status).to_contain_text("Not saved yet. What you said is still here.")
    page.wait_for_timeout(CUT_S * 1000)
    assert page.input_value("textarea") == SECRET
    assert "is saved" not in page.inner_text("body")
    assert drafts_in(database) == [] or SECRET not in drafts_in(database)[0]
    page.fill("textarea", f"{SECRET} and Kit")
    page.context.set_offline(False)
    expect(page.get_by_role("status")).to_contain_text("Your answer is saved.")
    (kept,) = drafts_in(database)
    assert f"{SECRET} and Kit" in kept
    page.context.set_offline(True)
    click(page, "lock-no")
    expect(page.get_by_role("status")).to_contain_text("The signal is weak.")
    page.context.set_offline(False)
    for act in ("more-no", "skip"):
        expect(page.locator(f"#page [value='{act}']:not(.unseen)")).to_be_visible()
        press(page, act)
    expect(page.locator(".bubble")).to_contain_text(f"{SECRET} and Kit")


def test_an_answer_that_got_lost_on_its_way_back_makes_no_second_one(
    session: Session, somebody: Somebody, database: Database
) -> None:
    number, page = a_number(session), somebody()
    at_words(page, number)
    page.fill("textarea", f"{SECRET}\nand Kit")
    lose_answers(page, 2)
    click(page, "continue")
    expect(page.get_by_role("status")).to_contain_text("Not saved yet")
    expect(page.locator("[value=lock-no]:not(.unseen)")).to_be_visible()
    assert len(drafts_in(database)) == 1
    on_to_the_check(page)
    lose_answers(page, 2)
    click(page, "send")
    expect(page.get_by_role("status")).to_contain_text("Not sent yet")
    assert "Sent" not in page.inner_text("h1")
    expect(page.locator("h1")).to_have_text("Sent. Thank you.")
    assert replies_in(database) == 1
    with database.reading() as reading:
        assert f"{SECRET}\\nand Kit" in reading.scalars(select(Answer)).one().said


def test_while_it_is_being_sent_nothing_of_it_can_be_changed(
    session: Session, somebody: Somebody, database: Database
) -> None:
    number, page = a_number(session), somebody()
    at_words(page, number)
    page.fill("textarea", SECRET)
    press(page, "continue")
    on_to_the_check(page)
    page.context.set_offline(True)
    click(page, "send")
    expect(page.get_by_role("status")).to_contain_text("Not sent yet")
    page.evaluate("document.querySelector('[name=all][value=meeting]').checked = true")
    page.context.set_offline(False)
    expect(page.locator("h1")).to_have_text("Sent. Thank you.")
    with database.reading() as reading:
        assert list(reading.scalars(select(Answer.audience))) == ["officer"]


def test_a_server_that_is_being_started_again_is_asked_again(
    session: Session, somebody: Somebody, database: Database
) -> None:
    number, page = a_number(session), somebody()
    at_words(page, number)
    page.fill("textarea", SECRET)
    page.route("**/v", lambda route: route.fulfill(status=503, body="<h1>Saved</h1>"), times=2)
    click(page, "continue")
    expect(page.get_by_role("status")).to_contain_text("Not saved yet")
    assert page.input_value("textarea") == SECRET
    page.get_by_role("status").get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("Your answer is saved.")
    assert SECRET in drafts_in(database)[0]


def test_leaving_without_a_signal_does_not_wait_for_one(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session), somebody()
    at_words(page, number)
    page.fill("textarea", SECRET)
    page.route("**/v", lambda route: route.abort())
    page.route("**/leave", lambda route: route.abort())
    click(page, "continue")
    expect(page.get_by_role("status")).to_contain_text("Not saved yet")
    page.click("button[form=leave]")
    page.wait_for_url("**/weather")
    page.unroute("**/v")
    page.go_back()
    assert SECRET not in page.content()


def test_nothing_that_was_typed_is_kept_on_the_phone(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session), somebody()
    at_words(page, number)
    page.fill("textarea", SECRET)
    page.context.set_offline(True)
    click(page, "continue")
    expect(page.get_by_role("status")).to_contain_text("Not saved yet")
    kept = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await navigator.serviceWorker?.getRegistrations?.() || []).length,
        (await indexedDB.databases()).length, (await window.caches?.keys?.() || []).length,
        JSON.stringify(history.state || '').includes('wish')]"""
    )
    assert kept == [0, 0, "", 0, 0, 0, False]


def test_the_phones_own_back_does_what_the_pages_back_does(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session), somebody()
    at_words(page, number)
    assert page.evaluate("scrollY") == 0, "a page begins at its top, however far down the button of the last one was"
    page.focus(".jump")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.fill("textarea", SECRET)
    page.go_back()
    expect(page.locator("textarea")).to_have_count(0)
    press(page, "skip")
    assert page.input_value("textarea") == SECRET
    for _page in range(3):
        page.go_back()
        page.wait_for_timeout(300)
    expect(page.locator("[value=begin]:not(.unseen)")).to_be_visible()
    page.go_back()
    page.wait_for_url("about:blank")


def test_start_brings_the_first_page_in_one_answer(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session), somebody()
    scan(page, number)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda asks: asked.append(f"{asks.method} {asks.url.rpartition('/')[2]}"))
    start(page)
    expect(page.locator("[value=begin]:not(.unseen)")).to_be_visible()
    page.wait_for_url("**/v")
    assert [each for each in asked if each.startswith("POST") or each.endswith(("/v", " v", " s"))] == ["POST s"]
    press(page, "begin")
    expect(page.locator("#page input[name=answer]").first).to_be_attached()


def test_start_without_an_answer_is_a_plain_form_s(session: Session, somebody: Somebody) -> None:
    number, page = a_number(session), somebody()
    scan(page, number)
    away = iter(["Starting again"])

    def away_once(route: Route) -> None:
        if (body := next(away, None)) is not None:
            route.fulfill(status=503, body=body)
        else:
            route.fallback()

    page.route("**/s", away_once)
    page.locator("[data-scanned] [name=start]").click()
    expect(page.locator("[value=begin]:not(.unseen)")).to_be_visible()
    assert page.url.endswith("/v")
