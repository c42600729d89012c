"""How far a batch of letters is, and when its maker is given up."""

from datetime import UTC, datetime, timedelta

import pytest

from consult.domain.letter_batches import SILENT, State, state_of

NOW = datetime(2026, 5, 5, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("is_made", "has_failed", "silent_for", "state"),
    [
        (False, False, SILENT, State.MAKING),
        (False, False, SILENT + timedelta(seconds=1), State.STOPPED),
        (True, False, timedelta(hours=1), State.MADE),
        (False, True, timedelta(0), State.FAILED),
    ],
)
def test_a_maker_that_is_silent_for_a_minute_is_gone_unless_it_had_finished(
    is_made: bool, has_failed: bool, silent_for: timedelta, state: State
) -> None:
    assert state_of(is_made=is_made, has_failed=has_failed, heard_at=NOW - silent_for, now=NOW) is state
