"""A made-up GOV.UK Notify: takes letters, texts and e-mails as the real one does, sends nothing, and can fail.

It keeps to the real one’s rules as far as we use them: who may ask, what a request must hold, and that the same
reference sent twice is taken twice. Written after `app/v2/notifications` of alphagov/notifications-api.
"""

import base64
import binascii
import json
import re
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

import jwt

from consult.domain.notify import Key, is_template
from consult.domain.outbox import Way

CLOCKS_DIFFER = 30
"""Seconds by which the clock of whoever asks may be wrong."""
_FIELDS: dict[Way, tuple[set[str], set[str]]] = {
    Way.POST: ({"reference", "content"}, {"postage"}),
    Way.TEXT: ({"phone_number", "template_id"}, {"reference", "personalisation", "sms_sender_id"}),
    Way.EMAIL: ({"email_address", "template_id"}, {"reference", "personalisation", "email_reply_to_id"}),
}
"""What a request must hold, and what it may hold besides; anything else is refused."""


class Fault(StrEnum):
    """How one request goes wrong."""

    BUSY = "429 and nothing taken"
    BEFORE = "500 and nothing taken"
    AFTER = "taken, and then 500"
    SILENT_BEFORE = "no answer in time and nothing taken"
    SILENT_AFTER = "taken, and no answer in time"
    LATE = "no answer in time, and taken afterwards"


@dataclass(frozen=True)
class Taken:
    """One message that it has; `sent_to` is empty for a letter."""

    id: str
    reference: str
    way: Way
    at: datetime
    sent_to: str = ""
    said: str = ""


TEST_ADDRESSES = {
    "07700900002": "permanent-failure",
    "07700900003": "temporary-failure",
    "perm-fail@simulator.notify": "permanent-failure",
    "temp-fail@simulator.notify": "temporary-failure",
}
"""Those with which the real one lets a failure be tried, and what becomes of a message to them."""


def as_the_real_one(taken: Taken) -> str:
    """Return what became of a message: delivered, or printed and posted, but for those to `TEST_ADDRESSES`."""
    usual = "received" if taken.way is Way.POST else "delivered"
    return TEST_ADDRESSES.get(taken.sent_to, usual)


class _Answer(Exception):
    """A request ends with this status and error."""

    def __init__(self, status: int, error: str, message: str) -> None:
        self.status = status
        self.said = {"status_code": status, "errors": [{"error": error, "message": message}]}


class MadeUpNotify:
    """The service as one WSGI application, for any number of requests at once.

    `fault` is asked at each message for how it shall go wrong, if at all. `silence` is for how many seconds a silent
    one says nothing: longer than whoever asks will wait. `tell` hears of each message that was taken. `became` is
    asked for what became of one.
    """

    def __init__(
        self,
        key: Key,
        *,
        fault: Callable[[], Fault | None] = lambda: None,
        silence: float = 1.0,
        tell: Callable[[Taken], None] = lambda _taken: None,
        became: Callable[[Taken], str] = as_the_real_one,
    ) -> None:
        self._key = key
        self._fault = fault
        self._silence = silence
        self._tell = tell
        self._became = became
        self._lock = threading.Lock()
        self.taken: list[Taken] = []
        self.asked: Counter[str] = Counter()
        """How often each reference was asked for."""
        self.looked_up: Counter[str] = Counter()
        """How often it was asked what became of each."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        try:
            self._check_token(environ.get("HTTP_AUTHORIZATION", ""))
            status, said = self._answer(environ)
        except _Answer as answer:
            status, said = answer.status, answer.said
        body = json.dumps(said).encode()
        start_response(f"{status} .", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    def times_taken(self) -> Counter[str]:
        """Return how often it has taken each reference: more than once would be more than one letter."""
        with self._lock:
            return Counter(each.reference for each in self.taken)

    def _check_token(self, header: str) -> None:
        if not header.startswith("Bearer "):
            raise _Answer(401, "AuthError", "Unauthorized: authentication token must be provided")
        token, secret = header[7:], self._key.secret
        try:
            claims = jwt.decode(
                token, secret, algorithms=["HS256"], options={"require": ["iss", "iat"]}, leeway=CLOCKS_DIFFER
            )
        except jwt.InvalidTokenError:
            raise _Answer(403, "AuthError", "Invalid token: API key not found") from None
        if claims["iss"] != self._key.service:
            raise _Answer(403, "AuthError", "Invalid token: service not found")
        if abs(time.time() - claims["iat"]) > CLOCKS_DIFFER:
            raise _Answer(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds")

    def _answer(self, environ: WSGIEnvironment) -> tuple[int, dict[str, Any]]:
        path, method = str(environ["PATH_INFO"]), environ["REQUEST_METHOD"]
        if method == "GET" and path == "/v2/notifications":
            return 200, self._found(parse_qs(str(environ.get("QUERY_STRING", ""))))
        if method == "GET" and path.startswith("/v2/notifications/"):
            return 200, self._one(path.rpartition("/")[2])
        for way in Way:
            if method == "POST" and path == f"/v2/notifications/{way.value}":
                return self._post(way, environ)
        raise _Answer(404, "NoResultFound", "No result found")

    def _found(self, asked: dict[str, list[str]]) -> dict[str, Any]:
        reference = asked.get("reference", [""])[0]
        with self._lock:
            self.asked[reference] += 1
            found = [each for each in reversed(self.taken) if not reference or each.reference == reference]
        return {
            "notifications": [self._shown(each) for each in found[:250]],
            "links": {"current": "/v2/notifications"},
        }

    def _one(self, notify_id: str) -> dict[str, Any]:
        if not is_template(notify_id):
            raise _Answer(400, "ValidationError", "id is not a valid UUID")
        with self._lock:
            found = [each for each in self.taken if each.id == notify_id]
            self.looked_up.update(each.reference for each in found)
        if not found:
            raise _Answer(404, "NoResultFound", "No result found")
        return self._shown(found[0])

    def _shown(self, taken: Taken) -> dict[str, Any]:
        where = {Way.POST: "line_1", Way.TEXT: "phone_number", Way.EMAIL: "email_address"}[taken.way]
        status = self._became(taken)
        return {
            "id": taken.id,
            "reference": taken.reference,
            "type": taken.way.value,
            "status": status,
            where: taken.sent_to,
        }

    def _post(self, way: Way, environ: WSGIEnvironment) -> tuple[int, dict[str, Any]]:
        fault = self._fault()
        if fault is Fault.BUSY:
            raise _Answer(
                429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds"
            )
        if fault is Fault.BEFORE:
            raise _Answer(500, "Exception", "Internal server error")
        if fault is Fault.SILENT_BEFORE:
            time.sleep(self._silence)
            raise _Answer(504, "EventletTimeout", "Timeout serving request")
        message = _read(way, environ)
        if fault is Fault.LATE:
            time.sleep(self._silence)
        with self._lock:
            self.taken.append(message)
        self._tell(message)
        if fault is Fault.SILENT_AFTER:
            time.sleep(self._silence)
        if fault is Fault.AFTER:
            raise _Answer(500, "Exception", "Internal server error")
        return 201, {"id": message.id, "reference": message.reference}


def _read(way: Way, environ: WSGIEnvironment) -> Taken:
    try:
        facts = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
        given = set(facts)
    except (ValueError, TypeError):
        raise _Answer(400, "BadRequestError", "Invalid JSON supplied in POST data") from None
    must, may = _FIELDS[way]
    if (
        not must <= given
        or not given <= must | may
        or not is_template(facts.get("template_id", str(uuid.UUID(int=0))))
    ):
        raise _Answer(400, "ValidationError", "Your notification has failed validation")
    if way is Way.POST:
        _check_pdf(facts["content"])
    if way is Way.TEXT and not re.fullmatch(r"\+?\d{10,15}", facts["phone_number"]):
        raise _Answer(400, "InvalidPhoneError", "Not enough digits")
    if way is Way.EMAIL and "@" not in facts["email_address"]:
        raise _Answer(400, "ValidationError", "email_address Not a valid email address")
    said = " ".join(str(value) for value in facts.get("personalisation", {}).values())
    to = str(facts.get("phone_number") or facts.get("email_address") or "")
    return Taken(str(uuid.uuid4()), facts.get("reference", ""), way, datetime.now(UTC), to, said)


def _check_pdf(content: object) -> None:
    try:
        file = base64.b64decode(str(content), validate=True)
    except binascii.Error:
        raise _Answer(400, "BadRequestError", "Cannot decode letter content (invalid base64 encoding)") from None
    if not file.startswith(b"%PDF"):
        raise _Answer(400, "BadRequestError", "File is not a PDF")


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - so named where it is called
        """Write nothing: a demonstration's terminal has other things to say."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked is gone: killed, or tired of waiting."""


class Running:
    """A made-up Notify that listens on this machine, at `url`, until it is closed or the process ends."""

    def __init__(self, notify: MadeUpNotify) -> None:
        self._server = make_server("127.0.0.1", 0, notify, server_class=_Server, handler_class=_Silent)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Take no more requests."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
