"""How a respondent's page is dressed: four looks of the same page, letters in three sizes, light or dark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from consult.domain.ages import Band, band_for
from consult.domain.respondents import Role

Kind = TypeVar("Kind", bound=StrEnum)


class Look(StrEnum):
    """The value of `data-look`, which the stylesheet dresses."""

    PICTURE = "picture"
    CHILD = "child"
    YOUNG_PERSON = "young-person"
    ADULT = "adult"


class TextSize(StrEnum):
    """How big letters are, on top of the size that the phone is set to: `data-text`."""

    USUAL = "usual"
    BIGGER = "bigger"
    BIGGEST = "biggest"


class Shade(StrEnum):
    """Light or dark: `data-shade`; `phone` follows what the phone is set to."""

    PHONE = "phone"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Dress:
    """Everything about a page that somebody may choose without changing a word of it."""

    look: Look
    text: TextSize = TextSize.USUAL
    shade: Shade = Shade.PHONE

    @property
    def chosen(self) -> dict[str, str]:
        """This dress as `dress_from` reads it."""
        return {"look": self.look.value, "text": self.text.value, "shade": self.shade.value}


_KINDS: dict[str, type[StrEnum]] = {"look": Look, "text": TextSize, "shade": Shade}


def look_for(role: Role, *, age: int, with_pictures: bool = False) -> Look:
    """Return the look for somebody, by the child's age in whole years on the day of the review.

    `with_pictures` is for a child of any age who uses symbols. The look is
    also the voice that the page speaks in, whichever look its reader then chooses.
    """
    if role is not Role.CHILD:
        return Look.ADULT
    if with_pictures:
        return Look.PICTURE
    match band_for(age):
        case Band.UNDER_4 | Band.FROM_4_TO_7:
            return Look.PICTURE
        case Band.FROM_8_TO_11:
            return Look.CHILD
        case Band.FROM_12:
            return Look.YOUNG_PERSON


def dress_from(chosen: Mapping[str, str | None], *, look: Look) -> Dress:
    """Return the dress for what was chosen under `look`, `text` and `shade`; what is unknown counts as not chosen."""
    return _dress(chosen.get("look"), chosen.get("text"), chosen.get("shade"), look)


@lru_cache(maxsize=256)
def _dress(look: str | None, text: str | None, shade: str | None, otherwise: Look) -> Dress:
    return Dress(
        look=_known(Look, look, otherwise=otherwise),
        text=_known(TextSize, text, otherwise=TextSize.USUAL),
        shade=_known(Shade, shade, otherwise=Shade.PHONE),
    )


def read_choices(texts: Iterable[str]) -> dict[str, str]:
    """Return what texts like `shade:dark` choose, by `look`, `text` and `shade`, the last of each; no other texts."""
    found = (text.partition(":") for text in texts)
    return {name: value for name, _colon, value in found if name in _KINDS and value in set(_KINDS[name])}


def _known(kind: type[Kind], value: str | None, *, otherwise: Kind) -> Kind:
    try:
        return kind(value) if value else otherwise
    except ValueError:
        return otherwise
