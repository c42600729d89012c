import pytest

from consult.domain.audiences import OFFICER_ONLY, THE_MEETING, Person, named
from consult.domain.booklets import audience_ticked


def test_no_tick_is_the_officer_only() -> None:
    assert audience_ticked([]) == OFFICER_ONLY


def test_ticks_beside_people_name_them() -> None:
    assert audience_ticked(["mother", "advocate"]) == named(Person.MOTHER, Person.ADVOCATE)


@pytest.mark.parametrize("others", [["meeting"], ["mother"], ["meeting", "mother", "carer"]])
def test_where_boxes_contradict_each_other_fewer_people_see_it(others: list[str]) -> None:
    assert audience_ticked(["officer", *others]) == OFFICER_ONLY
    assert audience_ticked(["meeting", "mother"]) == THE_MEETING


def test_a_box_that_does_not_exist_opens_nothing() -> None:
    assert audience_ticked(["everybody", "named:mother"]) == OFFICER_ONLY
