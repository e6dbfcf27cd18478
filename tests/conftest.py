"""What every test can stand on: a clock to set, databases of both kinds, and a bot in a simulated server."""

import asyncio
import gc
import logging
import os
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy.engine import URL

from bot.core.db.database import Database
from bot.core.db.upgrade import upgrade
from bot.core.fetching.fetcher import Fetcher
from bot.works.models import Work
from tests.fuzzing import tries
from tests.worlds.clock import SetClock
from tests.worlds.databases import postgresql
from tests.worlds.databases.engines import close_connections, lasting_engines, lasting_loop
from tests.worlds.databases.snapshots import FileKeeper, RestoreOrMake, Snapshots
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.databases.sqlite_in_the_loop import AtNextTurn, make_sqlite_answer_in_its_loop
from tests.worlds.lasting_intake import LastingIntake
from tests.worlds.program import Program
from tests.worlds.town import Town

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
settings.register_profile("fuzz", max_examples=tries(100), deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="session", autouse=True)
def engines_last() -> Iterator[None]:
    with lasting_engines():
        yield


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[postgresql.Server]:
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with postgresql.server(shared, lambda url: asyncio.run(upgrade(url))) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """An empty database of either kind: what runs on one runs on the other."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path)
    else:
        server: postgresql.Server = request.getfixturevalue("postgresql_server")
        with server.database() as url:
            yield url


@pytest.fixture(scope="session")
def new_sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at this program's schema that nobody has used, to be copied."""
    folder = tmp_path_factory.mktemp("new")
    asyncio.run(upgrade(sqlite_url(folder)))
    return folder / "chapterhouse.sqlite3"


@pytest.fixture(scope="session")
def postgresql_database(postgresql_server: postgresql.Server) -> Iterator[URL]:
    """A database at this program's schema, to be emptied before each use."""
    with postgresql_server.database(like=postgresql.MIGRATED) as url:
        yield url
        close_connections(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """A database of either kind at this program's schema, with nothing in it."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("new_sqlite_file"), tmp_path)
        return sqlite_url(tmp_path)
    url: URL = request.getfixturevalue("postgresql_database")
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    server.empty(url)
    return url


@pytest.fixture
def sqlite_in_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    make_sqlite_answer_in_its_loop(monkeypatch, AtNextTurn)


@pytest.fixture
async def database(migrated_url: URL, sqlite_in_the_loop: None) -> AsyncIterator[Database]:
    del sqlite_in_the_loop
    database = Database(migrated_url)
    yield database
    await database.close()


@pytest.fixture(scope="session")
def snapshots_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    return Snapshots(FileKeeper(tmp_path_factory.mktemp("snapshots")))


@pytest.fixture(scope="session")
def snapshots_on_postgresql(postgresql_server: postgresql.Server, postgresql_database: URL) -> Snapshots:
    return Snapshots(postgresql_server)


@pytest.fixture
def restore_or_make(request: pytest.FixtureRequest, migrated_url: URL) -> RestoreOrMake:
    return RestoreOrMake(request.getfixturevalue(f"snapshots_on_{migrated_url.get_backend_name()}"), migrated_url)


@pytest.fixture
async def program(database: Database, clock: SetClock, restore_or_make: RestoreOrMake) -> Program:
    program = Program.on(database, clock)

    async def set_it_up() -> None:
        await program.set_up()

    await restore_or_make("server", set_it_up)
    return program


@pytest.fixture
async def work(program: Program, restore_or_make: RestoreOrMake) -> Work:
    return await restore_or_make("work", program.work, on="server")


@pytest.fixture(scope="session")
def intake() -> Iterator[LastingIntake]:
    intake = LastingIntake()
    yield intake
    asyncio.run(intake.end())


@pytest.fixture
def fetcher() -> Fetcher | None:
    """What a town fetches from the web with: nothing, unless a folder's tests say otherwise."""
    return None


@pytest.fixture
async def empty_town(
    tmp_path: Path,
    new_sqlite_file: Path,
    intake: LastingIntake,
    fetcher: Fetcher | None,
    sqlite_in_the_loop: None,
) -> AsyncIterator[Town]:
    """The real bot on a real SQLite file, in a simulated server with an author, a moderator and readers."""
    del sqlite_in_the_loop
    shutil.copy(new_sqlite_file, tmp_path)
    async with Town.open(sqlite_url(tmp_path), intake, fetcher) as town:
        yield town


@pytest.fixture
def town(empty_town: Town) -> Town:
    """A town to begin with; where a folder's tests begin with a server that is set up, its conftest does that."""
    return empty_town


@pytest.fixture(autouse=True)
def nothing_failed_unseen(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """An error that only the log knows of fails the test, unless the test says that it expects some."""
    yield
    if request.node.get_closest_marker("expects_errors"):
        return
    errors = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert not errors, "\n".join(f"{record.getMessage()}\n{record.exc_text or ''}" for record in errors)


def pytest_asyncio_loop_factories(item: pytest.Function) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests on a database share a loop, which PostgreSQL's open connections belong to."""
    on_a_database = {"database_url", "migrated_url"} & set(item.fixturenames)
    return {"loop": lasting_loop if on_a_database else asyncio.new_event_loop}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the simulations of faults survived, added up over all processes."""
    survived: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", []):
        survived.update(dict(report.user_properties).get("survived", {}))
    if survived:
        terminalreporter.section("survived")
        terminalreporter.line(", ".join(f"{times:,} {what}" for what, times in survived.items()))


def pytest_configure() -> None:
    """Thousands of tests that stay until the end aren't looked through for what could be freed (see below)."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What mostly waits for processes and sockets comes first, so that the other workers compute meanwhile."""
    items.sort(key=lambda item: "wire" not in item.path.parts)
