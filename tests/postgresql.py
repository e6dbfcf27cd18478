"""A PostgreSQL cluster of the tests' own: installed binaries, an unprivileged user, a private socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian keeps the server's binaries, by version; they are on nobody's PATH."""

INITDB = ("-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")

UNPRIVILEGED = ("postgres", "nobody")
"""Users to run the server as where the tests run as root, which PostgreSQL refuses."""

EMPTY = """
DO $$ DECLARE name text; BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT quote_ident(tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE 'DELETE FROM ' || name;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences;
END $$
"""
"""Ends what an earlier test left open, too: its locks would be waited for. TRUNCATE takes three times as long."""


@dataclass(frozen=True, slots=True)
class Server:
    binaries: Path
    socket: Path
    user: str

    @contextmanager
    def database(self) -> Iterator[URL]:
        name = f"test_{uuid.uuid4().hex}"
        self._sql(f"CREATE DATABASE {name}")
        try:
            yield URL.create("postgresql+asyncpg", username=self.user, database=name, query={"host": str(self.socket)})
        finally:
            self._sql(f"DROP DATABASE {name} WITH (FORCE)")

    def empty(self, url: URL) -> None:
        """Take every row out of a database at the newest schema: a tenth of what another database costs."""
        self._sql(EMPTY, url.database or "")

    def _sql(self, statement: str, database: str = "postgres") -> None:
        to = ("-h", self.socket, "-U", self.user, "-d", database)
        command: list[str | Path] = [self.binaries / "psql", "-qX", *to, "-c", statement]
        subprocess.run(command, check=True, capture_output=True)


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
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
        _run(user, binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield Server(binaries, folder, user)
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
