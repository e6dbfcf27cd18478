"""A database with a million kudos, which Discord shows as well."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.stream import let_stand
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.messages.messages import Message

PLACES = 25
"""Servers in which chapters are announced, each with one work."""

CHAPTERS = 100
"""Chapters of each work."""

READERS = 400
"""Of each chapter: in all a million kudos."""

HEART = "❤️"

REACTIONS = """
    WITH RECURSIVE readers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM readers WHERE number + 1 < :readers)
    INSERT INTO reactions (announcement_id, user_id, emoji, is_super, from_bot, noticed_at)
    SELECT :announcement, :first + number, :emoji, 0, 0, :noticed FROM readers
"""
KUDOS = """
    INSERT INTO kudos (chapter_id, user_id, work_id, given_at)
    SELECT :chapter, user_id, :work, noticed_at FROM reactions WHERE announcement_id = :announcement AND from_bot = 0
        AND emoji = :emoji
"""


def announced_in(discord: StandIn) -> list[Message]:
    """Post what looks like an announcement, PLACES times CHAPTERS of them, each with its readers' hearts."""
    channels = [guild.create_text_channel("new-chapters") for guild in discord.guilds[1 : PLACES + 1]]
    return [_announce(discord, channel, number) for channel in channels for number in range(CHAPTERS)]


def _announce(discord: StandIn, channel: Channel, number: int) -> Message:
    message = posting.post(channel, discord.world.bot, {"content": f"Chapter {number + 1}"}, {})
    let_stand(message, READERS, HEART)
    return message


def fill(file: Path, messages: list[Message], first_reader: int) -> None:
    """Note these announcements and their kudos, each as a copy of the one that the database has."""
    with closing(sqlite3.connect(file)) as connection, connection:
        for place in range(PLACES):
            guild_id = _guild(messages[place * CHAPTERS])
            work = _copy(connection, "works", guild_id=guild_id)
            _copy(connection, "kudos_emojis", guild_id=guild_id)
            for number in range(CHAPTERS):
                _kudos(connection, messages[place * CHAPTERS + number], work, number, first_reader)


def _guild(message: Message) -> int:
    return message.channel.guild.id if message.channel.guild else 0


def _kudos(connection: sqlite3.Connection, message: Message, work: int, number: int, first_reader: int) -> None:
    noticed = (datetime.now(UTC) - timedelta(days=1 + number)).isoformat(sep=" ", timespec="microseconds")
    chapter = _copy(connection, "chapters", work_id=work, number=number + 1, posted_at=noticed)
    announcement = _copy(
        connection,
        "announcements",
        chapter_id=chapter,
        guild_id=_guild(message),
        channel_id=message.channel.id,
        message_id=message.id,
        announced_at=noticed,
        nonce=f"bench{chapter}",
    )
    values = {"announcement": announcement, "chapter": chapter, "work": work, "noticed": noticed, "emoji": HEART}
    connection.execute(REACTIONS, {**values, "readers": READERS, "first": first_reader})
    connection.execute(KUDOS, values)


def _copy(connection: sqlite3.Connection, table: str, **changed: object) -> int:
    """Insert a copy of a table's first row with some columns changed; the id of it."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    row = connection.execute(f"SELECT * FROM {table} ORDER BY rowid LIMIT 1").fetchone()  # noqa: S608
    values = {**dict(zip(columns, row, strict=True)), **changed}
    values.pop("id", None)
    names, places = ", ".join(values), ", ".join(f":{name}" for name in values)
    return connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", values).lastrowid or 0  # noqa: S608
