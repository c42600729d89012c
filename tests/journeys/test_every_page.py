"""Every page of respondents, in every look and language, at 320 and 360 pixels, light and dark, opened and closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser

from consult.domain.languages import LANGUAGES
from consult.storage.database import Database
from tests.every_page import EVERYBODY, Seen, Walker
from tests.journeys.crawl import LOOKS, Crawler
from tests.journeys.look import AXE
from tests.proving import how_many

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
CODES = tuple(language.code for language in LANGUAGES)
IN_TURN = "in turn"
WAYS = (IN_TURN, *CODES)[: how_many(1, full=1 + len(CODES))]
ONE_OF = 40
"""In turn, one page of so many is looked at, and the first of each kind; each in two of the four looks."""


@pytest.fixture
def crawler(browser: Browser) -> Iterator[Crawler]:
    opened = Crawler(browser, axe=AXE)
    yield opened
    opened.close()


def in_turn(app: Flask, database: Database) -> Iterator[Seen]:
    """The pages of some people, each in another language; of them the first of each kind, and some more."""
    walkers = [(Walker(app, database, code), asked) for code, asked in zip(CODES[1::3], EVERYBODY[1::2], strict=True)]
    kinds: set[str] = set()
    visits = (walkers[0][0].public(), *(walker.visit(asked) for walker, asked in walkers))
    for at, seen in enumerate(seen for visit in visits for seen in visit):
        if at % ONE_OF == 0 or seen.template not in kinds:
            kinds.add(seen.template)
            yield seen


def everything(app: Flask, database: Database, code: str) -> Iterator[Seen]:
    """Every page of everybody in one language."""
    walker = Walker(app, database, code)
    yield from walker.public()
    for asked in EVERYBODY:
        yield from walker.visit(asked)


@pytest.mark.parametrize("way", WAYS)
def test_every_page_in_every_look_can_be_read_tapped_and_reached(
    app: Flask, database: Database, crawler: Crawler, way: str
) -> None:
    found: list[str] = []
    pages = list(in_turn(app, database) if way == IN_TURN else everything(app, database, way))
    for at, seen in enumerate(pages):
        found += crawler.faults(seen, looks=LOOKS if way != IN_TURN else (LOOKS[at % 4], LOOKS[(at + 1) % 4]))
    assert not found, f"{len(found)} faults on {len(pages)} pages:\n- " + "\n- ".join(found[:60])
    unseen = templates_of_respondents() - {seen.template for seen in pages}
    assert not unseen, "Nobody looks at these pages: let tests/every_page.py go there."


def templates_of_respondents() -> set[str]:
    """The templates of whole pages that children, parents and carers see."""
    pages = {*TEMPLATES.glob("respondent/*.html"), *TEMPLATES.glob("site/*.html")}
    pages |= set(TEMPLATES.glob("errors/respondent_*.html"))
    names = {page.relative_to(TEMPLATES).as_posix() for page in pages if not page.name.startswith("_")}
    # A frame for others, and the gallery for those who build.
    return names - {"site/page.html", "site/component.html", "site/components.html"}
