"""The test client that checks every page it opens: `client` and `visitor` both do, so that no test can forget to."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from consult.web.respondent.visit import NOT_KEPT_IN_MEMORY
from tests.page_faults import Page, faults, soup_of

TRANSLATIONS = Path(__file__).parent.parent / "translations"


class CheckedClient(FlaskClient):
    """Flask's own test client; a page with a fault fails the test that opened it."""

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        """Open an address as usual, and look at what came back."""
        response = super().open(*arguments, **options)
        check(response)
        return response


class Visitor:
    """Somebody with a browser: follows redirects, and gives parsed pages."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.last: TestResponse | None = None
        self._token = ""

    def open(self, path: str, *, status: int = 200, **options: Any) -> BeautifulSoup:
        """Open a page, which must answer `status`."""
        return self._soup(self.client.get(path, follow_redirects=True, **options), status)

    def send(self, path: str, *, status: int = 200, **fields: Any) -> BeautifulSoup:
        """Send a form as the page last opened would, with its token; the page it leads to must answer `status`."""
        if self._token:
            fields.setdefault("form_token", self._token)
        return self._soup(self.client.post(path, data=fields, follow_redirects=True), status)

    def _soup(self, response: TestResponse, status: int) -> BeautifulSoup:
        self.last = response
        answered = 200 if response.status_code == NOT_KEPT_IN_MEMORY else response.status_code
        assert answered == status, f"{response.request.path} answered {response.status}, not {status}"
        soup = BeautifulSoup("" if response.mimetype == "application/pdf" else response.text, "html.parser")
        token = soup.select_one("input[name=form_token]")
        self._token = str(token["value"]) if token is not None else ""
        return soup


def check(response: TestResponse) -> None:
    """Fail with every fault of a page; anything but a page passes."""
    if response.mimetype != "text/html" or not response.data:
        return
    if 300 <= response.status_code < 400 or _was_looked_at(response):
        return
    soup = soup_of(response.text)
    language = str(soup.html.get("lang", "")) if soup.html else ""
    page = Page(
        path=response.request.path,
        status=response.status_code,
        html=response.text,
        policy=response.headers.get("Content-Security-Policy", ""),
        soup=soup,
        untranslated=english_sentences(language),
    )
    found = faults(page)
    assert not found, f"{page.path} ({page.status}) has {len(found)} faults:\n- " + "\n- ".join(found)
    _LOOKED_AT.add(_what_is_seen(response))


_LOOKED_AT: set[tuple[str, int, str, str]] = set()
"""Pages without a fault: the door and the welcome are opened by hundreds of tests, and looked at once."""
_MADE_ANEW = re.compile(r"[A-Za-z0-9_-]{22,}|\d{4}(?:-\d{4}){3}|\d{16}")
"""Ids, tokens and numbers of links."""


def _was_looked_at(response: TestResponse) -> bool:
    return _what_is_seen(response) in _LOOKED_AT


def _what_is_seen(response: TestResponse) -> tuple[str, int, str, str]:
    root = response.request.path.split("/")[1]
    policy = response.headers.get("Content-Security-Policy", "")
    return root, response.status_code, policy, _MADE_ANEW.sub("…", response.text)


@cache
def english_sentences(language: str) -> frozenset[str]:
    """Every English sentence of two words or more that has other words in that language."""
    file = TRANSLATIONS / language.replace("-", "_") / "LC_MESSAGES" / "messages.po"
    if language.startswith("en") or not file.is_file():
        return frozenset()
    with file.open("rb") as opened:
        messages = read_po(opened, locale=language.replace("-", "_"))
    return frozenset(
        " ".join(message.id.split())
        for message in messages
        if isinstance(message.id, str) and " " in message.id and message.string not in ("", message.id)
    )
