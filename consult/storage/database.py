"""The engine and its sessions: a reading transaction cannot write, a writing one is durable before it answers."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

from consult.storage.keys import Keys
from consult.storage.sealing import use_keys

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "busy_timeout=15000",
)
_WRITES = "consult_writes"


class Database:
    """One council's database: ask it for a reading or a writing session."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        self.engine = engine
        self.keys = keys
        info = {"keys": keys}
        self._readers = sessionmaker(engine, expire_on_commit=False, info=info, autoflush=False)
        writing = engine.execution_options(**{_WRITES: True})
        self._writers = sessionmaker(writing, expire_on_commit=False, info=info)

    def reading_session(self) -> Session:
        """Return a session whose transaction cannot change anything; the caller closes it."""
        return self._readers()

    def writing_session(self) -> Session:
        """Return a session that may write; nothing is kept until the caller commits it."""
        return self._writers()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that reads, and close it."""
        with self.reading_session() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that writes, and commit it unless something is raised."""
        with self.writing_session() as session, session.begin():
            yield session

    def close(self) -> None:
        """Let every connection go."""
        self.engine.dispose()


def keys_of(session: Session) -> Keys:
    """Return the keys that belong to the session's database."""
    keys: Keys = session.info["keys"]
    return keys


def open_database(url: str, keys: Keys) -> Database:
    """Open the database at an SQLAlchemy URL, make or upgrade its tables, and seal with `keys` from now on."""
    use_keys(keys)
    engine = _engine(url)
    upgrade(engine)
    return Database(engine, keys)


def _engine(url: str) -> Engine:
    target = make_url(url.replace("postgres://", "postgresql://", 1))
    if target.get_backend_name() != "sqlite":
        engine = create_engine(target.set(drivername="postgresql+psycopg"), pool_size=10, max_overflow=20)
        event.listen(engine, "begin", _begin_on_postgresql)
        return engine
    file = Path(target.database or "")
    file.parent.mkdir(parents=True, exist_ok=True)
    # Made here so that it is never readable by others, not even for the moment between making and chmod.
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    engine = create_engine(target, connect_args={"check_same_thread": False}, pool_size=20, max_overflow=40)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_on_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_on_sqlite(connection: Connection) -> None:
    raw = connection.connection.dbapi_connection
    assert raw is not None
    if connection.get_execution_options().get(_WRITES):
        raw.execute("PRAGMA query_only=OFF")
        # Taking the write lock first means that a transaction never fails half-way because another wrote.
        raw.execute("BEGIN IMMEDIATE")
    else:
        raw.execute("PRAGMA query_only=ON")
        raw.execute("BEGIN")


def _begin_on_postgresql(connection: Connection) -> None:
    if not connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date; does nothing when they are."""
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    head = ScriptDirectory.from_config(config).get_current_head()
    with _one_at_a_time(engine), engine.execution_options(**{_WRITES: True}).begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() != head:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


@contextmanager
def _one_at_a_time(engine: Engine) -> Iterator[None]:
    if engine.dialect.name != "sqlite":
        yield
        return
    lock = Path(f"{engine.url.database}.upgrade")
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)
