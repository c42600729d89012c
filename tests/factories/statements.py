"""Counting what a test asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from sqlalchemy import event
from sqlalchemy.orm import Session

from consult.storage import prepared
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
    rows, run = prepared._Ready.rows, prepared._Ready.run

    def rows_noted(ready: prepared._Ready, *values: Any) -> list[prepared.Row]:
        sent.append(ready._sql)
        return rows(ready, *values)

    def run_noted(ready: prepared._Ready, *values: Any) -> int:
        sent.append(ready._sql)
        return run(ready, *values)

    try:
        with (
            mock.patch.object(prepared._Ready, "rows", rows_noted),
            mock.patch.object(prepared._Ready, "run", run_noted),
        ):
            yield sent
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
