"""One fast pass over pages that were rendered already: each look, width and shade of a page in a few calls."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from tests.every_page import Seen
from tests.journeys.look import LEAST, SIGHT, STANDARD

HERE = Path(__file__).parent
STATIC = HERE.parent.parent / "static"
LOOKS = ("picture", "child", "young-person", "adult")
WIDTHS = (320, 360)
HEIGHT = 740

_ADDRESS = "http://pages.test/page"
_IN_EACH_LOOK = f"""([ask, looks, states]) => {{
  const sight = {SIGHT};
  const root = document.documentElement, found = [];
  const before = Object.fromEntries(["look", "text", "shade"].map((name) => [name, root.dataset[name]]));
  const folds = [...document.querySelectorAll("details")].map((fold) => [fold, fold.open]);
  for (const look of looks) for (const state of states) {{
    Object.assign(root.dataset, before, {{ look }}, state.dress);
    for (const [fold] of folds) fold.open = fold.matches(state.open || "none");
    for (const fault of sight({{ ...ask, kinds: state.kinds }})) found.push(`${{look}}${{state.name}}: ${{fault}}`);
  }}
  Object.assign(root.dataset, before);
  for (const [fold, open] of folds) fold.open = open;
  return found;
}}"""
_MENUS = re.compile(r'<details class="(?:tongues|dress)">.*?</details>', re.DOTALL)
_OPEN = "main details, .pocket"
_SPACE, _COLOUR = ["sideways", "targets", "letters"], ["contrast", "edges"]
_STATES_OF_A_WIDTH = [
    {"name": "", "open": "", "dress": {}, "kinds": [*_SPACE, "digits"]},
    {"name": ", opened", "open": _OPEN, "dress": {}, "kinds": _SPACE},
    {"name": ", biggest", "open": _OPEN, "dress": {"text": "biggest"}, "kinds": ["sideways"]},
]
_STATES_OF_COLOUR = [
    {"name": f", {shade}", "open": _OPEN, "dress": {"shade": shade}, "kinds": _COLOUR} for shade in ("light", "dark")
]
_STATES_OF_MENUS = [
    {"name": f", {shade}, {menu}", "open": menu, "dress": {"shade": shade}, "kinds": _SPACE + _COLOUR}
    for shade in ("light", "dark")
    for menu in (".tongues", ".dress")
]
_STATES_OF_ALL = [{"name": "", "open": _OPEN, "dress": {}, "kinds": ["headings", "focus", "motion", "pictures"]}]


_FOCUSABLE = """(() => { const groups = new Set(); return [...document.querySelectorAll(
  "a[href], button, summary, input:not([type=hidden]), select, textarea")].filter((element) => {
    if (element.disabled || element.tabIndex < 0 || !element.checkVisibility()) return false;
    // Of the circles of one question the keyboard comes to one; arrows go to the others.
    if (element.type !== "radio") return true;
    const first = !groups.has(element.name); groups.add(element.name); return first;
  }); })()"""
_TO_REACH = f"document.activeElement.blur(); {_FOCUSABLE}.length"
_NOT_REACHED = f"""{_FOCUSABLE}.filter((element) => !("reached" in element.dataset || element.type === "radio"
  && document.querySelector(`[name="${{element.name}}"][data-reached]`))).map((element) => element.outerHTML)"""


class Crawler:
    """A browser that is shown one page after the other, without a server."""

    def __init__(self, browser: Browser, *, axe: str = "") -> None:
        self._context = browser.new_context(viewport={"width": 360, "height": HEIGHT}, reduced_motion="reduce")
        self.page: Page = self._context.new_page()
        self._axe = axe
        self._html = ""
        self._menus: set[tuple[int, str]] = set()
        self._context.route("**/*", self._answer)

    def close(self) -> None:
        """Close the browser's window."""
        self._context.close()

    def show(self, html: str) -> None:
        """Show a page with its own styles, and with what a script would show; no script runs."""
        self._html = re.sub(r"<script\b[^>]*></script>", "", html)
        self.page.goto(_ADDRESS, wait_until="load")
        self.page.evaluate("document.querySelectorAll('[hidden]').forEach((part) => { part.hidden = false; })")

    def faults(self, seen: Seen, *, looks: tuple[str, ...] = LOOKS) -> Iterator[str]:
        """Everything that is wrong with a page in the looks, at 320 and 360 pixels, light and dark."""
        self.show(seen.html)
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            menus = _STATES_OF_MENUS if self._has_new_menus(seen, width) else []
            yield from self._look(seen, f"{width} px, ", looks, _STATES_OF_A_WIDTH + menus)
        yield from self._look(seen, "", looks, _STATES_OF_COLOUR)
        yield from self._look(seen, "", looks[:1], _STATES_OF_ALL)
        if self._axe:
            yield from (f"{seen.name}: {fault}" for fault in self.axe())

    def _has_new_menus(self, seen: Seen, width: int) -> bool:
        """Whether nobody has looked at this page's menus yet: they are the same on many pages."""
        menus = (width, "".join(_MENUS.findall(seen.html)))
        is_new = menus not in self._menus
        self._menus.add(menus)
        return is_new

    def _look(self, seen: Seen, where: str, looks: tuple[str, ...], states: list[dict[str, Any]]) -> Iterator[str]:
        for fault in self.page.evaluate(_IN_EACH_LOOK, [LEAST, looks, states]):
            yield f"{seen.name}: {where}{fault}"

    def unreached(self) -> list[str]:
        """What the page shown now has for the keyboard and Tab never comes to, because it is caught on the way."""
        todo = self.page.evaluate(_TO_REACH)
        for _press in range(todo + 3):
            self.page.keyboard.press("Tab")
            self.page.evaluate("document.activeElement.dataset.reached = ''")
        left = self.page.evaluate(_NOT_REACHED)
        return [f"the keyboard never comes to {shown[:100]}" for shown in left]

    def axe(self) -> list[str]:
        """What axe finds, but for contrast: that is measured in every look, and of every script."""
        self.page.evaluate(f"() => {{ {self._axe}\n }}")
        options = {
            "runOnly": {"type": "tag", "values": STANDARD},
            "rules": {"color-contrast": {"enabled": False}},
            "resultTypes": ["violations"],
        }
        outcome = self.page.evaluate("options => axe.run(document, options)", options)
        return [
            f"axe {broken['id']}: {broken['help']}: {node['html'][:160]}"
            for broken in outcome["violations"]
            for node in broken["nodes"]
        ]

    def _answer(self, route: Route) -> None:
        address = route.request.url.split("?")[0]
        if address == _ADDRESS:
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
        elif "/static/" in address:
            route.fulfill(path=STATIC / address.split("/static/", 1)[1])
        else:
            route.fulfill(status=404)
