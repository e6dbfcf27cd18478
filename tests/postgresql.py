"""A PostgreSQL cluster of the tests' own: installed binaries, an unprivileged user, a private socket."""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy.engine import URL

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian keeps the server's binaries, by version; they are on nobody's PATH."""

INITDB = ("-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")

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


class Server:
    """Its own connections stay open: a new one costs as much as a process of its own, six times as much as its work."""

    def __init__(self, socket: Path, user: str) -> None:
        self._socket = socket
        self._user = user
        self._connections: dict[str, asyncpg.Connection] = {}
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)

    @contextmanager
    def database(self) -> Iterator[URL]:
        name = f"test_{uuid.uuid4().hex}"
        self._sql(f"CREATE DATABASE {name}")
        try:
            host = {"host": str(self._socket)}
            yield URL.create("postgresql+asyncpg", username=self._user, database=name, query=host)
        finally:
            self._close(name)
            self._sql(f"DROP DATABASE {name} WITH (FORCE)")

    def empty(self, url: URL) -> None:
        """Take every row out of a database at the newest schema: a tenth of what another database costs."""
        self._sql(EMPTY, url.database or "")

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


@contextmanager
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run a cluster until the block ends. Skips the test where PostgreSQL isn't installed, unless it has to be."""
    binaries = _binaries()
    if binaries is None:
        if os.environ.get("POSTGRESQL_REQUIRED"):
            pytest.fail("POSTGRESQL_REQUIRED is set, and PostgreSQL's server isn't installed (Debian: postgresql)")
        pytest.skip("PostgreSQL's server isn't installed (Debian: postgresql): tested on SQLite only")
    del tmp_path_factory
    user = _server_user()
    folder = Path(tempfile.mkdtemp(prefix="chapterhouse-pg-"))  # short: a socket's path holds 107 characters
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, user)
        _run(
            user,
            binaries / "initdb",
            "-D",
            folder / "data",
            "-A",
            "trust",
            "-U",
            user,
            "-E",
            "UTF8",
            "--no-sync",
            "--locale=C",
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c max_connections=60 {IN_NO_NEED}"
        _run(user, binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
        try:
            with closing(Server(folder, user)) as server:
                yield server
        finally:
            _run(user, binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path | None:
    versions = sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name.split(".")[0]), reverse=True)
    candidates = [*versions, Path(shutil.which("initdb") or "/nowhere/initdb").parent]
    return next((path for path in candidates if (path / "initdb").exists()), None)


def _server_user() -> str:
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


def _run(user: str, *command: str | Path) -> None:
    group = pwd.getpwnam(user).pw_gid
    as_user = ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups"] if os.geteuid() == 0 else []
    subprocess.run([*as_user, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")
