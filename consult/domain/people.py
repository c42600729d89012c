"""The people an officer has named for one review: what “everyone at the meeting” means."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class MeetingPart(StrEnum):
    """Why somebody is at the meeting."""

    CHILD = "child"
    MOTHER = "mother"
    FATHER = "father"
    CARER = "carer"
    SOCIAL_WORKER = "social_worker"
    ADVOCATE = "advocate"
    TEACHER = "teacher"
    HEALTH = "health"
    INTERPRETER = "interpreter"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words staff choose from."""
        return _LABELS[self]


_LABELS = {
    MeetingPart.CHILD: "The child",
    MeetingPart.MOTHER: "Mother",
    MeetingPart.FATHER: "Father",
    MeetingPart.CARER: "Carer",
    MeetingPart.SOCIAL_WORKER: "Social worker",
    MeetingPart.ADVOCATE: "Advocate",
    MeetingPart.TEACHER: "School or college",
    MeetingPart.HEALTH: "Health",
    MeetingPart.INTERPRETER: "Interpreter",
    MeetingPart.OTHER: "Somebody else",
}


@dataclass(frozen=True)
class NamedPerson:
    """One person on the meeting's list; `id` is never given to anybody else."""

    id: str
    part: MeetingPart
    name: str


def keep_list(people: Iterable[NamedPerson]) -> str | None:
    """Return the list as it is kept, as JSON, with everything sent while it was shown; None where nobody is on it."""
    kept = [{"id": person.id, "part": person.part, "name": person.name} for person in people]
    return json.dumps(kept) if kept else None


def read_kept_list(kept: str | None) -> tuple[NamedPerson, ...]:
    """Return the people on a list that was kept; nobody where none was."""
    if not kept:
        return ()
    return tuple(NamedPerson(entry["id"], MeetingPart(entry["part"]), entry["name"]) for entry in json.loads(kept))
