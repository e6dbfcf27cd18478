"""Bringing a database up to date."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.engine import URL

from bot.app.services import Services
from bot.core.db import engines, upgrade
from bot.core.db.database import Database, metadata
from bot.core.db.migrations.apart import migrate_apart
from bot.core.errors import StartupError
from tests.core.db.earlier_database import run_migrations_to
from tests.core.db.faults.first_version import ANNOUNCED, FIRST_VERSION
from tests.letters.written import written
from tests.worlds.databases.sqlite import sqlite_url


def _differences(connection: Connection) -> list[object]:
    options = {"include_name": _is_declared}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def _is_declared(name: str | None, _kind: str, _parents: object) -> bool:
    """The full-text index is each database's own: metadata has no words for it."""
    return not (name or "").startswith("suggestion_words")


async def test_the_migrations_make_exactly_the_tables_that_the_stores_declare(database_url: URL) -> None:
    assert set(Services.__slots__) >= {"works", "kudos", "suggestions"}, "their stores have declared their tables"
    await upgrade.upgrade(database_url)

    engine = engines.for_migrations(database_url)
    async with engine.connect() as connection:
        differences = await connection.run_sync(_differences)
    await engine.dispose()
    assert differences == []


async def test_a_second_upgrade_has_nothing_to_do(database_url: URL) -> None:
    await upgrade.upgrade(database_url)
    await upgrade.upgrade(database_url)


def test_the_migrations_are_one_line_without_branches() -> None:
    scripts = ScriptDirectory.from_config(upgrade._config())

    assert len(scripts.get_heads()) == 1
    assert upgrade._line() == tuple(reversed([script.revision for script in scripts.walk_revisions()]))


async def test_a_process_of_its_own_updates_a_database(database_url: URL) -> None:
    await upgrade.upgrade(database_url, migrate=migrate_apart)

    engine = engines.for_migrations(database_url)
    async with engine.connect() as connection:
        version = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
    await engine.dispose()
    assert version == upgrade.newest_revision()


async def test_what_stops_the_process_that_updates_is_said(database_url: URL) -> None:
    engine = engines.for_migrations(database_url)
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TABLE works (id INTEGER)"))
        await connection.commit()
    await engine.dispose()

    with pytest.raises(StartupError, match=r"couldn't be brought up to date: .*works.* already exists"):
        await upgrade.upgrade(database_url, migrate=migrate_apart)


async def test_a_database_of_a_newer_program_is_left_alone(database_url: URL) -> None:
    await upgrade.upgrade(database_url)
    engine = engines.for_migrations(database_url)
    async with engine.connect() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await connection.commit()
    await engine.dispose()

    with pytest.raises(StartupError, match="newer Chapterhouse"):
        await upgrade.upgrade(database_url)


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "chapterhouse.sqlite3").write_bytes(b"This is a shopping list, not a database." * 100)

    with pytest.raises(StartupError, match=r"chapterhouse\.sqlite3 can't be opened"):
        await upgrade.upgrade(sqlite_url(tmp_path))


async def test_a_database_that_another_process_keeps_to_itself_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_TIMEOUT", 1)
    await upgrade.upgrade(sqlite_url(tmp_path))

    with closing(sqlite3.connect(tmp_path / "chapterhouse.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StartupError, match=r"chapterhouse\.sqlite3 can't be opened: database is locked"):
            await upgrade.upgrade(sqlite_url(tmp_path))


async def test_the_zone_that_was_only_the_digests_becomes_the_servers_unless_it_had_one(database_url: URL) -> None:
    engine = engines.for_migrations(database_url)
    async with engine.connect() as connection:
        await connection.run_sync(run_migrations_to, "0003")
        await connection.execute(
            text("INSERT INTO guild_settings (guild_id, zone) VALUES (1, 'Asia/Tokyo'), (2, NULL)")
        )
        query = "INSERT INTO kudos_settings (guild_id, digest_hour, time_zone) VALUES (:guild_id, 18, 'Europe/Berlin')"
        await connection.execute(text(query), [{"guild_id": guild_id} for guild_id in (1, 2, 3)])
        await connection.commit()
    await upgrade.upgrade(database_url)

    async with engine.connect() as connection:
        zones = await connection.execute(text("SELECT guild_id, zone FROM guild_settings ORDER BY guild_id"))
        assert zones.all() == [(1, "Asia/Tokyo"), (2, "Europe/Berlin"), (3, "Europe/Berlin")]
    await engine.dispose()


async def test_a_server_whose_zone_is_letters_is_asked_once_for_a_city(database_url: URL) -> None:
    engine = engines.for_migrations(database_url)
    zones = {1: "EST", 2: "Europe/Berlin", 3: "UTC", 4: None, 5: "PST8PDT", 6: "Japan"}
    async with engine.connect() as connection:
        await connection.run_sync(run_migrations_to, "0030")
        rows = [{"guild_id": guild_id, "zone": zone} for guild_id, zone in zones.items()]
        await connection.execute(text("INSERT INTO guild_settings (guild_id, zone) VALUES (:guild_id, :zone)"), rows)
        await connection.commit()
    await upgrade.upgrade(database_url)
    await engine.dispose()

    database = Database(database_url)
    texts = await written(database)
    await database.close()
    assert [words.split("**")[1] for words in texts] == ["EST", "PST8PDT"]
    assert "such as `/setup time_zone:New York`" in texts[0]
    assert "such as `/setup time_zone:Los Angeles`" in texts[1]


async def test_announcements_of_the_first_version_keep_what_was_left_to_do(database_url: URL) -> None:
    engine = engines.for_migrations(database_url)
    rows = [("sent", True, 1), ("sent", False, 1), ("sent", True, 2), ("waiting", False, 1), ("failed", False, 1)]
    async with engine.connect() as connection:
        await connection.run_sync(run_migrations_to, "0004")
        for statement in FIRST_VERSION:
            await connection.execute(text(statement))
        values = ({"state": state, "reacted": reacted, "wanted": wanted} for state, reacted, wanted in rows)
        numbered = [{"channel": number, "nonce": f"n{number}", **of} for number, of in enumerate(values)]
        await connection.execute(text(ANNOUNCED), numbered)
        await connection.commit()
    await upgrade.upgrade(database_url)

    async with engine.connect() as connection:
        found = await connection.execute(text("SELECT state, due_at IS NULL FROM announcements ORDER BY channel_id"))
        idle = [(state, bool(is_idle)) for state, is_idle in found]
        query = "SELECT channel_id, step FROM announcement_steps JOIN announcements ON id = announcement_id"
        steps = (await connection.execute(text(query))).all()
    await engine.dispose()
    assert idle == [("sent", True), ("sent", True), ("sent", False), ("waiting", False), ("blocked", True)]
    assert steps == [(1, "react")]


class TestWithAPendingMigration:
    """The newest migration is taken for pending by a database that stopped one before it."""

    @pytest.fixture
    def steps(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A copy of the migrations, to which a test adds its own."""
        folder = tmp_path / "migrations"
        shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
        return folder / "versions"

    def add(self, steps: Path, name: str, after: str, body: str) -> None:
        source = f'"""A test\'s."""\nfrom alembic import op\nrevision = "{name}"\ndown_revision = "{after}"\n'
        (steps / f"{name}_test.py").write_text(f"{source}def upgrade() -> None:\n    {body}\n", encoding="utf-8")

    async def test_the_file_is_backed_up_first_and_the_copy_is_whole(self, steps: Path, tmp_path: Path) -> None:
        url = sqlite_url(tmp_path)
        await upgrade.upgrade(url)
        head = upgrade.newest_revision()
        self.add(steps, "t1", head, 'op.execute("CREATE TABLE extra (id INTEGER)")')

        await upgrade.upgrade(url)

        (copy,) = (tmp_path / "backups").iterdir()
        with closing(sqlite3.connect(copy)) as backup:
            assert backup.execute("SELECT version_num FROM alembic_version").fetchone() == (head,)
            assert backup.execute("SELECT name FROM sqlite_master WHERE name = 'extra'").fetchone() is None

    async def test_a_new_database_needs_no_backup(self, steps: Path, tmp_path: Path) -> None:
        await upgrade.upgrade(sqlite_url(tmp_path))

        assert not (tmp_path / "backups").exists()

    async def test_each_migration_has_its_own_transaction(self, steps: Path, database_url: URL) -> None:
        head = upgrade.newest_revision()
        self.add(steps, "t1", head, 'op.execute("CREATE TABLE first_extra (id INTEGER)")')
        self.add(
            steps,
            "t2",
            "t1",
            'op.execute("CREATE TABLE second_extra (id INTEGER)"); op.execute("SELECT * FROM nowhere")',
        )

        with pytest.raises(StartupError, match="nowhere"):
            await upgrade.upgrade(database_url)

        engine = engines.for_migrations(database_url)
        async with engine.connect() as connection:
            version = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
            await connection.execute(text("SELECT count(*) FROM first_extra"))
            with pytest.raises(Exception, match="second_extra"):
                await connection.execute(text("SELECT count(*) FROM second_extra"))
        await engine.dispose()
        assert version == "t1"
