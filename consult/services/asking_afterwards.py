"""Asking how a meeting was: the link for it, made once for each person and found again for a letter or a card."""

from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.invitations import CannotInvite, Purpose
from consult.domain.languages import ENGLISH, find_language
from consult.domain.respondents import Role
from consult.services import invitations
from consult.services.invitations import Lifetimes, Wish
from consult.services.staff import SignedIn
from consult.storage import invitations as stored
from consult.storage.invitations import Invitation
from consult.storage.respondents import Respondent
from consult.storage.reviews import Review

ASKED_AFTERWARDS = (Role.CHILD, Role.MOTHER, Role.FATHER, Role.CARER)


def find_or_make_link(
    session: Session,
    who: SignedIn,
    review: Review,
    *,
    respondent: Respondent | None = None,
    role: Role = Role.CHILD,
    language: str = "",
    now: datetime,
    lifetimes: Lifetimes,
) -> Invitation | None:
    """Return somebody's working link to *How was my meeting?*, making it where there is none; None if not asked.

    Its number is `invitation.number`. `respondent` is who it is for; without one, whoever has this `role`. The link
    that is there already is returned as it is: a card that was handed over works on. Nobody is asked who is another
    person than child, parent or carer, nor a child under 4, nor about a review without a day or that was cancelled.
    """
    wanted = Role(respondent.role) if respondent is not None else role
    if wanted not in ASKED_AFTERWARDS:
        return None
    everyone = [
        each
        for each in stored.invitations_of_review(session, review.id)
        if (each.respondent_id == respondent.id if respondent is not None else each.respondent.role == wanted.value)
    ]
    for respondent_id in dict.fromkeys(each.respondent_id for each in everyone):
        if (link := stored.find_link_afterwards(session, review.id, respondent_id, at=now)) is not None:
            return link
    wish = Wish(
        wanted,
        Purpose.AFTER,
        language or _language(respondent, everyone, review),
        with_pictures=any(each.with_pictures for each in everyone),
    )
    try:
        return invitations.invite_respondent(
            session, who, review, wish, now=now, lifetimes=lifetimes, respondent=respondent
        )
    except CannotInvite:
        return None


def ask_everyone_asked_before(
    session: Session, who: SignedIn, review: Review, *, now: datetime, lifetimes: Lifetimes
) -> list[Invitation]:
    """Return a link to *How was my meeting?* for each person who was asked before the meeting and is after it."""
    found: dict[str, Invitation] = {}
    for each in stored.invitations_of_review(session, review.id):
        if each.withdrawn_at is None and each.purpose == Purpose.BEFORE.value and each.respondent_id not in found:
            made = find_or_make_link(
                session,
                who,
                review,
                respondent=each.respondent,
                language=each.language,
                now=now,
                lifetimes=lifetimes,
            )
            if made is not None:
                found[each.respondent_id] = made
    return list(found.values())


def _language(respondent: Respondent | None, everyone: list[Invitation], review: Review) -> str:
    if everyone:
        return everyone[-1].language
    known = respondent.language if respondent is not None else review.child.language
    return known if find_language(known) is not None else ENGLISH.code
