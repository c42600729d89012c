"""What each made-up review decided, and the answer to everything that was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.demonstration import voices
from consult.domain.respondents import Role
from consult.domain.wishes import Outcome, WishKind

CARER, SOCIAL_WORKER = "Your carer", "Your social worker"


@dataclass(frozen=True)
class Answered:
    """What a question's answer is marked as, and the answer that comes back."""

    kind: WishKind
    outcome: Outcome | None = None
    because: str = ""
    owner: str = ""
    within_days: int | None = None
    is_done: bool = False


@dataclass(frozen=True)
class Decided:
    """One decision; `wish` is the question that it answers."""

    what: str
    owner: str
    within_days: int | None
    wish: str = ""
    audience: str = voices.MEETING


@dataclass(frozen=True)
class Outcomes:
    """All that came of one review."""

    wishes: Mapping[tuple[Role, str], Answered] = field(default_factory=dict)
    decisions: tuple[Decided, ...] = ()


HARDEST = Outcomes(
    {
        (Role.CHILD, "needs_to_happen"): Answered(WishKind.WISH, Outcome.YES, "", CARER, 21),
        (Role.CHILD, "people"): Answered(
            WishKind.WISH, Outcome.NOT_YET, "We have to find out first how it can be safe.", SOCIAL_WORKER, 30
        ),
        (Role.CHILD, "bring"): Answered(
            WishKind.WISH, Outcome.NO, "A judge has said that nights have to wait. We will ask again in spring."
        ),
        (Role.CHILD, "not_in_front"): Answered(WishKind.WORRY, Outcome.YES, "", CARER, 7),
        (Role.MOTHER, "needs_to_happen"): Answered(WishKind.WISH, Outcome.YES, "", "The social worker", 14),
        (Role.FATHER, "needs_to_happen"): Answered(WishKind.REQUEST, Outcome.YES, "", "The reviewing officer", 28),
    },
    (
        Decided("Football with a team on Saturdays.", CARER, 21, "needs_to_happen"),
        Decided("Find out how phone calls with your uncle can be safe.", SOCIAL_WORKER, 30, "people", "named:mother"),
        Decided("A bed in the quiet room.", CARER, 7, "not_in_front", voices.OFFICER),
    ),
)
"""Of the review that is hardest to write a letter about."""

WAITING = Outcomes(
    {(Role.CHILD, "needs_to_happen"): Answered(WishKind.WISH)},
    (
        Decided("Ask the bus company to come on time.", SOCIAL_WORKER, 14, "needs_to_happen"),
        Decided("A library card.", CARER, 10),
    ),
)
OBJECTED = Outcomes(
    {(Role.CHILD, "worried_about"): Answered(WishKind.WORRY, Outcome.NOT_YET, "The flat is not found yet.")},
    (Decided("A letter that says where you will live in March.", SOCIAL_WORKER, 10, "worried_about"),),
)
OBJECTION = "We cannot promise a flat by then. Say which day we will know."

LAST_TIME = Outcomes(
    {
        (Role.CHILD, "needs_to_happen"): Answered(WishKind.WISH, Outcome.YES, "", SOCIAL_WORKER, 21, is_done=True),
        (Role.CHILD, "bring"): Answered(
            WishKind.WISH, Outcome.NO, "The landlord does not allow dogs. You can walk the dog next door."
        ),
        (Role.CHILD, "people"): Answered(
            WishKind.WISH, Outcome.NOT_YET, "Your gran has moved. We are looking for her number.", SOCIAL_WORKER, 40
        ),
    },
    (
        Decided("See Taylor every Sunday.", SOCIAL_WORKER, 21, "needs_to_happen"),
        Decided("Find your gran’s new number.", SOCIAL_WORKER, 40, "people"),
    ),
)

OPENED = Outcomes(
    {
        (Role.CHILD, "needs_to_happen"): Answered(WishKind.WISH, Outcome.YES, "", SOCIAL_WORKER, 21),
        (Role.CHILD, "bring"): Answered(
            WishKind.WISH, Outcome.NO, "The cats in your house are afraid of dogs. You can walk the dog next door."
        ),
        (Role.CHILD, "people"): Answered(
            WishKind.WISH, Outcome.NOT_YET, "Your gran has moved. We are looking for her number.", SOCIAL_WORKER, 40
        ),
    },
    (
        Decided("You see Taylor every Sunday.", SOCIAL_WORKER, 21, "needs_to_happen"),
        Decided("Find your gran’s new number.", SOCIAL_WORKER, 40, "people"),
        Decided("Tell you in the morning who picks you up.", CARER, 10),
    ),
)
"""Of the review whose letter anybody can open."""
RETURNED = Outcomes(
    {
        (Role.CHILD, "needs_to_happen"): Answered(
            WishKind.WISH, Outcome.NOT_YET, "We do not know yet which flat it will be.", SOCIAL_WORKER, 30
        ),
    },
    (Decided("Write to you as soon as we know about the flat.", SOCIAL_WORKER, 30, "needs_to_happen"),),
)
