"""How a letter reached somebody, and when its officer must look at one that seems not to have."""

from datetime import date, timedelta

import pytest

from consult.domain.deliveries import CannotRecord, Chase, Delivery, Done, chase, check_delivery
from consult.domain.respondents import Role

SENT = date(2026, 5, 6)
FORTNIGHT = timedelta(days=14)


def chased(
    *done: Done, after: timedelta = FORTNIGHT, opened: bool = False, said: bool = False
) -> tuple[Chase, date] | None:
    return chase(sent_on=SENT, opened=opened, said_to_have_it=said, done=done, today=SENT + after)


def test_a_letter_that_nobody_opened_in_fourteen_days_is_on_the_officer_s_list_and_not_before() -> None:
    assert chased(after=timedelta(days=13)) is None
    assert chased() == (Chase.NOT_OPENED, SENT + FORTNIGHT)


def test_posting_alone_does_not_show_that_a_letter_arrived_and_begins_the_days_again() -> None:
    posted = Done(Delivery.POSTED, SENT + timedelta(days=3))
    assert chased(posted, after=timedelta(days=16)) is None
    assert chased(posted, after=timedelta(days=17)) == (Chase.NOT_OPENED, SENT + timedelta(days=17))


def test_printing_a_letter_is_not_sending_it() -> None:
    assert chased(Done(Delivery.PRINTED, SENT + timedelta(days=3))) == (Chase.NOT_OPENED, SENT + FORTNIGHT)


@pytest.mark.parametrize("way", [Delivery.HANDED_OVER, Delivery.READ_TOGETHER, Delivery.HELPED_TO_OPEN])
def test_a_letter_that_was_handed_over_or_read_together_is_not_chased(way: Delivery) -> None:
    assert chased(Done(way, SENT)) is None


def test_a_letter_that_was_opened_or_whose_reader_says_they_have_it_is_not_chased() -> None:
    assert chased(opened=True) is None
    assert chased(said=True) is None


def test_a_letter_that_came_back_is_on_the_list_at_once_until_it_goes_again() -> None:
    posted, back = Done(Delivery.POSTED, SENT), Done(Delivery.RETURNED, SENT + timedelta(days=4))
    assert chased(posted, back, after=timedelta(days=4)) == (Chase.RETURNED, back.on)
    again = Done(Delivery.POSTED, SENT + timedelta(days=5))
    assert chased(posted, back, again, after=timedelta(days=5)) is None
    assert chased(posted, back, again, after=timedelta(days=19)) == (Chase.NOT_OPENED, SENT + timedelta(days=19))


def test_a_letter_that_was_handed_over_before_another_copy_came_back_is_still_asked_about() -> None:
    handed, back = Done(Delivery.HANDED_OVER, SENT), Done(Delivery.RETURNED, SENT + timedelta(days=4))
    assert chased(handed, back, after=timedelta(days=4)) == (Chase.RETURNED, back.on)


@pytest.mark.parametrize("on", [SENT - timedelta(days=1), SENT + timedelta(days=3)])
def test_nothing_is_recorded_before_a_letter_went_out_or_on_a_day_to_come(on: date) -> None:
    with pytest.raises(CannotRecord, match="from 6 May 2026"):
        check_delivery(Delivery.POSTED, on=on, sent_on=SENT, today=SENT + timedelta(days=2), role=Role.CHILD)


def test_nothing_is_recorded_of_a_letter_that_has_not_gone_out() -> None:
    with pytest.raises(CannotRecord, match="not gone out"):
        check_delivery(Delivery.POSTED, on=SENT, sent_on=None, today=SENT, role=Role.CHILD)


def test_a_carer_helps_a_child_to_open_a_letter_and_nobody_else() -> None:
    check_delivery(Delivery.HELPED_TO_OPEN, on=SENT, sent_on=SENT, today=SENT, role=Role.CHILD)
    with pytest.raises(CannotRecord):
        check_delivery(Delivery.HELPED_TO_OPEN, on=SENT, sent_on=SENT, today=SENT, role=Role.MOTHER)
