"""Percentages as published reports print them: half-up, to no or one place, always beside n/N."""

from decimal import ROUND_HALF_UP, Decimal


def per_cent(count: int, of: int, *, places: int) -> Decimal | None:
    """`count` of `of` in per cent, rounded half-up; None when there is nothing to take a share of.

    Raises:
        ValueError: places is neither 0 nor 1.
    """
    if places not in (0, 1):
        raise ValueError("Percentages have no or one decimal place.")
    if of == 0:
        return None
    # In whole numbers first: 37.5 is exactly a half, and a float might fall just short of it.
    return (Decimal(100 * count) / Decimal(of)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def in_words(count: int, of: int, *, places: int) -> str:
    """The share as it is printed, such as “98%” or “98.1%”; a dash where there is nothing to share."""
    share = per_cent(count, of, places=places)
    return "–" if share is None else f"{share}%"
