"""A PostgreSQL cluster of the tests' own: installed binaries, an unprivileged user, a private socket.

The processes of a test run share it. The first that needs it starts it, and the last one stops it.
"""

import asyncio
import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy.engine import URL

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian keeps the server's binaries, by version; they are on nobody's PATH."""

INITDB = ("-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")

CONNECTIONS = 200
"""Each process's pool holds fifteen at most, and there are some of its own."""

MIGRATED = "migrated"
"""The database that others are copies of."""

IN_NO_NEED = " ".join(
    f"-c {setting}"
    for setting in (
        "fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0",
        "autovacuum=off", "jit=off",
    )
)  # fmt: skip
"""What a server does for rows that have to last."""

UNPRIVILEGED = ("postgres", "nobody")
"""Users to run the server as where the tests run as root, which PostgreSQL refuses."""

EMPTY = """
DO $$ DECLARE name text; BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle';
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT quote_ident(tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE 'DELETE FROM ' || name;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences;
END $$
"""
"""Ends what an earlier test left open, too: its locks would be waited for. TRUNCATE takes three times as long."""

KEEP = """
DO $$ DECLARE name text; has_rows boolean; BEGIN
    CREATE SCHEMA {name};
    CREATE TABLE {name}.sequences AS
        SELECT sequencename AS its_name, last_value AS its_value FROM pg_sequences WHERE last_value IS NOT NULL;
    FOR name IN SELECT quote_ident(tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE 'SELECT EXISTS (SELECT FROM public.' || name || ')' INTO has_rows;
        IF has_rows THEN
            EXECUTE 'CREATE TABLE {name}.rows_of_' || name || ' AS TABLE public.' || name;
        END IF;
    END LOOP;
END $$
"""
"""Keeps every row, and where the numbering of rows stands, in a schema of that name."""

BRING_BACK = """
DO $$ DECLARE name text; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT substr(tablename, 9) FROM pg_tables WHERE schemaname = '{name}' AND tablename <> 'sequences' LOOP
        EXECUTE 'DELETE FROM public.' || name;
        EXECUTE 'INSERT INTO public.' || name || ' SELECT * FROM {name}.rows_of_' || name;
    END LOOP;
    PERFORM setval(format('public.%I', its_name)::regclass, its_value) FROM {name}.sequences;
END $$
"""
"""The rows of these tables as they were kept; the other tables are left alone."""


class Server:
    """Its own connections stay open: a new one costs as much as a process of its own, six times as much as its work."""

    def __init__(self, socket: Path, user: str) -> None:
        self._socket = socket
        self._user = user
        self._connections: dict[str, asyncpg.Connection] = {}
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)

    @contextmanager
    def database(self, like: str = "template1") -> Iterator[URL]:
        name = f"test_{uuid.uuid4().hex}"
        self.create(name, like)
        try:
            yield _url(self._socket, self._user, name)
        finally:
            self._close(name)
            self._sql(f"DROP DATABASE {name} WITH (FORCE)")

    def create(self, name: str, like: str = "template1") -> None:
        self._sql(f"CREATE DATABASE {name} TEMPLATE {like}")

    def empty(self, url: URL) -> None:
        """Take every row out of a database at the newest schema: a tenth of what another database costs."""
        self._sql(EMPTY, url.database or "")

    def keep(self, url: URL, name: str) -> None:
        self._sql(KEEP.format(name=name), url.database or "")

    def bring_back(self, url: URL, name: str) -> None:
        self._sql(BRING_BACK.format(name=name), url.database or "")

    def close(self) -> None:
        for name in list(self._connections):
            self._close(name)
        self._runner.close()

    def _sql(self, statement: str, database: str = "postgres") -> None:
        if database not in self._connections:
            self._connections[database] = self._runner.run(self._connect(database))
        self._runner.run(self._connections[database].execute(statement))

    async def _connect(self, database: str) -> asyncpg.Connection:
        return await asyncpg.connect(host=str(self._socket), user=self._user, database=database)

    def _close(self, database: str) -> None:
        if connection := self._connections.pop(database, None):
            self._runner.run(connection.close())


@dataclass(frozen=True, slots=True)
class _Cluster:
    binaries: Path
    user: str

    def start(self, migrate: Callable[[URL], None]) -> Path:
        """The folder that it is in."""
        folder = self.begin(IN_NO_NEED)
        try:
            with closing(Server(folder, self.user)) as server:
                server.create(MIGRATED)
            migrate(_url(folder, self.user, MIGRATED))
        except BaseException:
            self.stop(folder)
            raise
        return folder

    def begin(self, settings: str) -> Path:
        place = os.environ.get("PYTEST_DEBUG_TEMPROOT")
        folder = Path(tempfile.mkdtemp(dir=place, prefix="chapterhouse-pg-"))  # a socket's path holds 107 characters
        if os.geteuid() == 0:
            shutil.chown(folder, self.user)
        self._run("initdb", "-D", folder / "data", "-U", self.user, *INITDB)
        self._serve(folder, settings)
        return folder

    def _serve(self, folder: Path, settings: str) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c max_connections={CONNECTIONS}"
        self._control(folder, "-w", "-l", folder / "log", "-o", f"{options} {settings}", "start")

    def stop(self, folder: Path) -> None:
        self._control(folder, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    def _control(self, folder: Path, *arguments: str | Path) -> None:
        self._run("pg_ctl", "-D", folder / "data", *arguments)

    def _run(self, program: str, *arguments: str | Path) -> None:
        group = pwd.getpwnam(self.user).pw_gid
        as_user = ["setpriv", f"--reuid={self.user}", f"--regid={group}", "--clear-groups"] if os.geteuid() == 0 else []
        subprocess.run([*as_user, self.binaries / program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def lasting_database() -> Iterator[URL | None]:
    """A database of a cluster of its own that keeps rows as safe as PostgreSQL does by itself; None without PostgreSQL.

    It isn't at any schema yet.
    """
    binaries = _binaries()
    if binaries is None:
        yield None
        return
    cluster = _Cluster(binaries, _server_user())
    folder = cluster.begin("")
    try:
        yield _url(folder, cluster.user, "postgres")
    finally:
        cluster.stop(folder)


@contextmanager
def server(shared: Path, migrate: Callable[[URL], None]) -> Iterator[Server]:
    """The cluster of this test run, whose processes have the folder `shared` in common.

    Skips the test where PostgreSQL isn't installed, unless it has to be.
    """
    binaries = _binaries()
    if binaries is None:
        if os.environ.get("POSTGRESQL_REQUIRED"):
            pytest.fail("POSTGRESQL_REQUIRED is set, and PostgreSQL's server isn't installed (Debian: postgresql)")
        pytest.skip("PostgreSQL's server isn't installed (Debian: postgresql): tested on SQLite only")
    cluster = _Cluster(binaries, _server_user())
    place = shared / "postgresql"
    with place.open("a") as users:
        with _one_at_a_time(shared):
            if not place.read_text():
                place.write_text(str(cluster.start(migrate)))
            fcntl.flock(users, fcntl.LOCK_SH)
        folder = Path(place.read_text())
        try:
            with closing(Server(folder, cluster.user)) as server:
                yield server
        finally:
            with _one_at_a_time(shared), suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                cluster.stop(folder)
                place.write_text("")


@contextmanager
def _one_at_a_time(shared: Path) -> Iterator[None]:
    with (shared / "postgresql.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _url(socket: Path, user: str, database: str) -> URL:
    return URL.create("postgresql+asyncpg", username=user, database=database, query={"host": str(socket)})


def _binaries() -> Path | None:
    versions = sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name.split(".")[0]), reverse=True)
    candidates = [*versions, Path(shutil.which("initdb") or "/nowhere/initdb").parent]
    return next((path for path in candidates if (path / "initdb").exists()), None)


def _server_user() -> str:
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)
