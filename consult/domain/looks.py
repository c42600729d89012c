"""The four looks of a respondent's page: the same page, dressed for who reads it."""

from enum import StrEnum

from consult.domain.ages import Band, band_for
from consult.domain.respondents import Role


class Look(StrEnum):
    """The value of `data-look`, which the stylesheet dresses."""

    PICTURE = "picture"
    CHILD = "child"
    YOUNG_PERSON = "young-person"
    ADULT = "adult"


def look_for(role: Role, *, age: int) -> Look:
    """Return the look for somebody, by the child's age in whole years on the day of the review."""
    if role is not Role.CHILD:
        return Look.ADULT
    match band_for(age):
        case Band.UNDER_4 | Band.FROM_4_TO_7:
            return Look.PICTURE
        case Band.FROM_8_TO_11:
            return Look.CHILD
        case Band.FROM_12:
            return Look.YOUNG_PERSON
