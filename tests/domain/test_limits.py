from datetime import date

import pytest

from consult.domain.limits import Limit, Step, WrongDay, check_day, limits_from
from consult.formats.bank_holidays import england_bank_holidays

WITHIN = {Step.DECISIONS_SENT: 5, Step.MANAGER_ANSWERED: 5, Step.RECORD_WRITTEN: 15, Step.RECORD_SENT: 20}
HELD = date(2026, 3, 20)
EASTER_2026 = frozenset({date(2026, 4, 3), date(2026, 4, 6)})


def test_the_record_is_counted_from_the_review_and_not_from_the_step_before() -> None:
    limits = limits_from(HELD, within=WITHIN, done={}, days_off=EASTER_2026)
    assert [limit.last_on for limit in limits] == [
        date(2026, 3, 27),
        date(2026, 4, 7),
        date(2026, 4, 14),
        date(2026, 4, 21),
    ]


@pytest.mark.parametrize(
    ("held", "decisions", "manager", "written", "sent"),
    [
        ("2025-01-06", "2025-01-13", "2025-01-20", "2025-01-27", "2025-02-03"),
        ("2025-12-18", "2025-12-29", "2026-01-06", "2026-01-13", "2026-01-20"),
        ("2026-03-20", "2026-03-27", "2026-04-07", "2026-04-14", "2026-04-21"),
        ("2026-04-03", "2026-04-13", "2026-04-20", "2026-04-27", "2026-05-05"),
        ("2026-08-08", "2026-08-14", "2026-08-21", "2026-08-28", "2026-09-07"),
        ("2026-12-04", "2026-12-11", "2026-12-18", "2026-12-29", "2027-01-06"),
        ("2027-12-10", "2027-12-17", "2027-12-24", "2028-01-05", "2028-01-12"),
        ("2022-09-01", "2022-09-08", "2022-09-15", "2022-09-23", "2022-09-30"),
        ("2023-04-14", "2023-04-21", "2023-04-28", "2023-05-09", "2023-05-16"),
    ],
)
def test_each_limit_falls_on_its_day_around_bank_holidays(
    held: str, decisions: str, manager: str, written: str, sent: str
) -> None:
    days_off = england_bank_holidays(range(2022, 2029))
    limits = limits_from(date.fromisoformat(held), within=WITHIN, done={}, days_off=days_off)
    assert [limit.last_on.isoformat() for limit in limits] == [decisions, manager, written, sent]


def test_the_manager_s_limit_is_counted_from_the_day_the_decisions_came() -> None:
    def managers(received: date | None) -> Limit:
        done = {Step.DECISIONS_SENT: received}
        limits = limits_from(HELD, within=WITHIN, done=done, days_off=EASTER_2026, received_on=received)
        return limits[1]

    assert managers(date(2026, 3, 23)).last_on == date(2026, 3, 30)
    assert managers(date(2026, 4, 2)).last_on == date(2026, 4, 13), "late decisions leave the manager five whole days"
    assert managers(None).state(date(2026, 5, 1)) == "waits for the decisions"
    assert not managers(None).is_late(date(2026, 5, 1)), "nobody is late with what they have not got"


def test_a_manager_who_says_nothing_in_time_has_agreed_and_is_not_late() -> None:
    limit = limits_from(HELD, within=WITHIN, done={}, days_off=EASTER_2026, received_on=date(2026, 3, 23))[1]
    assert limit.state(date(2026, 3, 30)) == "to do"
    assert limit.state(date(2026, 3, 31)) == "agreed by silence"
    assert not limit.is_late(date(2026, 3, 31))


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (date(2026, 4, 2), "due in 6 working days"),
        (date(2026, 4, 13), "due in 1 working day"),
        (date(2026, 4, 14), "due today"),
        (date(2026, 4, 15), "late by 1 working day"),
        (date(2026, 4, 21), "late by 5 working days"),
    ],
)
def test_how_far_off_or_how_late_is_said_in_working_days(today: date, says: str) -> None:
    written = limits_from(HELD, within=WITHIN, done={}, days_off=EASTER_2026)[2]
    assert written.due_in_words(today, days_off=EASTER_2026) == says


def test_on_the_weekend_after_a_friday_s_limit_no_working_day_has_gone_by() -> None:
    decisions = limits_from(HELD, within=WITHIN, done={}, days_off=EASTER_2026)[0]
    assert decisions.due_in_words(date(2026, 3, 28), days_off=EASTER_2026) == "late by less than a working day"


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
