"""Tries at a number: counted as wrong before they are looked at, taken back when they were right."""

from datetime import datetime
from ipaddress import IPv6Address, ip_address

from sqlalchemy.orm import Session

from consult.domain.keyed_hash import keyed_hash
from consult.domain.throttling import REMEMBERED, TooManyTries, Tried, may_try
from consult.storage import tries as stored
from consult.storage.database import keys_of

NUMBER = "number"


def count_try_at_number(session: Session, address: str, *, at: datetime) -> str:
    """Count a try as wrong before it is looked at, and return its id, to be taken back when it was right.

    Call it in a transaction of its own, so that fifty tries at once are fifty tries.

    Raises:
        TooManyTries: the next try from this address is not due; it is then neither counted nor looked at.
    """
    since = at - REMEMBERED
    stored.forget_tries_of_kind(session, NUMBER, before=since)
    subject = keyed_hash(keys_of(session).lookups, f"address:{_place(address)}")
    from_here, from_anywhere, last_at = stored.tries_here_and_anywhere(session, NUMBER, subject, since=since)
    if not may_try(Tried(from_here, from_anywhere, last_at), at=at):
        raise TooManyTries
    return stored.add_try(session, NUMBER, subject, at=at)


def take_back(session: Session, try_id: str) -> None:
    """Forget a try that was right after all."""
    stored.forget_try(session, try_id)


def _place(address: str) -> str:
    """Return what counts as one place: an IPv4 address, or the /64 that one household or phone has in IPv6."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or int(found) >> 64)
    return str(found)
