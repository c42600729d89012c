"""The sender: takes due messages out of the outbox one by one, and asks what became of those that went."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import structlog

from consult.domain.notify_status import Asking
from consult.domain.outbox import Step, Waits
from consult.post.notify import Forgotten, Notify, Refused, TryLater
from consult.services import notify_status, outbox
from consult.services.outbox import Claim
from consult.storage.database import Database

EVERY_SECONDS = 30.0


def _now() -> datetime:
    return datetime.now(UTC)


class Sender:
    """One sender; any number of them may run at once, in one process or in many."""

    def __init__(
        self,
        database: Database,
        notify: Notify,
        *,
        waits: Waits | None = None,
        asking: Asking | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._database = database
        self._notify = notify
        self._waits = waits or Waits()
        self._asking = asking or Asking()
        self._now = now

    def send_due(self) -> Counter[str]:
        """Try every message that is due once, and return how many ended how: sent, refused, unknown or later.

        Stops early when Notify would say the same to all of them now: that it is busy, or knows no such key.
        """
        ended: Counter[str] = Counter()
        while True:
            begun = time.monotonic()
            with self._database.writing() as session:
                claim = outbox.claim_next(session, now=self._now(), waits=self._waits)
            if claim is None:
                return ended
            try:
                ended[self._try(claim, begun=begun)] += 1
            except TryLater as problem:
                with self._database.writing() as session:
                    outbox.try_again(session, claim, problem=str(problem), now=self._now(), waits=self._waits)
                ended["later"] += 1
                if problem.for_all:
                    return ended

    def _try(self, claim: Claim, *, begun: float) -> str:
        """Ask, send, and keep how it ended."""
        notify_id = None if claim.step is Step.SEND else self._notify.find(claim.id)
        if notify_id is None and claim.step is Step.ASK_ONLY:
            with self._database.writing() as session:
                outbox.nobody_knows(session, claim, now=self._now())
            return "unknown"
        try:
            if notify_id is None:
                self._check_still_ours(begun)
                notify_id = self._notify.send(
                    claim.way, reference=claim.id, recipient=claim.recipient, body=claim.body
                )
        except Refused as problem:
            with self._database.writing() as session:
                outbox.it_was_refused(session, claim, problem=str(problem), now=self._now())
            return "refused"
        with self._database.writing() as session:
            outbox.it_went(session, claim, notify_id=notify_id, now=self._now(), asking=self._asking)
        return "sent"

    def _check_still_ours(self, begun: float) -> None:
        """Refuse to send when half of the lease is over: a machine that slept wakes up in somebody else’s time."""
        if time.monotonic() - begun > self._waits.lease.total_seconds() / 2:
            raise TryLater("too late for this try")

    def ask_what_became(self) -> Counter[str]:
        """Ask of every message whose turn it is what became of it, once, and return how many are how far.

        Each is `done`, `failed`, `on its way` or `not heard of`. Stops early when Notify would say the same of all.
        """
        became: Counter[str] = Counter()
        while True:
            with self._database.writing() as session:
                asked = notify_status.next_to_ask(session, now=self._now(), asking=self._asking)
            if asked is None:
                return became
            try:
                status = self._notify.status_of(asked.notify_id, reference=asked.id)
            except Forgotten:
                with self._database.writing() as session:
                    notify_status.it_is_forgotten(session, asked)
                became["not heard of"] += 1
            except TryLater as problem:
                with self._database.writing() as session:
                    notify_status.nothing_was_said(session, asked, now=self._now(), asking=self._asking)
                became["not heard of"] += 1
                if problem.for_all:
                    return became
            else:
                with self._database.writing() as session:
                    standing = notify_status.it_is(session, asked, status, now=self._now(), asking=self._asking)
                became[standing.value] += 1

    def keep_sending(self, stop: threading.Event, *, every: float = EVERY_SECONDS) -> None:
        """Send what is due and ask what became of it, until `stop` is set; a fault is logged and does not end it."""
        log = structlog.get_logger()
        while not stop.wait(every):
            try:
                for how, count in (*self.send_due().items(), *self.ask_what_became().items()):
                    log.info(f"outbox: {how}", count=count)
            except Exception as problem:
                # Only its kind: what a database or Notify says may hold an address.
                log.error("the outbox stopped, and goes on", problem=type(problem).__name__)
