"""Views arranged for the minutes: under three headings and the topics, in the words of whoever said them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from consult.domain.drawing import Drawing
from consult.domain.topics import MinutesHeading


@dataclass(frozen=True)
class Said:
    """Words in one language; `language` is a tag that a browser and Word understand: `en-GB`, `ar`."""

    words: str
    language: str = "en-GB"
    right_to_left: bool = False

    @property
    def quoted(self) -> str:
        """The words in quotation marks; in their own where they have some, as ““this”” looks like a mistake."""
        has_its_own = len(self.words) > 1 and self.words[0] in _OPENING and self.words[-1] in _CLOSING
        return self.words if has_its_own else f"“{self.words}”"


_OPENING, _CLOSING = '“"«„', '”"»“'


@dataclass(frozen=True)
class Quote:
    """Somebody's words as the minutes carry them: theirs first, English beneath, then who was asked what."""

    kind: ClassVar[str] = "quote"
    own: Said
    english: Said | None
    english_note: str
    """How the English came about: the question set's own, or who translated it and whether it is checked."""
    source: str
    drawing: Drawing | None = None
    """What they drew; `own` is then what they say it is about, and may be empty."""

    @property
    def about(self) -> str:
        """What stands with a drawing, before its words or for them; empty without a drawing."""
        if self.drawing is None:
            return ""
        return "A drawing, about:" if self.own.words else "A drawing, without words."

    @property
    def note(self) -> str:
        """What stands beneath the words about their English; empty where they were said in English."""
        if not self.own.words:
            return ""
        if self.english is not None:
            return f"In English: {self.english_note}."
        return "" if self.own.language.startswith("en") else "Nobody has put this into English yet."


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the minutes."""

    kind: ClassVar[str] = "heading"
    level: int
    words: str


@dataclass(frozen=True)
class Line:
    """One line of the minutes' own English."""

    kind: ClassVar[str] = "line"
    words: str


Block = Heading | Line | Quote


@dataclass(frozen=True)
class Minutes:
    """What one reader gets; `title` names nobody, because it ends up in a file's properties."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class TickedView:
    """One view that is to enter the minutes; it stands under `topic` unless a heading was chosen.

    `order` sorts views within a section: the child first, then in the order in which they were asked.
    """

    quote: Quote
    topic: str
    topic_order: int
    order: tuple[int, ...]
    heading: MinutesHeading | None = None


@dataclass(frozen=True)
class Section:
    """One heading and the views under it."""

    heading: str
    quotes: tuple[Quote, ...]


def arrange(views: Iterable[TickedView]) -> tuple[Section, ...]:
    """Return the views in sections, none empty: the three headings in their order, then the topics."""
    by_place: dict[tuple[int, int, str], list[TickedView]] = {}
    for view in views:
        by_place.setdefault(_place(view), []).append(view)
    return tuple(
        Section(place[2], tuple(view.quote for view in sorted(together, key=lambda view: view.order)))
        for place, together in sorted(by_place.items(), key=lambda found: found[0])
    )


def _place(view: TickedView) -> tuple[int, int, str]:
    if view.heading is not None:
        return (0, list(MinutesHeading).index(view.heading), view.heading.label)
    return (1, view.topic_order, view.topic)


def make_minutes(views: Iterable[TickedView], *, child: str, review_on: date, reader: str) -> Minutes:
    """Return the minutes' blocks from views that this reader may see; choosing those is the caller's duty."""
    day = f"{review_on.day} {review_on:%B %Y}"
    blocks: list[Block] = [
        Heading(1, f"Views for the review of {child} on {day}"),
        Line(f"This copy is for: {reader}."),
    ]
    sections = arrange(views)
    for section in sections:
        blocks.append(Heading(2, section.heading))
        blocks.extend(section.quotes)
    if not sections:
        blocks.append(Line("No views are ticked that this reader may see."))
    return Minutes(title=f"Views for a review on {day}", blocks=tuple(blocks))


def as_plain_text(minutes: Minutes) -> str:
    """Return the minutes as text that can be pasted anywhere; right-to-left words keep their direction."""
    parts: list[str] = []
    for block in minutes.blocks:
        match block:
            case Heading() if block.level == 1:
                parts.append(f"{block.words}\n")
            case Heading():
                parts.append(f"\n{block.words.upper()}\n")
            case Line():
                parts.append(f"{block.words}\n")
            case Quote():
                parts.append("\n".join([*_quoted_lines(block), block.source]) + "\n")
    return "\n".join(parts).rstrip("\n") + "\n"


def _quoted_lines(quote: Quote) -> Sequence[str]:
    lines = [quote.about] if quote.about else []
    if quote.own.words:
        lines.append(_isolated(quote.own))
    if quote.english is not None:
        lines.append(f"In English ({quote.english_note}): {_isolated(quote.english)}")
    elif quote.note:
        lines.append(quote.note)
    return lines


def _isolated(said: Said) -> str:
    # Without isolates, a full stop at the end of Arabic jumps to the wrong side of a left-to-right page.
    return f"\u2067{said.quoted}\u2069" if said.right_to_left else said.quoted
