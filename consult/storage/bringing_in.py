"""Look-ups and writes for a file of many rows: a few statements, whatever the number of rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from consult.storage.base import Base
from consult.storage.children import Child, Episode
from consult.storage.reviews import Review

_AT_ONCE = 500
Wrote = Callable[[int], None]


def _chunks(keys: Sequence[str]) -> Iterator[list[str]]:
    remaining = iter(keys)
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk


def children_by_reference(session: Session, references: Sequence[str]) -> dict[str, Child]:
    """Return by the case system's id those children that are known."""
    return {
        child.reference: child
        for chunk in _chunks(references)
        for child in session.scalars(select(Child).where(Child.reference.in_(chunk)))
    }


def review_rows(session: Session, child_ids: Sequence[str]) -> Iterator[Any]:
    """Yield what decides about every review of these children, with `child_id`, without making records of them."""
    columns = (
        Review.id,
        Review.child_id,
        Review.source_id,
        Review.status,
        Review.kind,
        Review.due_on,
        Review.worked_out_due_on,
        Review.meeting_on,
        Review.meeting_time,
        Review.held_on,
        Review.participation_code,
        Review.participation_source,
    )
    for chunk in _chunks(child_ids):
        yield from session.execute(select(*columns).where(Review.child_id.in_(chunk)).order_by(Review.id)).all()


def care_starts(session: Session, child_ids: Sequence[str]) -> dict[str, date | None]:
    """Return by id the day on which each of these children came into care."""
    found: dict[str, date | None] = {}
    for chunk in _chunks(child_ids):
        for row in session.execute(select(Child.id, Child.care_started_on).where(Child.id.in_(chunk))):
            found[row.id] = row.care_started_on
    return found


def episodes_of(session: Session, child_ids: Sequence[str]) -> Iterator[Episode]:
    """Yield every episode of these children."""
    for chunk in _chunks(child_ids):
        yield from session.scalars(select(Episode).where(Episode.child_id.in_(chunk)))


def write_new(
    session: Session, kind: type[Base], rows: Sequence[Mapping[str, Any]], *, wrote: Wrote = lambda _: None
) -> None:
    """Insert records, each a mapping of column to value with its `id`; `wrote` hears how many so far."""
    for start in range(0, len(rows), _AT_ONCE):
        chunk = rows[start : start + _AT_ONCE]
        session.execute(insert(kind.__table__), [dict(row) for row in chunk])  # type: ignore[arg-type]
        wrote(start + len(chunk))


def write_changed(session: Session, kind: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Update records by their `id`; every mapping names the same columns."""
    if not rows:
        return
    table = kind.__table__
    columns = [name for name in rows[0] if name != "id"]
    statement = (
        update(table)  # type: ignore[arg-type]
        .where(table.c.id == bindparam("_id"))
        .values({name: bindparam(f"_{name}") for name in columns})
    )
    session.execute(statement, [{f"_{name}": value for name, value in row.items()} for row in rows])
    session.expire_all()
