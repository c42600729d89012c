"""The engine and its sessions: a reading transaction cannot write, a writing one is durable before it answers."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

from consult.storage.keys import Keys
from consult.storage.sealing import use_keys

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "busy_timeout=15000",
    # In pages. Every sending writes the same few anew: copied back less often, most are copied once.
    "wal_autocheckpoint=4000",
)
_WRITES = "consult_writes"


class WritingSession(Session):
    """A session that writes; asked for its connection first, it begins and commits on that connection alone.

    A sending needs no records, and a session's bookkeeping of them costs more than the statements. Whoever uses
    records afterwards joins the same transaction, and whoever used them before gets the session's own connection.
    """

    _alone: Connection | None = None

    def connection(self, *arguments: Any, **options: Any) -> Connection:
        """Return the connection of this session's transaction, which begins here when it has not."""
        if self._alone is not None:
            return self._alone
        if self.in_transaction():
            return super().connection(*arguments, **options)
        engine = self.get_bind()
        assert isinstance(engine, Engine)
        self._alone = self.bind = engine.connect()
        self._alone.begin()
        return self._alone

    def commit(self) -> None:
        """Keep everything, durably; nothing is kept when this raises."""
        if self._alone is None or self.in_transaction():
            super().commit()
        if self._alone is not None:
            self._alone.commit()
            self._leave()

    def rollback(self) -> None:
        """Keep nothing."""
        if self.in_transaction():
            super().rollback()
        self._leave()

    def close(self) -> None:
        """Keep nothing more, and let the connection go."""
        if self.in_transaction() or self.identity_map:
            super().close()
        self._leave()

    def _leave(self) -> None:
        if self._alone is not None:
            self.bind = self._alone.engine
            self._alone.close()
            self._alone = None


class Database:
    """One council's database: ask it for a reading or a writing session."""

    def __init__(self, *, reads: Engine, writes: Engine, keys: Keys) -> None:
        self.reads = reads
        self.writes = writes
        self.keys = keys
        info = {"keys": keys}
        self._readers = sessionmaker(reads, expire_on_commit=False, info=info, autoflush=False)
        self._writers = sessionmaker(writes, class_=WritingSession, expire_on_commit=False, info=info)

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
        self.reads.dispose()
        self.writes.dispose()


def keys_of(session: Session) -> Keys:
    """Return the keys that belong to the session's database."""
    keys: Keys = session.info["keys"]
    return keys


def open_database(url: str, keys: Keys) -> Database:
    """Open the database at an SQLAlchemy URL, make or upgrade its tables, and seal with `keys` from now on."""
    use_keys(keys)
    target = make_url(url.replace("postgres://", "postgresql://", 1))
    on_sqlite = target.get_backend_name() == "sqlite"
    reads, writes = _sqlite_engines(target) if on_sqlite else _postgresql_engines(target)
    upgrade(writes)
    return Database(reads=reads, writes=writes, keys=keys)


def _postgresql_engines(target: URL) -> tuple[Engine, Engine]:
    target = target.set(drivername="postgresql+psycopg")
    engine = create_engine(target, pool_size=10, max_overflow=20, hide_parameters=True)
    event.listen(engine, "begin", _begin_on_postgresql)
    return engine, engine.execution_options(**{_WRITES: True})


def _begin_on_postgresql(connection: Connection) -> None:
    if not connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def _sqlite_engines(target: URL) -> tuple[Engine, Engine]:
    file = Path(target.database or "")
    file.parent.mkdir(parents=True, exist_ok=True)
    # Made here so that it is never readable by others, not even for the moment between making and chmod.
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    # A writing transaction takes the lock first, so that it never fails half-way because another wrote.
    writes = _sqlite_engine(target, pragmas=PRAGMAS, begin="BEGIN IMMEDIATE")
    # Connections are never lent for both: changing query_only makes SQLite plan every statement anew.
    reads = _sqlite_engine(target, pragmas=(*PRAGMAS, "query_only=ON"), begin="BEGIN")
    return reads, writes


def _sqlite_engine(target: URL, *, pragmas: Sequence[str], begin: str) -> Engine:
    apart = {"check_same_thread": False}
    engine = create_engine(target, connect_args=apart, pool_size=20, max_overflow=40, hide_parameters=True)

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    def begin_it(connection: Connection) -> None:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute(begin)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin_it)
    return engine


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date, on an engine that writes; does nothing when they are."""
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    head = ScriptDirectory.from_config(config).get_current_head()
    with _one_at_a_time(engine), engine.begin() as connection:
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
