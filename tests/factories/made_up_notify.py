"""A made-up Notify for tests, our side of it, and waits that a test can wait for; loads little, for processes."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from consult.demonstration.made_up_notify import MadeUpNotify, Running
from consult.domain.notify import Key, read_key
from consult.domain.outbox import Waits, Way
from consult.post.notify import Notify
from consult.settings import MADE_UP_NOTIFY

KEY: Key = read_key(MADE_UP_NOTIFY["notify_key"])
TEMPLATES = {Way.TEXT: MADE_UP_NOTIFY["notify_text"], Way.EMAIL: MADE_UP_NOTIFY["notify_email"]}
TELEPHONE = "01632960123"
ADDRESSES = {Way.POST: "", Way.TEXT: TELEPHONE, Way.EMAIL: "parent@example.org"}
WORDS = json.dumps({"subject": "A letter for you", "message": "Exampleshire: there is a letter for you."})
PDF = base64.b64encode(b"%PDF-1.7 made up").decode()
SHORT = Waits(
    answer=timedelta(seconds=0.4),
    lease=timedelta(seconds=2),
    again=timedelta(seconds=1),
    longest=timedelta(seconds=2),
)
"""As the real ones, each far longer than the one before it, for tests that wait."""


def notify_at(url: str, *, waits: Waits = SHORT, key: Key = KEY) -> Notify:
    """Return our side of Notify, told that it is at this address."""
    return Notify(url=url, key=key, templates=TEMPLATES, answer=waits.answer)


@contextmanager
def a_made_up_notify(notify: MadeUpNotify | None = None) -> Iterator[tuple[MadeUpNotify, str]]:
    """Give a made-up Notify and its address, until the block ends."""
    notify = notify or MadeUpNotify(KEY)
    running = Running(notify)
    try:
        yield notify, running.url
    finally:
        running.close()
