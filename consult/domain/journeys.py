"""Where somebody is in their questions: next, back, may visit, n of N; computed from what was answered or skipped.

A *place* is the key of a question, `SAY_MORE` (do you want to say more?) or `CHECK` (read it all before it goes).
"""

from collections.abc import Collection
from dataclasses import dataclass

from consult.domain.questions import QuestionSet

SAY_MORE = "say-more"
CHECK = "check"


@dataclass(frozen=True)
class Journey:
    """One person's way through a set: the keys they answered and skipped, and whether they want to say more.

    `wants_more` is None until they are asked.
    """

    question_set: QuestionSet
    answered: Collection[str] = ()
    skipped: Collection[str] = ()
    wants_more: bool | None = None

    def is_done(self, place: str) -> bool:
        """Whether a place needs nothing more: a question answered or skipped, or the choice made."""
        if place == SAY_MORE:
            return self.wants_more is not None
        return place in self.answered or place in self.skipped


@dataclass(frozen=True)
class Position:
    """`number` of `of`, as in *3 of 8*."""

    number: int
    of: int


def places(journey: Journey) -> tuple[str, ...]:
    """Return every place on this person's way, in order; the further questions only once they are wanted.

    A further question that was answered stays, even where somebody then said that they did not want more:
    nothing they said may disappear.
    """
    asked = journey.question_set
    first = [question.key for question in asked.first]
    choice = [SAY_MORE] if asked.more else []
    more = [question.key for question in asked.more if journey.wants_more or question.key in journey.answered]
    last = [question.key for question in asked.last]
    return (*first, *choice, *more, *last, CHECK)


def questions_in_play(journey: Journey) -> tuple[str, ...]:
    """Return the keys of the questions on this person's way."""
    return tuple(place for place in places(journey) if place not in (SAY_MORE, CHECK))


def next_place(journey: Journey, *, after: str) -> str:
    """Return the place that follows; after `CHECK` there is only `CHECK`, and from an unknown one it starts over."""
    way = places(journey)
    if after not in way:
        return place_to_go(journey)
    return way[min(way.index(after) + 1, len(way) - 1)]


def place_before(journey: Journey, place: str) -> str | None:
    """Return the place to go back to, or None at the first."""
    way = places(journey)
    if place not in way or place == way[0]:
        return None
    return way[way.index(place) - 1]


def place_to_go(journey: Journey) -> str:
    """Return the first place that is not done yet: where somebody who comes back goes on.

    Among the further questions it is the one after the last that was done: who went straight to some of them is not
    sent back to those before.
    """
    undone = [place for place in places(journey) if place != CHECK and not journey.is_done(place)]
    if not undone:
        return CHECK
    further = [question.key for question in journey.question_set.more]
    if undone[0] in further:
        last = max((at for at, key in enumerate(further) if journey.is_done(key)), default=-1)
        passed = set(further[: last + 1])
        return next((place for place in undone if place not in passed), undone[0])
    return undone[0]


def after_stopping(journey: Journey) -> str:
    """Return where *that is all for now* leads: to what is always asked last, then to the check."""
    last = [question.key for question in journey.question_set.last]
    return next((key for key in last if not journey.is_done(key)), CHECK)


def position(journey: Journey, place: str) -> Position:
    """Return which question of how many a place is; a place between questions counts as the one before it."""
    way = places(journey)
    here = way.index(place) + 1 if place in way else 0
    return Position(number=max(1, _questions_among(way[:here])), of=_questions_among(way))


def _questions_among(way: tuple[str, ...]) -> int:
    return len(way) - (SAY_MORE in way) - (CHECK in way)


def finished(journey: Journey) -> bool:
    """Whether every place was answered, skipped or chosen."""
    return place_to_go(journey) == CHECK
