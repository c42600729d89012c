"""What of a letter is to be put into its reader's language, piece by piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from consult.domain.letter_facts import AnsweredWish, Item, LetterFacts
from consult.domain.letters import Part


class State(StrEnum):
    """Where the translation of one piece stands."""

    MISSING = "missing"
    STALE = "stale"
    NOT_CHECKED = "not_checked"
    CHECKED = "checked"

    @property
    def label(self) -> str:
        """The state as staff read it."""
        return {
            "missing": "no translation yet",
            "stale": "the English has changed since",
            "not_checked": "not checked yet",
            "checked": "checked",
        }[self.value]


@dataclass(frozen=True)
class Piece:
    """One piece of a letter that somebody wrote, and what it is, as the officer reads it."""

    title: str
    item: Item


_TITLES = {
    Part.OPENING: "Opening",
    Part.DECIDED: "What was decided",
    Part.NOT_HAPPENED: "What did not happen, and why",
    Part.NEXT_REVIEW: "The next meeting",
    Part.CLOSING: "Closing",
}


def title_of(part: Part) -> str:
    """Return a part in which the officer writes, as staff read it."""
    return _TITLES[part]


def pieces_to_translate(facts: LetterFacts) -> tuple[Piece, ...]:
    """Return what is not in the reader's language, in reading order; our own sentences are translated already."""
    found = [piece for piece in _pieces(facts) if piece.item.text.words and _is_other(piece.item, facts.language)]
    return tuple({piece.item.key: piece for piece in found}.values())


def _is_other(item: Item, language: str) -> bool:
    return item.text.language != language


def _pieces(facts: LetterFacts) -> Iterator[Piece]:
    yield from _of_part(facts, Part.OPENING)
    for wish in facts.last_time:
        yield from _of_wish(wish, "Last time")
    for quote in facts.child_s_quotes:
        # Their English belongs to the views' own page; only another language is typed in here.
        if facts.language != "en" and quote.said.text.words and quote.chosen_in_english is None:
            yield Piece("What the child told us", quote.said)
    yield from _of_part(facts, Part.DECIDED)
    for decided in facts.decisions:
        yield Piece("A decision", decided.what)
        if decided.owner is not None:
            yield Piece("Who does it", decided.owner)
    for wish in facts.every_wish:
        yield from _of_wish(wish, "What was asked for")
    for part in (Part.NOT_HAPPENED, Part.NEXT_REVIEW, Part.CLOSING):
        yield from _of_part(facts, part)


def _of_part(facts: LetterFacts, part: Part) -> Iterator[Piece]:
    if (item := facts.written.get(part)) is not None:
        yield Piece(title_of(part), item)


def _of_wish(wish: AnsweredWish, title: str) -> Iterator[Piece]:
    yield Piece(title, wish.wish)
    if wish.because is not None:
        yield Piece("Why", wish.because)
    if wish.owner is not None:
        yield Piece("Who does it", wish.owner)
