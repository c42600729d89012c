"""Tries at a number: counted before they are evaluated, forgotten when they were right."""

from datetime import datetime
from ipaddress import IPv6Address, ip_address

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from consult.domain.keyed_hash import keyed_hash
from consult.domain.throttling import REMEMBERED, TooManyTries, Tried, may_try
from consult.storage.database import keys_of
from consult.storage.tries import Try, forget_tries

_KIND = "number"


def count_try(session: Session, *, from_address: str, now: datetime) -> str:
    """Count one try at a number, in a transaction of its own, before it is evaluated; return the try's id.

    Raises:
        TooManyTries: when the next try from this address is not due; it is then neither counted nor evaluated.
    """
    subject = keyed_hash(keys_of(session).lookups, f"address:{_place(from_address)}")
    since = now - REMEMBERED
    recent = (Try.kind == _KIND, Try.at > since)
    everywhere = select(func.count()).where(*recent).scalar_subquery()
    here = select(func.count(), func.max(Try.at), everywhere).where(*recent, Try.subject == subject)
    from_here, last_at, from_anywhere = session.execute(here).one()
    if not may_try(Tried(from_here, from_anywhere, last_at), at=now):
        raise TooManyTries
    counted = Try(kind=_KIND, subject=subject, at=now)
    session.add(counted)
    session.flush()
    return counted.id


def it_was_right(session: Session, try_id: str) -> None:
    """Forget a try whose number opened: only wrong ones count against a place."""
    session.execute(delete(Try).where(Try.id == try_id))


def forget_old(session: Session, *, now: datetime) -> int:
    """Delete the tries that no longer count, and return how many there were."""
    return forget_tries(session, before=now - 2 * REMEMBERED)


def _place(address: str) -> str:
    """Return what counts as one place: an IPv4 address, or the /64 that one household or phone is given in IPv6."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or int(found) >> 64)
    return str(found)
