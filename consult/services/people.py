"""Naming the people of one review: the list that “everyone at the meeting” means."""

from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.people import MeetingPart, NamedPerson
from consult.domain.words import words_that_fit
from consult.services import events
from consult.services.staff import SignedIn
from consult.storage import reviews
from consult.storage.reviews import Review, ReviewPerson
from consult.storage.sealing import opened_or_none

LONGEST_NAME = 100


class NobodyNamed(Exception):
    """A person was to be put on the list without a name, or without saying why they are there."""


def people_named(session: Session, review_id: str) -> tuple[NamedPerson, ...]:
    """Return the people on the list now, in the order in which they were named."""
    return tuple(
        NamedPerson(person.id, MeetingPart(person.part), opened_or_none(person, "name") or "Somebody")
        for person in reviews.people_named(session, review_id)
    )


def name_person(session: Session, review: Review, *, who: SignedIn, part: str, name: str, now: datetime) -> None:
    """Put somebody on the list; they do not see what was sent before.

    Raises:
        NobodyNamed: without a name or a part.
        consult.domain.words.TooLong: for a name of more than `LONGEST_NAME` characters.
    """
    name = " ".join(words_that_fit(name, longest=LONGEST_NAME).split())
    if not name or part not in set(MeetingPart):
        raise NobodyNamed
    person = ReviewPerson(review_id=review.id, part=part, name=name, added_at=now)
    session.add(person)
    session.flush()
    _record(session, review, person, who=who, act="named a person", now=now)


def remove_person(session: Session, review: Review, *, who: SignedIn, person_id: str, now: datetime) -> None:
    """Take somebody off the list; what was sent while they were on it stays as it was."""
    for person in reviews.people_named(session, review.id):
        if person.id == person_id:
            person.removed_at = now
            session.flush()
            _record(session, review, person, who=who, act="removed a person", now=now)


def _record(
    session: Session, review: Review, person: ReviewPerson, *, who: SignedIn, act: str, now: datetime
) -> None:
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="person",
        thing_id=person.id,
        review_id=review.id,
        outcome=person.part,
    )
