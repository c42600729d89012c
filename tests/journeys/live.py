"""The site on a port of its own, in this process, on the server and with the limits that production has."""

import contextlib
import socket
import threading
from collections.abc import Iterator

from flask import Flask
from waitress.server import create_server
from waitress.wasyncore import close_all, loop

from consult.server import server_options
from consult.settings import Settings


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(app: Flask, settings: Settings) -> Iterator[str]:
    """Serve `app` until the block ends; gives the address that it answers at."""
    sockets: dict[int, object] = {}
    server = create_server(app, map=sockets, **server_options(app, settings))
    enough = threading.Event()

    def run() -> None:
        while not enough.is_set():
            loop(timeout=0.5, use_poll=True, map=sockets, count=1)

    thread = threading.Thread(target=run, name="live-site", daemon=True)
    thread.start()
    try:
        yield settings.base_url
    finally:
        enough.set()
        server.pull_trigger()
        thread.join(10)
        server.task_dispatcher.shutdown()
        for channel in list(server.active_channels.values()):
            # A browser that left in the middle of a file: to close the channel alone leaves the file open.
            channel.handle_close()
        close_all(sockets)
