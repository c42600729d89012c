"""The summary letter: its registers, its parts, and the one text that the phone, the paper and the record show.

A letter is a list of blocks. Whoever makes one has chosen what its reader may see and put every fixed sentence into
the reader's language; whoever shows one adds no words of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import ClassVar

from consult.domain.drawing import Drawing
from consult.domain.looks import Look
from consult.domain.respondents import Role
from consult.domain.wishes import Outcome


class Register(StrEnum):
    """How a letter speaks; one draft is told in each."""

    PICTURES = "pictures"
    CHILD = "child"
    YOUNG_PERSON = "young_person"
    ADULT = "adult"

    @property
    def label(self) -> str:
        """The register as staff read it."""
        return {
            "pictures": "Picture-led, for the youngest",
            "child": "For a child",
            "young_person": "For a young person",
            "adult": "For a parent or carer",
        }[self.value]

    @property
    def reading_age(self) -> int:
        """The reading age to aim for, in years."""
        return 7 if self is Register.PICTURES else 9


_OF_A_LOOK = {
    Look.PICTURE: Register.PICTURES,
    Look.CHILD: Register.CHILD,
    Look.YOUNG_PERSON: Register.YOUNG_PERSON,
    Look.ADULT: Register.ADULT,
}


def register_for(role: Role, look: Look) -> Register:
    """Return how a letter to this person speaks: as their pages do, and to every adult as to an adult."""
    return _OF_A_LOOK[look] if role is Role.CHILD else Register.ADULT


class Part(StrEnum):
    """What a letter is made of, in the order in which it is read."""

    OPENING = "opening"
    LAST_TIME = "last_time"
    TOLD_US = "told_us"
    DECIDED = "decided"
    NOT_HAPPENED = "not_happened"
    WHO_DOES_WHAT = "who_does_what"
    NEXT_REVIEW = "next_review"
    REACH_ME = "reach_me"
    RIGHTS = "rights"
    CLOSING = "closing"


PICTURES_OF_PARTS = {
    Part.OPENING: "signs/envelope",
    Part.LAST_TIME: "signs/undo",
    Part.TOLD_US: "signs/speech",
    Part.DECIDED: "signs/everyone",
    Part.NOT_HAPPENED: "answers/no",
    Part.WHO_DOES_WHAT: "signs/people",
    Part.NEXT_REVIEW: "signs/clock",
    Part.REACH_ME: "signs/phone",
    Part.RIGHTS: "signs/shield",
    Part.CLOSING: "signs/heart",
}
"""What stands beside the heading of each part where pictures lead: a drawing of `static/pictures`."""

PICTURES_OF_OUTCOMES = {
    Outcome.YES: "answers/yes",
    Outcome.NOT_YET: "signs/clock",
    Outcome.NO: "answers/no",
}
"""What stands beside the answer to a wish."""

WRITTEN_PARTS = (Part.OPENING, Part.DECIDED, Part.NOT_HAPPENED, Part.NEXT_REVIEW, Part.CLOSING)
"""The parts in which the officer writes words; the others are made from what was recorded."""


@dataclass(frozen=True)
class Text:
    """Words in one language; `language` is a code of `consult.domain.languages`."""

    words: str
    language: str = "en"


@dataclass(frozen=True)
class Words:
    """What the reader reads: in their language first, and the English beneath where that is another."""

    own: Text
    english: Text | None = None
    is_checked: bool = True
    """Whether a second person has confirmed the translation; the reader is told when nobody has."""

    @classmethod
    def plain(cls, words: str) -> "Words":
        """Return English words that stand alone."""
        return cls(Text(words))

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts in the order in which they are read."""
        return (self.own,) if self.english is None else (self.own, self.english)


@dataclass(frozen=True)
class Heading:
    """The heading of one part."""

    kind: ClassVar[str] = "heading"
    part: Part
    words: Words


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    kind: ClassVar[str] = "paragraph"
    words: Words


@dataclass(frozen=True)
class Quotation:
    """Somebody's own words or drawing, as they gave them; `english` is its translation, by a named person."""

    kind: ClassVar[str] = "quotation"
    asked: Words
    """The question that it answers."""
    own: Text
    english: Text | None = None
    note: Words | None = None
    """Who translated it, where somebody did."""
    drawing: Drawing | None = None
    called: Words | None = None
    """What a screen reader says for the drawing; without it, the question."""

    @property
    def said_for_drawing(self) -> Text:
        """What a screen reader says where the drawing is, in the reader's language."""
        called = self.called.own if self.called is not None else None
        return called if called is not None and called.words else self.asked.own

    @property
    def texts(self) -> tuple[Text, ...]:
        """What is read, in order; what is said for a drawing is not shown, so it is not here."""
        own = (self.own,) if self.own.words else ()
        english = (self.english,) if self.english is not None else ()
        note = self.note.texts if self.note is not None else ()
        return (*self.asked.texts, *own, *english, *note)


@dataclass(frozen=True)
class Reply:
    """The answer to one wish: what was asked for, yes, not yet or no, and why."""

    kind: ClassVar[str] = "reply"
    wish: Text
    outcome: Outcome
    outcome_words: Words
    because: Words | None = None
    english: Text | None = None
    """The wish in the other language, where it is shown in two."""


@dataclass(frozen=True)
class Step:
    """Who does what by when; `day` is the date as the reader's language writes it."""

    kind: ClassVar[str] = "step"
    who: Words
    what: Words
    by_on: date | None = None
    day: Words | None = None


@dataclass(frozen=True)
class Telephone:
    """Whom to ring; the number's digits are never mirrored."""

    kind: ClassVar[str] = "telephone"
    label: Words
    number: str


Block = Heading | Paragraph | Quotation | Reply | Step | Telephone


@dataclass(frozen=True)
class Section:
    """One part as it is laid out: its heading, and its blocks in runs of one kind, each a list or a table."""

    heading: Heading | None
    runs: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class LetterText:
    """One letter as it is read; `title` names nobody, because it ends up in a file's properties."""

    title: str
    language: str
    register: Register
    blocks: tuple[Block, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text that is shown, in reading order: what all three forms have to hold."""
        return tuple(text for block in self.blocks for text in _texts_of(block) if text.words)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The blocks by the heading that they stand under; what comes before the first heading has none."""
        found: list[tuple[Heading | None, list[Block]]] = []
        for block in self.blocks:
            if isinstance(block, Heading):
                found.append((block, []))
            elif found:
                found[-1][1].append(block)
            else:
                found.append((None, [block]))
        return tuple(
            Section(heading, tuple(tuple(run) for _kind, run in groupby(blocks, key=lambda block: block.kind)))
            for heading, blocks in found
        )

    @property
    def is_checked(self) -> bool:
        """Whether a second person has confirmed every translation in it."""
        return all(words.is_checked for block in self.blocks for words in _words_of(block))


def _words_of(block: Block) -> Iterator[Words]:
    match block:
        case Heading() | Paragraph():
            found: tuple[Words | None, ...] = (block.words,)
        case Quotation():
            found = (block.asked, block.note, block.called)
        case Reply():
            found = (block.outcome_words, block.because)
        case Step():
            found = (block.day, block.who, block.what)
        case Telephone():
            found = (block.label,)
    yield from (words for words in found if words is not None)


def _texts_of(block: Block) -> Iterator[Text]:
    match block:
        case Heading() | Paragraph():
            yield from block.words.texts
        case Quotation():
            yield from block.texts
        case Reply():
            yield block.wish
            yield from (block.english,) if block.english is not None else ()
            yield from block.outcome_words.texts
            yield from block.because.texts if block.because is not None else ()
        case Step():
            yield from block.day.texts if block.day is not None else ()
            yield from block.who.texts
            yield from block.what.texts
        case Telephone():
            yield from block.label.texts
            yield Text(block.number)
