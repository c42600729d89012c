from datetime import UTC, datetime, timedelta

import pytest

from consult.domain.answer_figures import (
    COUNTED,
    HOW_IT_WAS,
    AnswerCounts,
    Answered,
    answer_tables,
    count_answers,
    publish_answers,
)
from consult.domain.invitations import Purpose
from consult.domain.question_sets import QUESTION_SETS
from consult.domain.respondents import Role

AT = datetime(2026, 5, 5, 10, tzinfo=UTC)


def an_answer(
    chosen: str,
    who: int,
    *,
    question: str = "knows_plan",
    role: Role = Role.CHILD,
    purpose: Purpose = Purpose.BEFORE,
    days: int = 0,
) -> Answered:
    return Answered(question, chosen, f"review-{who}", f"{role}-{who}", role, purpose, AT + timedelta(days=days))


def test_the_published_question_is_counted_of_those_who_answered_it() -> None:
    counts = count_answers(
        [*(an_answer("yes", who) for who in range(7)), *(an_answer("sort_of", who) for who in range(7, 12))]
    )
    plan, _how, _letters = answer_tables(counts, places=0)
    row = plan.rows[0]
    assert row.name == "Knows what is in the plan"
    assert [(cell.words, cell.fraction, cell.per_cent) for cell in row.cells] == [
        ("7", "7/12", "58%"), ("5", "5/12", "42%"), ("0", "0/12", "0%"), ("12", "", "")
    ]  # fmt: skip


def test_what_a_child_says_after_the_meeting_stands_for_what_they_said_before() -> None:
    after = an_answer("no", 1, purpose=Purpose.AFTER, days=9)
    for order in ([an_answer("yes", 1), after], [after, an_answer("yes", 1)]):
        assert count_answers(order).plan["Knows what is in the plan"] == {"yes": 0, "sort_of": 0, "no": 1}


def test_a_child_is_counted_once_for_each_review_and_question() -> None:
    twice = count_answers([an_answer("yes", 1), an_answer("yes", 1, days=1), an_answer("yes", 2)])
    assert twice.totals["Knows what is in the plan"] == 2
    other = count_answers([an_answer("yes", 1), an_answer("yes", 1, question="plan_will_help")])
    assert (other.totals["Knows what is in the plan"], other.totals["The plan will help"]) == (1, 1)


def test_only_children_are_counted_for_their_plan() -> None:
    assert count_answers([an_answer("yes", 1, role=Role.CARER)]).totals["Knows what is in the plan"] == 0


def test_how_the_meeting_was_is_counted_by_who_says_it() -> None:
    def said(chosen: str, who: int, role: Role, purpose: Purpose = Purpose.AFTER) -> Answered:
        return an_answer(chosen, who, question=HOW_IT_WAS, role=role, purpose=purpose)

    counts = count_answers(
        [
            said("really_good", 1, Role.CHILD),
            said("sad", 2, Role.CHILD),
            said("really_bad", 3, Role.MOTHER),
            said("good", 4, Role.FATHER),
            said("ok", 5, Role.CARER),
            said("good", 6, Role.CARER, Purpose.BEFORE),
        ]
    )
    assert counts.how == {
        "Children": {"good": 1, "ok": 0, "not_good": 1},
        "Parents": {"good": 1, "ok": 0, "not_good": 1},
        "Carers": {"good": 0, "ok": 1, "not_good": 0},
    }


def test_every_answer_that_a_set_offers_is_counted() -> None:
    for question_set in QUESTION_SETS:
        for question in question_set:
            if question.key in COUNTED:
                for option in question.options:
                    one = an_answer(option.key, 1, question=question.key, purpose=question_set.purpose)
                    assert sum(filter(None, count_answers([one]).totals.values())) == 1, (
                        question_set.key,
                        option.key,
                    )


@pytest.mark.parametrize(("yes", "sort_of", "no"), [(20, 9, 3), (20, 1, 1), (4, 0, 0), (2, 2, 2), (9, 9, 4)])
def test_no_small_count_of_answers_can_be_read_or_worked_out(yes: int, sort_of: int, no: int) -> None:
    answers = ["yes"] * yes + ["sort_of"] * sort_of + ["no"] * no
    counts = count_answers(an_answer(chosen, who) for who, chosen in enumerate(answers))
    published = publish_answers(counts)
    row, total = published.plan["Knows what is in the plan"], published.totals["Knows what is in the plan"]
    shown = [count for count in row.values() if count is not None]
    assert all(count >= 5 for count in shown)
    withheld = len(row) - len(shown)
    assert withheld != 1 or total is None, "one alone is what the others leave of the total"
    if total is not None and withheld:
        left = total - sum(shown)
        assert left >= 5 or (left == 0 and not answers), "what is withheld together is not small either"


def test_a_row_of_large_counts_is_published_whole() -> None:
    answers = ["yes"] * 20 + ["sort_of"] * 9 + ["no"] * 8
    counts = count_answers(an_answer(chosen, who) for who, chosen in enumerate(answers))
    published: AnswerCounts = publish_answers(counts)
    assert published.plan["Knows what is in the plan"] == {"yes": 20, "sort_of": 9, "no": 8}
    assert published.totals["Knows what is in the plan"] == 37
