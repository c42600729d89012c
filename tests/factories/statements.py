"""Counting what a test asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.orm import Session

from consult.storage.database import Database


@contextmanager
def statements_of(asked: Session | Database) -> Iterator[list[str]]:
    """Give a list that grows by every statement sent to a database, the bookkeeping of transactions apart."""
    sent: list[str] = []
    binds = [asked.reads, asked.writes] if isinstance(asked, Database) else [asked.get_bind()]

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "SET TRANSACTION")):
            sent.append(statement)

    engines = [getattr(bind, "engine", bind) for bind in binds]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
