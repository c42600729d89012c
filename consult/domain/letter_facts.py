"""What one letter is made of, before it is arranged: what was said, asked for, decided, and written for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from consult.domain.drawing import Drawing
from consult.domain.letters import Part, Register, Text, Words
from consult.domain.respondents import Role
from consult.domain.wishes import Outcome


@dataclass(frozen=True)
class Item:
    """Words that somebody wrote, under the key of their translation; `translation` only while it is not stale."""

    key: str
    text: Text
    translation: Text | None = None
    is_checked: bool = False
    translated_by: str = ""

    @property
    def words(self) -> Words:
        """What the reader reads: the translation first, and what was written beneath."""
        if self.translation is None:
            return Words(self.text)
        return Words(self.translation, self.text, self.is_checked)


@dataclass(frozen=True)
class Quote:
    """An answer to be quoted; `chosen_in_english` where options were chosen in another language."""

    said: Item
    asked: str
    asked_shown: Text
    chosen_in_english: str | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True)
class AnsweredWish:
    """A wish that has its answer; `has_decision` where a decision says who does it."""

    wish: Item
    outcome: Outcome
    because: Item | None = None
    owner: Item | None = None
    by_on: date | None = None
    has_decision: bool = False
    english: Text | None = None
    """The English of a wish in another language: beneath it, where the reader’s language is that one."""


@dataclass(frozen=True)
class Decided:
    """One decision."""

    what: Item
    owner: Item | None = None
    by_on: date | None = None
    answers_hidden: bool = False
    """Whether it answers a wish that is not in the letter: its words are the officer's, who decides."""


@dataclass(frozen=True)
class LetterFacts:
    """Everything that one letter is made of, and nothing that its reader may not see.

    `written` are the officer's own words by part: they stand instead of the drafted sentences. What the child said
    and asked for stands apart where the reader is somebody else.
    """

    register: Register
    language: str
    role: Role
    council: str
    name: str = ""
    child: str = ""
    officer: str = ""
    day_line: str = ""
    meeting_on: date | None = None
    next_on: date | None = None
    next_is_set: bool = False
    last_time: tuple[AnsweredWish, ...] = ()
    quotes: tuple[Quote, ...] = ()
    child_s_quotes: tuple[Quote, ...] = ()
    wishes: tuple[AnsweredWish, ...] = ()
    child_s_wishes: tuple[AnsweredWish, ...] = ()
    decisions: tuple[Decided, ...] = ()
    written: Mapping[Part, Item] = field(default_factory=dict)

    @property
    def every_wish(self) -> tuple[AnsweredWish, ...]:
        """The reader's wishes and those of the child that the reader may see."""
        return (*self.wishes, *self.child_s_wishes)
