"""Reactions: events, pages, limits, permissions."""

import discord
import pytest

from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.refusals import NotPossible
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.messages.messages import Message


@pytest.fixture
async def message(bot: PlainBot, channel: Channel) -> Message:
    await bot.get_partial_messageable(channel.id).send("a chapter")
    return channel.messages[0]


async def test_adding_carries_the_member_and_removing_does_not(
    server: StandIn, bot: PlainBot, ana: Person, message: Message
) -> None:
    await ana.react(message, "❤️")
    await ana.react(message, "💜", burst=True)
    await ana.unreact(message, "❤️")
    await server.until(lambda: bot.told("MESSAGE_REACTION_REMOVE"))

    normal, burst = bot.told("MESSAGE_REACTION_ADD")
    [removed] = bot.told("MESSAGE_REACTION_REMOVE")
    assert isinstance(normal, dict)
    assert isinstance(burst, dict)
    assert isinstance(removed, dict)
    assert normal["member"]["user"]["id"] == str(ana.id)
    assert normal["message_author_id"] == str(bot.user.id if bot.user else 0)
    assert (normal["burst"], normal["type"], burst["burst"], burst["type"]) == (False, 0, True, 1)
    assert (removed["burst"], removed["type"], "member" in removed) == (False, 0, False)


async def test_more_than_250_reactors_come_in_pages_by_type(bot: PlainBot, guild: Guild, message: Message) -> None:
    readers = [guild.add_member(f"Reader {number}") for number in range(260)]
    for reader in readers:
        await reader.react(message, "❤️")
    for reader in readers[:130]:
        await reader.react(message, "❤️", burst=True)

    async def page(after: int, kind: int) -> list[int]:
        route = discord.http.Route(
            "GET",
            "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}",
            channel_id=message.channel.id,
            message_id=message.id,
            emoji="❤️",
        )
        users = await bot.http.request(route, params={"limit": 100, "after": after, "type": kind})
        return [int(user["id"]) for user in users]

    for kind, expected in ((0, readers), (1, readers[:130])):
        seen: list[int] = []
        for _ in range(4):
            seen += await page(seen[-1] if seen else 0, kind)
        assert seen == [reader.id for reader in expected]
    fetched = await bot.get_partial_messageable(message.channel.id).fetch_message(message.id)
    assert (fetched.reactions[0].count, fetched.reactions[0].normal_count, fetched.reactions[0].burst_count) == (
        390,
        260,
        130,
    )


async def test_a_21st_emoji_and_an_unknown_one_are_refused(bot: PlainBot, ana: Person, message: Message) -> None:
    partial = bot.get_partial_messageable(message.channel.id).get_partial_message(message.id)
    for number in range(20):
        await ana.react(message, chr(0x1F600 + number))

    with pytest.raises(discord.HTTPException) as full:
        await partial.add_reaction("❤️")
    with pytest.raises(discord.HTTPException) as unknown:
        await partial.add_reaction("heart")
    assert (full.value.code, unknown.value.code) == (30010, 10014)


async def test_an_emoji_of_the_server_works_and_its_removal_is_told(
    server: StandIn, guild: Guild, channel: Channel, ana: Person
) -> None:
    quill = guild.create_emoji("quill")
    message = await ana.send(channel, "a chapter")
    await ana.react(message, quill)
    await ana.react(message, f"<:quill:{quill.id}>")

    assert message.reactions[quill].count == 1


async def test_a_renamed_emoji_is_told_by_its_new_name_and_a_deleted_one_without_any(
    server: StandIn, bot: PlainBot, guild: Guild, ana: Person, message: Message
) -> None:
    quill = guild.create_emoji("quill", animated=True)
    await ana.react(message, quill)
    guild.rename_emoji(quill, "feather")
    await ana.react(message, f"<:quill:{quill.id}>", burst=True)
    guild.delete_emoji(quill)
    await ana.unreact(message, quill)
    await server.until(lambda: bot.told("MESSAGE_REACTION_REMOVE"))

    told = [*bot.told("MESSAGE_REACTION_ADD"), *bot.told("MESSAGE_REACTION_REMOVE")]
    emojis = [data["emoji"] for data in told if isinstance(data, dict)]
    listed = await bot.http.get_reaction_users(message.channel.id, message.id, f"_:{quill.id}", 100, type=1)
    assert [emoji["name"] for emoji in emojis] == ["quill", "feather", None]
    assert all(emoji["animated"] for emoji in emojis)
    assert [user["id"] for user in listed] == [str(ana.id)]


async def test_clearing_names_no_users(server: StandIn, bot: PlainBot, ana: Person, message: Message) -> None:
    await ana.react(message, "❤️")
    await ana.react(message, "💜")
    await ana.clear_reactions(message, "💜")
    await ana.clear_reactions(message)
    await server.until(lambda: bot.told("MESSAGE_REACTION_REMOVE_ALL"))

    [one], [every] = (bot.told(f"MESSAGE_REACTION_REMOVE_{what}") for what in ("EMOJI", "ALL"))
    assert isinstance(one, dict)
    assert isinstance(every, dict)
    assert "user_id" not in one
    assert "user_id" not in every
    assert not message.reactions


async def test_a_person_reacts_only_where_they_may(ana: Person, guild: Guild, message: Message) -> None:
    ben = guild.add_member("Ben")
    message.channel.set_permissions(guild.everyone, add_reactions=False)
    with pytest.raises(NotPossible, match="ADD_REACTIONS"):
        await ben.react(message, "❤️")
    message.channel.set_permissions(ana, add_reactions=True)
    await ana.react(message, "❤️")
    await ben.react(message, "❤️")
    assert message.reactions["❤️"].count == 2
    with pytest.raises(NotPossible, match="has not reacted"):
        await ben.unreact(message, "💜")
