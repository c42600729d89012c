"""The author of hostile text: staff open what was written, with the content policy switched off, and nothing runs."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.routing import Rule

from consult.domain.staff import StaffRole
from consult.storage.database import Database
from consult.web.access import open_to_anyone, who_may_open
from tests.attacks.hostile_text import HOSTILE_TEXTS
from tests.attacks.planting import plant_everywhere
from tests.factories.council import PEOPLE, Council, a_council
from tests.journeys.conftest import live_app, settings, site
from tests.proving import how_many

__all__ = ["live_app", "settings", "site"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]
WATCH = "window.hacks = 0; window.hack = () => { window.hacks += 1; };"


def pages_of_staff(app: Flask, role: StaffRole) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        allowed = who_may_open(app, rule.endpoint)
        if "GET" in (rule.methods or ()) and isinstance(allowed, frozenset) and role in allowed:
            yield rule


def opened_as(browser: Browser, site: str, token: str) -> BrowserContext:
    context = browser.new_context(base_url=site, bypass_csp=True, accept_downloads=True)
    context.add_init_script(WATCH)
    context.add_cookies([{"name": "staff", "value": token, "url": site}])
    return context


def hacks_at(page: Page, address: str) -> int:
    """Open a page and return how many texts ran; what is downloaded is no page, and runs nothing."""
    try:
        page.goto(address)
    except Exception as problem:
        if "Download is starting" not in str(problem):
            raise
        return 0
    page.wait_for_timeout(20)
    return int(page.evaluate("window.hacks"))


def planted_council(database: Database, first: int, several: int) -> Council:
    with database.writing() as session:
        council = a_council(session, now=datetime.now(UTC))
        batch = HOSTILE_TEXTS[first::several]
        # Several in one cell, so that every text meets many fields without a thousand pages.
        plant_everywhere(session, ["\n".join(batch[start : start + 6]) for start in range(0, len(batch), 6)])
        return council


def test_there_are_120_hostile_texts_and_no_two_are_the_same() -> None:
    assert len(set(HOSTILE_TEXTS)) == 120


@pytest.mark.parametrize("batch", range(how_many(1, full=6)))
def test_no_hostile_text_runs_when_staff_open_it_without_the_content_policy(
    batch: int, browser: Browser, live_app: Flask, site: str, database: Database
) -> None:
    council = planted_council(database, batch, how_many(1, full=6))
    seen, shown, ran = 0, 0, []
    for who, token in council.tokens.items():
        if who == "another officer":
            continue
        context = opened_as(browser, site, token)
        page = context.new_page()
        for rule in pages_of_staff(live_app, PEOPLE[who]):
            address = council.address(rule.rule)
            seen += 1
            if hacks_at(page, address):
                ran.append(f"{address} as {who}")
            shown += "hack()" in page.content()
        context.close()
    assert seen > 60
    assert shown > 20, "the hostile texts are not on the pages that were opened"
    assert ran == []


def test_a_page_that_forgot_to_escape_is_caught(
    browser: Browser, live_app: Flask, site: str, database: Database
) -> None:
    council = planted_council(database, 0, 1)
    for number, text in enumerate(HOSTILE_TEXTS[:15]):
        live_app.add_url_rule(
            f"/help/raw-{number}", f"raw{number}", open_to_anyone(lambda text=text: f"<p>{text}</p>")
        )
    context = opened_as(browser, site, next(iter(council.tokens.values())))
    page = context.new_page()
    ran = sum(bool(hacks_at(page, f"/help/raw-{number}")) for number in range(15))
    context.close()
    assert ran >= 10
