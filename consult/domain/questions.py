"""The kinds of question, their options, and the set of questions one person is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from consult.domain.audiences import STARTING_AUDIENCE, Audience
from consult.domain.invitations import Purpose
from consult.domain.topics import Topic
from consult.domain.words import LONGEST_ANSWER


class NoSuchQuestion(Exception):
    """A page, or a stored answer, names a question that the set does not hold."""


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen; kept by `key`, shown as `words`, with the picture of that name if any."""

    key: str
    words: str
    picture: str | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """What every kind has in common; `words` and `hint` are English and go through the catalogue when shown.

    Every question may be skipped. `starts_with` is who may see the answer until the person says otherwise.
    """

    kind: ClassVar[str]
    key: str
    topic: Topic
    words: str
    hint: str = ""
    starts_with: Audience = STARTING_AUDIENCE


@dataclass(frozen=True, kw_only=True)
class ChoiceQuestion(Question):
    """One of several: faces, or yes, sort of and no, or a short list."""

    kind: ClassVar[str] = "choice"
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class ChoicesQuestion(Question):
    """Several of many, as many as wanted."""

    kind: ClassVar[str] = "choices"
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class WordsQuestion(Question):
    """The person's own words; `starters` are beginnings of sentences that may be tapped."""

    kind: ClassVar[str] = "words"
    options: ClassVar[tuple[Option, ...]] = ()
    starters: tuple[str, ...] = ()
    longest: int = LONGEST_ANSWER


@dataclass(frozen=True, kw_only=True)
class PlacingQuestion(Question):
    """Pictures to sort into piles: each of `options` may go into one of `piles`, and none has to."""

    kind: ClassVar[str] = "placing"
    options: tuple[Option, ...]
    piles: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class DrawingQuestion(Question):
    """A drawing, words about it, or both: who cannot draw here says it in words."""

    kind: ClassVar[str] = "drawing"
    options: ClassVar[tuple[Option, ...]] = ()
    longest: int = LONGEST_ANSWER


AnyQuestion = ChoiceQuestion | ChoicesQuestion | WordsQuestion | PlacingQuestion | DrawingQuestion
KINDS: tuple[type[AnyQuestion], ...] = (
    ChoiceQuestion,
    ChoicesQuestion,
    WordsQuestion,
    PlacingQuestion,
    DrawingQuestion,
)


@dataclass(frozen=True, kw_only=True)
class QuestionSet:
    """The questions one kind of respondent is asked for one purpose, in order.

    `first` is asked of everybody; then *do you want to say more?* opens `more`, which can be left at any
    question; `last` is asked of everybody before they check what they said. `asks_name` where somebody is asked first
    what they want to be called today.
    """

    key: str
    purpose: Purpose
    first: tuple[AnyQuestion, ...]
    more: tuple[AnyQuestion, ...] = ()
    last: tuple[AnyQuestion, ...] = ()
    asks_name: bool = False

    def __iter__(self) -> Iterator[AnyQuestion]:
        """Go through every question in the order it is asked."""
        return iter((*self.first, *self.more, *self.last))

    def get_question(self, key: str) -> AnyQuestion:
        """Return the question kept under `key`.

        Raises:
            NoSuchQuestion: when the set holds none.
        """
        for question in self:
            if question.key == key:
                return question
        raise NoSuchQuestion(key)
