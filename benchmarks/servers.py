"""Asks each WSGI server the same thing: with 300 slow connections open, are 20 people who send served?

`python -m benchmarks.servers` measures every candidate that is installed, on the loopback address only.
Slow connections come in three kinds, because servers differ: silent (connected, says nothing), headers (never
finishes its headers) and body (promises a body and sends one byte a second).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib.util
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BODY = b"question=wishes&answer=" + b"I want to see my brother more. " * 20
PATIENCE_S = 10.0


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The smallest application that does what a sending does: read the body, work a little, wait for a disk."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    sum(body * 20)
    time.sleep(0.003)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]


@dataclass(frozen=True)
class Candidate:
    """A server with the arguments it is measured with; `module` is what must be installed."""

    name: str
    module: str
    arguments: tuple[str, ...]


APP = "benchmarks.servers:app"
CANDIDATES = (
    Candidate("waitress, as it comes", "waitress", ("waitress", "--listen=127.0.0.1:{port}", APP)),
    Candidate(
        "waitress, our settings",
        "waitress",
        (
            "waitress",
            "--listen=127.0.0.1:{port}",
            "--threads=8",
            "--connection-limit=2000",
            "--asyncore-use-poll",
            "--channel-timeout=30",
            "--max-request-body-size=1048576",
            APP,
        ),
    ),
    Candidate(
        "granian, 1 worker",
        "granian",
        ("granian", "--interface=wsgi", "--port={port}", "--no-log", "--blocking-threads=8", APP),
    ),
    Candidate(
        "granian, 2 workers",
        "granian",
        ("granian", "--interface=wsgi", "--port={port}", "--no-log", "--workers=2", APP),
    ),
    Candidate("gunicorn sync ×2", "gunicorn", ("gunicorn", "-b127.0.0.1:{port}", "-w2", APP)),
    Candidate("gunicorn gthread 2×8", "gunicorn", ("gunicorn", "-b127.0.0.1:{port}", "-w2", "--threads=8", APP)),
)


@dataclass
class Outcome:
    """What the senders saw: sendings acknowledged, sendings that failed, and how long each took in seconds."""

    served: int = 0
    failed: int = 0
    seconds: list[float] = field(default_factory=list)

    def as_words(self) -> str:
        """One cell of the table: how many of how many, median and worst."""
        total = self.served + self.failed
        if not self.seconds:
            return f"{self.served}/{total}"
        worst = max(self.seconds) * 1000
        return f"{self.served}/{total}  {statistics.median(self.seconds) * 1000:.0f}/{worst:.0f} ms"


@contextlib.contextmanager
def running(candidate: Candidate, *, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The candidate, listening; ended (it alone, with its own children) when the block ends."""
    command = [sys.executable, "-m", *(part.format(port=port) for part in candidate.arguments)]
    process = subprocess.Popen(
        command,
        cwd=HERE.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    try:
        wait_until_listening(port)
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(5)


def wait_until_listening(port: int, *, patience_s: float = 20.0) -> None:
    """Returns once something accepts on the port; TimeoutError when nothing does."""
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")


def free_port() -> int:
    """A port nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def request(path: str, *, length: int) -> bytes:
    """The head of a sending, without its body."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {length}\r\nConnection: close\r\n\r\n"
    ).encode()


async def hang(port: int, *, kind: str, path: str) -> None:
    """One slow connection of that kind; it comes back when it is cut off, as a slow phone would."""
    while True:
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                if kind == "headers":
                    writer.write(f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ".encode())
                elif kind == "body":
                    writer.write(request(path, length=len(BODY)))
                while not reader.at_eof():
                    if kind != "silent":
                        writer.write(b"a")
                        await writer.drain()
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(reader.read(1024), timeout=1.0)
            finally:
                writer.close()
        await asyncio.sleep(0.2)


@contextlib.asynccontextmanager
async def slow_connections(port: int, *, count: int, kind: str, path: str) -> AsyncIterator[None]:
    """That many slow connections, all begun before the block is entered."""
    tasks = [asyncio.create_task(hang(port, kind=kind, path=path)) for _ in range(count)]
    await asyncio.sleep(1.5)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def send_once(port: int, *, path: str) -> float:
    """One sending on a connection of its own; seconds until the whole answer. OSError when it is not served."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request(path, length=len(BODY)) + BODY)
        await writer.drain()
        answer = await reader.read()
    finally:
        writer.close()
    if not answer.startswith((b"HTTP/1.1 2", b"HTTP/1.1 3", b"HTTP/1.1 4")):
        raise ConnectionError(f"not served: {answer[:40]!r}")
    return time.perf_counter() - began


async def sender(port: int, *, times: int, path: str, outcome: Outcome) -> None:
    """One person who sends again and again, each time waiting no longer than a person would."""
    for _ in range(times):
        try:
            outcome.seconds.append(await asyncio.wait_for(send_once(port, path=path), PATIENCE_S))
            outcome.served += 1
        except (OSError, TimeoutError):
            outcome.failed += 1


async def measure(port: int, *, slow: int, kind: str, senders: int = 20, times: int = 5, path: str = "/") -> Outcome:
    """`senders` people send `times` times each while `slow` connections of one kind hang."""
    outcome = Outcome()
    async with slow_connections(port, count=slow, kind=kind, path=path):
        await asyncio.gather(*(sender(port, times=times, path=path, outcome=outcome) for _ in range(senders)))
    return outcome


def main() -> int:
    """Prints one line for each candidate: served of sent, and median/worst milliseconds, without and with hangers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--slow", type=int, default=300)
    rounds = parser.parse_args()
    print(f"20 senders × 5, beside {rounds.slow} slow connections; served/sent  median/worst ms")
    for candidate in CANDIDATES:
        if importlib.util.find_spec(candidate.module) is None:
            print(f"{candidate.name:24} not installed: pip install {candidate.module}")
            continue
        for kind in ("none", "silent", "headers", "body"):
            cells = []
            for _ in range(rounds.rounds):
                port = free_port()
                with running(candidate, port=port):
                    slow = 0 if kind == "none" else rounds.slow
                    cells.append(asyncio.run(measure(port, slow=slow, kind=kind)).as_words())
            print(f"{candidate.name:24} {kind:8} " + "   |   ".join(cells), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
