"""What every record has: an unguessable id made here, and constraints with predictable names."""

import os
import time
from binascii import b2a_base64
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


_USUAL = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_IN_ORDER = bytes.maketrans(_USUAL, b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
"""Letters that may stand in an address, in the order in which a database sorts them."""
_LEAST = 1 << 46
"""Added to every millisecond, so that no id begins with a hyphen, which a command would take for an option."""


def new_id() -> str:
    """Return an id of 22 characters that may stand in an address: the millisecond, then 80 random bits.

    What is made later sorts later, so that an index grows at its end. Ids in no order would touch another page of
    every index at each row, and each page is written and synced. Nobody guesses the rest, and what an id opens is
    checked anyway.
    """
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """Return different ids of the same millisecond, for rows that are written together."""
    moment = (_LEAST + time.time_ns() // 1_000_000).to_bytes(6, "big")
    rest = os.urandom(10 * count)
    ids = (b2a_base64(moment + rest[at : at + 10], newline=False) for at in range(0, 10 * count, 10))
    return [each[:22].translate(_IN_ORDER).decode("ascii") for each in ids]


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite has no time zones, so it is kept without and given back with one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn an aware moment into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give a moment its time zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class PublicId(TypeDecorator[str]):
    """The id of a record; what an address or a form gives for one may be anything, and then it finds nothing."""

    impl = String(22)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None] | None:
        """Turn a null character, which PostgreSQL cannot hold, into the id of nothing; in SQLite it finds nothing."""
        return None if dialect.name == "sqlite" else _without_null


def _without_null(value: str | None) -> str | None:
    return "" if value is not None and "\0" in value else value


class Kept(DeclarativeBase):
    """A row of a table, whatever its key."""

    __abstract__ = True
    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: Moment()}  # noqa: RUF012 - SQLAlchemy reads it from the class

    def __init__(self, **facts: Any) -> None:
        for name, value in facts.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no {name!r}.")
            setattr(self, name, value)


class Base(Kept):
    """A record; its id is made when the record is made, because sealed columns are bound to it."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(PublicId(), primary_key=True)

    def __init__(self, **facts: Any) -> None:
        self.id = facts.pop("id", None) or new_id()
        super().__init__(**facts)
