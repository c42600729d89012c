"""However a visit is left, nobody who takes the phone finds a word that was typed: on no page, and in no file.

In a Chromium with its back-forward cache on, which keeps whole pages in memory, and with its profile on disk.
"""

import contextlib
import gzip
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError
from sqlalchemy import update
from sqlalchemy.orm import Session

from consult.storage.database import Database
from consult.storage.visits import Visit
from tests.browser import QUIET, chromium
from tests.journeys.conftest import PHONE
from tests.journeys.test_visits import a_number, press, scan
from tests.proving import how_many

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = ("zqbramble", "zqthistle", "zqnettle")
"""Kept with Continue; kept with Continue and seen again with Back; typed and not kept."""
WAYS = ("close the tab", "back", "leave", "type another address", "send", "time out", "put down")
CACHE = "--enable-features=BackForwardCache,CacheControlNoStoreEnterBackForwardCache"
HELD = """document.documentElement.outerHTML
  + [...document.querySelectorAll('textarea,input')].map(field => field.value).join(' ')"""
ELSEWHERE = "https://elsewhere.example/"


@contextlib.contextmanager
def a_phone(browser: Browser, profile: Path, site: str, *, scripts: bool = True) -> Iterator[BrowserContext]:
    """A browser that keeps its profile in a folder, as a phone does, and whole pages in memory."""
    context = browser.browser_type.launch_persistent_context(
        profile,
        executable_path=chromium(),
        args=[*QUIET, CACHE],
        ignore_default_args=["--disable-back-forward-cache"],
        base_url=site,
        locale="en-GB",
        viewport=PHONE,  # type: ignore[arg-type]
        java_script_enabled=scripts,
    )
    context.route(
        re.compile(r"https://"),
        lambda route: route.fulfill(content_type="text/html", body="<title>Weather</title><h1>Weather</h1>"),
    )
    yield context
    context.close()


def start(page: Page, number: str, *, scripts: bool) -> None:
    if scripts:
        scan(page, number)
        page.click("[data-scanned] [name=start]")
        return
    page.goto("/s")
    page.fill("#number", number)
    page.press("#number", "Enter")
    page.click("main [name=start]")


def answer(page: Page) -> None:
    """Say something in words, look at it again, and type more that is not kept."""
    for act in ("begin", "skip", "skip"):
        press(page, act)
    for words in (WORDS[0], f"{WORDS[0]} {WORDS[1]}"):
        page.fill("textarea", words)
        for act in ("continue", "lock-no", "back"):
            press(page, act)
    assert WORDS[1] in page.input_value("textarea")
    page.locator("textarea").press_sequentially(f" {WORDS[2]}")


def leave(page: Page, way: str, database: Database) -> Page:
    """Leave in that way, and return what the next person holds."""
    context = page.context
    match way:
        case "leave":
            page.click("button[form=leave]")
            page.wait_for_url("**/weather")
        case "back":
            for _step in range(12):
                page.go_back(wait_until="commit")
                page.wait_for_timeout(150)
                if page.url == "about:blank":
                    break
        case "type another address":
            page.goto(ELSEWHERE)
        case "send":
            for act in ("continue", "lock-no", "more-no", "skip", "send"):
                press(page, act)
            expect(page.locator("h1")).to_have_text("Sent. Thank you.")
        case "close the tab":
            context.new_page()
            page.close()
            return context.pages[-1]
        case "time out":
            with database.writing() as session:
                session.execute(update(Visit).values(seen_at=datetime.now(UTC) - timedelta(minutes=31)))
            page.goto(ELSEWHERE)
        case "put down":
            page.clock.fast_forward("31:00")
            page.wait_for_timeout(300)
    return page


def shown(page: Page) -> str:
    """Everything that a page holds, whether it is seen or not."""
    for _time in range(40):
        # A page that comes back from memory is not loaded: to wait for that would be to wait for ever.
        with contextlib.suppress(PlaywrightError):
            if page.evaluate("document.readyState") == "complete":
                held: str = page.evaluate(HELD)
                return held
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.url} does not come to rest.")


def look_for_words(page: Page, number: str, *, scripts: bool) -> Iterator[str]:
    """What the next person sees: Back, Forward, the page reopened, the card scanned again, every question."""
    for _step in range(6):
        page.go_back(wait_until="commit")
        page.wait_for_timeout(100)
        yield shown(page)
    for _step in range(6):
        page.go_forward(wait_until="commit")
        page.wait_for_timeout(100)
        yield shown(page)
    page.goto("/v")
    yield shown(page)
    if page.locator("[value=begin]:not(.unseen)").count():
        press(page, "begin")
        yield shown(page)
    start(page, number, scripts=scripts)
    press(page, "begin")
    yield shown(page)
    for act in ("back", "back", "skip", "skip"):
        if page.locator(f"#page [value={act}]:not(.unseen)").count():
            press(page, act)
            yield shown(page)


def words_on_disk(profile: Path) -> set[str]:
    found = set()
    for file in profile.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            content += b"".join(unpacked(content[at.start() :]) for at in re.finditer(rb"\x1f\x8b\x08", content))
            found |= {word for word in WORDS if word.encode() in content or word.encode("utf-16-le") in content}
    return found


def unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content)
    except zlib.error:
        return b""


USUAL = [("back", True)]
EVERY = [(way, scripts) for way in WAYS for scripts in (True, False) if scripts or way != "put down"]
"""Without scripts a page that nobody touches stays as it is."""


@pytest.mark.parametrize(("way", "scripts"), EVERY[: how_many(0, full=len(EVERY))] or USUAL)
def test_whoever_takes_the_phone_finds_no_word(
    browser: Browser, session: Session, site: str, database: Database, tmp_path: Path, way: str, scripts: bool
) -> None:
    number = a_number(session)
    with a_phone(browser, tmp_path / "profile", site, scripts=scripts) as context:
        page = context.pages[0]
        if way == "put down":
            page.clock.install()
        start(page, number, scripts=scripts)
        answer(page)
        page = leave(page, way, database)
        for seen in look_for_words(page, number, scripts=scripts):
            assert not [word for word in WORDS if word in seen], page.url
    assert words_on_disk(tmp_path / "profile") == set()


def test_a_word_that_a_phone_kept_would_be_found(browser: Browser, site: str, tmp_path: Path) -> None:
    with a_phone(browser, tmp_path / "profile", site) as context:
        page = context.pages[0]
        page.goto("/s")
        page.evaluate(f"localStorage.setItem('kept', '{WORDS[0]}')")
        page.wait_for_timeout(300)
    assert words_on_disk(tmp_path / "profile") == {WORDS[0]}
    (tmp_path / "packed").write_bytes(b"..." + gzip.compress(WORDS[1].encode()))
    assert words_on_disk(tmp_path) == set(WORDS[:2])


def test_the_browser_of_these_tests_keeps_whole_pages_in_memory(browser: Browser, site: str, tmp_path: Path) -> None:
    with a_phone(browser, tmp_path / "profile", site) as context:
        page, kept = context.pages[0], []
        context.expose_binding("note", lambda _source, persisted: kept.append(persisted))
        context.add_init_script("addEventListener('pageshow', event => note(event.persisted))")
        page.goto(ELSEWHERE)
        page.goto("https://further.example/")
        page.go_back(wait_until="commit")
        page.wait_for_timeout(300)
    assert kept[-1] is True
