"""What a review decided: what a decision needs, and how it stands with the manager, whose silence is agreement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consult.domain.audiences import OFFICER_ONLY, Audience, NotAnAudience, Person, named, read_audience
from consult.domain.working_days import add_working_days


class Verdict(StrEnum):
    """What the manager says to the decisions of one review."""

    AGREES = "agrees"
    OBJECTS = "objects"


class State(StrEnum):
    """How the decisions of one review stand with the manager."""

    NOT_SENT = "not_sent"
    WAITING = "waiting"
    AGREED = "agreed"
    SILENT = "silent"
    """Agreed, because nobody objected in time."""
    OBJECTED = "objected"
    CHANGED = "changed"
    """Changed since they were sent: whatever was answered, it was not to these."""
    RECORDED = "recorded"
    """Sent and answered somewhere else: the dates say when, and nothing says what."""


@dataclass(frozen=True)
class SentDecisions:
    """The decisions as the manager received them, and what was answered."""

    received_on: date
    verdict: Verdict | None = None
    answered_on: date | None = None
    is_changed: bool = False


@dataclass(frozen=True)
class Standing:
    """How the decisions stand on one day; `last_on` is the last day on which the manager may object."""

    state: State
    received_on: date | None = None
    last_on: date | None = None
    answered_on: date | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether nothing is to come from the manager, and nothing was objected to."""
        return self.state in (State.AGREED, State.SILENT, State.RECORDED)

    @property
    def may_be_sent(self) -> bool:
        """Whether the officer sends them now: for the first time, or again because they or the answer changed."""
        return self.state in (State.NOT_SENT, State.OBJECTED, State.CHANGED)

    @property
    def warning(self) -> str:
        """What to say before they go out in a letter; nothing where nothing is to come from the manager."""
        return "" if self.is_agreed else f"The manager has not agreed to what was decided. {self.words}"

    @property
    def words(self) -> str:
        """How they stand, in one sentence that staff read."""
        received, last, answered = _day(self.received_on), _day(self.last_on), _day(self.answered_on)
        return {
            State.NOT_SENT: "Not sent to the manager yet.",
            State.WAITING: f"With the manager since {received}. Without an answer by {last} they count as agreed.",
            State.AGREED: f"The manager agreed on {answered}.",
            State.SILENT: f"The manager had them on {received} and did not object by {last}: they count as agreed.",
            State.OBJECTED: f"The manager objected on {answered}.",
            State.CHANGED: f"Changed since they were sent on {received}. Send them again.",
            State.RECORDED: f"The manager answered on {answered}, as the dates of this review say.",
        }[self.state]


def standing_with_manager(
    sent: SentDecisions | None, *, within: int, today: date, days_off: Collection[date]
) -> Standing:
    """Return how decisions stand on `today`; `within` is in working days from the day they were received.

    The last day itself is still the manager's. Agreement by silence is worked out here each time and never kept.
    """
    if sent is None:
        return Standing(State.NOT_SENT)
    last_on = last_day_to_answer(sent.received_on, within=within, days_off=days_off)
    if sent.is_changed:
        state = State.CHANGED
    elif sent.verdict is not None:
        state = State.AGREED if sent.verdict is Verdict.AGREES else State.OBJECTED
    elif sent.answered_on is not None:
        state = State.RECORDED
    else:
        state = State.WAITING if today <= last_on else State.SILENT
    return Standing(state, sent.received_on, last_on, sent.answered_on)


def last_day_to_answer(received_on: date, *, within: int, days_off: Collection[date]) -> date:
    """Return the last day on which the manager may object to decisions received on this day, which is day 0."""
    return add_working_days(received_on, within, days_off=days_off)


def missing_from_decision(*, owner: str, by_on: date | None) -> tuple[str, ...]:
    """Return what a decision still needs, as sentences an officer reads; nothing when it is whole."""
    missing = []
    if not owner.strip():
        missing.append("Say who does it.")
    if by_on is None:
        missing.append("Say by when.")
    return tuple(missing)


class NobodyChosen(Exception):
    """A decision was to be told to people named one by one, and nobody was named."""


def audience_of_letter(chosen: str, people: Collection[str]) -> Audience:
    """Return who, besides the child, may be told of a decision: `meeting`, `officer` (nobody), or `named` people.

    Raises:
        NobodyChosen: for `named` without anybody.
        consult.domain.audiences.NotAnAudience: for anything else.
    """
    if chosen != "named":
        return read_audience(chosen)
    if not people:
        raise NobodyChosen
    try:
        return named(*(Person(person) for person in people))
    except ValueError as problem:
        raise NotAnAudience(str(people)) from problem


def told_in_a_letter(audience: Audience) -> str:
    """Return who, besides the child, may be told, as the officer reads it."""
    if audience == OFFICER_ONLY:
        return "Only the child"
    if audience.meeting:
        return "The child, and everyone at the meeting"
    people = [f"the {person.replace('_', ' ')}" for person in sorted(audience.people)]
    return ", ".join(("The child", *people))


def _day(of: date | None) -> str:
    return f"{of.day} {of:%B %Y}" if of is not None else ""
