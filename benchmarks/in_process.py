"""Calls a WSGI application without a socket, and counts the CPU that a call takes."""

import io
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True)
class Answer:
    """What an application answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Request:
    """One request, as a browser on the phone would send it."""

    path: str
    cookie: str = ""
    fields: Sequence[tuple[str, str]] | None = None
    """A form to POST; a GET when None."""
    origin: str = ""

    def environ(self) -> dict[str, Any]:
        """A fresh WSGI environment: applications write into theirs."""
        body = urlencode(self.fields).encode() if self.fields is not None else b""
        return {
            "REQUEST_METHOD": "GET" if self.fields is None else "POST",
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path,
            "QUERY_STRING": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "5000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1:5000",
            "HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9",
            "HTTP_COOKIE": self.cookie,
            "HTTP_ORIGIN": self.origin,
            "CONTENT_TYPE": "application/x-www-form-urlencoded" if body else "",
            "CONTENT_LENGTH": str(len(body)) if body else "",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }


def call(app: Wsgi, request: Request) -> Answer:
    """The answer to one request."""
    return _call(app, request.environ())


def _call(app: Wsgi, environ: dict[str, Any]) -> Answer:
    said: list[Any] = []
    body = app(environ, lambda status, headers, _problem=None: said.extend((status, headers)))
    content = b"".join(body)
    if close := getattr(body, "close", None):
        close()
    return Answer(int(said[0].split()[0]), {name.lower(): value for name, value in said[1]}, content)


def cpu_ms(app: Wsgi, requests: Sequence[Request], *, status: int) -> float:
    """Milliseconds of CPU that each request takes on average; every one must answer `status`."""
    environs = [request.environ() for request in requests]
    began = time.process_time()
    answers = [_call(app, environ) for environ in environs]
    took = time.process_time() - began
    wrong = [answer for answer in answers if answer.status != status]
    if wrong:
        raise AssertionError(f"{wrong[0].status} instead of {status}: {wrong[0].body[:300]!r}")
    return took * 1000 / len(requests)
