"""`/setup` as people use it."""

import discord

from bot.setup.models import Member
from tests.worlds.town import Town, said


async def test_setup_says_how_the_server_is_set_up(town: Town) -> None:
    before = said(await town.manager.slash(town.channel, "setup"))
    await town.set_up()
    after = said(await town.manager.slash(town.channel, "setup"))

    assert "*no channel yet*" in before
    assert town.channel.mention in after
    assert town.staff.mention in after
    assert "❤️ 💜" in after


async def test_setup_is_for_managers_even_if_discord_shows_it_to_others(town: Town) -> None:
    """`default_member_permissions` is only a default: admins may open the command to everyone."""
    command = town.env.backend.find_command("setup", town.guild.id)
    assert command is not None
    town.guild.set_command_permissions(int(command["id"]), {town.reader: True})

    refusal = said(await town.reader.slash(town.channel, "setup", kudos_emoji="🔥"))

    assert "Manage Server" in refusal
    assert (await town.services.setup.settings(town.guild.id)).kudos_emojis[0].shown == "❤️"


async def test_a_channel_in_which_the_bot_may_not_post_is_refused_with_what_is_missing(town: Town) -> None:
    denied = discord.PermissionOverwrite(send_messages=False, add_reactions=False)
    quiet = town.guild.create_text_channel("quiet", overwrites={town.guild.default_role: denied})

    refusal = said(await town.manager.slash(town.channel, "setup", channel=quiet))

    assert "Send Messages" in refusal
    assert "Add Reactions" in refusal
    assert (await town.services.setup.settings(town.guild.id)).channel_id is None


async def test_setup_says_what_keeps_the_bot_from_speaking_in_a_channel_that_was_chosen(town: Town) -> None:
    await town.set_up()
    denied = discord.PermissionOverwrite(send_messages=False)
    quiet = town.guild.create_text_channel("quiet", overwrites={town.guild.default_role: denied})
    manager = Member(town.guild.id, town.manager.id, "Morgan", manages_guild=True)
    await town.services.setup.change(manager, notices_channel_id=quiet.id)

    assert f"I can't write in {quiet.mention}: I need **Send Messages" in said(
        await town.manager.slash(town.channel, "setup")
    )


async def test_what_is_no_emoji_is_named(town: Town) -> None:
    refusal = said(await town.manager.slash(town.channel, "setup", kudos_emoji="❤️ love"))

    assert "“love”" in refusal


async def test_an_emoji_of_another_server_is_refused(town: Town) -> None:
    refusal = said(await town.manager.slash(town.channel, "setup", kudos_emoji="<:far:123456789012345678>"))

    assert "a server I'm not in" in refusal


async def test_a_custom_emoji_of_this_server_is_put_on_announcements(town: Town) -> None:
    emoji = town.guild.create_emoji("lamp")
    await town.set_up()
    await town.manager.slash(town.channel, "setup", kudos_emoji=f"<:lamp:{emoji.id}> ❤️")
    await town.add_work()

    announcement = await town.announce()

    assert [str(reaction.emoji) for reaction in announcement.reactions] == [f"<:lamp:{emoji.id}>"]


async def test_what_the_bot_lacks_for_more_than_announcing_is_named_with_what_it_is_for(town: Town) -> None:
    denied = discord.PermissionOverwrite(create_public_threads=False, attach_files=False)
    plain = town.guild.create_text_channel("plain", overwrites={town.guild.default_role: denied})
    lacking = said(await town.manager.slash(town.channel, "setup", channel=plain))

    assert f"I can announce in {plain.mention}. For more I need:" in lacking
    assert "Create Public Threads: to open a thread under an announcement" in lacking
    assert "Attach Files: to show a work's cover" in lacking
