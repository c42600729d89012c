"""Who may read what in a letter: stricter than the minutes, because paper lies about where others see it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consult.domain.audiences import Audience, Person
from consult.domain.invitations import Purpose
from consult.domain.people import MeetingPart, NamedPerson
from consult.domain.respondents import Role
from consult.domain.views import Reader, Thread


@dataclass(frozen=True)
class LetterReader:
    """Whom a letter is for.

    `is_known` is False for a carer of whom nobody can tell whether “my carer” meant them: such a letter holds their
    own words and nobody else's.
    """

    respondent_id: str
    role: Role
    is_known: bool = True

    @property
    def reader(self) -> Reader | None:
        """The reader as the minutes know them; None for somebody whom no audience names."""
        is_named = self.role is not Role.OTHER and self.is_known
        return Reader(self.role.value) if is_named else None

    @property
    def person(self) -> Person | None:
        """The person an answer can be shared with by name, where the reader is one."""
        return self.reader.person if self.reader is not None else None


def may_quote(thread: Thread, reader: LetterReader, *, people_now: Sequence[NamedPerson]) -> bool:
    """Whether a letter to `reader` may hold the newest answer of a thread.

    An adult's letter holds their own words and the child's, a child's letter their own. Nothing that was told the
    officer alone is in any letter, its author's included; what was opened for safety is told, not posted.
    """
    newest = replace(thread.newest, shared_for_safety=frozenset())
    if newest.purpose is not Purpose.BEFORE or newest.by_helper or not newest.way.are_own_words:
        return False
    if newest.audience.is_officer_only or thread.when_taken_back(newest) is not None:
        return False
    if newest.respondent_id == reader.respondent_id:
        return True
    if newest.role is not Role.CHILD or reader.role is Role.CHILD or reader.reader is None:
        return False
    return replace(thread, newest=newest).may_be_read_by(newest, reader.reader, people_now=people_now)


def may_read_decision(audience: Audience, reader: LetterReader, *, people_now: Sequence[NamedPerson]) -> bool:
    """Whether a letter to `reader` may hold a decision; the child may read every one about them."""
    if reader.role is Role.CHILD:
        return True
    if reader.reader is None:
        return False
    if audience.meeting:
        part = MeetingPart(reader.reader.value)
        return any(person.part is part for person in people_now)
    return reader.person in audience.people


def is_known_carer(name: str, *, carers_asked: int, people_now: Sequence[NamedPerson]) -> bool:
    """Whether “my carer” can only have meant this one: named for the meeting, or the only one who was asked."""
    listed = [person.name.casefold() for person in people_now if person.part is MeetingPart.CARER]
    called = name.strip().casefold()
    if called and listed:
        return any(called in each or each in called for each in listed)
    return carers_asked == 1
