"""`flask consult send-outbox`: one round of sending and asking, for whoever does not leave it to `serve`."""

import sys
import threading
from collections import Counter
from collections.abc import Iterable

import click
from flask import current_app

from consult.commands import group
from consult.domain.notify import read_key
from consult.domain.outbox import Waits, Way
from consult.post.notify import Notify
from consult.post.sender import Sender
from consult.services.outbox import waiting
from consult.settings import Settings
from consult.storage.database import Database


def sender_of(settings: Settings, database: Database, *, waits: Waits | None = None) -> Sender | None:
    """Return what sends for this council; None where GOV.UK Notify is not set up."""
    if not settings.notify_key:
        return None
    waits = waits or Waits()
    templates = {Way.TEXT: settings.notify_text, Way.EMAIL: settings.notify_email}
    key = read_key(settings.notify_key)
    return Sender(
        database, Notify(url=settings.notify_url, key=key, templates=templates, answer=waits.answer), waits=waits
    )


def start_sending(settings: Settings, database: Database, *, waits: Waits | None = None) -> None:
    """Send what is due for as long as this process serves; it may be killed at any moment, as the sender allows."""
    if sender := sender_of(settings, database, waits=waits):
        threading.Thread(target=sender.keep_sending, args=(threading.Event(),), name="outbox", daemon=True).start()


@group.command("send-outbox")
def send_outbox() -> None:
    """Send what is due by GOV.UK Notify, ask what became of what went, and say how many; may run beside another."""
    database: Database = current_app.extensions["consult_database"]
    sender = sender_of(current_app.extensions["consult_settings"], database)
    ended = Counter() if sender is None else sender.send_due() + sender.ask_what_became()
    with database.reading() as session:
        left = waiting(session)
    if sender is None:
        click.echo(f"GOV.UK Notify is not set up; {left} messages wait.")
        sys.exit(2 if left else 0)
    parts: Iterable[str] = (f"{ended[how]} {said}" for how, said in _SAID.items())
    click.echo(f"{', '.join(parts)}. {left} wait.")
    if any(ended[how] for how in _FOR_A_PERSON):
        sys.exit(3)


_SAID = {
    "sent": "sent",
    "later": "to be tried again",
    "refused": "refused",
    "unknown": "of which nobody can say whether they went",
    "failed": "taken before and not delivered",
}
_FOR_A_PERSON = ("refused", "unknown", "failed")
