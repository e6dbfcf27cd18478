"""What counts: one per reader and chapter, never the author's and never a bot's."""

from bot.kudos.models import Reaction
from tests.kudos.library import HEART, PURPLE, STAR, Library
from tests.kudos.people import REMY, ROSA, RUI
from tests.worlds.house import (
    AUTHOR,
    GUILD,
    MANAGER,
    OTHER_AUTHOR,
    OTHER_GUILD,
    as_author,
)


class TestCounting:
    async def test_a_new_chapter_has_none(self, library: Library) -> None:
        assert await library.counts() == [0, 0, 0]

    async def test_each_reader_counts_once_a_chapter_and_once_a_work(self, library: Library) -> None:
        for who, index in ((ROSA, 0), (RUI, 0), (RUI, 1), (REMY, 1)):
            await library.add(who, index=index)

        assert await library.counts() == [2, 2, 3]

    async def test_a_reader_who_reacts_with_every_emoji_counts_once(self, library: Library) -> None:
        for emoji in (HEART, PURPLE):
            for is_super in (False, True):
                await library.add(ROSA, emoji, is_super=is_super)

        assert await library.counts() == [1, 0, 1]

    async def test_a_super_reaction_alone_counts(self, library: Library) -> None:
        await library.add(ROSA, is_super=True)

        assert await library.counts() == [1, 0, 1]

    async def test_other_emoji_count_for_nothing(self, library: Library) -> None:
        await library.add(ROSA, STAR)
        await library.add(RUI, "123456789012345678")

        assert await library.counts() == [0, 0, 0]

    async def test_an_event_that_comes_twice_counts_once(self, library: Library) -> None:
        for _ in range(3):
            await library.add(ROSA)

        assert await library.counts() == [1, 0, 1]

    async def test_reactions_on_other_messages_are_nobodys_business(self, library: Library) -> None:
        await library.anything_on(1234)

        assert await library.counts() == [0, 0, 0]

    async def test_every_work_of_a_server_is_counted_and_no_other_servers(self, library: Library) -> None:
        other = await library.house.work("Other")
        await library.house.open(OTHER_GUILD)
        elsewhere = await library.house.work("Elsewhere", guild_id=OTHER_GUILD)
        await library.announced(other, 1)
        await library.announced(elsewhere, 1)
        for who, index in ((ROSA, 0), (RUI, 1), (ROSA, 2), (ROSA, 3), (RUI, 3), (REMY, 3)):
            await library.add(who, index=index)

        assert await library.kudos.of_works(GUILD) == {library.work.id: 2, other.id: 1}
        assert await library.kudos.of_works(OTHER_GUILD) == {elsewhere.id: 3}
        assert await library.counts() == [1, 1, 2]


BOT = 1_700_000_000_000_000_001


class TestWhoNeverCounts:
    async def test_the_works_author_gives_no_kudos(self, library: Library) -> None:
        await library.add(AUTHOR.id)
        await library.add(ROSA)

        assert await library.counts() == [1, 0, 1]

    async def test_another_works_author_does(self, library: Library) -> None:
        await library.house.work("Other", by=OTHER_AUTHOR)
        await library.add(OTHER_AUTHOR.id)

        assert await library.counts() == [1, 0, 1]

    async def test_bots_give_none_not_even_this_one(self, library: Library) -> None:
        await library.add_of_bot(BOT)

        assert await library.counts() == [0, 0, 0]

    async def test_a_bot_first_taken_for_a_reader_stops_counting_when_it_is_known(self, library: Library) -> None:
        await library.add(BOT)
        library.discord.on_message[library.message()] = {Reaction(HEART, BOT, from_bot=True)}
        await library.reconcile()

        assert await library.counts() == [0, 0, 0]

    async def test_who_becomes_the_author_stops_counting_and_who_stops_being_it_begins(self, library: Library) -> None:
        for who in (AUTHOR.id, OTHER_AUTHOR.id, ROSA):
            await library.add(who)
        assert await library.counts() == [2, 0, 2]

        await library.house.works.edit(MANAGER, library.work.id, as_author(OTHER_AUTHOR))
        await library.take(ROSA)
        assert await library.counts() == [1, 0, 1]

    async def test_staff_who_posted_it_count_like_any_reader(self, library: Library) -> None:
        await library.add(MANAGER.id)

        assert await library.counts() == [1, 0, 1]
