"""Cards to hand over: which links to print, and what stands on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from consult.domain.dates import LONDON
from consult.domain.invitations import LinkDoesNotWork, Purpose, animal_of, in_fours, link_to
from consult.domain.languages import get_language
from consult.domain.respondents import Role
from consult.formats.qr import QrPicture, qr_picture
from consult.services import invitations
from consult.services.staff import SignedIn
from consult.storage import invitations as stored
from consult.storage.invitations import Invitation


@dataclass(frozen=True)
class PersonWithCard:
    """Whose card it is, for whoever hands it over; nothing of this is printed on the card."""

    invitation_id: str
    review_id: str
    child: str
    role: Role
    name: str | None
    purpose: Purpose
    language: str
    language_name: str
    """In English, for staff."""
    animal: str
    meeting_on: date | None
    printed_at: datetime | None
    booklet_printed_at: datetime | None


@dataclass(frozen=True)
class Card:
    """What stands on a card or on the officer's screen."""

    number: str
    """In fours, as it is read out."""
    animal: str
    qr: QrPicture
    purpose: Purpose
    language: str
    works_until: date
    """The last day in London on which the link works, if only for a part of it."""


def people_with_cards(session: Session, who: SignedIn, *, now: datetime) -> list[PersonWithCard]:
    """Return everybody with a working link among an officer's children, or all children: soonest meeting first."""
    officer_id = None if who.role.sees_every_child else who.staff_id
    found = [
        person_with_card(each, now=now) for each in stored.open_invitations(session, at=now, officer_id=officer_id)
    ]
    return sorted(found, key=lambda each: (each.meeting_on or date.max, each.child, list(Role).index(each.role)))


def print_cards(
    session: Session, who: SignedIn, invitation_ids: Sequence[str], *, base_url: str, now: datetime
) -> list[tuple[PersonWithCard, Card]]:
    """Return the cards for these links and write down that each was printed; ended links are left out.

    Raises:
        NotYours: when one belongs to a child that `who` may not know of; then none is printed.
    """
    chosen = [invitations.get_invitation(session, who, each) for each in dict.fromkeys(invitation_ids)]
    printed = []
    for invitation in chosen:
        try:
            card = card_of(invitation, base_url=base_url, now=now)
        except LinkDoesNotWork:
            continue
        printed.append((person_with_card(invitation, now=now), card))
        invitation.printed_at = now
        invitations.note_act(session, who, invitation, "printed card", now)
    return printed


def show_card(session: Session, who: SignedIn, invitation: Invitation, *, base_url: str, now: datetime) -> Card:
    """Return one card for the officer's own screen, and write down that its number was shown.

    Raises:
        LinkDoesNotWork: when the link was withdrawn or has ended.
    """
    card = card_of(invitation, base_url=base_url, now=now)
    invitations.note_act(session, who, invitation, "showed number", now)
    return card


def card_of(invitation: Invitation, *, base_url: str, now: datetime) -> Card:
    """Return what stands on one card.

    Raises:
        LinkDoesNotWork: when the link was withdrawn or has ended.
    """
    number = invitations.working_number(invitation, now=now)
    return Card(
        number=in_fours(number),
        animal=animal_of(number),
        qr=qr_picture(link_to(base_url, number)),
        purpose=Purpose(invitation.purpose),
        language=invitation.language,
        works_until=(invitation.closes_at - timedelta(seconds=1)).astimezone(LONDON).date(),
    )


def person_with_card(invitation: Invitation, *, now: datetime) -> PersonWithCard:
    """Return whose card an invitation is.

    Raises:
        LinkDoesNotWork: when the link was withdrawn or has ended.
    """
    review = invitation.review
    return PersonWithCard(
        invitation_id=invitation.id,
        review_id=review.id,
        child=review.child.known_as,
        role=Role(invitation.respondent.role),
        name=invitation.respondent.name,
        purpose=Purpose(invitation.purpose),
        language=invitation.language,
        language_name=get_language(invitation.language).english_name,
        animal=animal_of(invitations.working_number(invitation, now=now)),
        meeting_on=review.held_on or review.meeting_on,
        printed_at=invitation.printed_at,
        booklet_printed_at=invitation.booklet_printed_at,
    )
