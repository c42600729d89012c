"""What somebody asks for with one tap: an advocate, or a talk with their reviewing officer alone."""

from enum import StrEnum

from consult.domain.question_sets.options import ON_MY_SIDE
from consult.domain.respondents import Role


class Wanted(StrEnum):
    """What is asked for; the values are the keys of the options that ask the same among the questions."""

    ADVOCATE = "advocate"
    TALK_ALONE = "talk_alone"

    @property
    def label(self) -> str:
        """What was asked for, as the officer reads it."""
        return "an advocate" if self is Wanted.ADVOCATE else "a talk with you alone"

    @property
    def act(self) -> str:
        """What the trail says was done."""
        return "asked for an advocate" if self is Wanted.ADVOCATE else "asked for a talk alone"

    @property
    def words(self) -> str:
        """What its button says, in the catalogue's English."""
        return _WORDS[self.value]


_WORDS = {option.key: option.words for option in ON_MY_SIDE}


def offered_to(role: Role) -> tuple[Wanted, ...]:
    """Return what somebody may ask for: an advocate is a child's right, a talk everybody's."""
    return tuple(Wanted) if role is Role.CHILD else (Wanted.TALK_ALONE,)
