"""Whoever reads about help, privacy and accessibility, and whoever builds: every public page, in both directions."""

import pytest

from consult.domain.questions import KINDS
from tests.journeys.conftest import Somebody
from tests.journeys.look import look

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = ["/help/", "/help/privacy", "/help/cookies", "/help/accessibility", "/components"]
PAGES += [f"/components/{kind.kind}" for kind in KINDS]


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_has_no_fault_in_english_arabic_and_mirrored_english(somebody: Somebody, path: str) -> None:
    page = somebody()
    page.goto(f"{path}?lang=en")
    look(page)
    look(page, mirrored=True)
    page.goto(f"{path}?lang=ar")
    look(page)


def test_the_public_pages_are_read_without_scripts_too(somebody: Somebody) -> None:
    page = somebody(scripts=False)
    page.goto("/help/privacy")
    page.get_by_role("link", name="More about the cookie").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Cookies on this site"
