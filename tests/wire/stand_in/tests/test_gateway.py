"""The gateway: resuming, invalid sessions, zombies, intents, and events that go astray."""

from collections.abc import Callable

import discord
import pytest

from tests.wire.stand_in.gateway.intents import Intent
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot, running
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild


@pytest.mark.parametrize(
    "interrupt",
    [
        lambda server: server.gateway.drop(),
        lambda server: server.gateway.drop(4000),
        lambda server: server.gateway.reconnect(),
        lambda server: server.gateway.invalidate(resumable=True),
    ],
    ids=["cut off", "closed", "asked to reconnect", "session invalid but resumable"],
)
async def test_a_resume_replays_what_was_missed_in_order(
    server: StandIn, bot: PlainBot, ana: Person, channel: Channel, interrupt: Callable[[StandIn], None]
) -> None:
    await ana.send(channel, "before")
    await server.until(lambda: bot.told("MESSAGE_CREATE"))
    interrupt(server)
    message = await ana.send(channel, "meanwhile")
    await ana.react(message, "❤️")
    await ana.unreact(message, "❤️")

    await server.until(lambda: bot.told("RESUMED"), timeout=15)

    assert [name for name, _ in bot.events][-5:] == [
        "MESSAGE_CREATE",
        "MESSAGE_CREATE",
        "MESSAGE_REACTION_ADD",
        "MESSAGE_REACTION_REMOVE",
        "RESUMED",
    ]
    assert (server.gateway.identified, server.gateway.resumed) == (1, 1)


async def test_after_an_invalid_session_what_happened_is_lost(
    server: StandIn, bot: PlainBot, ana: Person, channel: Channel
) -> None:
    server.gateway.forget_sessions()
    await ana.send(channel, "lost")
    server.gateway.drop()

    await server.until(lambda: server.gateway.identified == 2, timeout=15)
    await server.ready()
    await ana.send(channel, "found")
    await server.until(lambda: bot.told("MESSAGE_CREATE"))

    assert len(bot.told("MESSAGE_CREATE")) == 1
    assert (server.gateway.failed_resumes, server.gateway.resumed) == (1, 0)


async def test_a_zombie_connection_is_noticed_and_resumed(server: StandIn, guild: Guild, channel: Channel) -> None:
    server.gateway.heartbeat_interval = 100
    async with running(server, PlainBot(heartbeat_timeout=0.5)) as bot:
        server.gateway.freeze()
        await guild.owner.send(channel, "unheard")
        assert not bot.told("MESSAGE_CREATE")
        await server.until(lambda: bot.told("RESUMED"))
        assert len(bot.told("MESSAGE_CREATE")) == 1


async def test_events_get_lost_repeated_and_out_of_order(
    server: StandIn, bot: PlainBot, ana: Person, channel: Channel
) -> None:
    server.gateway.lose("MESSAGE_CREATE")
    server.gateway.duplicate("MESSAGE_REACTION_ADD")
    server.gateway.reorder("MESSAGE_REACTION_*", 3)
    message = await ana.send(channel, "lost")
    await ana.react(message, "❤️")
    await ana.unreact(message, "❤️")
    await server.until(lambda: len(bot.told("MESSAGE_REACTION_ADD")) == 2)

    assert [name for name, _ in bot.events if name.startswith("MESSAGE")] == [
        "MESSAGE_REACTION_REMOVE",
        "MESSAGE_REACTION_ADD",
        "MESSAGE_REACTION_ADD",
    ]


async def test_events_need_their_intents_and_content_its_own(server: StandIn, guild: Guild, channel: Channel) -> None:
    async with running(server, PlainBot(discord.Intents(guilds=True, guild_messages=True))) as bot:
        message = await guild.owner.send(channel, "hidden", files=[("a.txt", b"a")])
        await guild.owner.react(message, "❤️")
        guild.add_member("Ben")
        mention = await guild.owner.send(channel, f"shown to {guild.me.mention}")
        await guild.owner.delete(mention)
        await server.until(lambda: bot.told("MESSAGE_DELETE"))

        hidden, shown = bot.told("MESSAGE_CREATE")
        assert isinstance(hidden, dict)
        assert isinstance(shown, dict)
        assert (hidden["content"], hidden["attachments"]) == ("", [])
        assert shown["content"].startswith("shown to")
        assert not bot.told("MESSAGE_REACTION_ADD")
        assert not bot.told("GUILD_MEMBER_ADD")


async def test_privileged_intents_must_be_granted(server: StandIn) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(server, PlainBot(discord.Intents(guilds=True, message_content=True))):
            pass
    async with StandIn(privileged_intents=Intent.MESSAGE_CONTENT) as granting:
        guild = granting.create_guild("Readers")
        channel = guild.create_text_channel("chapters")
        intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
        async with running(granting, PlainBot(intents)) as bot:
            await guild.owner.send(channel, "shown")
            await granting.until(lambda: bot.told("MESSAGE_CREATE"))
            [message] = bot.told("MESSAGE_CREATE")
            assert isinstance(message, dict)
            assert message["content"] == "shown"


async def test_every_shard_gets_its_own_servers() -> None:
    async with StandIn(shards=2) as server:
        guilds = [server.create_guild(name) for name in ("One", "Two")]
        async with running(server, PlainBot()) as bot:
            await server.ready()
            assert {guild.id for guild in bot.guilds} == {guild.id for guild in guilds}
            assert {session.shard for session in server.gateway.sessions.values()} == {0, 1}


async def test_servers_come_and_go(server: StandIn, bot: PlainBot, guild: Guild) -> None:
    server.create_guild("New")
    await server.until(lambda: len(bot.guilds) == 2)
    guild.remove_bot()
    await server.until(lambda: len(bot.guilds) == 1)
    guild.readmit_bot()
    await server.until(lambda: len(bot.guilds) == 2)


async def test_what_the_bot_cannot_see_it_is_not_told(
    server: StandIn, bot: PlainBot, guild: Guild, ana: Person, channel: Channel
) -> None:
    hidden = guild.create_text_channel("hidden")
    hidden.set_permissions(guild.bot_role, view_channel=False)
    await ana.send(hidden, "unseen")
    await ana.send(channel, "seen")
    await server.until(lambda: bot.told("MESSAGE_CREATE"))
    assert len(bot.told("MESSAGE_CREATE")) == 1


async def test_a_closed_client_ends_its_session(server: StandIn, guild: Guild) -> None:
    async with running(server, PlainBot()):
        assert len(server.gateway.sessions) == 1
    await server.until(lambda: not server.gateway.sessions)
