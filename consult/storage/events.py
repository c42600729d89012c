"""Who did what, when: appended, never changed, chained by HMAC so that a missing or altered row shows."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

from sqlalchemy import String, Table, bindparam, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from consult.domain.keyed_hash import keyed_hash
from consult.storage.base import Base, Kept
from consult.storage.prepared import Prepared

FIRST_LINK = "0" * 64
_HEAD = "head"


class Event(Kept):
    """One act. Never words, names, numbers of links, pictures of locks, or a respondent's address.

    Its key is its position in the chain, and it is looked up by review alone: each index more would be a page more to
    write and sync at every sending.
    """

    __tablename__ = "events"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    staff_id: Mapped[str | None] = mapped_column(String(22))
    role: Mapped[str] = mapped_column(String(20))
    act: Mapped[str] = mapped_column(String(40))
    thing: Mapped[str] = mapped_column(String(20))
    """What kind of record it was done to."""
    thing_id: Mapped[str] = mapped_column(String(22))
    review_id: Mapped[str | None] = mapped_column(String(22), index=True)
    outcome: Mapped[str] = mapped_column(String(60), default="")
    link: Mapped[str] = mapped_column(String(64))


class EventHead(Base):
    """The chain's last link, locked by whoever appends."""

    __tablename__ = "event_head"

    position: Mapped[int]
    link: Mapped[str] = mapped_column(String(64))


def append_event(
    session: Session,
    key: bytes,
    *,
    at: datetime,
    act: str,
    thing: str,
    thing_id: str,
    role: str,
    staff_id: str | None = None,
    review_id: str | None = None,
    outcome: str = "",
) -> Event:
    """Append one event to the chain in the session's transaction."""
    head = session.scalar(select(EventHead).where(EventHead.id == _HEAD).with_for_update())
    if head is None:
        head = EventHead(id=_HEAD, position=0, link=FIRST_LINK)
        session.add(head)
    event = Event(
        position=head.position + 1,
        at=at.astimezone(UTC),
        staff_id=staff_id,
        role=role,
        act=act,
        thing=thing,
        thing_id=thing_id,
        review_id=review_id,
        outcome=outcome,
    )
    event.link = _link_after(head.link, event, key)
    head.position, head.link = event.position, event.link
    session.add(event)
    session.flush()
    return event


_EVENTS = cast(Table, Event.__table__)
_INSERT = Prepared(insert(_EVENTS), _EVENTS.c.keys())
_HEADS = cast(Table, EventHead.__table__)
_MOVE_HEAD = Prepared(
    update(_HEADS).where(_HEADS.c.id == _HEAD).values(position=bindparam("to"), link=bindparam("new"))
)


def append_event_to(
    session: Session,
    key: bytes,
    *,
    head: tuple[int, str] | None,
    at: datetime,
    act: str,
    thing: str,
    thing_id: str,
    role: str,
    review_id: str | None = None,
) -> None:
    """Append one respondent's event after a head that this transaction has read already.

    On SQLite a writing transaction is alone from its first statement, so the head read with something else still
    holds and reading it again is spared. Elsewhere, and before the first event, this is `append_event`.
    """
    if head is None or session.get_bind().dialect.name != "sqlite":
        append_event(session, key, at=at, act=act, thing=thing, thing_id=thing_id, role=role, review_id=review_id)
        return
    facts: dict[str, Any] = {
        "position": head[0] + 1,
        "at": at.astimezone(UTC),
        "staff_id": None,
        "role": role,
        "act": act,
        "thing": thing,
        "thing_id": thing_id,
        "review_id": review_id,
        "outcome": "",
    }
    facts["link"] = _link_after(head[1], SimpleNamespace(**facts), key)
    connection = session.connection()
    _INSERT.run(connection, facts)
    _MOVE_HEAD.run(connection, {"to": facts["position"], "new": facts["link"]})


def _link_after(previous: str, event: Event | SimpleNamespace, key: bytes) -> str:
    facts = (
        previous,
        str(event.position),
        event.at.isoformat(),
        event.staff_id or "",
        event.role,
        event.act,
        event.thing,
        event.thing_id,
        event.review_id or "",
        event.outcome,
    )
    return keyed_hash(key, "\x1f".join(facts))


class Break(NamedTuple):
    """One place at which the chain does not hold: an event that was changed, or the first of some missing."""

    position: int
    is_missing: bool


def breaks(session: Session, key: bytes) -> Iterator[Break]:
    """Yield every place at which the chain does not hold; nothing when it is whole.

    Each event is held against the one before it as that stands now, so that one change is one break. Events cut off
    at the end show as long as the chain's head, a row of its own, was not set back with them: keep a line of
    `last_link` elsewhere to see that, too.
    """
    previous, position = FIRST_LINK, 0
    in_order = select(Event).order_by(Event.position).execution_options(yield_per=1000)
    # Closed even when the caller stops at the first break: PostgreSQL keeps a cursor open for it.
    with closing(session.scalars(in_order)) as events:
        for event in events:
            if event.position != position + 1:
                yield Break(position + 1, is_missing=True)
            elif event.link != _link_after(previous, event, key):
                yield Break(event.position, is_missing=False)
            previous, position = event.link, event.position
    head = session.get(EventHead, _HEAD)
    if (FIRST_LINK if head is None else head.link) != previous:
        yield Break(position + 1, is_missing=True)


def last_link(session: Session) -> tuple[int, str]:
    """Return the position and the link of the chain's end; 0 and `FIRST_LINK` before the first event."""
    head = session.get(EventHead, _HEAD)
    return (0, FIRST_LINK) if head is None else (head.position, head.link)


def events_of_review(session: Session, review_id: str) -> list[Event]:
    """Return what happened around one review, newest first."""
    chosen = select(Event).where(Event.review_id == review_id)
    return list(session.scalars(chosen.order_by(Event.position.desc())))


def last_done(session: Session, act: str, *, by_staff: str, review_ids: Sequence[str]) -> dict[str, datetime]:
    """Return when somebody last did something around each of these reviews, by review."""
    chosen = (
        select(Event.review_id, func.max(Event.at))
        .where(Event.staff_id == by_staff, Event.act == act, Event.review_id.in_(review_ids))
        .group_by(Event.review_id)
    )
    return {review_id: at for review_id, at in session.execute(chosen) if review_id is not None}


def last_done_by_role(session: Session, act: str, *, role: str, review_ids: Sequence[str]) -> dict[str, datetime]:
    """Return when anybody in a role last did something around each of these reviews, by review."""
    chosen = (
        select(Event.review_id, func.max(Event.at))
        .where(Event.role == role, Event.act == act, Event.review_id.in_(review_ids))
        .group_by(Event.review_id)
    )
    return {review_id: at for review_id, at in session.execute(chosen) if review_id is not None}
