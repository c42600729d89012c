"""What a phone fetches before it shows the first page."""

import gzip
import re
from dataclasses import dataclass

from benchmarks.in_process import Request, call
from benchmarks.site import Site

LARGEST_BYTES = 14_336
"""What fits in the first round trip of a connection."""
MOST_REQUESTS = 2


@dataclass(frozen=True)
class FirstPage:
    """The page at `/s` with everything that holds up its first picture."""

    requests: int
    bytes: int

    @property
    def holds(self) -> bool:
        """Whether both bars hold."""
        return self.requests <= MOST_REQUESTS and self.bytes <= LARGEST_BYTES

    def __str__(self) -> str:
        return (
            f"{'first page with its styles (/s)':34} {self.bytes} bytes gzip in {self.requests} requests "
            f"(at most {LARGEST_BYTES} in {MOST_REQUESTS})  {'ok' if self.holds else 'MISSED'}"
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
    return FirstPage(len(fetched), sum(len(gzip.compress(each, 6)) for each in fetched))
