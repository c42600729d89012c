"""Bars of a chart: where each piece lies, so that the template only draws."""

from collections.abc import Sequence
from dataclasses import dataclass

LEFT, WIDTH, HEIGHT = 181.0, 538.0, 46
_GAP = 2.0
_ROOM_FOR_A_NUMBER = 26.0


@dataclass(frozen=True)
class Piece:
    """One part of a bar, in the units of the drawing."""

    kind: int
    start: float
    width: float
    words: str

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round(self.start + self.width / 2, 1)


@dataclass(frozen=True)
class Bar:
    """One line of a chart: its name, its pieces, and what stands behind it."""

    name: str
    pieces: Sequence[Piece]
    remark: str


def bar(name: str, counts: Sequence[int | None], *, longest: int | None = None, remark: str = "") -> Bar:
    """A bar of these counts, as long as their share of `longest`, else full; empty where one is withheld."""
    known = [count for count in counts if count is not None]
    total = longest or sum(known)
    if len(known) < len(counts) or not total:
        return Bar(name, [], remark)
    pieces, start = [], LEFT
    for kind, count in enumerate(known, start=1):
        width = WIDTH * count / total
        if count:
            words = str(count) if width >= _ROOM_FOR_A_NUMBER else ""
            pieces.append(Piece(kind, round(start, 1), round(max(width - _GAP, 1), 1), words))
        start += width
    return Bar(name, pieces, remark)
