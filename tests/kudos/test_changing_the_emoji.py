"""Changing the emoji erases nothing."""

from dataclasses import replace

from bot.core.db.database import Database
from bot.setup.emoji import Emoji
from tests.kudos.library import FIRE, HEART, PURPLE, STAR, Library
from tests.kudos.people import REMY, ROSA, RUI
from tests.worlds.clock import SetClock
from tests.worlds.house import (
    MANAGER,
    OTHER_GUILD,
    House,
    reader,
)


class TestChangingTheEmoji:
    async def test_it_erases_nothing(self, library: Library, clock: SetClock) -> None:
        await library.add(ROSA, HEART)
        await library.house.setup.change(MANAGER, kudos_emojis=[Emoji(FIRE, FIRE)])

        assert await library.counts() == [1, 0, 1]

    async def test_earlier_announcements_go_on_counting_what_they_were_announced_with(
        self, library: Library, clock: SetClock
    ) -> None:
        await library.house.setup.change(MANAGER, kudos_emojis=[Emoji(FIRE, FIRE)])
        clock.advance(days=1)
        await library.add(ROSA, HEART)
        await library.add(RUI, PURPLE)
        await library.add(REMY, FIRE)

        assert await library.counts() == [3, 0, 3]

    async def test_later_announcements_count_the_new_one_alone(self, library: Library, clock: SetClock) -> None:
        await library.house.setup.change(MANAGER, kudos_emojis=[Emoji(FIRE, FIRE)])
        clock.advance(days=1)
        await library.announced(library.work, 3)
        await library.add(ROSA, HEART, 2)
        await library.add(RUI, FIRE, 2)

        assert library.board.messages[2].reactions == [FIRE]
        assert await library.counts() == [0, 0, 1, 1]

    async def test_each_announcement_remembers_its_own_however_often_it_changes(
        self, library: Library, clock: SetClock
    ) -> None:
        for number, emoji in ((3, FIRE), (4, STAR), (5, HEART)):
            await library.house.setup.change(MANAGER, kudos_emojis=[Emoji(emoji, emoji)])
            clock.advance(days=1)
            await library.announced(library.work, number)
            clock.advance(days=1)
        reactions = [(0, PURPLE), (2, FIRE), (3, STAR), (4, HEART), (4, FIRE), (4, STAR), (3, FIRE)]
        for number, (index, emoji) in enumerate(reactions):
            await library.add(reader(number).id, emoji, index)

        assert (await library.counts())[:-1] == [1, 0, 1, 1, 1]

    async def test_the_defaults_were_written_down_with_the_first_announcement(
        self, database: Database, clock: SetClock
    ) -> None:
        house = House.on(database, clock)
        library = await Library.around(house, await house.work(channel_id=1))
        await library.announced(library.work, 1)
        await library.add(ROSA, HEART)
        clock.advance(days=1)
        await house.setup.change(MANAGER, kudos_emojis=[Emoji(FIRE, FIRE)])

        assert await library.counts() == [1, 1]

    async def test_another_servers_emoji_count_for_nothing_here(self, library: Library) -> None:
        stranger = replace(MANAGER, guild_id=OTHER_GUILD)
        await library.house.setup.change(stranger, kudos_emojis=[Emoji(STAR, STAR)])
        await library.add(ROSA, STAR)

        assert await library.counts() == [0, 0, 0]
