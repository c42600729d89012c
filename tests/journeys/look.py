"""Looks at a page as axe does, and as weak eyes, big fingers and a narrow phone do; a fault says what to mend."""

import contextlib
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

from tests.proving import how_many

HERE = Path(__file__).parent
AXE = (HERE.parent / "vendored" / "axe-core" / "axe.min.js").read_text("utf-8")
SIGHT = "(ask) => {" + (HERE / "sight.js").read_text("utf-8").split("(ask) => {", 1)[1]
LEAST: dict[str, Any] = {"target": 48, "letters": 18, "small": 7, "large": 7}
"""What a respondent’s page keeps to: pixels of a target and of letters, contrast of text of any size."""
SEEN = ["contrast", "edges", "sideways", "targets", "letters", "digits", "headings", "motion", "pictures"]
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIGHTS = ((320, "light"), (1280, "light"), (320, "dark"))
HEIGHT = 800
Audience = Literal["respondent", "staff"]


def look(page: Page, *, audience: Audience = "respondent", mirrored: bool = False, whole: bool = False) -> None:
    """Look at the page at 320 and 1280 pixels, and at 320 in dark colours; leave it as wide as it was.

    In the short run each look takes one of these three in turn, unless it is to be `whole`: every page is also
    looked at by `test_every_page.py`, and `make prove` looks at all three.

    `mirrored` turns an English page round first: axe sees the contrast of Latin letters in a right-to-left page.
    """
    # A click returns once the next page has begun to arrive, before it has a root to look at.
    page.wait_for_load_state("load")
    if page.evaluate("matchMedia('(scripting: none)').matches"):
        with _again_with_scripts(page) as twin:
            look(twin, audience=audience, mirrored=mirrored, whole=whole)
        return
    # A page that was written in the place of another has been loaded before its stylesheet comes.
    page.wait_for_function("[...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)")
    before = page.viewport_size
    direction = page.evaluate("document.documentElement.dir")
    found: list[str] = []
    if mirrored:
        page.evaluate("document.documentElement.dir = 'rtl'")
    for width, scheme in SIGHTS if whole else _in_turn():
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        found += [f"{width} px {scheme}: {fault}" for fault in faults(page, audience=audience)]
    page.emulate_media(color_scheme="light")
    if mirrored:
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
    if before:
        page.set_viewport_size(before)
    assert not found, f"{page.url} “{page.title()}” has {len(found)} faults:\n- " + "\n- ".join(found)


_LOOKED: dict[str, int] = {}


def _in_turn() -> tuple[tuple[int, str], ...]:
    """All three in the full run; else the next one of the test that runs now, so that it is the same in every run."""
    test = os.environ.get("PYTEST_CURRENT_TEST", "").split(" ")[0]
    _LOOKED[test] = _LOOKED.get(test, zlib.crc32(test.encode())) + 1
    return SIGHTS if how_many(1, full=3) == 3 else (SIGHTS[_LOOKED[test] % len(SIGHTS)],)


@contextlib.contextmanager
def _again_with_scripts(page: Page) -> Iterator[Page]:
    """The same page, as it stands, where axe can run: it never ends in a browser without scripts."""
    assert page.context.browser is not None
    html = re.sub(r"<script\b[^>]*>.*?</script>", "", page.content(), flags=re.S)
    context = page.context.browser.new_context(viewport=page.viewport_size)
    twin = context.new_page()
    address = page.url.split("#")[0]
    if address.startswith("http"):
        twin.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        twin.goto(address)
    else:
        twin.set_content(html)
    yield twin
    context.close()


def faults(page: Page, *, audience: Audience) -> list[str]:
    """What is wrong with the page as it is shown now."""
    found = _axe(page, enhanced=audience == "respondent")
    if audience == "staff":
        found += _sideways(page)
    if audience == "respondent":
        found += page.evaluate(SIGHT, LEAST | {"kinds": SEEN})
    return found


def _sideways(page: Page) -> list[str]:
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return (
        [f"it scrolls sideways: {wide} px of content in {room} px. {page.evaluate(_WIDEST)}"] if wide > room else []
    )


def _axe(page: Page, *, enhanced: bool) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(f"() => {{ {AXE}\n }}")
    options: dict[str, Any] = {
        "runOnly": {"type": "tag", "values": STANDARD},
        "rules": {"color-contrast-enhanced": {"enabled": enhanced}},
        "resultTypes": ["violations"],
    }
    outcome = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"axe {broken['id']}: {broken['help']}: {node['html'][:160]}"
        for broken in outcome["violations"]
        for node in broken["nodes"]
    ]


_WIDEST = """(() => {
  const room = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.right > room + 1 || box.left < -1;
  });
  return "Look at " + out.slice(0, 3).map((element) => element.outerHTML.slice(0, 80)).join(" and ");
})()"""
