"""What needs somebody today: sentences about reviews, the worst first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from consult.domain.limits import Step
from consult.domain.progress import Progress
from consult.domain.stages import Stage

DAYS_TO_FIND_A_DAY = 28
DAYS_TO_INVITE = 14
DAYS_TO_REMIND = 3
DAYS_TO_FINISH = 2
"""Days before the last one of a limit that follows a review."""


class Next(StrEnum):
    """Where a sentence leads."""

    READ = "read"
    DATES = "dates"
    INVITE = "invite"
    FINISH = "finish"
    DECIDE = "decide"
    ANSWER = "answer"
    WISHES = "wishes"
    LETTER = "letter"


_STEPS = {
    Step.DECISIONS_SENT: ("decisions are not with the manager, which", Next.DECIDE),
    Step.RECORD_WRITTEN: ("record is not finished, which", Next.FINISH),
    Step.RECORD_SENT: ("record is not sent to everybody, which", Next.FINISH),
}


@dataclass(frozen=True)
class Following:
    """What is still to follow a review that was held, as far as it concerns whoever reads the list."""

    to_answer_by: date | None = None
    """The last day on which the manager may object, for whoever is one."""
    objected_on: date | None = None
    """When the manager objected to the decisions."""
    is_changed: bool = False
    """Whether decisions were changed since they were sent to the manager."""
    not_done_yet: tuple[tuple[Step, date], ...] = ()
    """The steps that are not done, each with its last day, in the order in which they are done."""
    unfinished: int = 0
    """Decisions without somebody or a day, and wishes without a whole answer."""


NOTHING_FOLLOWS = Following()


@dataclass(frozen=True)
class ReviewFacts:
    """What is known of one review on the list; nothing of what anybody said."""

    review_id: str
    child: str
    stage: Stage
    due_on: date | None
    meeting_on: date | None
    held_on: date | None
    child_progress: Progress
    can_invite_child: bool
    has_code: bool
    read_by_on: date | None = None
    """The day by which something not read yet must be, for whoever reads it."""
    asked_for: str = ""
    """What follows the child's name of a request that is not done yet: ` asked for an advocate`."""
    asked_for_on: date | None = None
    follows: Following = NOTHING_FOLLOWS
    letter: str = ""
    """What follows the child's name of a letter that somebody must look at: ` says something of the letter.`"""
    letter_on: date | None = None
    letter_id: str = ""


@dataclass(frozen=True)
class ToDo:
    """One sentence: `child` and what follows the name; `kind` is bad (today or late) or warn."""

    review_id: str
    child: str
    words: str
    on: date
    kind: str
    next: Next
    letter_id: str = ""


def to_do(reviews: Iterable[ReviewFacts], *, today: date) -> list[ToDo]:
    """Return what needs somebody, late first, then by day."""
    found = [sentence for review in reviews if (sentence := _worst(review, today)) is not None]
    return sorted(found, key=lambda each: (each.kind != "bad", each.on, each.child))


def _worst(review: ReviewFacts, today: date) -> ToDo | None:
    """Return the one sentence that matters most about a review: a list that says everything is not read."""
    if review.asked_for_on is not None:
        words = f"{review.asked_for} on {_day(review.asked_for_on, today)}."
        return _about(review, words, review.asked_for_on, Next.READ, today=today, kind="bad")
    if review.letter_on is not None:
        said = _about(review, review.letter, review.letter_on, Next.LETTER, today=today)
        return replace(said, letter_id=review.letter_id)
    if (about := _about_what_follows(review, today)) is not None:
        return about
    if review.stage is Stage.TO_FINISH and not review.has_code and review.held_on is not None:
        words = f"’s review was held on {_day(review.held_on, today)}, and how the child took part is not recorded."
        return _about(review, words, review.held_on, Next.FINISH, today=today, kind="warn")
    if review.read_by_on is not None:
        words = f"’s review has views nobody has read yet, promised to be read by {_day(review.read_by_on, today)}."
        return _about(review, words, review.read_by_on, Next.READ, today=today)
    if review.stage is not Stage.COMING_UP:
        return _about_unfinished(review, today)
    return _about_meeting(review, today) or _about_child(review, today)


def _about_what_follows(review: ReviewFacts, today: date) -> ToDo | None:
    """Return what the manager or the officer does about decisions, or what else is due or late after a review."""
    follows = review.follows
    if follows.to_answer_by is not None:
        day = _day(follows.to_answer_by, today)
        words = f"’s decisions wait for a manager’s answer. Without one by {day} they are agreed."
        return _about(review, words, follows.to_answer_by, Next.ANSWER, today=today)
    if follows.objected_on is not None:
        words = f"’s decisions were objected to on {_day(follows.objected_on, today)}. Send them again."
        return _about(review, words, follows.objected_on, Next.DECIDE, today=today)
    for step, last_on in follows.not_done_yet:
        if (last_on - today).days <= DAYS_TO_FINISH:
            what, then = _STEPS[step]
            due = "was due by" if last_on < today else "is due by"
            return _about(review, f"’s {what} {due} {_day(last_on, today)}.", last_on, then, today=today)
    return None


def _about_unfinished(review: ReviewFacts, today: date) -> ToDo | None:
    count, held_on = review.follows.unfinished, review.held_on
    if held_on is None:
        return None
    if review.follows.is_changed:
        words = "’s decisions were changed since the manager had them. Send them again."
        return _about(review, words, held_on, Next.DECIDE, today=today, kind="warn")
    if count:
        things = "a wish or a decision that is" if count == 1 else f"{count} wishes or decisions that are"
        words = f"’s review has {things} without an answer, a name or a day."
        return _about(review, words, held_on, Next.WISHES, today=today, kind="warn")
    return None


def _about_meeting(review: ReviewFacts, today: date) -> ToDo | None:
    due, meeting = review.due_on, review.meeting_on
    if meeting is not None and meeting < today:
        words = f"’s meeting was on {_day(meeting, today)}. Was it held, moved or cancelled?"
        return _about(review, words, meeting, Next.DATES, today=today)
    if due is None:
        return None
    if due < today:
        when = f", and is now on {_day(meeting, today)}" if meeting else ", and has no day"
        return _about(review, f"’s review was due on {_day(due, today)}{when}.", due, Next.DATES, today=today)
    if meeting is not None and meeting > due:
        words = f"’s meeting on {_day(meeting, today)} is after the last day to hold it, {_day(due, today)}."
        return _about(review, words, due, Next.DATES, today=today)
    if meeting is None and (due - today).days <= DAYS_TO_FIND_A_DAY:
        return _about(
            review, f"’s review is due by {_day(due, today)} and has no day yet.", due, Next.DATES, today=today
        )
    return None


def _about_child(review: ReviewFacts, today: date) -> ToDo | None:
    meeting = review.meeting_on
    if meeting is None or not review.can_invite_child:
        return None
    left = (meeting - today).days
    when = f"The meeting is {'today' if left == 0 else 'tomorrow' if left == 1 else f'in {left} days'}."
    if review.child_progress is Progress.NOT_INVITED and left <= DAYS_TO_INVITE:
        return _about(review, f" has not been invited to say anything. {when}", meeting, Next.INVITE, today=today)
    if review.child_progress is Progress.NOT_OPENED and left <= DAYS_TO_REMIND:
        return _about(review, f" has not opened the link. {when}", meeting, Next.INVITE, today=today)
    return None


def _about(review: ReviewFacts, words: str, on: date, then: Next, *, today: date, kind: str = "") -> ToDo:
    return ToDo(review.review_id, review.child, words, on, kind or ("bad" if on <= today else "warn"), then)


def _day(of: date, today: date) -> str:
    return f"{of.day} {of:%B}" if of.year == today.year else f"{of.day} {of:%B %Y}"
