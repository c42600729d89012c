"""Which sentences the to-do box says, and in what order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from consult.domain.limits import Step
from consult.domain.progress import Progress, furthest, progress_of
from consult.domain.stages import Stage, stage_of
from consult.domain.to_do import Following, Next, ReviewFacts, ToDo, to_do

TODAY = date(2026, 11, 16)
QUIET = ReviewFacts(
    review_id="r",
    child="Robin",
    stage=Stage.COMING_UP,
    due_on=TODAY + timedelta(days=60),
    meeting_on=TODAY + timedelta(days=50),
    held_on=None,
    child_progress=Progress.NOT_INVITED,
    can_invite_child=True,
    has_code=False,
)


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


HELD = {"stage": Stage.TO_FINISH, "held_on": after(-8), "meeting_on": after(-8), "has_code": True}


def only(**facts: object) -> ToDo | None:
    found = to_do([replace(QUIET, **facts)], today=TODAY)  # type: ignore[arg-type]
    return found[0] if found else None


def test_a_letter_that_its_reader_says_is_wrong_leads_to_the_letter() -> None:
    words = " says something of the letter."
    found = only(stage=Stage.FINISHED, letter=words, letter_on=TODAY, letter_id="l")
    assert found is not None
    assert (found.words, found.kind, found.next, found.letter_id) == (words, "bad", Next.LETTER, "l")


def test_a_review_far_off_asks_for_nothing() -> None:
    assert only() is None


@pytest.mark.parametrize(
    ("facts", "says", "kind", "then"),
    [
        ({"due_on": after(-3)}, "was due on 13 November, and is now on 5 January 2027", "bad", Next.DATES),
        ({"due_on": after(-3), "meeting_on": None}, "was due on 13 November, and has no day", "bad", Next.DATES),
        ({"meeting_on": after(-1)}, "Was it held, moved or cancelled?", "bad", Next.DATES),
        ({"due_on": after(20), "meeting_on": None}, "is due by 6 December and has no day yet", "warn", Next.DATES),
        ({"due_on": after(5), "meeting_on": after(6)}, "is after the last day to hold it", "warn", Next.DATES),
        (
            {"meeting_on": after(14)},
            "has not been invited to say anything. The meeting is in 14",
            "warn",
            Next.INVITE,
        ),
        ({"meeting_on": after(1)}, "The meeting is tomorrow.", "warn", Next.INVITE),
        ({"meeting_on": TODAY}, "The meeting is today.", "bad", Next.INVITE),
        (
            {"meeting_on": after(3), "child_progress": Progress.NOT_OPENED},
            "has not opened the link. The meeting is in 3 days.",
            "warn",
            Next.INVITE,
        ),
        (
            {"asked_for": " asked for an advocate", "asked_for_on": after(-1), "stage": Stage.TO_FINISH},
            "asked for an advocate on 15 November.",
            "bad",
            Next.READ,
        ),
        ({"read_by_on": after(2)}, "views nobody has read yet", "warn", Next.READ),
        ({"read_by_on": after(-1)}, "views nobody has read yet", "bad", Next.READ),
        (
            {"stage": Stage.TO_FINISH, "held_on": after(-30), "meeting_on": after(-30)},
            "how the child took part is not recorded",
            "warn",
            Next.FINISH,
        ),
        (
            {**HELD, "follows": Following(to_answer_by=after(2))},
            "wait for a manager’s answer. Without one by 18 November they are agreed.",
            "warn",
            Next.ANSWER,
        ),
        (
            {**HELD, "follows": Following(objected_on=after(-1))},
            "were objected to on 15 November",
            "bad",
            Next.DECIDE,
        ),
        (
            {**HELD, "follows": Following(not_done_yet=((Step.DECISIONS_SENT, after(2)),))},
            "decisions are not with the manager, which is due by 18 November",
            "warn",
            Next.DECIDE,
        ),
        (
            {
                **HELD,
                "follows": Following(not_done_yet=((Step.DECISIONS_SENT, after(-9)), (Step.RECORD_SENT, after(-2)))),
            },
            "which was due by 7 November",
            "bad",
            Next.DECIDE,
        ),
        (
            {**HELD, "follows": Following(not_done_yet=((Step.RECORD_WRITTEN, TODAY), (Step.RECORD_SENT, after(7))))},
            "record is not finished, which is due by 16 November",
            "bad",
            Next.FINISH,
        ),
        ({**HELD, "follows": Following(unfinished=1)}, "has a wish or a decision that is", "warn", Next.WISHES),
        ({**HELD, "follows": Following(unfinished=3)}, "has 3 wishes or decisions", "warn", Next.WISHES),
        ({**HELD, "follows": Following(is_changed=True)}, "Send them again", "warn", Next.DECIDE),
    ],
)
def test_what_needs_somebody_is_said_in_a_sentence(
    facts: dict[str, object], says: str, kind: str, then: Next
) -> None:
    found = only(**facts)
    assert found is not None
    assert says in found.words
    assert (found.kind, found.next) == (kind, then)


@pytest.mark.parametrize(
    "facts",
    [
        {"meeting_on": after(15)},
        {"meeting_on": after(4), "child_progress": Progress.NOT_OPENED},
        {"meeting_on": after(1), "child_progress": Progress.OPENED},
        {"meeting_on": after(1), "child_progress": Progress.ANSWERED},
        {"meeting_on": after(1), "can_invite_child": False},
        {"due_on": after(29), "meeting_on": None},
        {"stage": Stage.CANCELLED, "due_on": after(-3)},
        {"stage": Stage.FINISHED, "due_on": after(-3)},
        {"stage": Stage.TO_FINISH, "held_on": after(-3), "has_code": True},
        {**HELD, "follows": Following(not_done_yet=((Step.DECISIONS_SENT, after(3)),))},
    ],
)
def test_what_is_in_order_is_not_said(facts: dict[str, object]) -> None:
    assert only(**facts) is None


def test_late_comes_first_and_then_the_soonest() -> None:
    reviews = [
        replace(QUIET, child="Soon", meeting_on=after(2)),
        replace(QUIET, child="Later", meeting_on=after(10)),
        replace(QUIET, child="Late", due_on=after(-1)),
        replace(QUIET, child="Latest", due_on=after(-9)),
    ]
    assert [each.child for each in to_do(reviews, today=TODAY)] == ["Latest", "Late", "Soon", "Later"]


@pytest.mark.parametrize(
    ("status", "code", "confirmed_here", "has_record", "stage"),
    [
        ("planned", None, False, False, Stage.COMING_UP),
        ("cancelled", None, False, False, Stage.CANCELLED),
        ("held", None, False, False, Stage.TO_FINISH),
        ("held", None, False, True, Stage.TO_FINISH),
        ("held", "PN1", False, False, Stage.FINISHED),
        ("held", "PN1", True, False, Stage.TO_FINISH),
        ("held", "PN1", True, True, Stage.FINISHED),
    ],
)
def test_a_review_is_finished_when_nothing_is_left_to_record(
    status: str, code: str | None, confirmed_here: bool, has_record: bool, stage: Stage
) -> None:
    assert stage_of(status=status, code=code, confirmed_here=confirmed_here, has_record=has_record) is stage


def test_how_far_somebody_has_come() -> None:
    from datetime import UTC, datetime

    noon = datetime(2026, 11, 16, 12, tzinfo=UTC)

    def reached(*, answered: bool = False, draft: bool = False, opened: int = 0, hours_left: int = 1) -> Progress:
        return progress_of(
            has_answered=answered,
            has_draft=draft,
            times_opened=opened,
            works_until=noon + timedelta(hours=hours_left),
            at=noon,
        )

    assert reached() is Progress.NOT_OPENED
    assert reached(opened=1) is Progress.OPENED
    assert reached(opened=1, draft=True) is Progress.STARTED
    assert reached(opened=1, draft=True, hours_left=0) is Progress.ENDED
    assert reached(answered=True, hours_left=0) is Progress.ANSWERED
    assert furthest([Progress.NOT_OPENED, Progress.STARTED, Progress.ENDED]) is Progress.STARTED
    assert furthest([]) is Progress.NOT_INVITED
