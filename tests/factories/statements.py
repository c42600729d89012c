"""Counting what a test asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session


@contextmanager
def statements_of(asked: Session | Engine) -> Iterator[list[str]]:
    """Give a list that grows by every statement sent to a database, the bookkeeping of transactions apart."""
    sent: list[str] = []
    bind = asked if isinstance(asked, Engine) else asked.get_bind()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "SET TRANSACTION")):
            sent.append(statement)

    engine = getattr(bind, "engine", bind)
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
