"""The lock: making it, trying it, and what opening it gives back."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from consult.domain.keyed_hash import keyed_hash
from consult.domain.locks import (
    TRIES,
    LockExists,
    LockIsFrozen,
    SomethingWasPutAway,
    WrongPictures,
    is_frozen,
    new_pictures,
)
from consult.services import events
from consult.services.slow_hash import slow_hash, slow_match
from consult.services.staff import SignedIn
from consult.services.visits import Visiting
from consult.storage import sendings
from consult.storage.base import new_id
from consult.storage.database import keys_of
from consult.storage.invitations import Invitation
from consult.storage.respondents import Respondent, lock_respondent
from consult.storage.sealing import sealed_cell
from consult.storage.visits import change_visit


def choose_pictures(session: Session, visiting: Visiting) -> tuple[tuple[str, ...], str]:
    """Return four new pictures and their slow hash, before anything is written.

    Hashing takes tens of milliseconds: it must not happen while the database waits for this request to write.

    Raises:
        LockExists: this person has a lock.
        SomethingWasPutAway: the page was left meanwhile, and what was said before is not shown.
    """
    if visiting.was_left:
        raise SomethingWasPutAway
    if visiting.lock_id is not None:
        raise LockExists
    pictures = new_pictures()
    return pictures, slow_hash(_keyed(session, visiting.respondent_id, pictures))


def make_lock(session: Session, visiting: Visiting, hashed: str, *, at: datetime, then: str) -> None:
    """Keep a new lock for the person, and let it open what this visit began or sent.

    Raises:
        LockExists: another visit of theirs made one meanwhile.
    """
    lock_id = new_id()
    person = visiting.respondent_id
    made = session.execute(
        update(Respondent)
        .where(Respondent.id == person, Respondent.lock_id.is_(None))
        .values(
            lock_id=lock_id,
            lock_hash_sealed=sealed_cell("respondents", "lock_hash", person, hashed),
            lock_made_at=at,
            lock_given_by=None,
            lock_wrong_tries=0,
            lock_frozen_at=None,
        )
    )
    if getattr(made, "rowcount", 0) != 1:
        raise LockExists
    if visiting.draft is not None:
        sendings.give_lock_to_draft(session, visiting.draft.id, lock_id)
        sendings.give_lock_to_sent(session, visiting.draft.id, lock_id)
    change_visit(session, visiting.visit_id, lock_id=lock_id, place=then, seen_at=at)
    _record(session, visiting, "made lock", at=at)


def count_try(session: Session, visiting: Visiting) -> str | None:
    """Count a try as wrong before it is looked at, and return the slow hash to hold it against.

    Call it in a transaction of its own, so that fifty tries at once are fifty tries. The fifth freezes the lock and
    tells the officer; opening it afterwards sets the count back.

    Raises:
        LockIsFrozen: no tries are left.
    """
    person = lock_respondent(session, visiting.respondent_id)
    if person is None or person.lock_id is None or person.lock_frozen_at or is_frozen(person.lock_wrong_tries):
        raise LockIsFrozen
    person.lock_wrong_tries += 1
    found: str | None = person.lock_hash
    return found


def are_right(session: Session, visiting: Visiting, hashed: str | None, pictures: tuple[str, ...]) -> bool:
    """Whether these are the lock's pictures in its order; slow on purpose, so hold no write meanwhile."""
    return slow_match(hashed, _keyed(session, visiting.respondent_id, pictures))


def are_those_of(session: Session, visiting: Visiting, pictures: tuple[str, ...]) -> bool:
    """Whether these open the lock that this visit made or opened; for no other visit, as nothing counts the tries."""
    if not visiting.has_opened_lock:
        return False
    person = session.get(Respondent, visiting.respondent_id)
    hashed: str | None = person.lock_hash if person is not None else None
    return are_right(session, visiting, hashed, pictures)


def open_lock(session: Session, visiting: Visiting, *, at: datetime, then: str) -> None:
    """Let this visit read back and change, and continue what was begun under the lock and not sent."""
    assert visiting.lock_id is not None
    session.execute(
        update(Respondent)
        .where(Respondent.id == visiting.respondent_id)
        .values(lock_wrong_tries=0, lock_frozen_at=None)
    )
    facts: dict[str, object] = {"lock_id": visiting.lock_id, "place": then, "seen_at": at}
    if visiting.draft is not None:
        sendings.give_lock_to_draft(session, visiting.draft.id, visiting.lock_id)
        sendings.give_lock_to_sent(session, visiting.draft.id, visiting.lock_id)
    elif begun := sendings.find_unsent_draft(session, invitation_id=visiting.invitation_id, lock_id=visiting.lock_id):
        facts["draft_id"] = begun
    change_visit(session, visiting.visit_id, **facts)
    _record(session, visiting, "opened lock", at=at)


def wrong_pictures(session: Session, visiting: Visiting, *, at: datetime) -> Exception:
    """Return what to raise after a wrong try, and freeze the lock after the last: call it in its own transaction."""
    person = lock_respondent(session, visiting.respondent_id)
    if person is None or not is_frozen(person.lock_wrong_tries):
        return WrongPictures(TRIES - (person.lock_wrong_tries if person else TRIES))
    if person.lock_frozen_at is None:
        person.lock_frozen_at = at
        _record(session, visiting, "froze lock", at=at)
    return LockIsFrozen()


def pictures_to_give(session: Session, invitation: Invitation) -> tuple[tuple[str, ...], str]:
    """Return four new pictures for whom an invitation belongs to, and their slow hash, before anything is written."""
    pictures = new_pictures()
    return pictures, slow_hash(_keyed(session, invitation.respondent_id, pictures))


def give_lock(session: Session, who: SignedIn, invitation: Invitation, hashed: str, *, at: datetime) -> None:
    """Give somebody a lock in place of any they had: the officer, who knows to whom, shows them its pictures.

    It opens every letter to them, and none of the replies that an old lock kept.
    """
    person = invitation.respondent
    person.lock_id, person.lock_hash, person.lock_made_at, person.lock_given_by = new_id(), hashed, at, who.staff_id
    person.lock_frozen_at, person.lock_wrong_tries = None, 0
    events.record_by(
        session,
        who,
        at=at,
        act="gave a lock",
        thing="respondent",
        thing_id=person.id,
        review_id=invitation.review_id,
    )


def take_away(session: Session, who: SignedIn, invitation: Invitation, *, at: datetime) -> None:
    """Take somebody's lock away, because they forgot its pictures or it froze: their next visit may make a new one.

    What the old lock kept stays with the officer and opens with no link any more, since whoever makes the next lock
    need not be the one who made this.
    """
    person = invitation.respondent
    if person.lock_id is None:
        return
    person.lock_id = person.lock_hash = person.lock_made_at = person.lock_given_by = person.lock_frozen_at = None
    person.lock_wrong_tries = 0
    events.record_by(
        session,
        who,
        at=at,
        act="took away a lock",
        thing="respondent",
        thing_id=person.id,
        review_id=invitation.review_id,
    )


def _keyed(session: Session, respondent_id: str, pictures: tuple[str, ...]) -> str:
    return keyed_hash(keys_of(session).locks, f"{respondent_id}:{','.join(pictures)}")


def _record(session: Session, visiting: Visiting, act: str, *, at: datetime) -> None:
    events.record_of(session, visiting, at=at, act=act, thing="respondent", thing_id=visiting.respondent_id)
