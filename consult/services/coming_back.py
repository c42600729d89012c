"""Coming back on the same phone: the visit goes on, and what was said is put away from whoever holds it now."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain import drafts
from consult.domain.journeys import CHECK, SAY_MORE
from consult.domain.keyed_hash import keyed_hash
from consult.services import openings, visits
from consult.services.visits import Visiting
from consult.storage import sendings
from consult.storage.database import keys_of
from consult.storage.invitations import find_invitation_by_number_hash
from consult.storage.visits import change_visit

WELCOME = "welcome"
_TELL_NOTHING = (WELCOME, SAY_MORE, CHECK, "lock", "unlock", "unlock-last-time")


def put_out_of_sight(visiting: Visiting) -> Visiting:
    """Return the visit as a page that is opened anew may show it; the very same where there is nothing to hide.

    What was sent is out of its reach, what was said and not sent is put away, an opened lock is closed.
    """
    content = visiting.content
    if (
        not content.says_anything
        and not visiting.has_sent
        and not visiting.has_opened_lock
        and _tells_nothing(visiting)
    ):
        return visiting
    draft = None
    if visiting.draft is not None and not visiting.has_sent:
        draft = replace(visiting.draft, content=content.putting_away())
    was_left = visiting.was_left or (draft is not None and content.says_anything)
    return replace(visiting, place=WELCOME, opened_lock_id=None, draft=draft, was_left=was_left)


def _tells_nothing(visiting: Visiting) -> bool:
    return visiting.place in _TELL_NOTHING or any(one.key == visiting.place for one in visiting.question_set)


def put_away(session: Session, visiting: Visiting, *, at: datetime) -> None:
    """Keep it so: from here on the visit shows of what was said before only what the lock opens."""
    kept = put_out_of_sight(visiting)
    if kept is visiting:
        return
    if kept.draft is not None and kept.content.says_anything:
        sendings.save_draft(session, kept.draft.id, drafts.as_text(kept.content), at=at)
    change_visit(
        session,
        visiting.visit_id,
        draft_id=kept.draft.id if kept.draft else None,
        lock_id=None,
        place=kept.place,
        left_at=at if kept.was_left else None,
        seen_at=at,
    )


def scan_again(session: Session, token: str, number: str, *, language: str, at: datetime) -> bool:
    """Go on with the phone's running visit where it is this link's, with what was said put away; False where not.

    `language` is what was chosen at the door, if anything.
    """
    visiting = visits.find_visiting(session, token, now=at)
    if visiting is None or not visiting.link_works:
        return False
    found = find_invitation_by_number_hash(session, keyed_hash(keys_of(session).links, number))
    if found is None or found.id != visiting.invitation_id:
        return False
    put_away(session, visiting, at=at)
    change_visit(session, visiting.visit_id, place=WELCOME, seen_at=at, language=language or visiting.language)
    openings.note_opening(session, found, at=at)
    return True
