"""A server that removed the bot long ago, and took it back while the process was down."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn


def remove_from(database: Path, guild_id: int, ago: timedelta) -> None:
    with closing(sqlite3.connect(database)) as connection:
        left_at = (datetime.now(UTC) - ago).strftime("%Y-%m-%d %H:%M:%S.%f")
        connection.execute("INSERT INTO departures (guild_id, left_at) VALUES (?, ?)", (guild_id, left_at))
        connection.commit()


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


async def test_nothing_of_it_is_erased_before_discord_has_told_which_servers_there_are(
    readers: Readers, server: StandIn
) -> None:
    bot, database = readers.bot, readers.bot.database
    await readers.set_up()
    await bot.kill9()
    remove_from(database, readers.author.guild.id, timedelta(days=31))
    server.gateway.drops_at, opened = "identify", server.gateway.opened

    await bot.start()
    await server.until(lambda: server.gateway.opened > opened, 20, bot.log)
    await server.until(lambda: server.gateway.opened > opened + 1, 20, bot.log)
    assert count(database, "works") == 1
    server.gateway.drops_at = ""
    await server.ready()

    await server.until(lambda: count(database, "departures") == 0, 20, bot.log)
    assert "Erased what server" not in bot.log
    assert count(database, "works") == 1
