"""Opening a link: from Start on there is a visit."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.ages import age_on
from consult.domain.invitations import LinkDoesNotWork, Purpose, is_open
from consult.domain.keyed_hash import keyed_hash
from consult.domain.languages import ENGLISH
from consult.domain.question_sets import NotAsked, questions_of_visit
from consult.domain.respondents import Role
from consult.services import events, visits
from consult.storage.database import keys_of
from consult.storage.invitations import Invitation, find_invitation_by_number_hash
from consult.storage.visits import Visit


def open_link(
    session: Session,
    number: str,
    *,
    language: str,
    at: datetime,
    spoken_here: str = ENGLISH.code,
    worn: Mapping[str, str] | None = None,
) -> str:
    """Begin a visit for a link's number and return the visit's cookie: 256 random bits, of which the hash is kept.

    `language` is what was chosen at the door. Where nothing was, the invitation's own language is spoken if it is not
    English, and otherwise `spoken_here`: what the door was shown in, which the phone proposed. `worn` is what was
    chosen at the door, as `read_choices` returns it.

    Raises:
        LinkDoesNotWork: for a number that is unknown, ended, withdrawn, or opens nothing yet.
    """
    keys = keys_of(session)
    found = find_invitation_by_number_hash(session, keyed_hash(keys.links, number))
    if found is None or found.review.status == "cancelled":
        raise LinkDoesNotWork
    if not is_open(
        at=at, opens_at=found.opens_at, closes_at=found.closes_at, withdrawn=found.withdrawn_at is not None
    ):
        raise LinkDoesNotWork
    _check_that_something_is_asked(found, at=at)
    token = secrets.token_urlsafe(32)
    visit = Visit(
        token_hash=visits.hash_of_cookie(keys_of(session), token),
        invitation_id=found.id,
        language=language or (found.language if found.language != ENGLISH.code else spoken_here),
        started_at=at,
        seen_at=at,
        **(worn or {}),
    )
    session.add(visit)
    note_opening(session, found, at=at)
    return token


def note_opening(session: Session, found: Invitation, *, at: datetime) -> None:
    """Count that a link was opened, and write it down."""
    found.first_opened_at = found.first_opened_at or at
    found.times_opened += 1
    session.flush()
    events.record(
        session,
        at=at,
        act="opened link",
        thing="invitation",
        thing_id=found.id,
        role=found.respondent.role,
        review_id=found.review_id,
    )


def _check_that_something_is_asked(found: Invitation, *, at: datetime) -> None:
    review = found.review
    try:
        day = visits.day_of_review(review.held_on, review.meeting_on, review.due_on, at=at)
        age = age_on(day, born_on=review.child.born_on)
        questions_of_visit(
            Role(found.respondent.role), age=age, purpose=Purpose(found.purpose), with_pictures=found.with_pictures
        )
    except NotAsked as nothing:
        raise LinkDoesNotWork from nothing
