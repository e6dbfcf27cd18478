"""Gaps of the simulated Discord that `simcord_shim.py` or the wire tests stand in for.

Each of these fails when a release of SimCord closes its gap: then what was built around it can go.
"""

import contextlib

import discord
import pytest
import simcord
from discord.ext import commands

from tests.worlds.simcord_shim import restrict_age


class Listener(commands.Bot):
    """A bare bot that notes what it is told."""

    def __init__(self) -> None:
        super().__init__("!", intents=discord.Intents(guilds=True, guild_messages=True, guild_reactions=True))
        self.heard: list[str] = []

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.heard.append(f"join {guild.name}")

    async def on_guild_available(self, guild: discord.Guild) -> None:
        self.heard.append(f"available {guild.name}")


@pytest.fixture
def simcord_bot() -> Listener:
    return Listener()


async def test_pages_of_reactions_still_ignore_limit_and_after(simcord_env: simcord.Env, simcord_bot: Listener) -> None:
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("general")
    people = [guild.add_member(simcord_env.create_user(f"reader{number}")) for number in range(3)]
    message = await people[0].send(channel, "hello")
    for person in people:
        await person.react(message, "❤️")

    page = await simcord_bot.http.get_reaction_users(channel.id, message.id, "❤️", 1, after=people[1].id)

    assert len(page) == 3


async def test_a_repeated_nonce_still_posts_again(simcord_env: simcord.Env, simcord_bot: Listener) -> None:
    channel = simcord_env.create_guild().create_text_channel("general")
    messageable = simcord_bot.get_partial_messageable(channel.id)

    first = await messageable.send("once", nonce="same")
    second = await messageable.send("once", nonce="same")

    assert first.id != second.id


async def test_channels_still_have_no_age_restriction(simcord_env: simcord.Env, simcord_bot: Listener) -> None:
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("general")
    backend = simcord_env.backend

    with pytest.raises((AttributeError, TypeError)):
        backend.get_channel(channel.id).nsfw  # type: ignore[attr-defined]  # noqa: B018
    restrict_age(channel)
    await simcord_env.settle()
    restricted = simcord_bot.get_channel(channel.id)
    assert isinstance(restricted, discord.TextChannel)
    assert restricted.is_nsfw()


async def test_a_new_server_is_still_announced_as_available_rather_than_joined(
    simcord_env: simcord.Env, simcord_bot: Listener
) -> None:
    simcord_env.create_guild("Lighthouse")
    await simcord_env.settle()

    assert simcord_bot.heard == ["available Lighthouse"]


async def test_an_injected_error_is_still_not_retried(simcord_env: simcord.Env, simcord_bot: Listener) -> None:
    channel = simcord_env.create_guild().create_text_channel("general")
    simcord_env.inject_error("POST", "/channels/*/messages", status=502)

    with pytest.raises(discord.HTTPException):
        await simcord_bot.get_partial_messageable(channel.id).send("hello")


async def test_a_message_still_takes_more_than_twenty_emoji(simcord_env: simcord.Env) -> None:
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("general")
    person = guild.add_member(simcord_env.create_user("reader"))
    message = await person.send(channel, "hello")
    for number in range(21):
        await person.react(message, chr(0x1F600 + number))

    (stored,) = channel.history()
    assert len(stored.reactions) == 21


async def test_pins_still_ask_for_manage_messages_instead_of_pin_messages(
    simcord_env: simcord.Env, simcord_bot: Listener
) -> None:
    guild = simcord_env.create_guild()
    nobody_manages = discord.PermissionOverwrite(manage_messages=False, pin_messages=True)
    channel = guild.create_text_channel("general", overwrites={guild.default_role: nobody_manages})
    message = await simcord_bot.get_partial_messageable(channel.id).send("hello")

    with pytest.raises(discord.Forbidden):
        await message.pin()


async def test_there_is_still_no_gateway_route(simcord_env: simcord.Env, simcord_bot: Listener) -> None:
    del simcord_env
    with pytest.raises(Exception, match="does not implement"):
        await simcord_bot.http.get_bot_gateway()


async def test_everyone_still_speaks_american_english(simcord_env: simcord.Env, simcord_bot: Listener) -> None:
    heard: list[discord.Locale] = []

    @simcord_bot.tree.command()
    async def locale(interaction: discord.Interaction) -> None:
        """Say which language this is."""
        heard.append(interaction.locale)
        await interaction.response.send_message("ok")

    with contextlib.suppress(discord.HTTPException):
        await simcord_bot.tree.sync()
    guild = simcord_env.create_guild(preferred_locale="fr")
    channel = guild.create_text_channel("general")
    await guild.add_member(simcord_env.create_user("reader")).slash(channel, "locale")

    assert heard == [discord.Locale.american_english]
