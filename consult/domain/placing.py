"""Pictures sorted into piles: how one that was placed is written, and how a whole answer reads, pile by pile."""

from collections.abc import Iterable, Mapping

from consult.domain.questions import Option, PlacingQuestion

_BETWEEN = ":"
"""No key of an option holds it, so what is written with it was placed and not just chosen."""


def placed_as(picture: str, pile: str) -> str:
    """Return what is kept for one picture in one pile: `home:happy`."""
    return f"{picture}{_BETWEEN}{pile}"


def is_placed(kept: str) -> bool:
    """Whether a member of an answer is a picture in a pile, and not the key of an option."""
    return _BETWEEN in kept


def piles_by_picture(answer: Iterable[str]) -> Mapping[str, str]:
    """Return the key of the pile that each picture was put into, by the key of the picture."""
    return {picture: pile for picture, _colon, pile in (kept.partition(_BETWEEN) for kept in answer)}


def pile_by_pile(question: PlacingQuestion, answer: Iterable[str]) -> list[tuple[Option, list[Option]]]:
    """Return every pile that holds something, with its pictures; both in the order in which they are offered.

    A picture or a pile that a later release no longer offers stands under its key, so that no answer is lost.
    """
    by_picture = piles_by_picture(answer)
    pictures = _with_those_gone(question.options, by_picture)
    piles = _with_those_gone(question.piles, by_picture.values())
    sorted_into = [(pile, [one for one in pictures if by_picture.get(one.key) == pile.key]) for pile in piles]
    return [(pile, found) for pile, found in sorted_into if found]


def _with_those_gone(offered: tuple[Option, ...], keys: Iterable[str]) -> list[Option]:
    known = {option.key for option in offered}
    gone = [key for key in dict.fromkeys(keys) if key not in known]
    return [*offered, *(Option(key, key.replace("_", " ")) for key in gone)]
