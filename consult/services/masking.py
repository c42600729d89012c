"""Taking the number of somebody's link and the pictures of their lock out of what they type, before it is kept.

Nobody may find a number or a lock out by typing guesses and seeing which are masked. So only the number of this very
link is looked for, which whoever types has had already, and pictures only in a visit that made or opened the lock.
"""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from consult.domain import masking
from consult.domain.keyed_hash import keyed_hash
from consult.services import locks
from consult.services.visits import Visiting
from consult.storage.database import keys_of
from consult.storage.invitations import find_invitation


def without_secrets(
    session: Session, visiting: Visiting, words: str, *, called: Mapping[str, str] | None = None
) -> str:
    """Return the words with this link's number and this lock's pictures masked.

    `called` gives the keys of the pictures by their names in the language of the page; English is always looked for.
    """
    found: list[str] = []

    def opens_link(number: str) -> bool:
        if not found:
            invitation = find_invitation(session, visiting.invitation_id)
            found.append(invitation.number_hash if invitation else "")
        return keyed_hash(keys_of(session).links, number) == found[0]

    masked = masking.without_number(words, opens=opens_link)
    if not visiting.has_opened_lock:
        return masked
    return masking.without_pictures(
        masked,
        called={**masking.ENGLISH_PICTURES, **(called or {})},
        opens=lambda pictures: locks.are_those_of(session, visiting, pictures),
    )
