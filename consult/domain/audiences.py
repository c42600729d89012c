"""Who may see an answer: the officer alone, the meeting, or people named one by one."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from consult.domain.respondents import Role
from consult.domain.translatable import _


class Person(StrEnum):
    """Somebody an answer can be shared with by name of their part in the child's life."""

    SOCIAL_WORKER = "social_worker"
    CARER = "carer"
    MOTHER = "mother"
    FATHER = "father"
    ADVOCATE = "advocate"


PEOPLE_IN_WORDS: dict[Person, str] = {
    # Translators: people an answer may be shared with, as a child would say it.
    Person.SOCIAL_WORKER: _("My social worker"),
    Person.CARER: _("My carer"),
    Person.MOTHER: _("My mum"),
    Person.FATHER: _("My dad"),
    Person.ADVOCATE: _("My advocate"),
}
"""Each person in a child's words; adults who answer read `PEOPLE_IN_ADULT_WORDS`."""

PEOPLE_IN_ADULT_WORDS: dict[Person, str] = {
    # Translators: people an answer may be shared with, as a parent or carer reads it.
    Person.SOCIAL_WORKER: _("The social worker"),
    Person.CARER: _("The carer"),
    Person.MOTHER: _("The child’s mother"),
    Person.FATHER: _("The child’s father"),
    Person.ADVOCATE: _("The child’s advocate"),
}


_THEMSELVES = {Role.MOTHER: Person.MOTHER, Role.FATHER: Person.FATHER, Role.CARER: Person.CARER}


def people_as_called(role: Role) -> dict[Person, str]:
    """Return each person as this respondent calls them."""
    return PEOPLE_IN_WORDS if role is Role.CHILD else PEOPLE_IN_ADULT_WORDS


def people_to_share_with(role: Role) -> dict[Person, str]:
    """Return the people an answer can be shared with, as this respondent calls them; nobody picks themselves."""
    themselves = _THEMSELVES.get(role)
    return {person: called for person, called in people_as_called(role).items() if person is not themselves}


class NotAnAudience(Exception):
    """The audience asked for is neither the officer, the meeting nor a list of people that can be named."""


@dataclass(frozen=True)
class Audience:
    """Who, besides the officer, may see one answer.

    `meeting` is the list of people named for the review when the answer was sent; `people` are named one by
    one. Neither: the officer only.
    """

    meeting: bool = False
    people: frozenset[Person] = frozenset()

    @property
    def is_officer_only(self) -> bool:
        """Whether nobody but the officer may see it."""
        return not self.meeting and not self.people

    @property
    def key(self) -> str:
        """The audience in the form it is kept and posted in: `officer`, `meeting` or `named:carer,mother`."""
        if self.meeting:
            return "meeting"
        return "named:" + ",".join(sorted(self.people)) if self.people else "officer"


OFFICER_ONLY = Audience()
THE_MEETING = Audience(meeting=True)
STARTING_AUDIENCE = OFFICER_ONLY
"""Where every answer starts, whoever gives it: nothing is shared until the person says so."""


def named(*people: Person) -> Audience:
    """Return the audience of the officer and these people."""
    return Audience(people=frozenset(people))


@lru_cache(maxsize=256)
def read_audience(key: str) -> Audience:
    """Return the audience kept or posted as `key` (see `Audience.key`).

    Raises:
        NotAnAudience: for anything else; the answer then stays where it was.
    """
    match key:
        case "officer":
            return OFFICER_ONLY
        case "meeting":
            return THE_MEETING
    mark, _colon, people = key.partition(":")
    if mark != "named":
        raise NotAnAudience(key)
    try:
        return named(*(Person(part) for part in people.split(",")))
    except ValueError as reason:
        raise NotAnAudience(key) from reason


@dataclass(frozen=True)
class Reader:
    """Somebody the minutes, or one answer, are made for.

    `id` is what the list of people named for the review holds; `person` their part, where it is one that an
    answer can be shared with. The officer is neither: see `may_see`.
    """

    id: str
    person: Person | None = None


def may_see(
    reader: Reader | None, audience: Audience, *, meeting_list: Collection[str], said_by: str | None = None
) -> bool:
    """Whether `reader` may see an answer; `None` is the child's own reviewing officer, who always may.

    `meeting_list` holds the ids of the people who were named when the answer was sent: somebody added later
    does not see it. `said_by` is the id of whoever gave the answer, who may see their own words.
    """
    if reader is None:
        return True
    if said_by is not None and reader.id == said_by:
        return True
    if audience.meeting:
        return reader.id in meeting_list
    return reader.person in audience.people
