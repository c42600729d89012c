"""How far everybody who was asked has come: who, by which link, how far; never what was said."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose, animal_of
from consult.domain.progress import Progress, furthest, progress_of
from consult.domain.respondents import Role
from consult.storage import invitations as stored
from consult.storage import replies
from consult.storage.invitations import Invitation
from consult.storage.replies import Sending


@dataclass(frozen=True)
class Invited:
    """One invitation as staff see it."""

    invitation_id: str
    role: Role
    name: str | None
    purpose: Purpose
    language: str
    with_pictures: bool
    progress: Progress
    works: bool
    """Whether the link works now, or will once it opens."""
    made_at: datetime
    closes_at: datetime
    times_opened: int
    answered_at: datetime | None
    printed_at: datetime | None
    booklet_printed_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_why: str | None
    animal: str | None
    has_lock: bool
    lock_is_frozen: bool


@dataclass(frozen=True)
class PersonAsked:
    """How far one person has come before one review."""

    role: Role
    progress: Progress
    since: datetime | None
    """When they answered or were invited."""
    given: str | None = None
    """How it came, when they have answered: link, in_person, phone …"""
    language: str | None = None


def of_invitations(session: Session, review_id: str, *, now: datetime) -> list[Invited]:
    """Return every invitation to a review, oldest first, withdrawn ones included."""
    found = stored.invitations_of_review(session, review_id)
    drafts = replies.invitations_with_drafts(session, [each.id for each in found])
    sent = replies.sendings_to(session, [review_id])
    return [_invited(each, sent, each.id in drafts, now) for each in found]


def before_reviews(session: Session, review_ids: Sequence[str], *, now: datetime) -> dict[str, list[PersonAsked]]:
    """Return, by review, everybody asked or heard before it; withdrawn links that brought nothing are left out."""
    invited = [
        each for each in stored.not_withdrawn_from(session, review_ids) if each.purpose == Purpose.BEFORE.value
    ]
    drafts = replies.invitations_with_drafts(session, [each.id for each in invited])
    people: dict[tuple[str, str], list[PersonAsked]] = defaultdict(list)
    for each in invited:
        reached = progress_of(
            has_answered=False,
            has_draft=each.id in drafts,
            times_opened=each.times_opened,
            works_until=each.closes_at,
            at=now,
        )
        asked = PersonAsked(Role(each.respondent.role), reached, each.made_at)
        people[each.review_id, each.respondent_id].append(asked)
    for sending in replies.sendings_to(session, review_ids):
        if sending.purpose == Purpose.BEFORE.value:
            people[sending.review_id, sending.respondent_id].append(_answered(sending))
    by_review: dict[str, list[PersonAsked]] = defaultdict(list)
    for (review_id, _), found in people.items():
        reached = furthest([each.progress for each in found])
        by_review[review_id].append([each for each in found if each.progress is reached][-1])
    return dict(by_review)


def _answered(sending: Sending) -> PersonAsked:
    return PersonAsked(Role(sending.role), Progress.ANSWERED, sending.sent_at, sending.given, sending.language)


def _invited(invitation: Invitation, sent: list[Sending], has_draft: bool, now: datetime) -> Invited:
    answered = [
        each.sent_at
        for each in sent
        if each.respondent_id == invitation.respondent_id and each.purpose == invitation.purpose
    ]
    works = invitation.withdrawn_at is None and now < invitation.closes_at
    number: str | None = invitation.number if works else None
    return Invited(
        invitation_id=invitation.id,
        role=Role(invitation.respondent.role),
        name=invitation.respondent.name,
        purpose=Purpose(invitation.purpose),
        language=invitation.language,
        with_pictures=invitation.with_pictures,
        progress=progress_of(
            has_answered=bool(answered),
            has_draft=has_draft,
            times_opened=invitation.times_opened,
            works_until=invitation.closes_at,
            at=now,
        ),
        works=works,
        made_at=invitation.made_at,
        closes_at=invitation.closes_at,
        times_opened=invitation.times_opened,
        answered_at=answered[-1] if answered else None,
        printed_at=invitation.printed_at,
        booklet_printed_at=invitation.booklet_printed_at,
        withdrawn_at=invitation.withdrawn_at,
        withdrawn_why=invitation.withdrawn_why,
        animal=animal_of(number) if number else None,
        has_lock=invitation.respondent.lock_id is not None,
        lock_is_frozen=invitation.respondent.lock_frozen_at is not None,
    )
