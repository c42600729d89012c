"""What the return holds, what it leaves out, and what stops it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from consult.domain.reporting_year import ReportingYear
from consult.domain.returns import LeftOut, Place, PreparedReturn, ReturnChild, ReturnEpisode, ReturnReview, prepare

YEAR = ReportingYear(2021)
TODAY = date(2022, 5, 1)
EPISODE = ReturnEpisode(
    started_on=date(2020, 6, 1),
    reason_started="S",
    legal_status="C2",
    category_of_need="N1",
    place="U6",
    place_provider="PR1",
)
CHILD = ReturnChild(
    id="c1", reference="EX0001", born_on=date(2012, 3, 9), sex="F", ethnicity="WBRI", upn="UN1", in_header=True,
    episodes=(EPISODE,),
)  # fmt: skip
REVIEW = ReturnReview(id="r1", child_id="c1", status="held", held_on=date(2021, 9, 14), code="PN1")


def prepared(
    *reviews: ReturnReview, children: tuple[ReturnChild, ...] = (CHILD,), today: date = TODAY
) -> PreparedReturn:
    return prepare(YEAR, children=children, reviews=reviews, today=today)


def what_stops(*reviews: ReturnReview, **facts: Any) -> list[str]:
    return [stop.sentence for stop in prepared(*reviews, children=(replace(CHILD, **facts),)).stops]


def test_a_held_review_of_the_year_with_its_code_is_in_the_return() -> None:
    made = prepared(REVIEW)
    assert made.may_be_written
    assert [review.id for _, review in made.reviews] == ["r1"]
    assert made.children == [CHILD]
    assert not made.left_out


@pytest.mark.parametrize(
    ("review", "why"),
    [
        (replace(REVIEW, status="cancelled"), LeftOut.CANCELLED),
        (replace(REVIEW, status="cancelled", held_on=None, code=None), LeftOut.CANCELLED),
        (replace(REVIEW, status="planned", held_on=None, code=None), LeftOut.NOT_HELD),
        (replace(REVIEW, held_on=date(2021, 3, 31)), LeftOut.OUTSIDE_THE_YEAR),
        (replace(REVIEW, held_on=date(2022, 4, 1), code=None), LeftOut.OUTSIDE_THE_YEAR),
    ],
)
def test_what_does_not_belong_is_left_out_and_counted_and_stops_nothing(review: ReturnReview, why: LeftOut) -> None:
    made = prepared(review)
    assert made.left_out == {why: 1}
    assert made.reviews == []
    assert made.may_be_written


def test_the_first_and_last_day_of_the_year_are_in_it() -> None:
    made = prepared(replace(REVIEW, held_on=date(2021, 4, 1)), replace(REVIEW, id="r2", held_on=date(2022, 3, 31)))
    assert len(made.reviews) == 2


def test_a_child_only_ever_on_v3_or_v4_is_left_out_with_every_review() -> None:
    short = replace(CHILD, episodes=(replace(EPISODE, legal_status="V3"), replace(EPISODE, legal_status="V4")))
    made = prepared(REVIEW, children=(short,))
    assert made.left_out == {LeftOut.SHORT_BREAKS_ONLY: 1}
    assert (made.children, made.children_left_out, made.stops) == ([], 1, [])
    mixed = replace(CHILD, episodes=(replace(EPISODE, legal_status="V3"), EPISODE))
    assert len(prepared(REVIEW, children=(mixed,)).reviews) == 1


def test_every_child_looked_after_in_the_year_is_in_it_reviewed_or_not() -> None:
    before = replace(CHILD, id="c2", reference="EX0002", episodes=(
        replace(EPISODE, ended_on=date(2021, 3, 31), reason_ended="E4A"),
    ))  # fmt: skip
    after = replace(CHILD, id="c3", reference="EX0003", episodes=(replace(EPISODE, started_on=date(2022, 4, 1)),))
    last_day = replace(CHILD, id="c4", reference="EX0004", episodes=(replace(EPISODE, started_on=date(2022, 3, 31)),))
    made = prepared(children=(CHILD, before, after, last_day))
    assert [child.reference for child in made.children] == ["EX0001", "EX0004"]


def test_two_reviews_of_a_child_on_one_day_stop_the_return_and_both_are_named() -> None:
    made = prepared(REVIEW, replace(REVIEW, id="r2"))
    assert [(stop.review_id, stop.place) for stop in made.stops] == [("r1", Place.DATES), ("r2", Place.DATES)]
    assert made.stops[0].sentence == "Review held on 14/09/2021: there are 2 of this child on this day."
    assert made.stops[0].child_reference == "EX0001"


def test_a_review_held_in_the_future_stops_the_return() -> None:
    made = prepared(REVIEW, today=date(2021, 9, 13))
    assert [stop.sentence for stop in made.stops] == ["Review held on 14/09/2021: that day is still to come."]
    assert prepared(REVIEW, today=date(2021, 9, 14)).may_be_written


def test_a_review_before_coming_into_care_stops_the_return() -> None:
    late = replace(EPISODE, started_on=date(2021, 9, 15))
    assert what_stops(REVIEW, episodes=(late,)) == [
        "Review held on 14/09/2021: the child came into care on 15/09/2021, after it."
    ]
    assert what_stops(REVIEW, episodes=(replace(late, started_on=date(2021, 9, 14)),)) == []
    assert what_stops(REVIEW, episodes=(late,), care_started_on=date(2020, 6, 1)) == []


def test_a_review_after_leaving_care_stops_the_return() -> None:
    ended = replace(EPISODE, ended_on=date(2021, 9, 13), reason_ended="E4A")
    assert what_stops(REVIEW, episodes=(ended,)) == [
        "Review held on 14/09/2021: the child had left care on 13/09/2021."
    ]
    assert what_stops(REVIEW, episodes=(replace(ended, ended_on=date(2021, 9, 14)),)) == []
    back = replace(EPISODE, started_on=date(2021, 10, 1))
    assert len(what_stops(REVIEW, episodes=(ended, back))) == 1


@pytest.mark.parametrize("code", [None, ""])
def test_a_review_without_a_confirmed_code_stops_the_return(code: str | None) -> None:
    made = prepared(replace(REVIEW, code=code))
    assert [(stop.sentence, stop.place, stop.review_id) for stop in made.stops] == [
        ("Review held on 14/09/2021: no participation code is confirmed.", Place.CODE, "r1")
    ]


@pytest.mark.parametrize(
    ("born_on", "code", "rule"), [(date(2012, 3, 9), "PN0", "440"), (date(2018, 3, 9), "PN1", "441")]
)
def test_a_code_against_the_age_stops_the_return(born_on: date, code: str, rule: str) -> None:
    (sentence,) = what_stops(replace(REVIEW, code=code), born_on=born_on)
    assert f"rule {rule}" in sentence


def test_a_code_that_is_none_stops_the_return() -> None:
    assert what_stops(replace(REVIEW, code="PN8")) == ["Review held on 14/09/2021: PN8 is not a participation code."]


def test_a_review_marked_held_without_its_day_stops_the_return() -> None:
    assert what_stops(replace(REVIEW, held_on=None)) == ["A review is marked as held, but the day is missing."]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"sex": None}, "SEX is missing."),
        ({"sex": "X"}, "SEX cannot be “X”."),
        ({"ethnicity": None}, "ETHNIC is missing."),
        ({"ethnicity": "a) WBRI"}, "ETHNIC cannot be “a) WBRI”."),
        ({"upn": "=1+1"}, "UPN cannot be “=1+1”."),
        ({"reference": "=1+1"}, "The child’s id (CHILD) must be letters and digits only."),
        ({"reference": " "}, "The child’s id (CHILD) must be letters and digits only."),
        (
            {"episodes": (replace(EPISODE, started_on=date(2019, 1, 1), ended_on=date(2019, 2, 1), reason_ended="E8"),
                          replace(EPISODE, started_on=date(2022, 4, 1))), "care_started_on": date(2020, 1, 1)},
            "Reviewed in 2021-22, but no episode of care lies in that year (rule 1012).",
        ),
    ],
)  # fmt: skip
def test_a_fact_of_the_child_that_is_missing_or_impossible_stops_the_return(facts: Any, sentence: str) -> None:
    assert what_stops(REVIEW, **facts) == [sentence]


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"reason_started": None}, "RNE is missing"),
        ({"legal_status": None}, "LS is missing"),
        ({"legal_status": "C9"}, "LS cannot be “C9”"),
        ({"category_of_need": ""}, "CIN is missing"),
        ({"place": None}, "PLACE is missing"),
        ({"place_provider": None}, "PLACE_PROVIDER is missing"),
        ({"place": "=cmd"}, "PLACE cannot be “=cmd”"),
        ({"reason_ended": "E4A"}, "DEC and REC must both be there or both be blank"),
        ({"ended_on": date(2021, 12, 1)}, "DEC and REC must both be there or both be blank"),
        ({"reason_place_changed": "+1"}, "REASON_PLACE_CHANGE cannot be “+1”"),
    ],
)
def test_a_field_missing_from_an_episode_of_the_year_stops_the_return(facts: Any, fault: str) -> None:
    made = prepared(children=(replace(CHILD, episodes=(replace(EPISODE, **facts),)),))
    assert [(stop.sentence, stop.place) for stop in made.stops] == [
        (f"Episode from 01/06/2020: {fault}.", Place.EPISODES)
    ]


def test_a_placement_that_has_no_provider_needs_none() -> None:
    episode = replace(EPISODE, place="T0", place_provider=None)
    assert prepared(children=(replace(CHILD, episodes=(episode,)),)).may_be_written


def test_an_episode_of_another_year_is_not_asked_for_its_fields() -> None:
    old = ReturnEpisode(started_on=date(2015, 1, 1), ended_on=date(2016, 1, 1))
    assert prepared(REVIEW, children=(replace(CHILD, episodes=(old, EPISODE)),)).may_be_written


def test_files_that_were_never_brought_in_are_one_sentence_each_and_not_one_a_child() -> None:
    bare = [replace(CHILD, id=f"c{n}", reference=f"EX{n}", in_header=False, episodes=()) for n in range(3)]
    reviews = [replace(REVIEW, id=f"r{n}", child_id=f"c{n}") for n in range(3)]
    made = prepare(YEAR, children=bare, reviews=reviews, today=TODAY)
    assert [(stop.child_reference, stop.place) for stop in made.stops] == [
        ("all 3 children", Place.HEADER),
        ("all 3 children", Place.EPISODES),
    ]


def test_header_facts_missing_for_one_child_among_others_name_that_child() -> None:
    other = replace(CHILD, id="c2", reference="EX0002", in_header=False, sex=None, ethnicity=None)
    made = prepared(REVIEW, children=(CHILD, other))
    assert [(stop.child_reference, stop.sentence) for stop in made.stops] == [
        ("EX0002", "Header facts (sex, ethnicity, UPN) are missing.")
    ]


def test_every_review_is_in_the_return_or_left_out_or_stops_it() -> None:
    reviews = [
        REVIEW,
        replace(REVIEW, id="r2", status="cancelled"),
        replace(REVIEW, id="r3", status="planned", held_on=None),
        replace(REVIEW, id="r4", held_on=None),
        replace(REVIEW, id="r5", held_on=date(2019, 1, 1)),
    ]
    made = prepared(*reviews)
    assert len(made.reviews) + made.left_out.total() + len(made.stops) == len(reviews)
