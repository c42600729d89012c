from datetime import date

import pytest

from consult.domain.limits import Step, WrongDay, check_day, limits_from

WITHIN = {Step.DECISIONS_SENT: 5, Step.MANAGER_ANSWERED: 5, Step.RECORD_WRITTEN: 15, Step.RECORD_SENT: 20}
HELD = date(2026, 3, 20)
EASTER_2026 = frozenset({date(2026, 4, 3), date(2026, 4, 6)})


def test_every_limit_is_counted_from_the_review_and_not_from_the_step_before() -> None:
    limits = limits_from(HELD, within=WITHIN, done={}, days_off=EASTER_2026)
    assert [limit.last_on for limit in limits] == [
        date(2026, 3, 27),
        date(2026, 3, 27),
        date(2026, 4, 14),
        date(2026, 4, 21),
    ]


@pytest.mark.parametrize(
    ("done_on", "today", "state", "late"),
    [
        (date(2026, 3, 27), date(2026, 5, 1), "in time", False),
        (date(2026, 3, 28), date(2026, 5, 1), "late", True),
        (None, date(2026, 3, 27), "to do", False),
        (None, date(2026, 3, 28), "overdue", True),
    ],
)
def test_the_last_day_itself_is_in_time(done_on: date | None, today: date, state: str, late: bool) -> None:
    done = {Step.DECISIONS_SENT: done_on}
    limit = limits_from(HELD, within=WITHIN, done=done, days_off=EASTER_2026)[0]
    assert limit.state(today) == state
    assert limit.is_late(today) is late


def test_a_step_is_done_on_or_after_the_review_and_not_in_the_future() -> None:
    today = date(2026, 4, 1)
    for good in (None, HELD, today):
        check_day(good, held_on=HELD, today=today)
    for wrong in (date(2026, 3, 19), date(2026, 4, 2)):
        with pytest.raises(WrongDay):
            check_day(wrong, held_on=HELD, today=today)
