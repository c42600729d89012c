"""One session a request: a POST that ends below 400 commits once, anything else rolls back, a GET cannot write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from flask import Flask, Response, current_app, g, request

from consult.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def init_app(app: Flask, database: Database) -> None:
    """Give every request of `app` its session."""
    app.extensions["consult_database"] = database
    app.after_request(_commit)
    app.teardown_request(_close)


def the_database() -> Database:
    """Return the database of the running app."""
    return cast(Database, current_app.extensions["consult_database"])


def current_session() -> Session:
    """Return this request's session: it writes on a POST, and only reads otherwise."""
    found: Session | None = g.get("session")
    if found is None:
        writes = request.method == "POST"
        found = g.session = the_database().writing_session() if writes else reading_session()
    return found


def reading_session() -> Session:
    """Return this request's reading session, for who is asking; on a GET the same as `current_session()`."""
    found: Session | None = g.get("reading_session")
    if found is None:
        found = g.reading_session = the_database().reading_session()
    return found


@contextmanager
def small_transaction() -> Iterator[Session]:
    """Commit something at once, apart from the request: a counted try, a read event, a last-seen time.

    On a POST call it before `current_session()`: SQLite has one writer at a time, and that would be this request.
    """
    if "session" in g and request.method == "POST":
        raise RuntimeError("A small transaction cannot begin once this POST is writing.")
    if "reading_session" in g:
        g.reading_session.rollback()
    with the_database().writing() as session:
        yield session


def commit_to_show() -> None:
    """Commit what this POST has written, before the page that shows it is made: no page is ahead of the disk."""
    if "session" in g:
        session: Session = g.pop("session")
        try:
            session.commit()
        finally:
            session.close()


def _commit(response: Response) -> Response:
    session: Session | None = g.get("session")
    if session is not None and request.method == "POST":
        if response.status_code < 400:
            session.commit()
        else:
            session.rollback()
    return response


def _close(_problem: BaseException | None) -> None:
    for name in ("session", "reading_session"):
        if (session := g.pop(name, None)) is not None:
            session.close()
