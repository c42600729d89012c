"""When messages are sent and asked for in these tests."""

from datetime import UTC, datetime

import pytest

AT = datetime(2026, 5, 5, 16, tzinfo=UTC)


class Clock:
    """The time, which a test moves."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()
