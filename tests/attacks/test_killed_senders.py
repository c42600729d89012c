"""Senders are killed while Notify fails and recovers: every message goes once, and none is lost."""

import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select

from consult.demonstration.made_up_notify import Fault, MadeUpNotify
from consult.storage.database import Database, open_database
from consult.storage.keys import load_keys
from consult.storage.outbox import Message
from tests.attacks.served import settings_for
from tests.factories.made_up_notify import KEY, SHORT, a_made_up_notify
from tests.factories.outbox import some_messages
from tests.proving import how_many

pytestmark = pytest.mark.slow
MESSAGES = how_many(20, full=500)
KILLS = how_many(2, full=20)
SENDERS = 2
GIVE_UP_SECONDS = how_many(60, full=600)


class Failing:
    """Fails in every way for the first half of the messages, then recovers; counts how."""

    def __init__(self, until: int) -> None:
        self.until = until
        self.met: Counter[Fault] = Counter()
        self.notify = MadeUpNotify(KEY, fault=self, silence=SHORT.answer.total_seconds() + 0.2)
        self._random = random.Random(2026)
        self._lock = threading.Lock()

    def __call__(self) -> Fault | None:
        with self._lock:
            if len(self.notify.taken) > self.until or self._random.random() > 0.4:
                return None
            weights = [1 if "SILENT" in fault.name or fault is Fault.LATE else 4 for fault in Fault]
            (fault,) = self._random.choices(list(Fault), weights)
            self.met[fault] += 1
            return fault


def started(folder: Path, url: str, *how: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "tests.attacks.sending", str(folder), url, *how])


def not_ended(database: Database) -> int:
    with database.reading() as session:
        chosen = select(func.count()).select_from(Message).where(Message.ended_at.is_(None))
        return session.scalar(chosen) or 0


def times_taken_while_killed(
    folder: Path, *how: str, kills: int = KILLS, senders_at_once: int = SENDERS
) -> tuple[Counter[str], list[str], Failing]:
    """Return how often each reference was taken, every reference there is, and what failed."""
    settings = settings_for(folder, 0)
    database = open_database(settings.database, load_keys(settings.keys_file))
    with database.writing() as session:
        references = some_messages(session, MESSAGES, at=datetime.now(UTC))
    failing = Failing(MESSAGES // 2)
    chance = random.Random(4)
    with a_made_up_notify(failing.notify) as (made_up, url):
        senders = [started(folder, url, *how) for _each in range(senders_at_once)]
        try:
            for kill in range(kills):
                wait_until(partial(has_taken, made_up, MESSAGES * kill // kills))
                time.sleep(chance.random() * 0.2)
                which = kill % senders_at_once
                senders[which].kill()
                senders[which].wait()
                senders[which] = started(folder, url, *how)
            wait_until(lambda: not_ended(database) == 0)
            assert [sender.poll() for sender in senders] == [None] * senders_at_once
        finally:
            for sender in senders:
                sender.kill()
                sender.wait()
        # What was under way when the last sender died arrives, or never does.
        time.sleep(1)
        counted = made_up.times_taken()
    with database.reading() as session:
        outcomes = Counter(session.scalars(select(Message.outcome)))
        kept = session.scalar(select(func.count()).where(Message.recipient_sealed.is_not(None)))
    database.close()
    assert outcomes == {"sent": MESSAGES}
    assert kept == 0
    return counted, references, failing


def has_taken(made_up: MadeUpNotify, count: int) -> bool:
    return len(made_up.taken) >= count


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + GIVE_UP_SECONDS
    while not is_so():
        assert time.monotonic() < until, "The senders did not come to an end."
        time.sleep(0.01)


def test_every_message_goes_exactly_once_when_senders_are_killed_and_notify_fails(tmp_path: Path) -> None:
    counted, references, failing = times_taken_while_killed(tmp_path)
    assert counted == dict.fromkeys(references, 1)
    assert {Fault.AFTER, Fault.BEFORE, Fault.BUSY} <= failing.met.keys()


def test_senders_that_do_not_ask_before_they_send_again_would_be_caught(tmp_path: Path) -> None:
    counted, _references, _failing = times_taken_while_killed(tmp_path, "forgetful", kills=0, senders_at_once=1)
    assert max(counted.values()) > 1
