"""What every record has: an unguessable id made here, and constraints with predictable names."""

import os
import secrets
from base64 import urlsafe_b64encode
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


def new_id() -> str:
    """Return a random id of 22 characters that may stand in an address and tells nothing."""
    return secrets.token_urlsafe(16)


def new_ids(count: int) -> list[str]:
    """Return different ids for rows that are written together, with one random beginning of 16 characters.

    So an index holds them side by side: ten ids with nothing in common would touch ten of its pages, and each page is
    written and synced. Whoever knows none of them can guess them no better; what an id opens is checked anyway.
    """
    beginning = os.urandom(12)
    found: set[bytes] = set()
    while len(found) < count:
        found.add(urlsafe_b64encode(beginning + os.urandom(4)))
    return [each.rstrip(b"=").decode("ascii") for each in found]


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

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Turn what PostgreSQL cannot hold, a null character, into the id of nothing."""
        return "" if value is not None and "\0" in value else value


class Base(DeclarativeBase):
    """A record; its id is made when the record is made, because sealed columns are bound to it."""

    __abstract__ = True
    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: Moment()}  # noqa: RUF012 - SQLAlchemy reads it from the class

    id: Mapped[str] = mapped_column(PublicId(), primary_key=True)

    def __init__(self, **facts: Any) -> None:
        self.id = facts.pop("id", None) or new_id()
        for name, value in facts.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no {name!r}.")
            setattr(self, name, value)
