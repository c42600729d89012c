"""The people who are asked what they think before, and after, a review."""

from enum import StrEnum


class Role(StrEnum):
    """How a respondent stands to the child; the child is one of them."""

    CHILD = "child"
    MOTHER = "mother"
    FATHER = "father"
    CARER = "carer"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The role as staff read it."""
        return "Another person" if self is Role.OTHER else self.value.capitalize()
