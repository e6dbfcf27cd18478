"""The rules of kudos: one per reader and chapter, as Discord shows it, never the author's and never a bot's."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.core.db.database import Database
from bot.core.errors import Forbidden, Gone, Refused, Unclear
from bot.kudos.models import Reaction, added
from bot.setup.emoji import Emoji
from bot.works.models import Work
from tests.conftest import SetClock
from tests.delivery.noticeboard import Message
from tests.kudos.library import FIRE, HEART, PURPLE, STAR, Library
from tests.worlds.house import (
    ADULT_CHANNEL,
    AUTHOR,
    GUILD,
    MANAGER,
    OTHER_AUTHOR,
    OTHER_GUILD,
    House,
    as_author,
    reader,
)
from tests.worlds.snapshots import Beginning

BOT = 1_700_000_000_000_000_001


@pytest.fixture
async def library(house: House, work: Work, clock: SetClock, beginning: Beginning) -> Library:
    async def announce() -> list[Message]:
        library = await Library.around(house, work)
        await library.announced(work, 1, 2)
        return library.board.messages

    announced = await beginning.begin("library", announce, on="work")
    library = await Library.around(house, work)
    library.board.messages = announced
    clock.advance(hours=1)
    return library


RUI, ROSA, REMY = (reader(number).id for number in (1, 2, 3))


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


class TestReconciling:
    async def test_the_mirror_becomes_what_discord_shows(self, library: Library) -> None:
        for who, emoji in ((ROSA, HEART), (RUI, HEART), (RUI, PURPLE)):
            await library.add(who, emoji)
        library.discord.on_message[library.message(0)] = {Reaction(PURPLE, RUI), Reaction(HEART, REMY, is_super=True)}
        library.discord.on_message[library.message(1)] = {Reaction(HEART, ROSA), Reaction(STAR, REMY)}

        assert await library.reconcile() == 0
        assert await library.counts() == [2, 1, 3]

    async def test_a_second_look_changes_nothing(self, library: Library) -> None:
        library.discord.on_message[library.message()] = {Reaction(HEART, ROSA), Reaction(HEART, BOT, from_bot=True)}
        for _ in range(3):
            await library.reconcile()

        assert await library.counts() == [1, 0, 1]

    async def test_a_reader_who_is_faster_than_the_bot_counts(self, library: Library) -> None:
        await library.announced(library.work, 8)
        soon = library.message(-1) + 1
        await library.tell(added(soon, Reaction(HEART, ROSA)))
        await library.kudos.mirror.flush()

        assert await library.greeted(9) == (soon, True)

        library.discord.on_message[soon] = {Reaction(HEART, ROSA)}
        await library.kudos.reconciler.work()
        assert (await library.counts())[-1] == 1

    async def test_where_nobody_was_faster_nothing_is_read(self, library: Library) -> None:
        await library.anything_on(7)
        await library.kudos.mirror.flush()

        assert await library.greeted(9) == (library.message(-1), False)

    @pytest.mark.parametrize(
        "error",
        [Forbidden("Missing Access"), Unclear("503"), Refused("error 1")],
        ids=lambda error: type(error).__name__,
    )
    async def test_what_cant_be_read_is_counted_and_left_as_it_was(self, library: Library, error: Exception) -> None:
        elsewhere = await library.house.work("Elsewhere", channel_id=ADULT_CHANNEL)
        await library.announced(elsewhere, 1)
        await library.add(ROSA, index=2)
        library.discord.trouble[library.message(2)] = error
        library.discord.on_message[library.message(0)] = {Reaction(HEART, RUI)}

        assert await library.reconcile() == 1
        assert await library.kudos.of_works(GUILD) == {library.work.id: 1, elsewhere.id: 1}

        library.discord.trouble.clear()
        assert await library.reconcile() == 0
        assert (await library.kudos.of_works(GUILD)).get(elsewhere.id, 0) == 0

    @pytest.mark.parametrize("error", [Forbidden("x"), Unclear("x"), Gone("x")], ids=lambda error: type(error).__name__)
    async def test_after_a_reading_that_failed_events_count_as_ever(self, library: Library, error: Exception) -> None:
        library.discord.trouble[library.message()] = error
        await library.reconcile()
        await library.add(ROSA)
        await library.add(RUI)
        await library.take(RUI)

        assert await library.counts() == [1, 0, 1]


Happening = Callable[[Library], Awaitable[None]]


class TestWhileReconciling:
    """Discord was read, and something happens before what was read is written: the later word wins."""

    async def reconcile_while(self, library: Library, *happenings: Happening, on: set[Reaction]) -> None:
        library.discord.on_message[library.message()] = on

        async def meanwhile(message_id: int) -> None:
            if message_id == library.message():
                for happening in happenings:
                    await happening(library)

        library.discord.meanwhile = meanwhile
        await library.reconcile()
        library.discord.meanwhile = None

    async def test_a_reaction_added_meanwhile_stays(self, library: Library) -> None:
        await self.reconcile_while(library, lambda one: one.add(ROSA), on=set())

        assert await library.counts() == [1, 0, 1]

    async def test_one_taken_away_meanwhile_stays_away(self, library: Library) -> None:
        await library.add(ROSA)
        await self.reconcile_while(library, lambda one: one.take(ROSA), on={Reaction(HEART, ROSA)})

        assert await library.counts() == [0, 0, 0]

    async def test_one_taken_away_before_it_was_ever_mirrored_stays_away(self, library: Library) -> None:
        await self.reconcile_while(
            library, lambda one: one.take(ROSA), on={Reaction(HEART, ROSA), Reaction(HEART, RUI)}
        )

        assert await library.counts() == [1, 0, 1]

    async def test_the_last_of_several_words_counts(self, library: Library) -> None:
        await self.reconcile_while(
            library, lambda one: one.take(ROSA), lambda one: one.add(ROSA), on={Reaction(HEART, ROSA)}
        )
        assert await library.counts() == [1, 0, 1]

        await self.reconcile_while(library, lambda one: one.add(RUI), lambda one: one.take(RUI), on=set())
        assert await library.counts() == [0, 0, 0]

    async def test_a_clearing_meanwhile_clears_what_was_read_too(self, library: Library) -> None:
        await library.add(ROSA)
        on = {Reaction(HEART, ROSA), Reaction(HEART, RUI), Reaction(STAR, RUI)}
        await self.reconcile_while(library, lambda one: one.clear(), on=on)

        assert await library.counts() == [0, 0, 0]

    async def test_the_clearing_of_one_emoji_meanwhile_leaves_the_others(self, library: Library) -> None:
        on = {Reaction(HEART, ROSA), Reaction(HEART, RUI), Reaction(PURPLE, RUI)}
        await self.reconcile_while(library, lambda one: one.clear(HEART), on=on)

        assert await library.counts() == [1, 0, 1]

    async def test_a_reaction_after_a_clearing_counts(self, library: Library) -> None:
        await self.reconcile_while(
            library,
            lambda one: one.clear(),
            lambda one: one.add(REMY),
            on={Reaction(HEART, ROSA), Reaction(HEART, RUI)},
        )

        assert await library.counts() == [1, 0, 1]

    async def test_an_event_at_the_very_moment_of_writing_is_heeded(self, library: Library) -> None:
        for _ in range(10):
            library.discord.on_message[library.message()] = {Reaction(HEART, ROSA)}
            events: list[asyncio.Task[None]] = []

            async def take_in_a_moment(_: int, events: list[asyncio.Task[None]] = events) -> None:
                events.append(asyncio.create_task(library.take(ROSA)))

            library.discord.meanwhile = take_in_a_moment
            await library.reconcile()
            await asyncio.gather(*events)
            library.discord.meanwhile = None

            assert await library.counts() == [0, 0, 0]

    async def test_nothing_is_remembered_of_it_afterwards(self, library: Library) -> None:
        await self.reconcile_while(library, lambda one: one.add(ROSA), on=set())
        library.discord.on_message[library.message()] = set()
        await library.reconcile()

        assert await library.counts() == [0, 0, 0]
