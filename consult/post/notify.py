"""GOV.UK Notify as we use it: send a letter, a text or an e-mail once, and ask by our reference whether it went."""

import json
import re
import socket
import time
from collections.abc import Mapping
from datetime import timedelta
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt

from consult.domain.notify import Key
from consult.domain.notify_status import read_status
from consult.domain.outbox import Way

LARGEST_ANSWER = 1024 * 1024
_NEVER = (400, 413, 422)
"""It understood, and will not take it as it is. A wrong key or a busy service is another matter: that passes."""


class Refused(Exception):
    """Notify will not take this message however often it is asked; the message names Notify’s own error."""


class TryLater(Exception):
    """Notify did not say that it has the message. It may have it: ask before sending again.

    `for_all` when it would say the same to any other message now.
    """

    def __init__(self, problem: str, *, for_all: bool = False) -> None:
        super().__init__(problem)
        self.for_all = for_all


class Forgotten(TryLater):
    """Notify does not have what it was asked for: no more, or not at all."""


class _NoRedirects(HTTPRedirectHandler):
    """An address that a redirect chose would be told telephone numbers, and our key."""

    def redirect_request(
        self,
        req: Request,  # noqa: ARG002
        fp: IO[bytes],  # noqa: ARG002
        code: int,  # noqa: ARG002
        msg: str,  # noqa: ARG002
        headers: HTTPMessage,  # noqa: ARG002
        newurl: str,  # noqa: ARG002
    ) -> None:
        return None


class Notify:
    """One service at one address; `templates` are the ids of its templates for texts and e-mails."""

    def __init__(self, *, url: str, key: Key, templates: Mapping[Way, str], answer: timedelta) -> None:
        self._url = url.rstrip("/")
        self._key = key
        self._templates = templates
        self._seconds = answer.total_seconds()
        self._opener = build_opener(_NoRedirects)

    def send(self, way: Way, *, reference: str, recipient: str, body: str) -> str:
        """Give Notify one message and return the id it has there.

        Raises:
            Refused: when it never will take it.
            TryLater: in every other case, whether or not it has it.
        """
        facts: dict[str, Any] = {"reference": reference}
        if way is Way.POST:
            facts |= {"content": body}
        else:
            if not (template := self._templates.get(way)):
                raise TryLater("no template for it")
            where = "phone_number" if way is Way.TEXT else "email_address"
            facts |= {where: recipient, "template_id": template, "personalisation": json.loads(body)}
        answer = self._ask(f"/v2/notifications/{way.value}", facts)
        if answer.get("reference") != reference or not isinstance(answer.get("id"), str):
            raise TryLater("an answer that is not Notify’s")
        return str(answer["id"])

    def find(self, reference: str) -> str | None:
        """Return the id of the message with our reference, or None when Notify does not have it.

        Raises:
            TryLater: when it does not answer that.
        """
        try:
            answer = self._ask("/v2/notifications?" + urlencode({"reference": reference}))
        except Refused as problem:
            raise TryLater(str(problem)) from None
        found = answer.get("notifications")
        if not isinstance(found, list):
            raise TryLater("an answer that is not Notify’s")
        ids = [
            str(each.get("id", "")) for each in found if isinstance(each, dict) and each.get("reference") == reference
        ]
        return ids[0] if ids else None

    def status_of(self, notify_id: str, *, reference: str) -> str:
        """Return what Notify says became of a message that it took, by its own name for it.

        Raises:
            Forgotten: when it has it no more.
            TryLater: when it does not answer that.
        """
        try:
            answer = self._ask("/v2/notifications/" + quote(notify_id, safe=""))
        except Refused as problem:
            raise TryLater(str(problem)) from None
        status = read_status(answer.get("status"))
        if answer.get("reference") != reference or status is None:
            raise TryLater("an answer that is not Notify’s")
        return status

    def _ask(self, address: str, facts: Mapping[str, Any] | None = None) -> dict[str, Any]:
        token = jwt.encode({"iss": self._key.service, "iat": int(time.time())}, self._key.secret, algorithm="HS256")
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "User-Agent": "consult"}
        data = None if facts is None else json.dumps(facts).encode()
        request = Request(self._url + address, data, headers)  # noqa: S310 - the address comes from settings
        try:
            with self._opener.open(request, timeout=self._seconds) as answer:
                said = json.loads(answer.read(LARGEST_ANSWER))
        except HTTPError as problem:
            with problem:
                raise self._failure(problem) from None
        except (OSError, HTTPException, ValueError) as problem:
            cannot = isinstance(getattr(problem, "reason", problem), ConnectionRefusedError | socket.gaierror)
            raise TryLater(type(problem).__name__, for_all=cannot) from None
        if not isinstance(said, dict):
            raise TryLater("an answer that is not Notify’s")
        return said

    def _failure(self, problem: HTTPError) -> Refused | TryLater:
        """What a status of 300 and above means; of what Notify says only the error’s name is kept."""
        try:
            named = str(json.loads(problem.read(LARGEST_ANSWER))["errors"][0]["error"])
        except (OSError, HTTPException, ValueError, LookupError, TypeError):
            named = ""
        said = f"{problem.code} {named if re.fullmatch('[A-Za-z]{1,40}', named) else ''}".strip()
        if problem.code in _NEVER:
            return Refused(said)
        if named == "NoResultFound":
            return Forgotten(said, for_all=True)
        return TryLater(said, for_all=problem.code < 500)
