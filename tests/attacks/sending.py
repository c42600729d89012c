"""A sender in a process of its own, which a test may kill: `python -m tests.attacks.sending FOLDER URL [forgetful]`.

With `forgetful` it sends again without asking first: the fault that the killing must catch.
"""

import sys
import time
from pathlib import Path

from consult.domain import outbox as rules
from consult.post.sender import Sender
from consult.services import outbox
from consult.settings import Settings
from consult.storage.database import open_database
from consult.storage.keys import load_keys
from tests.factories.made_up_notify import SHORT, notify_at

if __name__ == "__main__":
    settings = Settings(mode="development", data=Path(sys.argv[1]))
    if sys.argv[3:] == ["forgetful"]:
        setattr(outbox, "next_step", lambda **_facts: rules.Step.SEND)  # noqa: B010
    database = open_database(settings.database, load_keys(settings.keys_file))
    sender = Sender(database, notify_at(sys.argv[2]), waits=SHORT)
    while True:
        sender.send_due()
        time.sleep(0.02)
