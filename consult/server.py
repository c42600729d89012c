"""Starts the site on waitress, and says first what is unsafe to start with."""

import os
import signal
import sys
from types import FrameType
from typing import Any

from flask import Flask
from waitress import serve as serve_until_stopped

from consult.settings import Settings, unsafe_settings
from consult.storage.database import Database
from consult.storage.keys import weak_keys

THREADS = 8
CONNECTIONS = 2000
"""Open at once. Waitress comes with 100, and then 100 silent phones keep everybody else out (docs/decisions)."""
IDLE_SECONDS = 30
"""After which a connection that says nothing is cut off."""
LARGEST_HEAD = 16 * 1024
LARGEST_ANSWER_IN_MEMORY = 32 * 1024 * 1024


def reasons_not_to_start(settings: Settings, database: Database) -> list[str]:
    """Return a sentence for each thing that production must not start with; nothing when all is safe."""
    found = [] if settings.is_production else [f"CONSULT_MODE is {settings.mode}: real words need production."]
    return found + unsafe_settings(settings) + weak_keys(database.keys)


def refuse_when_unsafe(app: Flask, settings: Settings, database: Database) -> None:
    """Answer nothing but 503 in production while something is unsafe, whatever server `app` was started with."""
    reasons = reasons_not_to_start(settings, database) if settings.is_production else []
    if not reasons:
        return

    def refuse() -> tuple[str, int, dict[str, str]]:
        app.logger.error("not_served_because_unsafe: %s", " ".join(reasons))
        return "This site is not set up safely yet. Its log says what to mend.\n", 503, {"Content-Type": "text/plain"}

    app.before_request_funcs.setdefault(None, []).insert(0, refuse)


def server_options(app: Flask, settings: Settings) -> dict[str, Any]:
    """Return what waitress is told: where to listen, and every limit.

    Words that people send stay in memory: only an upload, never a form, may touch a temporary file.
    """
    behind_a_proxy = {
        "trusted_proxy": "*",
        "trusted_proxy_count": settings.proxies,
        "trusted_proxy_headers": {"x-forwarded-for"},
    }
    return {
        **(behind_a_proxy if settings.proxies else {}),
        "host": settings.host,
        "port": settings.port,
        "threads": THREADS,
        "connection_limit": CONNECTIONS,
        "backlog": CONNECTIONS,
        "asyncore_use_poll": True,
        "channel_timeout": IDLE_SECONDS,
        "cleanup_interval": IDLE_SECONDS // 3,
        "max_request_header_size": LARGEST_HEAD,
        "max_request_body_size": app.config["MAX_CONTENT_LENGTH"],
        "inbuf_overflow": app.config["MAX_FORM_MEMORY_SIZE"],
        "outbuf_overflow": LARGEST_ANSWER_IN_MEMORY,
        "ident": None,
        "clear_untrusted_proxy_headers": True,
        "url_scheme": "https" if settings.is_https else "http",
    }


def serve(app: Flask, settings: Settings) -> None:
    """Serve `app` until the process is told to stop; requests under way are finished."""
    signal.signal(signal.SIGTERM, _stop)
    os.umask(0o077)
    serve_until_stopped(app, **server_options(app, settings))


def _stop(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)
