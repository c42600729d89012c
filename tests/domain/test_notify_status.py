"""What GOV.UK Notify's statuses mean, in which words, and when it is asked."""

from datetime import UTC, datetime, timedelta

import pytest

from consult.domain.notify_status import Asking, Standing, good_news, read_status, standing_of, why_it_failed
from consult.domain.outbox import Way

TAKEN = datetime(2026, 5, 5, 16, tzinfo=UTC)
ASKING = Asking()
DOCUMENTED = {
    Way.EMAIL: "created sending delivered permanent-failure temporary-failure technical-failure",
    Way.TEXT: "created sending pending sent delivered permanent-failure temporary-failure technical-failure",
    Way.POST: "accepted received cancelled pending-virus-check virus-scan-failed validation-failed technical-failure"
    " permanent-failure",
}
"""Every status that its documentation names for what we send, November 2026."""


@pytest.mark.parametrize("way", list(Way))
def test_every_documented_status_is_known_and_each_failure_says_what_to_do(way: Way) -> None:
    for status in DOCUMENTED[way].split():
        standing = standing_of(status)
        assert read_status(status) == status
        assert (standing is Standing.FAILED) == (status.endswith(("failure", "failed")) or status == "cancelled")
        assert (
            (standing is Standing.DONE) == (good_news(status) != "") == (status in ("delivered", "received", "sent"))
        )
        if standing is Standing.FAILED:
            assert why_it_failed(status, way) != why_it_failed("a-new-failure", way)


def test_a_status_that_nobody_knows_yet_is_asked_for_again_and_one_that_is_none_is_not_read() -> None:
    assert standing_of("a-new-one") is Standing.ON_ITS_WAY
    for wrong in (None, 3, "", "Sent to 01632 960123", "x" * 31, "UPPER"):
        assert read_status(wrong) is None


def test_it_is_asked_after_three_minutes_then_less_often_and_after_a_week_no_more() -> None:
    asked, at = [], TAKEN + ASKING.first
    while (again := ASKING.next_at(taken_at=TAKEN, now=at)) is not None:
        asked.append(again - at)
        at = again
    assert asked[:3] == [timedelta(minutes=3), timedelta(minutes=6), timedelta(minutes=12)]
    assert max(asked) == ASKING.longest
    assert TAKEN + timedelta(days=6, hours=18) <= at <= TAKEN + timedelta(days=7)
    assert len(asked) < 45
