"""People with a browser: a phone 360 pixels wide unless they say otherwise."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Route

from consult.app import create_app
from consult.settings import Settings
from consult.storage.database import Database
from tests.journeys.live import free_port, serving

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """As elsewhere, at a port that is free now."""
    return replace(settings, port=free_port())


@pytest.fixture
def live_app(settings: Settings, database: Database) -> Flask:
    """The site that is served; its own client checks nothing, since a browser opens it."""
    return create_app(settings, opened=database)


@pytest.fixture
def site(live_app: Flask, settings: Settings) -> Iterator[str]:
    """The address of the site, running."""
    with serving(live_app, settings) as address:
        yield address


Somebody = Callable[..., Page]


@pytest.fixture
def somebody(browser: Browser, site: str) -> Iterator[Somebody]:
    """Makes a person's browser: `somebody(language="ar", scripts=False, desk=True)`.

    Afterwards the test fails if any page asked another site for something, broke its policy or raised in a script.
    """
    opened: list[BrowserContext] = []
    wrong: list[str] = []

    def make(*, language: str = "en-GB", scripts: bool = True, desk: bool = False) -> Page:
        context = browser.new_context(
            base_url=site,
            locale=language,
            java_script_enabled=scripts,
            viewport=DESK if desk else PHONE,  # type: ignore[arg-type]
            has_touch=not desk,
            timezone_id="Europe/London",
        )
        context.set_default_timeout(30_000)
        opened.append(context)
        page = context.new_page()
        context.route("**/*", lambda route: _stay_here(route, site, wrong))
        page.on("pageerror", lambda problem: wrong.append(f"script: {problem}"))
        page.on(
            "console",
            lambda said: wrong.append(f"console: {said.text}") if "Content Security Policy" in said.text else None,
        )
        return page

    yield make
    for context in opened:
        # What is still on its way when a test ends is nobody's fault.
        context.unroute_all(behavior="ignoreErrors")
        context.close()
    assert not wrong, "\n".join(wrong)


def _stay_here(route: Route, site: str, wrong: list[str]) -> None:
    asked = urlsplit(route.request.url)
    if f"{asked.scheme}://{asked.netloc}" == site or asked.scheme in ("data", "blob"):
        route.continue_()
        return
    # Leaving goes to the dull page of the settings; nothing else may leave.
    if not route.request.is_navigation_request():
        wrong.append(f"another site was asked: {route.request.url}")
    route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")
