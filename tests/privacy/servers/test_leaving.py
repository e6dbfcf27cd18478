"""What a server leaves behind that removes the bot goes a month later, and at once if its host says so."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.core.db.database import Database, metadata
from bot.core.ownership import EVERY_SERVER
from bot.kudos.models import Reaction, added
from bot.privacy.departures import KEPT, Departures
from bot.setup import departures_store as store
from bot.suggestions.models import IdeaChoices
from bot.works.models import Work
from tests.kudos.people import ROSA
from tests.kudos.server import HEART, KudosServer
from tests.privacy import everywhere
from tests.privacy.servers.left import Servers
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, GUILD, OTHER_GUILD, STRANGER, reader
from tests.worlds.program import Program

PLACE = 1_200_000_000_000_000_777


async def rows_of(database: Database, guild_id: int) -> list[str]:
    """Name the tables in which the server's id stands."""
    ids = [column for table in metadata.sorted_tables for column in table.c if column.name.endswith("guild_id")]
    async with database.read() as connection:
        return [str(one) for one in ids if (await connection.execute(select(one).where(one == guild_id))).first()]


async def test_nothing_of_an_erased_server_is_left_in_any_table(database: Database, clock: SetClock) -> None:
    async with database.change() as connection:
        await everywhere.fill(connection)
    assert "works.guild_id" in await rows_of(database, 1)

    gone = await Program.on(database, clock).services.own_data.departures.erase(1)

    assert await rows_of(database, 1) == []
    assert {"works", "chapters", "announcements", "suggestions", "kudos", "reactions"} <= set(gone)
    async with database.read() as connection:
        for name in ("works", "chapters", "chapter_texts", "announcements", "reactions", "kudos", "work_readers"):
            assert (await connection.execute(select(metadata.tables[name]))).all() == []


async def test_what_a_server_left_behind_goes_after_thirty_days(
    program: Program, work: Work, departures: Departures, clock: SetClock
) -> None:
    await departures.left(GUILD)
    clock.advance(days=29)
    await departures.erase_due()
    assert await program.works.all(GUILD) == [work]

    clock.advance(days=1)
    await departures.erase_due()

    assert await rows_of(program.database, GUILD) == []
    assert await program.works.all(GUILD) == []


async def test_a_server_that_came_back_keeps_everything(
    program: Program, work: Work, departures: Departures, clock: SetClock
) -> None:
    await departures.left(GUILD)
    clock.advance(days=10)
    await departures.joined(GUILD)
    clock.advance(days=40)
    await departures.erase_due()
    await departures.left(GUILD)
    program.services.own_data.servers.bind(Servers(GUILD))
    clock.advance(days=40)

    await departures.erase_due()

    assert await program.works.all(GUILD) == [work]
    async with program.database.read() as connection:
        assert await store.all_left(connection) == set()


async def test_what_came_and_went_while_the_bot_was_away_is_noticed(
    program: Program, work: Work, departures: Departures, clock: SetClock
) -> None:
    del work
    await departures.left(OTHER_GUILD)
    await departures.compare(lambda: {OTHER_GUILD})
    clock.advance(days=3)
    await departures.compare(set)

    async with program.database.read() as connection:
        assert await store.all_left(connection) == {GUILD}
        assert await store.left_before(connection, clock() - timedelta(days=3)) == [GUILD]


async def test_nothing_goes_while_discord_has_not_told_of_all_servers(
    program: Program, work: Work, departures: Departures, clock: SetClock
) -> None:
    program.services.own_data.servers.bind(servers := Servers(known=False))
    await departures.left(GUILD)
    clock.advance(days=31)

    await departures.erase_due()
    assert await program.works.all(GUILD) == [work]

    servers.known = True
    await departures.erase_due()
    assert await program.works.all(GUILD) == []


async def test_a_server_that_comes_back_while_its_erasing_waits_keeps_everything(
    program: Program, work: Work, departures: Departures, clock: SetClock
) -> None:
    await departures.left(GUILD)
    clock.advance(days=31)
    async with program.database.change() as connection:
        erasing = asyncio.create_task(departures.erase_due())
        await asyncio.sleep(0.05)  # it has seen that the server is due, and waits for its turn to write
        await store.clear(connection, [GUILD])

    await erasing

    assert await program.works.all(GUILD) == [work]


async def test_a_server_that_comes_while_all_are_compared_has_not_left(
    program: Program, work: Work, departures: Departures
) -> None:
    del work
    told: list[set[int]] = [set(), {GUILD}]

    await departures.compare(lambda: told.pop(0) if len(told) > 1 else told[0])

    async with program.database.read() as connection:
        assert await store.all_left(connection) == set()


async def test_nothing_goes_by_a_clock_that_may_be_wrong(program: Program, work: Work, clock: SetClock) -> None:
    departures = Departures(
        program.services.own_data.forgetting, EVERY_SERVER, lambda: False, program.services.own_data.servers
    )
    await departures.left(GUILD)
    clock.advance(days=KEPT.days + 1)

    await departures.erase_due()

    assert await program.works.all(GUILD) == [work]


async def test_works_of_other_servers_keep_what_its_readers_gave_them(server: KudosServer) -> None:
    program, guest = server.program, reader(7, OTHER_GUILD)
    code, *_ = await program.targets.share(AUTHOR, server.work.id)
    await program.targets.redeem(STRANGER, code, PLACE)
    await server.announced(server.work, 3)
    there = [one.channel_id for one in server.channels.messages].index(PLACE)
    await server.tell(added(server.message(there), Reaction(HEART, ROSA)))
    await program.suggestions.suggest(guest, server.work.id, None, "A storm takes the bridge.", IdeaChoices())
    before = await server.counts()

    await program.services.own_data.departures.erase(OTHER_GUILD)

    assert await server.counts() == before
    left = await rows_of(program.database, OTHER_GUILD)
    assert sorted(left) == ["announcements.guild_id", "kudos_emojis.guild_id"] or left == ["announcements.guild_id"]
