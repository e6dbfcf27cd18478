"""The roads from Discord's events to the inbox: the short one, and the one where discord.py is not as it was."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.app.client import Client
from bot.app.services import Services
from bot.core.db.database import Database
from bot.kudos.mirror.inbox import Inbox
from bot.kudos.models import Event, ReactionChange
from cogs.kudos.reactions import listen
from tests.worlds.clock import SetClock
from tests.worlds.databases.sqlite import sqlite_url

QUILL = {"id": "123456789012345678", "name": "quill", "animated": True}
DELETED = {"id": "123456789012345679", "name": None}
HEART = {"id": None, "name": "❤️"}


@pytest.fixture
async def client(tmp_path: Path, clock: SetClock) -> AsyncIterator[Client]:
    database = Database(sqlite_url(tmp_path))
    client = Client(Services.on(database, clock))
    client._connection._add_guild_from_data({"id": "10", "unavailable": True})  # type: ignore[typeddict-item]
    yield client
    await client.services.close()
    await database.close()


def payload(emoji: dict[str, Any], **more: Any) -> dict[str, Any]:
    where = {"channel_id": "30", "message_id": "101", "guild_id": "10"}
    return {**where, "user_id": "7", "emoji": emoji, "type": 0, "burst": False, **more}


def member(**user: Any) -> dict[str, Any]:
    return {
        "user": {"id": "7", "username": "rosa", "discriminator": "0", "avatar": None, **user},
        "roles": [],
        "flags": 0,
    }


PAYLOADS = [
    payload(HEART),
    payload(HEART, member=member(), message_author_id=None),
    payload(HEART, member=member(bot=True)),
    payload(QUILL, burst=True, type=1, burst_colors=["#ff3366"]),
    payload(DELETED),
    payload(HEART, message_author_id="8", member=member()),
]
"""The last one is on somebody else's message."""


def change(client: Client, parsers: dict[str, Any]) -> Iterator[list[Event]]:
    inbox = Inbox()
    listen(client, inbox)
    for event in ("MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE"):
        for data in PAYLOADS:
            parsers[event](data)
        yield inbox.take()


async def test_both_roads_tell_the_same(client: Client) -> None:
    state: Any = client._connection
    long_road = dict(state.parsers)
    short = list(change(client, state.parsers))

    assert state.parsers["MESSAGE_REACTION_ADD"] != long_road["MESSAGE_REACTION_ADD"], "the short road is taken"
    assert short == list(change(client, long_road))
    assert short[0][2:4] == [
        (ReactionChange.ADDED, 101, "❤", 7, False, True),
        (ReactionChange.ADDED, 101, QUILL["id"], 7, True, False),
    ]
    assert (len(short[0]), len(short[1])) == (5, 6), "a removed reaction's message isn't told to be whose"


async def test_where_discord_py_has_no_such_table_events_come_by_the_long_road(client: Client) -> None:
    state: Any = client._connection
    long_road, state.parsers = dict(state.parsers), None

    assert not client.take_payloads("MESSAGE_REACTION_ADD", lambda _: None)
    assert len(next(change(client, long_road))) == 5
