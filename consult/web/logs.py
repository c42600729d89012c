"""What is written to the log: what happened and where, never what anybody said."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from flask import Flask

ALLOWED = frozenset(
    {"event", "level", "timestamp", "endpoint", "method", "status", "problem", "place", "count", "port"}
)
"""The only things a line may hold; anything else is dropped before it is written."""


def redact(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keep only what is allowed, and of it only plain short values."""
    return {key: value for key, value in line.items() if key in ALLOWED and len(str(value)) <= 120}


def init_app(_app: Flask) -> None:
    """Write one JSON object a line to standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            redact,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def place_of(problem: BaseException) -> str:
    """Return `file:line` of where an exception was raised; its message may hold words, so it is not asked for."""
    frames = traceback.extract_tb(problem.__traceback__)
    return f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else ""
