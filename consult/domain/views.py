"""What was said for one review as its officer reads it: the newest first, earlier beneath, and who may see each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from consult.domain.audiences import Audience, Person
from consult.domain.evidence import Way
from consult.domain.invitations import Purpose
from consult.domain.people import MeetingPart, NamedPerson
from consult.domain.respondents import Role


class Reader(StrEnum):
    """Whom a copy of the minutes is for."""

    MEETING = "meeting"
    OFFICER = "officer"
    SOCIAL_WORKER = "social_worker"
    CARER = "carer"
    MOTHER = "mother"
    FATHER = "father"
    ADVOCATE = "advocate"
    CHILD = "child"

    @property
    def label(self) -> str:
        """The reader as the copy itself names them."""
        return _READERS[self]

    @property
    def person(self) -> Person | None:
        """The person an answer can be shared with by name, for those readers who are one."""
        return Person(self.value) if self.value in set(Person) else None


_READERS = {
    Reader.MEETING: "everyone at the meeting",
    Reader.OFFICER: "the reviewing officer",
    Reader.SOCIAL_WORKER: "the social worker",
    Reader.CARER: "the carer",
    Reader.MOTHER: "the mother",
    Reader.FATHER: "the father",
    Reader.ADVOCATE: "the advocate",
    Reader.CHILD: "the child",
}


@dataclass(frozen=True)
class View:
    """One answer: what decides who may see it and what became of it.

    `content` is what was said, in any form that is equal when it is the same. `people_then` is the meeting's list
    when it was sent. `shared_for_safety` are the people an officer opened it to against the respondent's choice.
    `ticked_at` is None outside the minutes; `is_decided` whether the officer has ever ticked or unticked it.
    `repeats` are the ids of earlier answers that said the same to the same people, newest first.
    """

    answer_id: str
    reply_id: str
    respondent_id: str
    role: Role
    purpose: Purpose
    question: str
    way: Way
    sent_at: datetime
    audience: Audience
    content: str
    people_then: tuple[NamedPerson, ...] = ()
    shared_for_safety: frozenset[Person] = frozenset()
    ticked_at: datetime | None = None
    is_decided: bool = False
    repeats: tuple[str, ...] = ()
    taken_back_at: datetime | None = None
    """When the whole reply was taken back by whoever sent it."""
    by_helper: bool = False
    """Whether whoever helped said it, and not the respondent themselves."""

    def is_same_as(self, other: "View") -> bool:
        """Whether the same was said to the same people, and both stand or neither does."""
        return (self.content, self.audience, self.taken_back_at) == (
            other.content,
            other.audience,
            other.taken_back_at,
        )

    def repeating(self, earlier: "View") -> "View":
        """Return this view with what the officer had done with an earlier one that said the same."""
        return replace(
            self,
            ticked_at=self.ticked_at if self.is_decided else earlier.ticked_at,
            is_decided=self.is_decided or earlier.is_decided,
            shared_for_safety=self.shared_for_safety | earlier.shared_for_safety,
            repeats=(earlier.answer_id, *earlier.repeats),
        )


@dataclass(frozen=True)
class Sending:
    """One reply, whatever it answered, and the reply that it changes where it began from one."""

    reply_id: str
    changes_id: str | None
    sent_at: datetime


@dataclass(frozen=True)
class Thread:
    """Everything one respondent answered to one question, newest first.

    `taken_back_at` is when the newest was taken back, and with it what stands beneath: by a changed reply that leaves
    the answer out, or with everything that was sent.
    """

    newest: View
    earlier: tuple[View, ...] = ()
    taken_back_at: datetime | None = None

    @property
    def versions(self) -> tuple[View, ...]:
        """The newest and every earlier answer."""
        return (self.newest, *self.earlier)

    def when_taken_back(self, view: View) -> datetime | None:
        """Return when this view was taken back, or None while it stands."""
        return view.taken_back_at or self.taken_back_at

    def changed_since_tick(self, view: View) -> bool:
        """Whether this view was ticked, and then changed or taken back: the officer decides again."""
        if view.ticked_at is None:
            return False
        taken_back_at = self.when_taken_back(view)
        if taken_back_at is not None and taken_back_at > view.ticked_at:
            return True
        return view is not self.newest and self.newest.sent_at > view.ticked_at

    def is_for_minutes(self, view: View) -> bool:
        """Whether this view is ticked, and the tick still stands."""
        return view.ticked_at is not None and not self.changed_since_tick(view)

    def may_be_ticked(self, view: View) -> bool:
        """Whether anybody but the officer may read this view at all."""
        if view.shared_for_safety:
            return True
        return self.when_taken_back(view) is None and not (
            view.audience.is_officer_only or self.newest.audience.is_officer_only
        )

    def may_be_read_by(self, view: View, reader: Reader, *, people_now: Sequence[NamedPerson]) -> bool:
        """Whether a copy for `reader` may hold this view.

        An earlier answer is open only to those who may read the newest as well: somebody who changed *everyone*
        to *only my officer* meant the words they had sent before, too.
        """
        if reader is Reader.OFFICER:
            return True
        if reader.person is not None and reader.person in view.shared_for_safety:
            return True
        if self.when_taken_back(view) is not None:
            return False
        return all(_opens(said, reader, people_now) for said in {self.newest, view})


def _opens(view: View, reader: Reader, people_now: Sequence[NamedPerson]) -> bool:
    if view.audience.is_officer_only:
        return False
    if _is_author(view, reader):
        return True
    if reader.person is not None and reader.person in view.audience.people:
        return not _is_somebody_new(view, reader, people_now)
    return view.audience.meeting and _were_all_named(view, reader, people_now)


def _is_author(view: View, reader: Reader) -> bool:
    # There may be two carers, so "the carer" need not be the one who said it.
    return (
        reader in (Reader.CHILD, Reader.MOTHER, Reader.FATHER)
        and view.role.value == reader.value
        and view.way.are_own_words
        and not view.by_helper
    )


def _were_all_named(view: View, reader: Reader, people_now: Sequence[NamedPerson]) -> bool:
    then = {person.id for person in view.people_then}
    if reader is Reader.MEETING:
        return all(person.id in then for person in people_now)
    reading = _of_part(reader, people_now)
    return bool(reading) and all(person.id in then for person in reading)


def _is_somebody_new(view: View, reader: Reader, people_now: Sequence[NamedPerson]) -> bool:
    # "My carer" meant the carer on the list at the time, where there was one; not whoever came after.
    then = {person.id for person in _of_part(reader, view.people_then)}
    return bool(then) and any(person.id not in then for person in _of_part(reader, people_now))


def _of_part(reader: Reader, people: Sequence[NamedPerson]) -> list[NamedPerson]:
    part = MeetingPart(reader.value)
    return [person for person in people if person.part is part]


def thread_views(views: Iterable[View], sendings: Sequence[Sending]) -> tuple[Thread, ...]:
    """Return the views as threads, in the order in which their newest were sent.

    Who changes one answer sends the others again: an answer that repeats the one before it takes its place.
    What staff wrote down stands by itself each time: two conversations are two things said, not a change of mind;
    but a booklet that was typed in again without its mistakes takes the place of the first.
    """
    instead_of = {sending.reply_id: sending.changes_id for sending in sendings if sending.changes_id}
    together: dict[tuple[str, ...], list[View]] = {}
    for view in views:
        apart = _first_typed(view.reply_id, instead_of) if view.way.is_typed_in else ""
        together.setdefault((view.respondent_id, view.purpose, view.question, apart), []).append(view)
    threads = []
    for versions in together.values():
        newest, *earlier = _without_repeats(sorted(versions, key=lambda view: view.sent_at))
        threads.append(Thread(newest, tuple(earlier), _taken_back_at(newest, sendings)))
    return tuple(sorted(threads, key=lambda thread: thread.newest.sent_at))


def _first_typed(reply_id: str, instead_of: Mapping[str, str]) -> str:
    while reply_id in instead_of:
        reply_id = instead_of[reply_id]
    return reply_id


def _without_repeats(oldest_first: Sequence[View]) -> list[View]:
    newest_first: list[View] = []
    for view in oldest_first:
        if newest_first and view.is_same_as(newest_first[0]):
            newest_first[0] = view.repeating(newest_first[0])
        else:
            newest_first.insert(0, view)
    return newest_first


def _taken_back_at(newest: View, sendings: Sequence[Sending]) -> datetime | None:
    if newest.taken_back_at is not None:
        return newest.taken_back_at
    # Only a sending that began from this one had the answer before it and left it out; every other began with
    # an empty page. Where it had kept the answer, this would not be the newest.
    later = [sending.sent_at for sending in sendings if sending.changes_id == newest.reply_id]
    return max(later, default=None)
