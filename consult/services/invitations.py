"""Inviting somebody to say what they think, withdrawing and replacing a link, and its number for a card."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from consult.domain.ages import NotBornYet, age_on
from consult.domain.invitations import (
    CannotInvite,
    LinkDoesNotWork,
    Purpose,
    animal_of,
    closes_at,
    is_open,
    new_number,
    opens_at,
    why_not_invited,
)
from consult.domain.keyed_hash import keyed_hash
from consult.domain.languages import NotOffered, get_language
from consult.domain.respondents import Role
from consult.domain.staff import NotYours
from consult.domain.words import clean_words
from consult.services import caseload, events
from consult.services.staff import SignedIn
from consult.storage import invitations as stored
from consult.storage import reviews
from consult.storage.database import keys_of
from consult.storage.invitations import Invitation
from consult.storage.respondents import Respondent, respondents_of_child
from consult.storage.reviews import Review

LONGEST_NAME = 100
LONGEST_REASON = 200


@dataclass(frozen=True)
class Lifetimes:
    """How long links work, from the settings."""

    after_days: int = 28
    letter_weeks: int = 12


@dataclass(frozen=True)
class Wish:
    """Whom to invite, what for, and in which language; the name may stay empty.

    `with_pictures` is for a child who uses symbols; the youngest are asked with pictures anyhow.
    """

    role: Role
    purpose: Purpose = Purpose.BEFORE
    language: str = "en"
    name: str = ""
    with_pictures: bool = False


def invite_respondent(
    session: Session,
    who: SignedIn,
    review: Review,
    wish: Wish,
    *,
    now: datetime,
    lifetimes: Lifetimes,
    respondent: Respondent | None = None,
) -> Invitation:
    """Make one person's link to one review for one purpose; its number is `invitation.number`.

    `respondent` is somebody who is known already; without one, the wish says who is meant.

    Raises:
        CannotInvite: with the sentence to show: a young child, no meeting day, somebody invited already …
    """
    reviews.lock_review(session, review)
    meeting_on, meeting_time = _meeting(review)
    if reason := _why_not(review, wish, meeting_on):
        raise CannotInvite(reason)
    name = clean_words(wish.name)
    if len(name) > LONGEST_NAME:
        raise CannotInvite(f"Use {LONGEST_NAME} characters or fewer for the name.")
    closes = closes_at(
        wish.purpose,
        meeting_on=meeting_on,
        meeting_time=meeting_time,
        made_at=now,
        after_days=lifetimes.after_days,
        letter_weeks=lifetimes.letter_weeks,
    )
    if closes <= now:
        raise CannotInvite(
            "The meeting is over, and a link for before it would not work. Ask how the meeting was instead."
        )
    respondent = respondent or _respondent(session, review, wish, name)
    if any(_is_live(each, wish.purpose, now) for each in _of(session, review, respondent)):
        raise CannotInvite(
            "This person has a working link for this already: show it again, or make a new number."
            " To invite somebody else in the same part, give their name."
        )
    opens = opens_at(wish.purpose, meeting_on=meeting_on, meeting_time=meeting_time, made_at=now)
    return _make(
        session,
        who,
        review,
        respondent,
        wish.purpose,
        wish.language,
        with_pictures=wish.with_pictures and wish.role is Role.CHILD,
        opens=opens,
        closes=closes,
        animals_taken=_animals_of(session, review),
        now=now,
    )


def withdraw(session: Session, who: SignedIn, invitation: Invitation, *, why: str, now: datetime) -> None:
    """End a link now; whoever has it open loses nothing they have sent.

    Raises:
        CannotInvite: without a reason, or with one that is too long.
    """
    reason = clean_words(why)
    if not reason or len(reason) > LONGEST_REASON:
        raise CannotInvite(f"Say why in a few words, at most {LONGEST_REASON} characters.")
    if invitation.withdrawn_at is None:
        _end(session, who, invitation, reason, now)
        note_act(session, who, invitation, "withdrew invitation", now)


def replace(session: Session, who: SignedIn, invitation: Invitation, *, now: datetime) -> Invitation:
    """Make a new number for the same person, purpose and review, and end the old one in the same transaction.

    Raises:
        LinkDoesNotWork: when the old link has ended or was withdrawn; then invite again.
    """
    reviews.lock_review(session, invitation.review)
    if not _is_live(invitation, Purpose(invitation.purpose), now):
        raise LinkDoesNotWork
    taken = _animals_of(session, invitation.review)
    _end(session, who, invitation, "Replaced by a new one.", now)
    made = _make(
        session,
        who,
        invitation.review,
        invitation.respondent,
        Purpose(invitation.purpose),
        invitation.language,
        with_pictures=invitation.with_pictures,
        opens=invitation.opens_at,
        closes=invitation.closes_at,
        animals_taken=taken,
        now=now,
    )
    invitation.replaced_by_id = made.id
    session.flush()
    return made


def get_invitation(
    session: Session, who: SignedIn, invitation_id: str, *, review_id: str | None = None
) -> Invitation:
    """Return an invitation to a review that `who` may know of; to that one review, when it is named.

    Raises:
        NotYours: for somebody else's child, and the same for an invitation that does not exist.
    """
    invitation = stored.find_invitation(session, invitation_id)
    if invitation is None or review_id not in (None, invitation.review_id):
        raise NotYours
    caseload.get_review(session, who, invitation.review_id)
    return invitation


def working_number(invitation: Invitation, *, now: datetime) -> str:
    """Return the number of a link that works now or will.

    Raises:
        LinkDoesNotWork: when it was withdrawn or has ended.
    """
    number: str | None = invitation.number
    if number is None or not _is_live(invitation, Purpose(invitation.purpose), now):
        raise LinkDoesNotWork
    return number


def erase_ended_numbers(session: Session, *, now: datetime) -> int:
    """Erase the sealed copies of numbers whose links have ended, and return how many."""
    return stored.erase_ended_numbers(session, at=now)


def _meeting(review: Review) -> tuple[date, time | None]:
    day = review.held_on or review.meeting_on
    if day is None:
        raise CannotInvite("Enter the day of the meeting first: a link works until the day after it.")
    return day, review.meeting_time if day == review.meeting_on else None


def _why_not(review: Review, wish: Wish, meeting_on: date) -> str | None:
    if review.status == "cancelled":
        return "This review is cancelled. Invite people to the one that takes its place."
    try:
        get_language(wish.language)
        if wish.purpose is Purpose.LETTER:
            return None  # A letter asks nothing: the youngest have one too, read to them.
        return why_not_invited(wish.role, age=age_on(meeting_on, born_on=review.child.born_on))
    except NotOffered:
        return "Choose one of the languages offered."
    except NotBornYet:
        return "The meeting is before the child’s date of birth. Mend whichever is wrong first."


def _respondent(session: Session, review: Review, wish: Wish, name: str) -> Respondent:
    """Return the person who is meant: there is one child, mother and father; carers and others go by their name.

    An unnamed carer is a new person each time: carers change, and what one has locked is not the next one's.
    """
    for known in respondents_of_child(session, review.child_id):
        is_only_one = wish.role in (Role.CHILD, Role.MOTHER, Role.FATHER)
        same_name = bool(name) and (known.name or "").casefold() == name.casefold()
        if known.role == wish.role.value and (
            is_only_one or same_name or _is_unnamed_here(session, review, known, name)
        ):
            known.language = wish.language
            known.name = name or known.name
            return known
    respondent = Respondent(child_id=review.child_id, role=wish.role.value, language=wish.language)
    respondent.name = name or None
    session.add(respondent)
    session.flush()
    return respondent


def _is_unnamed_here(session: Session, review: Review, known: Respondent, name: str) -> bool:
    return not name and not known.name and bool(_of(session, review, known))


def _of(session: Session, review: Review, respondent: Respondent) -> list[Invitation]:
    every = stored.invitations_of_review(session, review.id)
    return [each for each in every if each.respondent_id == respondent.id]


def _animals_of(session: Session, review: Review) -> set[str]:
    return {animal_of(each.number) for each in stored.invitations_of_review(session, review.id) if each.number}


def _is_live(invitation: Invitation, purpose: Purpose, now: datetime) -> bool:
    """Whether it is for this purpose and works now, or will once it opens."""
    return invitation.purpose == purpose.value and is_open(
        at=max(now, invitation.opens_at),
        opens_at=invitation.opens_at,
        closes_at=invitation.closes_at,
        withdrawn=invitation.withdrawn_at is not None,
    )


def _make(
    session: Session,
    who: SignedIn,
    review: Review,
    respondent: Respondent,
    purpose: Purpose,
    language: str,
    *,
    with_pictures: bool,
    opens: datetime,
    closes: datetime,
    animals_taken: set[str],
    now: datetime,
) -> Invitation:
    number = new_number(other_than=animals_taken)
    made = Invitation(
        respondent_id=respondent.id,
        review_id=review.id,
        purpose=purpose.value,
        language=language,
        with_pictures=with_pictures,
        number=number,
        number_hash=keyed_hash(keys_of(session).links, number),
        opens_at=opens,
        closes_at=closes,
        made_at=now,
        made_by=who.staff_id,
    )
    session.add(made)
    session.flush()
    note_act(session, who, made, "invited", now)
    return made


def _end(session: Session, who: SignedIn, invitation: Invitation, reason: str, now: datetime) -> None:
    invitation.withdrawn_at = now
    invitation.withdrawn_by = who.staff_id
    invitation.withdrawn_why = reason
    invitation.number = None
    session.flush()


def note_act(session: Session, who: SignedIn, invitation: Invitation, act: str, now: datetime) -> None:
    """Write down what somebody did with an invitation or its card."""
    events.record_by(
        session,
        who,
        at=now,
        act=act,
        thing="invitation",
        thing_id=invitation.id,
        review_id=invitation.review_id,
    )
