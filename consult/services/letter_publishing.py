"""Sending a letter off: its text stays as it was seen, its link opens it; and a corrected one takes its place."""

from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose
from consult.domain.kept_letters import as_kept
from consult.domain.keyed_hash import keyed_hash
from consult.domain.letters import LetterText, Register
from consult.domain.respondents import Role
from consult.services import invitations
from consult.services.asking_afterwards import find_or_make_link
from consult.services.invitations import Lifetimes, Wish
from consult.services.letters import AlreadySent, note_act
from consult.services.staff import SignedIn
from consult.storage import invitations as stored_invitations
from consult.storage import letters as stored
from consult.storage import reviews
from consult.storage.database import keys_of
from consult.storage.invitations import Invitation
from consult.storage.letters import Letter


class NothingToCorrect(Exception):
    """A letter was to be corrected that has not gone out, or was taken back."""


def fingerprint(session: Session, text: LetterText) -> str:
    """Return what tells one text of a letter from every other: whoever sends it off has seen this one."""
    return keyed_hash(keys_of(session).lookups, as_kept(text))


def begin_correction(session: Session, letter: Letter, *, who: SignedIn, now: datetime) -> Letter:
    """Begin a letter that corrects one that went out, with its words and translations; that one works until then.

    Raises:
        NothingToCorrect: for a letter that did not go out, or was taken back.
    """
    reviews.lock_review(session, letter.review)
    if letter.published_at is None or letter.withdrawn_at is not None:
        raise NothingToCorrect
    for other in stored.letters_of_review(session, letter.review_id):
        if other.respondent_id == letter.respondent_id and other.published_at is None and other.withdrawn_at is None:
            return other
    corrected = Letter(
        review_id=letter.review_id,
        respondent_id=letter.respondent_id,
        register=letter.register,
        language=letter.language,
        left_out=letter.left_out,
        made_at=now,
        made_by=who.staff_id,
        changed_at=now,
    )
    session.add(corrected)
    session.flush()
    stored.copy_words(session, letter.id, to=corrected.id)
    note_act(session, corrected, who=who, act="began to correct a letter", now=now)
    return corrected


def publish(
    session: Session, letter: Letter, text: LetterText, *, who: SignedIn, now: datetime, lifetimes: Lifetimes
) -> Invitation:
    """Freeze the text of a letter as it goes out, and make the links that open it and ask how the meeting was.

    Whether the check lets it go is the caller's duty. A letter about this review that the same person had before is
    taken back with its link: this one takes its place.

    Raises:
        AlreadySent: when it has gone out before.
        consult.domain.invitations.CannotInvite: with the sentence to show.
    """
    reviews.lock_review(session, letter.review)
    session.refresh(letter)
    if letter.published_at is not None or letter.withdrawn_at is not None:
        raise AlreadySent
    for link in stored_invitations.invitations_of_review(session, letter.review_id):
        if link.respondent_id == letter.respondent_id and link.purpose == Purpose.LETTER:
            invitations.withdraw(session, who, link, why="A newer letter took its place.", now=now)
    wish = Wish(
        Role(letter.respondent.role),
        Purpose.LETTER,
        letter.language,
        with_pictures=letter.register == Register.PICTURES,
    )
    invitation = invitations.invite_respondent(
        session, who, letter.review, wish, now=now, lifetimes=lifetimes, respondent=letter.respondent
    )
    for other in stored.letters_of_review(session, letter.review_id):
        is_theirs = other.respondent_id == letter.respondent_id and other.id != letter.id
        if is_theirs and other.published_at is not None and other.withdrawn_at is None:
            other.withdrawn_at, other.replaced_by_id = now, letter.id
    find_or_make_link(
        session,
        who,
        letter.review,
        respondent=letter.respondent,
        language=letter.language,
        now=now,
        lifetimes=lifetimes,
    )
    letter.text, letter.published_at, letter.published_by = as_kept(text), now, who.staff_id
    letter.invitation_id, letter.changed_at = invitation.id, now
    session.flush()
    note_act(session, letter, who=who, act="published a letter", now=now)
    return invitation
