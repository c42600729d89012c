"""Letters as the person they were written to opens them: with their own lock, whichever link they came by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose
from consult.domain.kept_letters import read_kept
from consult.domain.letters import LetterText
from consult.domain.locks import opens_letter
from consult.services import events
from consult.services.visits import Visiting
from consult.storage import letters as stored
from consult.storage.invitations import find_link_afterwards
from consult.storage.letters import Letter
from consult.storage.respondents import Respondent


@dataclass(frozen=True)
class OpenLetter:
    """One letter as it was sent, and when."""

    letter_id: str
    published_at: datetime
    text: LetterText


def may_open(visiting: Visiting) -> bool:
    """Whether the letter of the visit's link is open to it: by the lock, or on its reader's own phone."""
    return visiting.has_opened_lock or visiting.phone.opens


def letters_for(session: Session, visiting: Visiting) -> Sequence[OpenLetter]:
    """Return the letters that the visit's opened lock opens, the newest first; none while it is closed."""
    if not visiting.has_opened_lock:
        return ()
    found = stored.letters_to(session, visiting.respondent_id)
    return [_open(letter) for letter in found if _opens(session, visiting, letter)]


def find_letter(session: Session, visiting: Visiting, *, letter_id: str | None = None) -> OpenLetter | None:
    """Return the letter of the visit's link, or one of the same person by its id; None while the lock is closed.

    The reader's own phone opens the letter of its link, and no other.
    """
    found = _find(session, visiting, letter_id) if _is_open(visiting, letter_id) else None
    return _open(found) if found is not None else None


def is_there(session: Session, visiting: Visiting) -> bool:
    """Whether the visit's link still has a letter, and the person's lock is one that opens it."""
    return _find(session, visiting, None) is not None


def note_opened(session: Session, visiting: Visiting, *, at: datetime, letter_id: str | None = None) -> None:
    """Write down that a letter was opened with the lock; the first time is kept with it.

    Call it in the transaction that opens the lock or goes to the letter, so that nobody reads what is not written.
    """
    letter = _find(session, visiting, letter_id)
    if letter is None:
        return
    letter.first_opened_at = letter.first_opened_at or at
    events.record(
        session,
        at=at,
        act="opened letter",
        thing="letter",
        thing_id=letter.id,
        role=visiting.role.value,
        review_id=letter.review_id,
    )


def find_number_to_ask_how_it_was(
    session: Session, visiting: Visiting, *, at: datetime, letter_id: str | None = None
) -> str | None:
    """Return the number of the reader's own link to *How was my meeting?* about a letter that the lock opened.

    None while the lock is closed, and where there is no link that works now.
    """
    letter = _find(session, visiting, letter_id) if _is_open(visiting, letter_id) else None
    if letter is None:
        return None
    link = find_link_afterwards(session, letter.review_id, visiting.respondent_id, at=at)
    return link.number if link is not None and link.opens_at <= at else None


def _is_open(visiting: Visiting, letter_id: str | None) -> bool:
    return visiting.has_opened_lock or (letter_id is None and visiting.phone.opens)


def _open(letter: Letter) -> OpenLetter:
    assert letter.published_at is not None
    return OpenLetter(letter.id, letter.published_at, read_kept(letter.text))


def _find(session: Session, visiting: Visiting, letter_id: str | None) -> Letter | None:
    if letter_id is not None:
        found = session.get(Letter, letter_id)
    elif visiting.purpose is Purpose.LETTER:
        found = stored.find_letter_of_invitation(session, visiting.invitation_id)
    else:
        found = None
    return found if found is not None and _opens(session, visiting, found) else None


def _opens(session: Session, visiting: Visiting, letter: Letter) -> bool:
    if letter.respondent_id != visiting.respondent_id or letter.withdrawn_at is not None:
        return False
    person = session.get(Respondent, visiting.respondent_id)
    if letter.published_at is None or not letter.text or person is None or person.lock_made_at is None:
        return False
    return opens_letter(
        published_at=letter.published_at, made_at=person.lock_made_at, given=person.lock_given_by is not None
    )
