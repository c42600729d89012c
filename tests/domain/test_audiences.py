import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.domain.audiences import (
    OFFICER_ONLY,
    PEOPLE_IN_ADULT_WORDS,
    PEOPLE_IN_WORDS,
    THE_MEETING,
    Audience,
    NotAnAudience,
    Person,
    Reader,
    may_see,
    named,
    read_audience,
)
from consult.domain.question_sets import QUESTION_SETS

MUM = Reader("id-of-mum", Person.MOTHER)
TEACHER = Reader("id-of-teacher")


def test_an_answer_for_the_officer_only_is_seen_by_the_officer_only() -> None:
    assert may_see(None, OFFICER_ONLY, meeting_list=[])
    for person in Person:
        assert not may_see(Reader("somebody", person), OFFICER_ONLY, meeting_list=["somebody"])


def test_the_meeting_is_the_list_of_people_named_when_the_answer_was_sent() -> None:
    assert may_see(TEACHER, THE_MEETING, meeting_list=["id-of-teacher"])
    assert not may_see(TEACHER, THE_MEETING, meeting_list=["id-of-mum"])
    assert not may_see(MUM, THE_MEETING, meeting_list=[])


def test_somebody_named_sees_it_whether_they_come_to_the_meeting_or_not() -> None:
    assert may_see(MUM, named(Person.MOTHER, Person.ADVOCATE), meeting_list=[])
    assert not may_see(Reader("x", Person.FATHER), named(Person.MOTHER), meeting_list=["x"])
    assert not may_see(TEACHER, named(Person.MOTHER), meeting_list=["id-of-teacher"])


def test_whoever_said_it_may_read_their_own_words() -> None:
    assert may_see(MUM, OFFICER_ONLY, meeting_list=[], said_by="id-of-mum")
    assert not may_see(MUM, OFFICER_ONLY, meeting_list=[], said_by="id-of-dad")


@given(st.builds(Audience, meeting=st.booleans(), people=st.frozensets(st.sampled_from(Person))))
def test_an_audience_is_read_back_as_it_was_kept(audience: Audience) -> None:
    expected = THE_MEETING if audience.meeting else audience
    assert read_audience(audience.key) == expected


@pytest.mark.parametrize("key", ["", "everyone", "named:", "named:teacher", "named:mother,", "mother", "Officer"])
def test_an_unknown_audience_is_refused(key: str) -> None:
    with pytest.raises(NotAnAudience):
        read_audience(key)


def test_every_answer_starts_with_the_officer_alone() -> None:
    assert all(question.starts_with.is_officer_only for asked in QUESTION_SETS for question in asked)


def test_everybody_who_can_be_named_has_words_for_children_and_for_adults() -> None:
    assert set(PEOPLE_IN_WORDS) == set(PEOPLE_IN_ADULT_WORDS) == set(Person)
