"""How a mother, a father or another person with parental responsibility took part in a review, or why not.

There is no national list; these are the ways and reasons that published reports count, and a few more.
"""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """Who this is to the child; recorded for each separately, never as “the parents”."""

    MOTHER = "mother"
    FATHER = "father"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words staff read."""
        return _RELATION_LABELS[self]


_RELATION_LABELS = {
    Relation.MOTHER: "Mother",
    Relation.FATHER: "Father",
    Relation.OTHER: "Another person with parental responsibility",
}


class Method(StrEnum):
    """A way of taking part; each counts as participation."""

    ATTENDED = "attended"
    FORM_ONLINE = "form_online"
    FORM_PAPER = "form_paper"
    ADVOCATE = "advocate"
    SOCIAL_WORKER = "social_worker"
    WRITING = "writing"
    PHONE_OFFICER = "phone_iro"
    IN_PERSON_OFFICER = "in_person_iro"

    @property
    def label(self) -> str:
        """The words staff choose from."""
        return _METHOD_LABELS[self]


_METHOD_LABELS = {
    Method.ATTENDED: "Came to the meeting, or joined it",
    Method.FORM_ONLINE: "Answered on this site",
    Method.FORM_PAPER: "Filled in a paper booklet",
    Method.ADVOCATE: "An advocate spoke for them",
    Method.SOCIAL_WORKER: "The social worker passed on their views",
    Method.WRITING: "Wrote to the review another way",
    Method.PHONE_OFFICER: "Spoke to the IRO by phone",
    Method.IN_PERSON_OFFICER: "Met the IRO apart from the meeting",
}


class ReasonNot(StrEnum):
    """Why somebody did not take part."""

    DIED = "died"
    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"
    INVITED_NO_REPLY = "invited_no_reply"
    INVITED_DID_NOT_ATTEND = "invited_did_not_attend"
    DECLINED = "declined"
    NOT_INVITED_RISK = "not_invited_risk"
    NOT_INVITED_COURT_ORDER = "not_invited_court_order"

    @property
    def label(self) -> str:
        """The words staff choose from."""
        return _REASON_LABELS[self]


_REASON_LABELS = {
    ReasonNot.DIED: "Has died",
    ReasonNot.WHEREABOUTS_UNKNOWN: "We do not know where they are",
    ReasonNot.INVITED_NO_REPLY: "Invited, and did not reply",
    ReasonNot.INVITED_DID_NOT_ATTEND: "Invited, said they would come, and did not",
    ReasonNot.DECLINED: "Chose not to take part",
    ReasonNot.NOT_INVITED_RISK: "Not invited: the IRO judged it would not be safe",
    ReasonNot.NOT_INVITED_COURT_ORDER: "Not invited: a court order says so",
}


class MethodOrReason(Exception):
    """Somebody took part in one of the ways, or did not for one of the reasons; never both, never neither."""


@dataclass(frozen=True)
class Part:
    """How one person took part, or why they did not."""

    relation: Relation
    method: Method | None = None
    reason: ReasonNot | None = None
    interpreter: bool = False

    def __post_init__(self) -> None:
        if (self.method is None) == (self.reason is None):
            raise MethodOrReason

    @property
    def took_part(self) -> bool:
        """Whether this counts as participation."""
        return self.method is not None

    @property
    def sentence(self) -> str:
        """The part in the words that minutes and screens use."""
        said = self.method.label if self.method is not None else self.reason.label if self.reason else ""
        return f"{said}, with an interpreter" if self.interpreter and self.method is not None else said


def read_part(relation: Relation, *, chosen: str, interpreter: bool = False) -> Part | None:
    """Return the part that a form's one choice stands for; None for “not recorded yet”.

    Raises:
        MethodOrReason: when `chosen` is none of the ways or reasons.
    """
    if not chosen:
        return None
    if chosen in set(Method):
        return Part(relation, method=Method(chosen), interpreter=interpreter)
    if chosen in set(ReasonNot):
        return Part(relation, reason=ReasonNot(chosen), interpreter=interpreter)
    raise MethodOrReason


def proposed_method(*, was_there: bool, answered_here: bool, typed_in_ways: frozenset[str]) -> Method | None:
    """Return the way that what is recorded speaks for, or None; the officer chooses.

    `typed_in_ways` are the ways (`consult.domain.evidence.Way`) of views that staff typed in for this person.
    """
    if was_there:
        return Method.ATTENDED
    if answered_here:
        return Method.FORM_ONLINE
    for way, method in (
        ("paper", Method.FORM_PAPER),
        ("in_person", Method.IN_PERSON_OFFICER),
        ("phone", Method.PHONE_OFFICER),
    ):
        if way in typed_in_ways:
            return method
    return None
