"""Slow or greedy clients: three hundred connections hang, and twenty people are served all the same."""

import contextlib
import socket
import threading
from pathlib import Path

import pytest

from consult.storage.database import open_database
from consult.storage.keys import load_keys
from tests.attacks.served import settings_for
from tests.attacks.test_power_cuts import Senders, prepared, started
from tests.journeys.live import free_port

pytestmark = pytest.mark.slow
HANGING, SENDING = 300, 20
SAYING = (
    b"",
    b"POST /v HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    b"POST /v HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\nact=",
)


def hang(port: int, until: contextlib.ExitStack) -> None:
    """Open the connections: a third say nothing, a third never finish their headers, a third their body."""
    for number in range(HANGING):
        slow = until.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
        slow.sendall(SAYING[number % len(SAYING)])


def all_sent(senders: Senders) -> int:
    threads = [threading.Thread(target=senders.send_all) for _sender in range(SENDING)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    senders.give_up.set()
    return len(senders.acknowledged)


def test_twenty_people_send_while_three_hundred_slow_connections_hang(tmp_path: Path) -> None:
    port = free_port()
    settings = settings_for(tmp_path, port)
    database = open_database(settings.database, load_keys(settings.keys_file))
    senders = prepared(database, port, sendings=SENDING)
    database.close()
    process = started(tmp_path, port)
    try:
        with contextlib.ExitStack() as until_the_end:
            hang(port, until_the_end)
            assert all_sent(senders) == SENDING
    finally:
        process.kill()
        process.wait()
