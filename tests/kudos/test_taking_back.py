"""Kudos go with the reaction, and stay with what is gone."""

import asyncio

from tests.kudos.library import HEART, PURPLE, Library
from tests.kudos.people import REMY, ROSA, RUI
from tests.worlds.house import (
    MANAGER,
    reader,
)


class TestTakingBack:
    async def test_taking_the_last_reaction_away_takes_the_kudos_back(self, library: Library) -> None:
        await library.add(ROSA, HEART)
        await library.add(ROSA, PURPLE)
        await library.add(ROSA, PURPLE, is_super=True)

        for emoji, is_super, left in ((HEART, False, 1), (PURPLE, False, 1), (PURPLE, True, 0)):
            await library.take(ROSA, emoji, is_super=is_super)
            assert await library.counts() == [left, 0, left]

    async def test_taking_away_what_isnt_there_changes_nothing(self, library: Library) -> None:
        await library.add(ROSA)
        await library.take(RUI)
        await library.take(ROSA, PURPLE)
        await library.take(ROSA, is_super=True)
        await library.take(ROSA, index=1)

        assert await library.counts() == [1, 0, 1]

    async def test_kudos_can_be_given_again(self, library: Library) -> None:
        await library.add(ROSA)
        await library.take(ROSA)
        await library.add(ROSA)

        assert await library.counts() == [1, 0, 1]

    async def test_events_that_arrive_together_end_in_the_order_they_arrived(self, library: Library) -> None:
        for _ in range(10):
            await asyncio.gather(library.add(ROSA), library.take(ROSA))
            assert await library.counts() == [0, 0, 0]
            await asyncio.gather(library.add(ROSA), library.take(ROSA), library.add(ROSA))
            assert await library.counts() == [1, 0, 1]
            await asyncio.gather(library.clear(), library.add(RUI))
            assert await library.counts() == [1, 0, 1]
            await library.clear()

    async def test_many_readers_at_once_all_count(self, library: Library) -> None:
        await asyncio.gather(*(library.add(reader(number).id, index=number % 2) for number in range(40)))

        assert await library.counts() == [20, 20, 40]

    async def test_clearing_a_message_takes_all_its_kudos_and_no_others(self, library: Library) -> None:
        for who, emoji, index in ((ROSA, HEART, 0), (RUI, PURPLE, 0), (REMY, HEART, 1)):
            await library.add(who, emoji, index)
        await library.clear()

        assert await library.counts() == [0, 1, 1]

    async def test_clearing_an_emoji_takes_those_who_gave_only_that_one(self, library: Library) -> None:
        for who, emoji in ((ROSA, HEART), (ROSA, PURPLE), (RUI, HEART), (REMY, PURPLE)):
            await library.add(who, emoji)
        await library.add(RUI, HEART, is_super=True)
        await library.clear(HEART)

        assert await library.counts() == [2, 0, 2]


class TestWhatIsGone:
    async def test_a_deleted_announcement_keeps_its_kudos(self, library: Library) -> None:
        await library.add(ROSA)
        await library.house.announcements.forget_messages([library.message()])
        await library.reconcile()

        assert await library.counts() == [1, 0, 1]
        assert library.message() not in library.discord.read

    async def test_one_deleted_while_nobody_looked_keeps_them_too(self, library: Library) -> None:
        await library.add(ROSA)
        library.discord.deleted.add(library.message())

        assert await library.reconcile() == 0
        assert await library.reconcile() == 0
        assert await library.counts() == [1, 0, 1]
        assert library.discord.read.count(library.message()) == 1

    async def test_a_deleted_channel_keeps_the_kudos_of_all_its_announcements(self, library: Library) -> None:
        await library.add(ROSA)
        await library.add(RUI, index=1)
        await library.house.announcements.forget_channel((await library.announcement()).channel_id)
        await library.reconcile()

        assert await library.counts() == [1, 1, 2]

    async def test_a_removed_works_kudos_are_there_when_it_comes_back(self, library: Library) -> None:
        await library.add(ROSA)
        await library.house.works.remove(MANAGER, library.work.id)
        await library.add(RUI)
        await library.house.works.restore(MANAGER, library.work.id)

        assert await library.counts() == [2, 0, 2]
