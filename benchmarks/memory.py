"""Memory of one worker, started as a council starts it: at rest, and after it has shown pages; the floor's beside it.

Proportional set size: pages of memory that several processes share count by their share. Linux alone tells it.
"""

import http.client
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers import free_port, wait_until_listening
from benchmarks.site import open_site, production

PAGES = 500
_ROOT = Path(__file__).parent.parent
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Memory:
    """Megabytes of one process."""

    name: str
    at_rest: float
    after: float

    def __str__(self) -> str:
        return f"{self.name:34} {self.at_rest:.0f} MB at rest, {self.after:.0f} MB after {PAGES} pages"


def measure() -> tuple[Memory, Memory]:
    """A worker of ours, and one of the floor, each a process of its own on the same server."""
    with tempfile.TemporaryDirectory() as folder:
        port, data = free_port(), Path(folder)
        site = open_site(data)
        token, _draft = site.visits_at("home_feeling", count=1)[0]
        site.database.close()
        with _running(["flask", "consult", "serve"], port, production(data)) as process:
            ours = _of(process, port, cookie=f"__Host-visit={token}", name="memory of a worker (PSS)")
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        with _running(["benchmarks.floor", folder], port, {}) as process:
            return ours, _of(process, port, cookie="visit=v", name="the floor's, on the same server")


def _of(process: subprocess.Popen[bytes], port: int, *, cookie: str, name: str) -> Memory:
    at_rest = megabytes_of(process.pid)
    phone = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _page in range(PAGES):
        phone.request("GET", "/v", headers={"Cookie": cookie})
        answer = phone.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
    phone.close()
    return Memory(name, at_rest, megabytes_of(process.pid))


def megabytes_of(pid: int) -> float:
    """The proportional set size of a process."""
    found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"))
    assert found is not None
    return int(found[1]) / 1024


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=_ROOT,
        env={**os.environ, **environment, "PORT": str(port), "HOST": "127.0.0.1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_listening(port)
        yield process
    finally:
        process.terminate()
        process.wait(10)
