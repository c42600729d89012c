"""What is wrong with one page, each fault in a sentence that says what to do."""

import base64
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import html5lib
from babel import Locale, UnknownLocaleError
from bs4 import BeautifulSoup, Tag
from bs4.builder._html5lib import HTML5TreeBuilder
from bs4.element import Comment, NavigableString

STAFF_PATHS = ("/reviews", "/reports", "/account")
_UNSEEN = {"script", "style", "template", "title", "head"}
_OWN_WORDS = {"bdi", "textarea", "code", "pre", "q", "blockquote"}
_MARKERS = re.compile(r"%\(\w+\)[sd]|\{\{|\}\}|\{\w+\}|\bTODO\b|\bFIXME\b|\[untranslated\]|\bundefined\b|\bNone\b")
_TELEPHONE = re.compile(r"(?<!\d)(?:0\d{2,4}[ \u00a0]?\d{3,4}(?:[ \u00a0]?\d{3,4})?|116[ \u00a0]?123)(?!\d)")
_POINTING = frozenset(("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-details", "form", "list"))
_FIELDS = ("input", "select", "textarea")
_NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}


class _Remembering(HTML5TreeBuilder):
    """Makes the soup as ever, and remembers what the parser found wrong: a page is read once, not twice."""

    errors: tuple[tuple[tuple[int, int], str, dict[str, str]], ...] = ()

    def feed(self, markup: Any) -> None:
        parser = html5lib.HTMLParser(tree=self.create_treebuilder)  # type: ignore[arg-type]
        self.underlying_builder.parser = parser
        parser.parse(markup).original_encoding = None
        self.underlying_builder.parser = None
        self.errors = tuple(parser.errors)


def soup_of(html: str) -> BeautifulSoup:
    """Return the page as browsers read it."""
    return BeautifulSoup(html, builder=_Remembering())


@dataclass(frozen=True)
class Page:
    """One page as it was answered; `policy` is its Content-Security-Policy, `soup` is made by `soup_of`."""

    path: str
    status: int
    html: str
    policy: str
    soup: BeautifulSoup
    untranslated: frozenset[str] = frozenset()
    """English sentences of the catalogue that a page in another language must not show."""

    @property
    def is_for_respondents(self) -> bool:
        """Whether a child, parent or carer may see it."""
        return not self.path.startswith(STAFF_PATHS)


def faults(page: Page) -> list[str]:
    """Every fault of the page, in the order a person would mend them."""
    return [fault for check in _CHECKS for fault in check(page)]


def _parses(page: Page) -> Iterator[str]:
    builder = page.soup.builder
    assert isinstance(builder, _Remembering)
    lines = page.html.splitlines() or [""]
    for (line, _column), problem, details in builder.errors[:5]:
        shown = lines[min(line, len(lines)) - 1].strip()[:100]
        yield f"The HTML is wrong ({problem} {details or ''}) at line {line}: {shown!r}. Mend the template."


def _has_one_heading(page: Page) -> Iterator[str]:
    headings = page.soup.find_all("h1")
    if len(headings) != 1:
        yield f"There are {len(headings)} <h1> elements; give the page exactly one."
        return
    heading, title = _words(headings[0]), _words(page.soup.title) if page.soup.title else ""
    if not heading:
        yield "The <h1> is empty; say what the page is."
    elif not title.startswith(heading):
        yield f"The title {title!r} does not start with the heading {heading!r}; a phone reads the title first."


def _says_its_language(page: Page) -> Iterator[str]:
    root = page.soup.html
    language, direction = (_attribute(root, "lang"), _attribute(root, "dir")) if root else ("", "")
    if not language:
        yield 'The page has no language; put lang="…" on <html>.'
        return
    try:
        right = _direction(language)
    except UnknownLocaleError:
        yield f"Nobody speaks {language!r}; a screen reader would read the page in another language."
        return
    if direction != right:
        yield f'The page is in {language} with dir={direction!r}; it must be dir="{right}".'
    for part in page.soup.select("[lang]:not(html)"):
        theirs = _direction(_attribute(part, "lang"))
        here = part.find_parent(attrs={"dir": True})
        if not part.get("dir") and here is not None and theirs != _attribute(here, "dir"):
            yield f'{_shown(part)} is in another direction than the page; give it dir="{theirs}".'


@cache
def _direction(language: str) -> str:
    return Locale.parse(language, sep="-").text_direction


def _has_no_id_twice(page: Page) -> Iterator[str]:
    counted = Counter(_attribute(element, "id") for element in page.soup.select("[id]"))
    for name, times in counted.items():
        if times > 1 or not name:
            yield f"The id {name!r} stands {times} times; labels and errors would point at the wrong place."


def _points_at_what_exists(page: Page) -> Iterator[str]:
    ids = {_attribute(element, "id") for element in page.soup.select("[id]")}
    for element in page.soup.find_all(True):
        for attribute in _POINTING.intersection(element.attrs):
            for name in _attribute(element, attribute).split():
                if name not in ids:
                    yield f"{_shown(element)} points with {attribute} at {name!r}, which is not on the page."
        address = _attribute(element, "href") if element.name == "a" else ""
        if address.startswith("#") and (name := address[1:]) and name not in ids:
            yield f"{_shown(element)} leads to #{name}, which is not on the page."


def _labels_every_field(page: Page) -> Iterator[str]:
    for field in page.soup.select(", ".join(_FIELDS)):
        if _attribute(field, "type") in _NEEDS_NO_LABEL and field.name == "input":
            continue
        if not _label(page, field):
            yield f"{_shown(field)} has no label; somebody who cannot see the page does not know what to say."
        if _attribute(field, "type") == "radio":
            group = field.find_parent("fieldset") or field.find_parent(attrs={"role": "radiogroup"})
            if group is None:
                yield f"{_shown(field)} stands in no <fieldset>; the question is not read out with its options."
    for group in page.soup.select("fieldset"):
        if not group.find("legend") and not group.get("aria-labelledby") and not group.get("aria-label"):
            yield f"{_shown(group)} has no <legend>; put the question there."


def _label(page: Page, field: Tag) -> str:
    if field.get("aria-label"):
        return _attribute(field, "aria-label").strip()
    for name in _attribute(field, "aria-labelledby").split():
        if (named := page.soup.find(id=name)) and _words(named):
            return _words(named)
    around = field.find_parent("label")
    for label in [around, *page.soup.select(f'label[for="{_attribute(field, "id")}"]')]:
        if label is not None and (_words(label) or label.find("img", alt=True) or label.find("title")):
            return _words(label) or "picture"
    return ""


def _links_errors_to_fields(page: Page) -> Iterator[str]:
    for field in page.soup.select('[aria-invalid="true"]'):
        if not field.get("aria-describedby"):
            yield f"{_shown(field)} is wrong but does not say where its error is; add aria-describedby."
        summary = page.soup.select_one(f'[role="alert"] a[href="#{_attribute(field, "id")}"]')
        if page.soup.select('[role="alert"] a') and summary is None and _attribute(field, "type") != "radio":
            yield f"No line of the error summary leads to {_shown(field)}."
    if page.status == 422 and not page.soup.select('[aria-invalid="true"], [role="alert"]'):
        yield 'The page says 422 and shows no error; say in role="alert" what to do.'


def _is_translated(page: Page) -> Iterator[str]:
    for words in _seen_words(page.soup):
        if found := _MARKERS.search(words):
            yield f"{found.group()!r} was meant to be filled in or translated: {words.strip()[:80]!r}."
        marked = words.find_parent(attrs={"lang": True})
        if " ".join(words.split()) in page.untranslated and marked is not None and marked.name == "html":
            yield f"In English on a page in another language: {words.strip()[:80]!r}. Put it through gettext."


def _has_curly_quotes(page: Page) -> Iterator[str]:
    if page.is_for_respondents:
        for words in _seen_words(page.soup):
            if found := re.search(r"['\"`]", words):
                yield f"A straight {found.group()} in {words.strip()[:80]!r}; write ’ or “ ”."


def _keeps_to_its_policy(page: Page) -> Iterator[str]:
    for element in page.soup.find_all(True):
        for attribute in element.attrs:
            if attribute == "style" or attribute.startswith("on"):
                yield f"{_shown(element)} has a {attribute} attribute, which browsers refuse; use a class or a file."
    for element in page.soup.select("style, script:not([src])"):
        digest = base64.b64encode(sha256("".join(map(str, element.contents)).encode()).digest()).decode()
        if f"'sha256-{digest}'" not in page.policy:
            yield f"There is a <{element.name}> whose hash is not in the policy: register it with allow_inline()."
    for element in page.soup.select("[src], link[href]"):
        address = _attribute(element, "src") or _attribute(element, "href")
        if re.match(r"(https?:)?//", address):
            yield f"{_shown(element)} asks another site, {address!r}; keep a copy under static/."


def _isolates_telephone_numbers(page: Page) -> Iterator[str]:
    if not page.is_for_respondents:
        return
    for text in page.soup.find_all(string=_TELEPHONE):
        if _is_seen(text) and not any(
            parent.name == "bdi" or parent.get("dir") == "ltr" for parent in text.parents if parent.name != "html"
        ):
            yield f"The number in {text.strip()[:60]!r} is not isolated and turns round in Arabic; use the filter."


def _words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def _attribute(element: Tag, name: str) -> str:
    value = element.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def _shown(element: Tag) -> str:
    attributes = " ".join(
        f'{name}="{_attribute(element, name)}"'
        for name in ("id", "name", "type", "class", "href")
        if element.get(name)
    )
    return f"<{element.name} {attributes}>".replace(" >", ">")


def _is_seen(text: NavigableString) -> bool:
    return not isinstance(text, Comment) and not any(parent.name in _UNSEEN for parent in text.parents)


def _seen_words(soup: BeautifulSoup) -> Iterator[NavigableString]:
    """Each piece of text that a person sees and that is ours: not what somebody wrote."""
    for text in soup.find_all(string=True):
        if text.strip() and _is_seen(text) and not any(parent.name in _OWN_WORDS for parent in text.parents):
            yield text


_CHECKS: tuple[Callable[[Page], Iterator[str]], ...] = (
    _parses,
    _has_one_heading,
    _says_its_language,
    _has_no_id_twice,
    _points_at_what_exists,
    _labels_every_field,
    _links_errors_to_fields,
    _is_translated,
    _has_curly_quotes,
    _keeps_to_its_policy,
    _isolates_telephone_numbers,
)
