"""What Discord tells of servers that the bot comes to and that remove it."""

from bot.setup import departures_store as store
from tests.worlds.town import Town


async def left(town: Town) -> set[int]:
    async with town.database.read() as connection:
        return await store.all_left(connection)


async def test_a_removal_is_noted_and_a_return_takes_it_back(town: Town) -> None:
    await town.set_up()
    guild = town.client.get_guild(town.guild.id)
    assert guild is not None

    town.client.dispatch("guild_remove", guild)
    await town.env.advance_time(5)
    assert await left(town) == {guild.id}

    town.client.dispatch("guild_join", guild)
    await town.env.advance_time(5)
    assert await left(town) == set()


async def test_a_server_that_is_there_at_a_start_has_not_removed_the_bot(town: Town) -> None:
    await town.set_up()
    await town.services.own_data.departures.left(town.guild.id)

    await town.restart()
    await town.env.advance_time(5)

    assert await left(town) == set()
