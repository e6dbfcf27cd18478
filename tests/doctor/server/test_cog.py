"""`/doctor` as those meet it who manage a server."""

import discord
from sqlalchemy import update

from bot.setup.store import guild_settings
from tests.worlds.town import Town, said


async def test_a_manager_is_told_what_to_do_first_and_then_that_all_is_well(town: Town) -> None:
    first = await town.manager.slash(town.channel, "doctor")
    assert first.ephemeral
    assert "`/setup channel:`" in said(first)

    office = town.guild.create_text_channel("office")
    await town.manager.slash(town.channel, "setup", channel=town.channel, staff_role=town.staff, notices=office)
    await town.add_work()
    assert "Nothing here keeps me from my work" in said(await town.manager.slash(town.channel, "doctor"))


async def test_a_channel_in_which_it_may_not_write_is_named_and_so_is_what_it_lacks(town: Town) -> None:
    await town.set_up()
    denied = discord.PermissionOverwrite(send_messages=False)
    quiet = town.guild.create_text_channel("quiet", overwrites={town.guild.default_role: denied})
    town.env.backend.delete_role(town.guild.id, town.staff.id)
    async with town.database.change() as connection:
        await connection.execute(update(guild_settings).values(channel_id=quiet.id))

    told = said(await town.manager.slash(town.channel, "doctor"))

    assert f"<#{quiet.id}>" in told
    assert "**Send Messages**" in told
    assert "The staff role was deleted" in told


async def test_who_doesnt_manage_the_server_is_refused(town: Town) -> None:
    await town.set_up()

    for person in (town.moderator, town.author, town.reader):
        assert "Manage Server" in said(await person.slash(town.channel, "doctor"))
