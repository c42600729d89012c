"""You said, we did: a poster for a wall, with topics, counts and the service's own words, and no child's."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from consult.domain.languages import ENGLISH, Language
from consult.formats.paper import Filling, Printed, in_its_language, print_sheet
from consult.formats.paper_pictures import drawing_for_paper


class PosterSize(StrEnum):
    """The two sizes in which a poster is printed."""

    A4 = "a4"
    A3 = "a3"

    @property
    def points(self) -> tuple[float, ...]:
        """The sizes of text to try, the largest first: the poster takes the first with which it fits one page."""
        largest, smallest = (18, 9) if self is PosterSize.A4 else (26, 13)
        return tuple(float(size) for size in range(largest, smallest - 1, -1))


@dataclass(frozen=True)
class Count:
    """A number with what it counts, both as they are read."""

    words: str
    number: str


@dataclass(frozen=True)
class PosterPart:
    """One theme: what it is called, its drawing, what was asked and answered, and what the service did."""

    theme: str
    picture: str
    counts: tuple[Count, ...]
    did: str
    """In English: a manager's words, shown as they were written."""


@dataclass(frozen=True)
class Poster:
    """Everything that a poster says, in its language but for what the service did."""

    language: Language
    title: str
    words: str
    parts: tuple[PosterPart, ...]
    did: str
    """What stands before what the service did."""
    sums: tuple[tuple[str, tuple[Count, ...]], ...]
    """Counts of all themes together, each with its heading."""
    note: str


def print_poster(poster: Poster, *, size: PosterSize = PosterSize.A4) -> Printed:
    """Return the poster on one page, or on more where its words do not fit one.

    Raises:
        consult.formats.paper.CannotBePrinted: when typst refuses.
    """
    return print_sheet(
        "poster",
        {
            "paper": size.value,
            "sizes": list(size.points),
            "words": poster.words,
            "parts": [_part(part) for part in poster.parts],
            "did": poster.did,
            "sums": [{"heading": heading, "counts": _counts(counts)} for heading, counts in poster.sums],
            "note": poster.note,
        },
        title=poster.title,
        language=poster.language,
        drawings={part.picture: drawing_for_paper(part.picture) for part in poster.parts},
    )


def _part(part: PosterPart) -> dict[str, Filling]:
    return {
        "theme": part.theme,
        "picture": part.picture,
        "counts": _counts(part.counts),
        "did": in_its_language(part.did, ENGLISH) if part.did else None,
    }


def _counts(counts: Sequence[Count]) -> list[Filling]:
    return [{"words": each.words, "number": each.number} for each in counts]
