"""Booklets to print: what each needs of its invitation, and that it was printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from consult.domain.ages import age_on
from consult.domain.invitations import LinkDoesNotWork, Purpose
from consult.domain.looks import Look, look_for
from consult.domain.people import NamedPerson
from consult.domain.question_sets import NotAsked, question_set_for
from consult.domain.questions import QuestionSet
from consult.domain.respondents import Role
from consult.services import events, invitations
from consult.services.cards import Card, PersonWithCard, card_of, person_with_card
from consult.services.minutes import day_of
from consult.services.people import people_named
from consult.services.staff import SignedIn
from consult.storage.invitations import Invitation


@dataclass(frozen=True)
class BookletFor:
    """One respondent's booklet before it is put into words; `person` is for staff, and never printed."""

    person: PersonWithCard
    card: Card
    look: Look
    question_set: QuestionSet
    officer: str | None
    child: str | None
    """The child's forename, for the adults who are asked about them; a child's own booklet never says it."""
    meeting_on: date | None
    meeting_time: time | None
    people: tuple[NamedPerson, ...]

    @property
    def role(self) -> Role:
        """How its respondent stands to the child."""
        return self.person.role

    @property
    def purpose(self) -> Purpose:
        """Whether it asks before the meeting or after it."""
        return self.person.purpose


def booklets_for(
    session: Session, who: SignedIn, invitation_ids: Sequence[str], *, base_url: str, now: datetime
) -> list[BookletFor]:
    """Return what the booklets of these links need, and write down that each was printed.

    Ended links, and links with nothing to answer, are left out. The day, the set and the list of people that were
    printed first are kept: that list is what “everyone at the meeting” means when it comes back.

    Raises:
        NotYours: when one belongs to a child that `who` may not know of; then none is printed.
    """
    chosen = [invitations.get_invitation(session, who, each) for each in dict.fromkeys(invitation_ids)]
    found = []
    for invitation in chosen:
        try:
            booklet = _booklet(session, invitation, base_url=base_url, now=now)
        except (LinkDoesNotWork, NotAsked):
            continue
        found.append(booklet)
        invitation.booklet_printed_at = invitation.booklet_printed_at or now
        invitation.booklet_set = booklet.question_set.key
        events.record_by(
            session,
            who,
            at=now,
            act="printed booklet",
            thing="invitation",
            thing_id=invitation.id,
            review_id=invitation.review_id,
        )
    return found


def _booklet(session: Session, invitation: Invitation, *, base_url: str, now: datetime) -> BookletFor:
    review, role = invitation.review, Role(invitation.respondent.role)
    age = age_on(day_of(review), born_on=review.child.born_on)
    return BookletFor(
        person=person_with_card(invitation, now=now),
        card=card_of(invitation, base_url=base_url, now=now),
        look=look_for(role, age=age, with_pictures=invitation.with_pictures),
        question_set=question_set_for(
            role, age=age, purpose=Purpose(invitation.purpose), with_pictures=invitation.with_pictures
        ),
        officer=review.child.officer.name if review.child.officer else None,
        child=review.child.forename if role is not Role.CHILD else None,
        meeting_on=review.held_on or review.meeting_on,
        meeting_time=review.meeting_time,
        people=people_named(session, review.id),
    )
