"""Goes from one page to the next, and looks at nothing before that one is there."""

from playwright.sync_api import Locator, Page, expect


def follow(page: Page, way: Locator) -> None:
    """Click what leads to another page, and wait until that page has arrived: a click returns before it does."""
    way.wait_for()
    page.evaluate("document.documentElement.dataset.pressed = ''")
    way.click()
    wait_for_another(page)


def wait_for_another(page: Page) -> None:
    """Wait until the page that was marked as pressed has gone and another is there whole."""
    expect(page.locator("html:not([data-pressed])")).to_be_attached(timeout=30_000)
    page.wait_for_load_state()
    for _time in range(300):
        if page.evaluate("document.readyState") == "complete":
            return
        page.wait_for_timeout(50)
