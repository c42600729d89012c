"""Writing down who did what, and checking that nothing written was changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from consult.domain.respondents import Role
from consult.storage import events as stored
from consult.storage.database import keys_of


class Colleague(Protocol):
    """A member of staff who does something."""

    @property
    def staff_id(self) -> str:
        """Whose account it is."""

    @property
    def role(self) -> str:
        """What they were when they did it."""


class Somebody(Protocol):
    """A child, parent or carer in a visit."""

    @property
    def role(self) -> Role:
        """Their part in the review."""

    @property
    def review_id(self) -> str:
        """The review that their link is about."""


def record(
    session: Session,
    *,
    at: datetime,
    act: str,
    thing: str,
    thing_id: str,
    role: str,
    staff_id: str | None = None,
    review_id: str | None = None,
    outcome: str = "",
) -> None:
    """Append one event; `act` is a verb phrase such as `read views`. Never words, names or numbers of links."""
    stored.append_event(
        session,
        keys_of(session).events,
        at=at,
        act=act,
        thing=thing,
        thing_id=thing_id,
        role=role,
        staff_id=staff_id,
        review_id=review_id,
        outcome=outcome,
    )


def record_by(
    session: Session,
    who: Colleague,
    *,
    at: datetime,
    act: str,
    thing: str,
    thing_id: str,
    review_id: str | None = None,
    outcome: str = "",
) -> None:
    """Append what a member of staff did, with their role and whose account it is."""
    record(
        session,
        at=at,
        act=act,
        thing=thing,
        thing_id=thing_id,
        role=str(who.role),
        staff_id=who.staff_id,
        review_id=review_id,
        outcome=outcome,
    )


def record_of(session: Session, somebody: Somebody, *, at: datetime, act: str, thing: str, thing_id: str) -> None:
    """Append what somebody did in a visit, with their part and the review of their link."""
    record(
        session,
        at=at,
        act=act,
        thing=thing,
        thing_id=thing_id,
        role=somebody.role.value,
        review_id=somebody.review_id,
    )


@dataclass(frozen=True)
class Chain:
    """What checking every event found; `last` and `link` are the chain's end, to be kept elsewhere."""

    last: int
    link: str
    changed: tuple[int, ...]
    missing: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed and nothing is missing."""
        return not self.changed and not self.missing


def check_chain(session: Session) -> Chain:
    """Hold every event against its link; positions of those that were changed, and before which some are missing."""
    found = tuple(stored.breaks(session, keys_of(session).events))
    last, link = stored.last_link(session)
    return Chain(
        last=last,
        link=link,
        changed=tuple(each.position for each in found if not each.is_missing),
        missing=tuple(each.position for each in found if each.is_missing),
    )
