"""The power goes while people send: what was acknowledged is there afterwards."""

import http.client
import random
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, Queue
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from consult.domain.keyed_hash import keyed_hash
from consult.storage.database import Database, open_database
from consult.storage.keys import load_keys
from consult.storage.replies import Reply
from consult.storage.visits import Visit
from tests.attacks.served import settings_for
from tests.factories.visits import an_invited, an_opened, has_answered
from tests.journeys.live import free_port
from tests.proving import how_many

pytestmark = pytest.mark.slow
SENDINGS = how_many(60, full=1000)
CUTS = how_many(3, full=14)


@dataclass
class Senders:
    """Four people at a time, each pressing Send until it is acknowledged."""

    port: int
    waiting: Queue[tuple[str, str]]
    form_tokens: dict[str, str]
    acknowledged: list[str] = field(default_factory=list)
    give_up: threading.Event = field(default_factory=threading.Event)

    def send_all(self) -> None:
        while not self.give_up.is_set():
            try:
                draft_id, token = self.waiting.get_nowait()
            except Empty:
                return
            while not self.give_up.is_set() and not self._send(draft_id, token):
                time.sleep(0.05)

    def _send(self, draft_id: str, token: str) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        body = urlencode({"form_token": self.form_tokens[token], "act": "send", "place": "check"})
        origin = f"http://127.0.0.1:{self.port}"
        headers = {"Origin": origin, "Cookie": f"visit={token}", "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request("POST", "/v", body, headers)
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        assert status == 303, f"Send was answered {status}"
        self.acknowledged.append(draft_id)
        return True


def prepared(database: Database, port: int, *, sendings: int = SENDINGS) -> Senders:
    """A draft of each sender, ready to be sent."""
    waiting: Queue[tuple[str, str]] = Queue()
    form_tokens: dict[str, str] = {}
    now = datetime.now(UTC)
    with database.writing() as session:
        for _sending in range(sendings):
            token = an_opened(session, an_invited(session, at=now), at=now)
            has_answered(session, token, at=now)
            visit = session.scalars(select(Visit).where(Visit.token_hash == _hash(database, token))).one()
            assert visit.draft_id is not None
            waiting.put((visit.draft_id, token))
            form_tokens[token] = keyed_hash(database.keys.visits, f"form:visit:{token}")
    return Senders(port, waiting, form_tokens)


def _hash(database: Database, token: str) -> str:
    return keyed_hash(database.keys.visits, f"visit:{token}")


def started(folder: Path, port: int, *how: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.attacks.served", str(folder), str(port), *how]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    for _try in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return process
        except OSError:
            time.sleep(0.05)
    raise AssertionError("The site did not start.")


def lost_after_power_cuts(folder: Path, *how: str) -> int:
    """Return how many acknowledged sendings are not in the database after the power was cut again and again."""
    port = free_port()
    settings = settings_for(folder, port)
    database = open_database(settings.database, load_keys(settings.keys_file))
    senders = prepared(database, port)
    database.close()
    process = started(folder, port, *how)
    threads = [threading.Thread(target=senders.send_all) for _sender in range(4)]
    for thread in threads:
        thread.start()
    try:
        for cut in range(CUTS):
            enough = SENDINGS * (cut + 1) // (CUTS + 1)
            while len(senders.acknowledged) < enough:
                time.sleep(0.001)
            time.sleep(random.random() * 0.01)
            process.kill()
            process.wait()
            process = started(folder, port, *how)
        for thread in threads:
            thread.join(120)
    finally:
        senders.give_up.set()
        process.kill()
        process.wait()
    database = open_database(settings.database, load_keys(settings.keys_file))
    with database.reading() as session:
        kept = list(session.scalars(select(Reply.id)))
    database.close()
    assert len(kept) == len(set(kept))
    assert len(senders.acknowledged) == SENDINGS
    return len(set(senders.acknowledged) - set(kept))


def test_nothing_acknowledged_is_lost_when_the_power_goes_while_people_send(tmp_path: Path) -> None:
    assert lost_after_power_cuts(tmp_path) == 0


def test_answering_before_the_words_are_on_disk_would_be_caught(tmp_path: Path) -> None:
    assert lost_after_power_cuts(tmp_path, "early") > 0
