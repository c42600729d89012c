"""Seconds from the scan to the first question and to the first answer, on a phone with a slow connection."""

import gzip
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.site import Site, open_site
from consult.app import create_app
from tests.browser import QUIET, chromium
from tests.journeys.conftest import PHONE
from tests.journeys.live import free_port, serving

BITS_A_SECOND, LATENCY_MS = 400_000, 400
"""A phone at the edge of the signal: Chromium adds the latency to every request."""
MOST_S = 3.0
MOST_REQUESTS = 2
ROUNDS = 5
FIRST = "What is going well?"
_TEXT = ("text/", "application/json")


@dataclass(frozen=True)
class Seconds:
    """How long people waited, without the time they take to read and to press; requests of each page they saw."""

    name: str
    to_question: list[float]
    to_answer: list[float]
    requests: dict[str, int]
    has_bar: bool
    """Without a proxy that compresses it is told, and not held against us."""

    @property
    def holds(self) -> bool:
        """Whether the first question came in time, and no page asked for more than it may.

        By the quickest round: a busy machine only ever adds to the network's own time.
        """
        if not self.has_bar:
            return True
        later = [count for page, count in self.requests.items() if page != "door"]
        return min(self.to_question) <= MOST_S and max(later) <= MOST_REQUESTS

    def __str__(self) -> str:
        found = ("ok" if self.holds else "MISSED") if self.has_bar else ""
        asked = ", ".join(f"{page} {count}" for page, count in self.requests.items())
        return (
            f"{self.name:34} {_spread(self.to_question)} s to the first question (at most {MOST_S}), "
            f"{_spread(self.to_answer)} s to the first answer\n"
            f"{'':34} requests: {asked} (at most {MOST_REQUESTS} after the door)  {found}"
        )


def _spread(seconds: list[float]) -> str:
    return " / ".join(f"{one:.2f}" for one in (min(seconds), statistics.median(seconds), max(seconds)))


def measure(folder: Path) -> Iterator[Seconds]:
    """Scan, start, begin and answer as fast as the pages come; behind a proxy that compresses, and without one."""
    site = open_site(folder)
    settings = replace(site.settings, port=free_port())
    app = create_app(settings, opened=site.database)
    plain = app.wsgi_app
    behind = {"on a slow phone": _compressing(plain), "the same, nothing compressed": plain}
    for name, answers in behind.items():
        counter = _Counter()
        app.wsgi_app = counter.counting(answers)  # type: ignore[method-assign]
        with serving(app, settings) as address:
            yield _measure(site, address, name, counter, has_bar=answers is not plain)
    site.database.close()


def _compressing(answer: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Do what the proxy in front of a council's site does with pages, styles and scripts."""

    def compressed(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        kept: list[Any] = []
        body = b"".join(answer(environ, lambda *said: kept.append(said)))
        status, headers = kept[0][:2]
        if dict(headers).get("Content-Type", "").startswith(_TEXT) and body:
            body = gzip.compress(body, 6)
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers += [("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    return compressed


@dataclass
class _Counter:
    """Requests that reached the site, by the page that was being waited for: what a phone had kept never comes."""

    page: str = "door"
    requests: dict[str, int] = field(default_factory=dict)

    def counting(self, answer: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        def counted(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            self.requests[self.page] = self.requests.get(self.page, 0) + 1
            return answer(environ, start_response)

        return counted


def _measure(site: Site, address: str, name: str, counter: _Counter, *, has_bar: bool) -> Seconds:
    to_question, to_answer = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        for _round in range(ROUNDS):
            context = browser.new_context(base_url=address, viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
            page, counter.page, counter.requests = context.new_page(), "door", {}
            wire = context.new_cdp_session(page)
            wire.send("Network.enable")
            bytes_a_second = BITS_A_SECOND / 8
            slow = {"latency": LATENCY_MS, "downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second}
            wire.send("Network.emulateNetworkConditions", {"offline": False, **slow})
            question, answered = _go(page, site.number, counter)
            to_question.append(question)
            to_answer.append(answered)
            context.close()
        browser.close()
    return Seconds(name, to_question, to_answer, counter.requests, has_bar)


def _go(page: Page, number: str, counter: _Counter) -> tuple[float, float]:
    """Seconds until the first question is there, and until the page after its answer is."""
    began = time.perf_counter()
    page.goto(f"/s#{number}", wait_until="commit")
    _press(page, "[data-scanned] [name=start]", counter, leads_to="welcome")
    _press(page, "[value=begin]:not(.unseen)", counter, leads_to="first question")
    page.locator("h1", has_text=FIRST).wait_for()
    question = time.perf_counter() - began
    page.locator("#page input[name=answer]").first.check()
    _press(page, "[value=continue]:not(.unseen)", counter, leads_to="after the answer")
    page.locator("[value=lock-no]:not(.unseen)").wait_for()
    return question, time.perf_counter() - began


def _press(page: Page, button: str, counter: _Counter, *, leads_to: str) -> None:
    wanted = page.locator(button)
    wanted.wait_for()
    # Nobody presses within a tenth of a second of seeing a button: by then what the page asked for has come.
    while page.evaluate("document.readyState") != "complete":
        page.wait_for_timeout(20)
    counter.page = leads_to
    wanted.click()
