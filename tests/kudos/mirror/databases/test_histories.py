"""Histories on real databases end as Discord is, and are counted so."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import HealthCheck, example, given, settings
from sqlalchemy.engine import URL

from bot.core.db.database import Database
from bot.kudos.models import Reaction
from tests.kudos.announced_work import AnnouncedWork, announce_in_two_servers
from tests.kudos.mirror.databases.on_database import OnDatabase
from tests.kudos.mirror.histories import AUTHOR, LOST_WHILE_READING, MESSAGES, STEPS, Step
from tests.kudos.mirror.made_up_discord import Discord
from tests.worlds.clock import SetClock


def counted(facts: set[Reaction]) -> set[int]:
    """Who gives kudos with these reactions, as anybody would count them."""
    return {one.user_id for one in facts if one.emoji in "❤💜" and not one.from_bot and one.user_id != AUTHOR}


@pytest.mark.usefixtures("sqlite_in_the_loop")
def test_histories_end_as_discord_is_and_are_counted_so(migrated_url: URL, loop: asyncio.AbstractEventLoop) -> None:
    @asynccontextmanager
    async def opened() -> AsyncIterator[tuple[AnnouncedWork, SetClock]]:
        clock = SetClock()
        database = Database(migrated_url)
        yield await announce_in_two_servers(database, clock, AUTHOR), clock
        await database.close()

    room = opened()
    announced, clock = loop.run_until_complete(room.__aenter__())

    async def live(steps: list[Step]) -> None:
        await announced.forget_everything()
        discord = Discord(OnDatabase(announced, clock), clock, iter(steps))
        await discord.play()
        await discord.check()
        here, there, next_one = [counted(await announced.facts(one)) for one in MESSAGES]
        assert await announced.chapter_kudos() == [len(here | there), len(next_one)]
        assert await announced.readers() == len(here | there | next_one)

    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=STEPS)
    @example(steps=LOST_WHILE_READING)
    def all_of_them(steps: list[Step]) -> None:
        loop.run_until_complete(live(steps))

    try:
        all_of_them()
    finally:
        loop.run_until_complete(room.__aexit__(None, None, None))
