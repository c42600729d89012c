"""What children say of their plan in a year, and how meetings were: counts, in full and for publication."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from consult.domain.invitations import Purpose
from consult.domain.report_tables import Cell, ReportTable, Row
from consult.domain.respondents import Role
from consult.domain.small_numbers import Figure, names_to_withhold

PLAN_QUESTIONS: Mapping[str, str] = {
    "knows_plan": "Knows what is in the plan",
    "helped_make_plan": "Helped make the plan",
    "plan_will_help": "The plan will help",
}
"""The three questions that councils publish, by the key they have in every set."""
HOW_IT_WAS = "how_was_it"
"""The key of *How was your meeting?* in every set that is asked after one."""
LETTER_QUESTIONS: Mapping[str, str] = {
    "got_it": "Got their letter",
    "could_read": "Could read it",
    "is_right": "What it says is right",
}
"""What is asked about a letter, by the key it is kept under."""
COUNTED = (*PLAN_QUESTIONS, HOW_IT_WAS)

_YES_SORT_OF_NO = {"yes": "Yes", "sort_of": "Sort of", "no": "No"}
_HOW = {"good": "Good", "ok": "OK", "not_good": "Not good"}
_AS_HOW = {
    "really_good": "good",
    "good": "good",
    "ok": "ok",
    "not_good": "not_good",
    "really_bad": "not_good",
    # The youngest are offered a sad face.
    "sad": "not_good",
}
_WHO: Mapping[str, tuple[Role, ...]] = {
    "Children": (Role.CHILD,),
    "Parents": (Role.MOTHER, Role.FATHER),
    "Carers": (Role.CARER,),
}


@dataclass(frozen=True)
class Answered:
    """One answer to a question that is counted; which of a person's answers counts is for `count_answers` to say."""

    question: str
    chosen: str
    review_id: str
    respondent_id: str
    role: Role
    purpose: Purpose
    sent_at: datetime


@dataclass(frozen=True)
class AnswerCounts:
    """How many gave each answer: by row, as the tables name it, and then by answer; None where it is withheld."""

    plan: Mapping[str, Mapping[str, int | None]]
    how: Mapping[str, Mapping[str, int | None]]
    totals: Mapping[str, int | None] = field(default_factory=dict)
    """How many answered, by row."""
    letters: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)
    """What children say of their letters."""


def count_answers(found: Iterable[Answered]) -> AnswerCounts:
    """Return the counts of a year.

    A child, a review and a question are counted once: the answer that was sent last, so what is said after a meeting
    stands for what was said before it. Only what was asked after it says how a meeting was.
    """
    newest: dict[tuple[str, str, str], Answered] = {}
    for answered in sorted(found, key=lambda each: each.sent_at):
        newest[answered.question, answered.review_id, answered.respondent_id] = answered
    plan = {name: dict.fromkeys(_YES_SORT_OF_NO, 0) for name in PLAN_QUESTIONS.values()}
    how = {name: dict.fromkeys(_HOW, 0) for name in _WHO}
    letters = {name: dict.fromkeys(_YES_SORT_OF_NO, 0) for name in LETTER_QUESTIONS.values()}
    for each in newest.values():
        if each.question in PLAN_QUESTIONS and each.role is Role.CHILD and each.chosen in _YES_SORT_OF_NO:
            plan[PLAN_QUESTIONS[each.question]][each.chosen] += 1
        elif each.question in LETTER_QUESTIONS and each.role is Role.CHILD and each.chosen in _YES_SORT_OF_NO:
            letters[LETTER_QUESTIONS[each.question]][each.chosen] += 1
        elif each.question == HOW_IT_WAS and each.purpose is Purpose.AFTER and each.chosen in _AS_HOW:
            for name, roles in _WHO.items():
                how[name][_AS_HOW[each.chosen]] += each.role in roles
    totals = {name: sum(counts.values()) for name, counts in (*plan.items(), *how.items(), *letters.items())}
    return AnswerCounts(plan, how, totals, letters)


def publish_answers(counts: AnswerCounts, *, zero_is_small: bool = True) -> AnswerCounts:
    """Withhold every count under 5, and as many others of its row as subtraction needs; rows share no total."""
    shown: dict[str, int | None] = {}

    def row(name: str, cells: Mapping[str, int | None]) -> dict[str, int | None]:
        figures = [Figure((name, key), "answers", "everybody", count or 0) for key, count in cells.items()]
        everybody = Figure(name, "everybody", "answers", counts.totals[name] or 0, worth=_TOTAL)
        hidden = names_to_withhold([*figures, everybody], zero_is_small=zero_is_small)
        shown[name] = None if name in hidden else everybody.count
        return {key: None if (name, key) in hidden else count for key, count in cells.items()}

    plan = {name: row(name, cells) for name, cells in counts.plan.items()}
    how = {name: row(name, cells) for name, cells in counts.how.items()}
    letters = {name: row(name, cells) for name, cells in counts.letters.items()}
    return AnswerCounts(plan, how, shown, letters)


_TOTAL = 8
"""How much more readers would miss how many answered than one of the answers."""


def answer_tables(counts: AnswerCounts, *, places: int) -> list[ReportTable]:
    """Return the tables: what children say of their plan, how meetings were, and what children say of letters."""
    return [
        _table("What children say of their plan", "Question", counts.plan, _YES_SORT_OF_NO, counts, places),
        _table("How the meeting was", "Who", counts.how, _HOW, counts, places),
        _table("What children say of their letters", "Question", counts.letters, _YES_SORT_OF_NO, counts, places),
    ]


def _table(
    caption: str,
    corner: str,
    rows: Mapping[str, Mapping[str, int | None]],
    columns: Mapping[str, str],
    counts: AnswerCounts,
    places: int,
) -> ReportTable:
    def cells(name: str) -> Sequence[Cell]:
        of = counts.totals[name]
        return [*(Cell(rows[name][key], of, places) for key in columns), Cell(of, is_share=False)]

    return ReportTable(caption, corner, [*columns.values(), "Answered"], [Row(name, cells(name)) for name in rows])
