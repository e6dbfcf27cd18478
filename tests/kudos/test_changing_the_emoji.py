"""Changing the emoji erases nothing."""

from dataclasses import replace

from bot.core.db.database import Database
from bot.setup.emoji import Emoji
from tests.kudos.people import REMY, ROSA, RUI
from tests.kudos.server import FIRE, HEART, PURPLE, STAR, KudosServer
from tests.worlds.clock import SetClock
from tests.worlds.people import MANAGER, OTHER_GUILD, reader
from tests.worlds.program import Program


class TestChangingTheEmoji:
    async def test_it_erases_nothing(self, server: KudosServer, clock: SetClock) -> None:
        await server.add(ROSA, HEART)
        await server.program.setup.change(MANAGER, kudos_emojis=(Emoji(FIRE, FIRE),))

        assert await server.counts() == [1, 0, 1]

    async def test_earlier_announcements_go_on_counting_what_they_were_announced_with(
        self, server: KudosServer, clock: SetClock
    ) -> None:
        await server.program.setup.change(MANAGER, kudos_emojis=(Emoji(FIRE, FIRE),))
        clock.advance(days=1)
        await server.add(ROSA, HEART)
        await server.add(RUI, PURPLE)
        await server.add(REMY, FIRE)

        assert await server.counts() == [3, 0, 3]

    async def test_later_announcements_count_the_new_one_alone(self, server: KudosServer, clock: SetClock) -> None:
        await server.program.setup.change(MANAGER, kudos_emojis=(Emoji(FIRE, FIRE),))
        clock.advance(days=1)
        await server.announced(server.work, 3)
        await server.add(ROSA, HEART, 2)
        await server.add(RUI, FIRE, 2)

        assert server.channels.messages[2].reactions == [FIRE]
        assert await server.counts() == [0, 0, 1, 1]

    async def test_each_announcement_remembers_its_own_however_often_it_changes(
        self, server: KudosServer, clock: SetClock
    ) -> None:
        for number, emoji in ((3, FIRE), (4, STAR), (5, HEART)):
            await server.program.setup.change(MANAGER, kudos_emojis=(Emoji(emoji, emoji),))
            clock.advance(days=1)
            await server.announced(server.work, number)
            clock.advance(days=1)
        reactions = [(0, PURPLE), (2, FIRE), (3, STAR), (4, HEART), (4, FIRE), (4, STAR), (3, FIRE)]
        for number, (index, emoji) in enumerate(reactions):
            await server.add(reader(number).id, emoji, index)

        assert (await server.counts())[:-1] == [1, 0, 1, 1, 1]

    async def test_the_defaults_were_written_down_with_the_first_announcement(
        self, database: Database, clock: SetClock
    ) -> None:
        program = Program.on(database, clock)
        server = await KudosServer.around(program, await program.work(channel_id=1))
        await server.announced(server.work, 1)
        await server.add(ROSA, HEART)
        clock.advance(days=1)
        await program.setup.change(MANAGER, kudos_emojis=(Emoji(FIRE, FIRE),))

        assert await server.counts() == [1, 1]

    async def test_another_servers_emoji_count_for_nothing_here(self, server: KudosServer) -> None:
        stranger = replace(MANAGER, guild_id=OTHER_GUILD)
        await server.program.setup.change(stranger, kudos_emojis=(Emoji(STAR, STAR),))
        await server.add(ROSA, STAR)

        assert await server.counts() == [0, 0, 0]
