"""To whom something may be sent, and when a try may still be made."""

from datetime import UTC, datetime, timedelta

import pytest

from consult.domain.outbox import (
    CannotReach,
    NotToAChild,
    Step,
    Waits,
    Way,
    check_may_go,
    next_step,
    read_email,
    read_telephone,
)
from consult.domain.respondents import Role

AT = datetime(2026, 5, 5, 16, tzinfo=UTC)
WAITS = Waits()


@pytest.mark.parametrize("way", [Way.TEXT, Way.EMAIL])
def test_nothing_is_sent_to_a_childs_telephone_or_email(way: Way) -> None:
    with pytest.raises(NotToAChild, match="child’s telephone or e-mail"):
        check_may_go(Role.CHILD, way)


def test_a_child_may_be_sent_a_letter_by_post() -> None:
    check_may_go(Role.CHILD, Way.POST)


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CHILD])
def test_adults_may_be_sent_anything(role: Role, way: Way) -> None:
    check_may_go(role, way)


@pytest.mark.parametrize("typed", ["01632 960123", "(01632) 960-123", "+44 1632 960123", " 01632.960.123 "])
def test_a_telephone_number_is_read_as_people_type_it(typed: str) -> None:
    assert read_telephone(typed).removeprefix("+44").removeprefix("0") == "1632960123"


@pytest.mark.parametrize(
    "typed", ["", "1234", "mum", "01632 96012x", "٠١٦٣٢٩٦٠١٢٣", "01632 960123 or 960124 or 960125"]
)
def test_what_is_no_telephone_number_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(CannotReach, match="whole telephone number"):
        read_telephone(typed)


@pytest.mark.parametrize("typed", ["a@example.org", " first.last+x@some.example.co.uk ", "o'neil@example.org"])
def test_an_email_address_is_read(typed: str) -> None:
    assert read_email(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    ["", "a@b", "a b@example.org", "a@example.org, b@example.org", "a@example.org\nBcc: b@example.org", "@x.org"],
)
def test_what_is_no_email_address_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(CannotReach, match="whole e-mail address"):
        read_email(typed)


def test_the_first_try_sends_and_every_later_one_asks_first() -> None:
    assert next_step(first_tried_at=None, now=AT, waits=WAITS) is Step.SEND
    assert next_step(first_tried_at=AT, now=AT + timedelta(minutes=10), waits=WAITS) is Step.ASK_THEN_SEND


def test_when_notify_may_have_forgotten_what_it_took_it_is_asked_but_nothing_is_sent() -> None:
    assert next_step(first_tried_at=AT, now=AT + WAITS.remembered, waits=WAITS) is Step.ASK_ONLY


def test_waits_grow_from_minutes_to_hours_and_no_further() -> None:
    waits = [WAITS.after(tries) for tries in range(1, 40)]
    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (2, 4, 8, 16)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=6)


def test_each_wait_leaves_room_for_what_must_be_over_before_it_ends() -> None:
    # Half a lease to begin in, and twice what one request may take: our side and Notify’s.
    assert WAITS.lease / 2 > 2 * WAITS.answer
    assert WAITS.again > 2 * WAITS.answer
    assert WAITS.remembered < timedelta(days=3)
