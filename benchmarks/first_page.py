"""What a phone fetches before it shows the first page."""

import gzip
import re
from dataclasses import dataclass

from benchmarks.in_process import Request, call
from benchmarks.pages import QUESTION
from benchmarks.site import Site

LARGEST_BYTES = 14_336
"""What fits in the first round trip of a connection."""
MOST_REQUESTS = 2


@dataclass(frozen=True)
class FirstPage:
    """The page at `/s` with everything that holds up its first picture."""

    requests: int
    bytes: int
    question_bytes: int
    """A question's page by itself: its stylesheet is fetched once for the whole visit."""

    @property
    def holds(self) -> bool:
        """Whether both bars hold."""
        return self.requests <= MOST_REQUESTS and self.bytes <= LARGEST_BYTES

    def __str__(self) -> str:
        return (
            f"{'first page with its styles (/s)':34} {self.bytes} bytes gzip in {self.requests} requests "
            f"(at most {LARGEST_BYTES} in {MOST_REQUESTS})  {'ok' if self.holds else 'MISSED'}\n"
            f"{'a question page':34} {self.question_bytes} bytes gzip without its stylesheet"
        )


def measure(site: Site) -> FirstPage:
    """Fetch the page and its stylesheets as a phone does."""
    page = call(site.app, Request("/s")).body
    styles = re.findall(rb'<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"', page)
    styles += re.findall(rb'<link[^>]+href="([^"]+)"[^>]+rel="stylesheet"', page)
    blocking = re.findall(rb'<script(?![^>]*\b(?:defer|async|module)\b)[^>]+src="([^"]+)"', page)
    fetched = [page]
    for address in {*styles, *blocking}:
        answer = call(site.app, Request(address.decode().split("?")[0]))
        assert answer.status == 200, address
        fetched.append(answer.body)
    token, _draft = site.visits_at(QUESTION, count=1)[0]
    question = call(site.app, Request("/v", cookie=f"visit={token}")).body
    return FirstPage(len(fetched), sum(map(_weight, fetched)), _weight(question))


def _weight(body: bytes) -> int:
    return len(gzip.compress(body, 9))
