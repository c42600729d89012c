"""A phone that its owner named as their own: chosen behind the lock, known again at the door, stopped."""

import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from consult.domain.invitations import Purpose
from consult.domain.keyed_hash import keyed_hash
from consult.domain.looks import Look
from consult.domain.own_phones import Choice, phone_here
from consult.services import events, visits
from consult.services.visits import Visiting
from consult.storage import own_phones as stored
from consult.storage.database import Database, keys_of
from consult.storage.keys import Keys
from consult.storage.own_phones import OwnPhone
from consult.storage.prepared import Row
from consult.storage.visits import change_visit


def with_phone(session: Session, visiting: Visiting, *, at: datetime, days: int) -> Visiting:
    """Return a visit with what its phone is to the letter of its link; `days` is 0 where no phone may be named.

    One statement more, and only for the link of a letter.
    """
    if visiting.purpose is not Purpose.LETTER or not days:
        return visiting
    return _with(visiting, stored.phone_of_visit(session, visiting.visit_id), at=at, days=days)


def with_phone_to_look(database: Database, visiting: Visiting, *, at: datetime, days: int) -> Visiting:
    """Return the same for a page that only looks."""
    if visiting.purpose is not Purpose.LETTER or not days:
        return visiting
    return _with(visiting, stored.phone_of_visit_only_read(database.reads, visiting.visit_id), at=at, days=days)


def _with(visiting: Visiting, row: Row, *, at: datetime, days: int) -> Visiting:
    chosen = Choice(row["lock_id"], row["ends_at"], row["stopped_at"]) if row["lock_id"] is not None else None
    found = phone_here(
        chosen,
        at=at,
        days=days,
        link_closes_at=row["closes_at"],
        lock_id=visiting.lock_id,
        lock_is_frozen=visiting.lock_is_frozen,
        has_opened_lock=visiting.has_opened_lock,
        pictures_lead=visiting.voice is Look.PICTURE,
        was_helped=bool(row["was_helped"]),
    )
    return replace(visiting, phone=found)


def choose(session: Session, visiting: Visiting, *, at: datetime) -> tuple[str, datetime] | None:
    """Let this phone open the letter without the pictures; return what its cookie holds, and until when.

    256 random bits, of which the hash is kept. Another phone of the same link ends: whoever lost theirs names the new
    one. None where it is not offered, and then nothing is written.
    """
    until = visiting.phone.may_open_until
    if until is None or visiting.lock_id is None:
        return None
    stored.stop_own_phones(session, visiting.invitation_id, at=at)
    token = secrets.token_urlsafe(32)
    phone = OwnPhone(
        token_hash=_hash_of(keys_of(session), token),
        invitation_id=visiting.invitation_id,
        lock_id=visiting.lock_id,
        chosen_at=at,
        ends_at=until,
    )
    session.add(phone)
    session.flush()
    change_visit(session, visiting.visit_id, own_phone_id=phone.id, seen_at=at)
    _record(session, visiting, "said that the phone is their own", at=at)
    return token, until


def stop(session: Session, visiting: Visiting, *, at: datetime) -> None:
    """Let no phone open the letter of this link without the pictures any more."""
    if visiting.phone.opens and stored.stop_own_phones(session, visiting.invitation_id, at=at):
        _record(session, visiting, "ended that the phone is their own", at=at)


def know_again(session: Session, token: str, *, visit_token: str, at: datetime) -> None:
    """Let a visit that has just begun know its phone, where the phone was named for the very link that was opened.

    Whether it still opens anything is asked again at every page.
    """
    visiting = visits.find_visiting(session, visit_token, now=at)
    phone = stored.find_own_phone(session, _hash_of(keys_of(session), token))
    if visiting is not None and phone is not None and phone.invitation_id == visiting.invitation_id:
        change_visit(session, visiting.visit_id, own_phone_id=phone.id)


def _hash_of(keys: Keys, token: str) -> str:
    return keyed_hash(keys.visits, f"own phone:{token}")


def _record(session: Session, visiting: Visiting, act: str, *, at: datetime) -> None:
    events.record_of(session, visiting, at=at, act=act, thing="invitation", thing_id=visiting.invitation_id)
