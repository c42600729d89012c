from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.domain.bring_in import Decided, decide_children, decide_episodes, decide_reviews
from consult.domain.extracts import ChildFacts, EpisodeFacts, ExtractRow, ReviewFacts
from consult.domain.known_records import KnownChild, KnownEpisode, KnownReview
from consult.domain.participation import ParticipationCode as P

TODAY = date(2026, 11, 21)
BORN = date(2012, 5, 1)
HELD = date(2026, 4, 8)
DUE = date(2026, 4, 20)


def a_row(line: int = 2, child: str = "C1", born_on: date | None = BORN, **facts: Any) -> ExtractRow:
    of_row = {name: facts.pop(name) for name in ("cancelled", "officer_email", "faults") if name in facts}
    return ExtractRow(
        line=line,
        child_reference=child,
        child=ChildFacts(born_on=born_on, **{n: facts.pop(n) for n in ("forename", "surname") if n in facts}),
        review=ReviewFacts(**facts),
        **of_row,
    )


def a_known(review_id: str = "r1", cancelled: bool = False, confirmed: bool = False, **facts: Any) -> KnownReview:
    kept = ReviewFacts(**facts)
    return KnownReview(id=review_id, facts=kept, due_on=kept.due_on, cancelled=cancelled, confirmed=confirmed)


def decide(*rows: ExtractRow, known: Sequence[KnownReview] = (), child_known: bool = True) -> Decided:
    children = {"C1": KnownChild("c1", ChildFacts(born_on=BORN))} if child_known else {}
    return decide_reviews(rows, children=children, reviews={"C1": known}, today=TODAY)


def counts(decided: Decided) -> tuple[int, int, int, int]:
    return decided.new, decided.changed, decided.unchanged, len(decided.refused)


def reason(decided: Decided) -> str:
    assert len(decided.refused) == 1
    return decided.refused[0].reason


def after(decided: Decided) -> tuple[dict[str, KnownChild], dict[str, list[KnownReview]]]:
    """What is known once a decision on an empty site has been written."""
    children = {reference: KnownChild(reference, facts) for reference, facts in decided.children.items()}
    reviews: dict[str, list[KnownReview]] = {}
    for number, step in enumerate(decided.reviews):
        reviews.setdefault(step.child_reference, []).append(
            KnownReview(id=str(number), facts=step.facts, due_on=step.facts.due_on, cancelled=step.cancelled)
        )
    return children, reviews


# The key


def test_a_review_is_the_same_by_the_child_and_the_reviews_id() -> None:
    known = a_known(source_id="9", due_on=DUE)
    decided = decide(a_row(source_id="9", due_on=DUE, held_on=HELD), known=[known])
    assert counts(decided) == (0, 1, 0, 0)
    assert decided.reviews[0].id == "r1"


def test_without_an_id_a_review_is_the_same_by_the_child_and_the_day_held() -> None:
    known = a_known(held_on=HELD, meeting_on=HELD, due_on=DUE)
    assert counts(decide(a_row(held_on=HELD), known=[known])) == (0, 0, 1, 0)


def test_an_unheld_review_with_the_same_due_date_becomes_held() -> None:
    decided = decide(a_row(held_on=HELD, due_on=DUE, participation=P.PN1), known=[a_known(due_on=DUE)])
    assert counts(decided) == (0, 1, 0, 0)
    assert decided.reviews[0].facts.held_on == HELD
    assert decided.reviews[0].facts.participation is P.PN1


def test_an_unheld_review_is_found_by_the_due_date_we_worked_out() -> None:
    known = replace(a_known(), due_on=DUE)
    assert counts(decide(a_row(held_on=HELD, due_on=DUE), known=[known])) == (0, 1, 0, 0)


def test_two_ids_are_two_reviews_though_they_were_held_on_one_day() -> None:
    known = a_known(source_id="8", held_on=HELD, meeting_on=HELD)
    assert counts(decide(a_row(source_id="9", held_on=HELD), known=[known])) == (1, 0, 0, 0)


def test_a_review_brought_in_without_an_id_takes_the_id_that_a_later_file_gives() -> None:
    decided = decide(a_row(source_id="9", held_on=HELD), known=[a_known(held_on=HELD, meeting_on=HELD)])
    assert counts(decided) == (0, 1, 0, 0)
    assert decided.reviews[0].facts.source_id == "9"


def test_the_surest_key_wins_whatever_the_order_of_the_rows() -> None:
    known = a_known(source_id="9", due_on=DUE)
    vague = a_row(2, due_on=DUE, held_on=date(2026, 4, 1))
    sure = a_row(3, source_id="9", due_on=DUE, held_on=HELD)
    for rows in ((vague, sure), (sure, vague)):
        decided = decide(*rows, known=[known])
        assert counts(decided) == (1, 1, 0, 0)
        assert [step.facts.held_on for step in decided.reviews if step.id] == [HELD]


def test_an_old_list_of_due_reviews_does_not_make_a_held_review_twice() -> None:
    known = a_known(due_on=DUE, held_on=HELD, meeting_on=HELD)
    assert counts(decide(a_row(due_on=DUE), known=[known])) == (0, 0, 1, 0)


def test_two_reviews_of_two_children_may_share_every_date() -> None:
    assert counts(decide(a_row(2, "C1", held_on=HELD), a_row(3, "C2", held_on=HELD))) == (2, 0, 0, 0)


# What is refused


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (a_row(child="", held_on=HELD), "no child id"),
        (a_row(born_on=None, child="C9", held_on=HELD), "a new child without a date of birth"),
        (a_row(held_on=date(2026, 11, 22)), "held in the future"),
        (a_row(held_on=date(2012, 4, 30)), "held before birth"),
        (a_row(due_on=date(2012, 4, 30)), "due before birth"),
        (a_row(held_on=HELD, participation=P.PN0), "rule 440"),
        (a_row(born_on=date(2023, 1, 1), held_on=HELD, participation=P.PN1), "rule 441"),
        (a_row(born_on=date(2027, 1, 1), due_on=date(2027, 2, 1)), "in the future"),
        (a_row(held_on=HELD, faults=("due “31/02/2026” is not a day that exists",)), "31/02/2026"),
        (a_row(), "no review id, due date or date held"),
    ],
)
def test_a_row_is_refused_with_its_reason(row: ExtractRow, words: str) -> None:
    decided = decide(row)
    assert words in reason(decided)
    assert counts(decided) == (0, 0, 0, 1)
    assert (decided.reviews, decided.children) == ([], {})


def test_on_the_fourth_birthday_both_pn0_and_pn1_pass() -> None:
    born_on = date(2022, 4, 8)
    for code in (P.PN0, P.PN1):
        assert counts(decide(a_row(child="C2", born_on=born_on, held_on=HELD, participation=code))) == (1, 0, 0, 0)


def test_the_day_before_and_the_day_after_the_fourth_birthday_are_refused() -> None:
    before = a_row(child="C2", born_on=date(2022, 4, 9), held_on=HELD, participation=P.PN1)
    after_it = a_row(child="C2", born_on=date(2022, 4, 7), held_on=HELD, participation=P.PN0)
    assert "441" in reason(decide(before))
    assert "440" in reason(decide(after_it))


def test_a_review_held_today_or_on_the_day_of_birth_is_taken() -> None:
    assert counts(decide(a_row(held_on=TODAY))) == (1, 0, 0, 0)
    assert counts(decide(a_row(child="C2", born_on=HELD, held_on=HELD, participation=P.PN0))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "facts", [{"held_on": HELD}, {"source_id": "9", "held_on": HELD}, {"due_on": DUE}, {"source_id": "9"}]
)
def test_a_second_row_with_the_same_key_is_refused_and_names_the_first(facts: dict[str, Any]) -> None:
    decided = decide(a_row(2, **facts), a_row(3, **facts))
    assert counts(decided) == (1, 0, 0, 1)
    assert decided.refused[0].line == 3
    assert reason(decided) == "a second row for the review in line 2"


def test_a_row_after_a_refused_one_with_the_same_key_is_taken() -> None:
    bad = a_row(2, held_on=HELD, participation=P.PN0)
    assert counts(decide(bad, a_row(3, held_on=HELD, participation=P.PN1))) == (1, 0, 0, 1)


def test_a_code_already_here_is_weighed_against_a_new_date_held() -> None:
    known = a_known(source_id="9", held_on=HELD, meeting_on=HELD, participation=P.PN1)
    decided = decide(a_row(source_id="9", held_on=date(2014, 1, 8)), known=[known])
    assert "441" in reason(decided)


def test_two_dates_of_birth_for_one_child_are_not_guessed_between() -> None:
    rows = [a_row(2, "C2", held_on=HELD), a_row(3, "C2", born_on=date(2012, 1, 5), held_on=date(2026, 1, 1))]
    decided = decide(*rows)
    assert "differs from line 2" in reason(decided)


def test_a_refused_row_does_not_tell_a_childs_date_of_birth() -> None:
    wrong = a_row(2, "C2", born_on=date(2025, 1, 1), held_on=date(2024, 1, 1))
    assert counts(decide(wrong, a_row(3, "C2", held_on=HELD))) == (1, 0, 0, 1)


def test_every_fault_of_a_row_is_said_at_once() -> None:
    decided = decide(a_row(child="C2", born_on=None, held_on=date(2030, 1, 1)))
    assert "without a date of birth" in reason(decided)
    assert "held in the future" in reason(decided)


# Children


def test_a_date_of_birth_on_any_row_of_the_child_is_enough() -> None:
    decided = decide(a_row(2, "C2", born_on=None, held_on=HELD), a_row(3, "C2", held_on=date(2026, 1, 5)))
    assert counts(decided) == (2, 0, 0, 0)
    assert decided.children == {"C2": ChildFacts(born_on=BORN)}
    assert decided.children_new == 1


def test_a_blank_cell_never_takes_away_what_is_known() -> None:
    known = a_known(source_id="9", held_on=HELD, meeting_on=HELD, due_on=DUE, participation=P.PN1)
    decided = decide(a_row(source_id="9", born_on=None), known=[known])
    assert counts(decided) == (0, 0, 1, 0)
    assert not decided.children


def test_a_childs_new_surname_is_taken_and_the_review_is_unchanged() -> None:
    known = a_known(held_on=HELD, meeting_on=HELD)
    decided = decide(a_row(held_on=HELD, surname="Elm"), known=[known])
    assert counts(decided) == (0, 0, 1, 0)
    assert decided.children_changed == 1
    assert decided.children["C1"].surname == "Elm"


def test_a_refused_row_brings_no_child() -> None:
    decided = decide(a_row(child="C2", held_on=date(2030, 1, 1)))
    assert (decided.children_new, decided.children) == (0, {})


def test_the_officer_of_a_child_is_the_one_in_the_latest_row() -> None:
    rows = [
        a_row(2, held_on=HELD, officer_email="new@exampleshire.example"),
        a_row(3, held_on=date(2025, 4, 8), officer_email="old@exampleshire.example"),
    ]
    for order in (rows, rows[::-1]):
        assert decide(*order).officers == {"C1": ("new@exampleshire.example", None)}


# Cancelled


def test_a_cancelled_row_is_accepted_and_not_counted() -> None:
    decided = decide(a_row(due_on=DUE, cancelled=True))
    assert counts(decided) == (0, 0, 0, 0)
    assert decided.cancelled == 1
    assert decided.reviews[0].cancelled


def test_a_known_review_that_the_file_cancels_is_cancelled() -> None:
    decided = decide(a_row(due_on=DUE, cancelled=True), known=[a_known(due_on=DUE)])
    assert (decided.reviews[0].id, decided.reviews[0].cancelled) == ("r1", True)


def test_a_cancelled_review_and_the_one_that_replaced_it_are_two() -> None:
    rows = [a_row(2, due_on=DUE, cancelled=True), a_row(3, due_on=DUE, held_on=HELD)]
    for order in (rows, rows[::-1]):
        decided = decide(*order, known=[a_known(due_on=DUE)])
        assert len(decided.reviews) == 2
        assert counts(decided)[3] == 0
        children, reviews = after(decide(*order))
        again = decide_reviews(order, children=children | {"C1": KnownChild("c", ChildFacts(born_on=BORN))},
                               reviews=reviews, today=TODAY)  # fmt: skip
        assert not again.reviews


def test_a_cancelled_review_of_an_unknown_child_writes_nothing() -> None:
    decided = decide(a_row(child="C9", born_on=None, due_on=DUE, cancelled=True))
    assert counts(decided) == (0, 0, 0, 0)
    assert not decided.reviews


def test_a_review_cancelled_here_is_not_planned_again_by_an_old_file() -> None:
    decided = decide(a_row(due_on=DUE), known=[a_known(due_on=DUE, cancelled=True)])
    assert counts(decided) == (0, 0, 1, 0)
    assert "stays cancelled" in decided.notes[0].reason


def test_a_meeting_planned_anew_after_one_was_cancelled_is_a_new_review() -> None:
    known = a_known(due_on=DUE, meeting_on=date(2026, 4, 10), cancelled=True)
    assert counts(decide(a_row(due_on=DUE, meeting_on=date(2026, 4, 17)), known=[known])) == (1, 0, 0, 0)


def test_a_review_cancelled_here_that_was_held_after_all_is_held() -> None:
    decided = decide(a_row(source_id="9", held_on=HELD), known=[a_known(source_id="9", cancelled=True)])
    assert not decided.reviews[0].cancelled
    assert counts(decided) == (0, 1, 0, 0)


# Participation


def test_a_code_that_the_officer_confirmed_is_not_changed_by_a_file() -> None:
    known = a_known(held_on=HELD, meeting_on=HELD, participation=P.PN1, confirmed=True)
    decided = decide(a_row(held_on=HELD, participation=P.PN6), known=[known])
    assert counts(decided) == (0, 0, 1, 0)
    assert "confirmed by the officer" in decided.notes[0].reason


def test_a_code_on_a_review_that_was_not_held_is_left_out_and_said() -> None:
    decided = decide(a_row(due_on=DUE, participation=P.PN1))
    assert decided.reviews[0].facts.participation is None
    assert "no date held" in decided.notes[0].reason


# Twice

rows_of_a_file = st.lists(
    st.builds(
        lambda child, due, held, source, code, cancelled, meeting: {
            "child": child, "due_on": due, "held_on": None if cancelled else held, "source_id": source,
            "participation": None if cancelled else code, "cancelled": cancelled, "meeting_on": meeting,
        },
        child=st.sampled_from(["C1", "C2", ""]),
        due=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 4)),
        held=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 4)),
        source=st.none() | st.sampled_from(["1", "2", "3"]),
        code=st.none() | st.sampled_from([P.PN0, P.PN1, P.PN7]),
        cancelled=st.booleans(),
        meeting=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 3)),
    ),
    max_size=8,
)  # fmt: skip


@given(rows_of_a_file)
def test_the_same_file_twice_changes_nothing(facts: list[dict[str, Any]]) -> None:
    rows = [a_row(line, **of_row) for line, of_row in enumerate(facts, start=2)]
    first = decide_reviews(rows, children={}, reviews={}, today=TODAY)
    children, reviews = after(first)
    second = decide_reviews(rows, children=children, reviews=reviews, today=TODAY)
    assert (second.reviews, second.children) == ([], {})
    assert (second.new, second.changed, second.unchanged) == (0, 0, first.new)
    assert second.refused == first.refused
    assert first.new + len(first.refused) + first.cancelled == len(rows)


# Files of children and of episodes


def test_a_file_of_children_counts_children() -> None:
    known = {"C1": KnownChild("c1", ChildFacts(born_on=BORN)), "C2": KnownChild("c2", ChildFacts(born_on=BORN))}
    rows = [
        replace(a_row(2, "C1", forename="Robin"), review=ReviewFacts()),
        a_row(3, "C2"),
        a_row(4, "C3"),
        a_row(5, "C3"),
        a_row(6, "C4", born_on=None),
        a_row(7, ""),
    ]
    decided = decide_children(rows, children=known, today=TODAY)
    assert counts(decided) == (1, 1, 1, 3)
    assert decided.children_new == 1
    assert [refused.reason for refused in decided.refused] == [
        "a second row for the child in line 4",
        "a new child without a date of birth",
        "no child id",
    ]


def an_episode(line: int = 2, child: str = "C1", started_on: date | None = DUE, **facts: Any) -> ExtractRow:
    return ExtractRow(line=line, child_reference=child, episode=EpisodeFacts(started_on=started_on, **facts))


def test_a_file_of_episodes_counts_episodes_by_child_and_start() -> None:
    children = {"C1": KnownChild("c1", ChildFacts(born_on=BORN))}
    known = {"C1": [KnownEpisode("e1", EpisodeFacts(started_on=HELD, legal_status="C2"))]}
    rows = [
        an_episode(2, started_on=HELD, legal_status="C2"),
        an_episode(3, reason_started="S"),
        an_episode(4),
        an_episode(5, "C9"),
        an_episode(6, started_on=None),
        an_episode(7, started_on=date(2026, 5, 1), ended_on=date(2026, 4, 1)),
        an_episode(8, started_on=date(2010, 5, 1)),
    ]
    decided = decide_episodes(rows, children=children, episodes=known, today=TODAY)
    assert counts(decided) == (1, 0, 1, 5)
    assert decided.children["C1"].care_started_on == DUE


def test_an_episode_that_ended_since_is_changed() -> None:
    children = {"C1": KnownChild("c1", ChildFacts(born_on=BORN))}
    known = {"C1": [KnownEpisode("e1", EpisodeFacts(started_on=HELD))]}
    decided = decide_episodes(
        [an_episode(started_on=HELD, ended_on=DUE)], children=children, episodes=known, today=TODAY
    )
    assert counts(decided) == (0, 1, 0, 0)
    assert decided.episodes[0].id == "e1"


def test_an_older_period_of_care_does_not_move_the_start_of_this_one() -> None:
    children = {"C1": KnownChild("c1", ChildFacts(born_on=BORN, care_started_on=DUE))}
    row = an_episode(started_on=date(2020, 1, 1), reason_started="S", ended_on=date(2021, 1, 1))
    assert decide_episodes([row], children=children, episodes={}, today=TODAY).children == {}


def test_a_meeting_time_alone_is_a_change() -> None:
    known = a_known(source_id="9", meeting_on=DUE)
    decided = decide(a_row(source_id="9", meeting_on=DUE, meeting_time=time(14)), known=[known])
    assert counts(decided) == (0, 1, 0, 0)
