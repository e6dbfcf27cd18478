"""Messages and their rules: posting, nonces, pings, limits, permissions, history."""

import io
from typing import Any

import discord
import pytest

from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.permissions import EVERYONE, Permission
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.messages.mentions import Pings


def there(bot: PlainBot, channel: Channel) -> discord.PartialMessageable:
    return bot.get_partial_messageable(channel.id)


def row(part: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": [part]}


def code_of(error: pytest.ExceptionInfo[Any]) -> int:
    assert isinstance(error.value, discord.HTTPException)
    return error.value.code


async def test_a_message_stands_with_all_its_parts(bot: PlainBot, ana: Person, channel: Channel) -> None:
    embed = discord.Embed(title="Chapter 4", description="Once upon", url="https://example.org/4")
    embed.set_image(url="attachment://cover.png")
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="Read", url="https://example.org/4"))

    sent = await there(bot, channel).send(
        "A new chapter",
        embed=embed,
        view=view,
        file=discord.File(io.BytesIO(b"\x89PNG"), "cover.png", description="A cover"),
        silent=True,
    )

    [message] = channel.messages
    assert message.id == sent.id
    assert message.silent
    assert message.files == {"cover.png": b"\x89PNG"}
    assert message.embeds[0]["image"]["url"] == sent.attachments[0].url == message.attachments[0].url
    assert await sent.attachments[0].read() == b"\x89PNG"
    assert message.components[0]["components"][0]["label"] == "Read"
    await sent.edit(content="Edited", embed=None)
    assert (message.content, message.embeds) == ("Edited", [])
    assert message.edited_at


async def test_the_same_nonce_posts_once(server: StandIn, bot: PlainBot, channel: Channel) -> None:
    first = await there(bot, channel).send("a chapter", nonce="chapter-4")
    again = await there(bot, channel).send("a chapter", nonce="chapter-4")

    assert again.id == first.id
    assert [message.content for message in channel.messages] == ["a chapter"]
    server.world.forget_nonces()
    assert (await there(bot, channel).send("a chapter", nonce="chapter-4")).id != first.id


async def test_a_nonce_whose_message_was_deleted_is_not_found(bot: PlainBot, ana: Person, channel: Channel) -> None:
    await there(bot, channel).send("a chapter", nonce="chapter-4")
    await ana.delete(channel.messages[0])

    with pytest.raises(discord.NotFound) as refused:
        await there(bot, channel).send("a chapter", nonce="chapter-4")
    assert code_of(refused) == 10008


async def test_pings_follow_allowed_mentions(bot: PlainBot, ana: Person, channel: Channel) -> None:
    fans = ana.guild.create_role("Fans", mentionable=True)
    staff = ana.guild.create_role("Staff")
    text = f"@everyone {fans.mention} {staff.mention} {ana.mention}"

    await there(bot, channel).send(text, allowed_mentions=discord.AllowedMentions(roles=[fans, staff]))
    await there(bot, channel).send(text, allowed_mentions=discord.AllowedMentions.none())
    await there(bot, channel).send(text)

    narrow, none, all_ = (message.pings for message in channel.messages)
    assert narrow == Pings(users=frozenset({ana.id}), roles=frozenset({fans.id}))
    assert not none
    assert all_ == Pings(users=frozenset({ana.id}), roles=frozenset({fans.id}))


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"content": "x" * 2001}, "content"),
        ({"content": "x", "nonce": "n" * 26}, "nonce"),
        ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title"),
        ({"embeds": [{"description": "x" * 4096}, {"description": "x" * 2000}]}, "embeds"),
        ({"embeds": [{"fields": [{"name": "", "value": "x"}]}]}, "embeds.0.fields.0.name"),
        ({"embeds": [{"url": "javascript://x"}]}, "embeds.0.url"),
        ({"components": [row({"type": 2, "style": 1, "label": "x", "custom_id": "i" * 101})]}, "custom_id"),
        ({"components": [row({"type": 2, "style": 1, "label": "x" * 81, "custom_id": "i"})]}, "label"),
        ({"components": [row({"type": 3, "custom_id": "i", "options": []})]}, "options"),
    ],
)
async def test_what_is_too_long_is_refused_with_its_place(
    server: StandIn, bot: PlainBot, channel: Channel, body: dict[str, Any], place: str
) -> None:
    route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=channel.id)
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.request(route, json=body)
    assert code_of(refused) == 50035
    assert place in str(refused.value)
    assert channel.messages == []
    server.violations.clear()


async def test_missing_permissions_have_discords_codes(
    server: StandIn, bot: PlainBot, guild: Guild, channel: Channel
) -> None:
    me = guild.bot_role
    channel.set_permissions(me, embed_links=False)
    with pytest.raises(discord.Forbidden) as embeds:
        await there(bot, channel).send(embed=discord.Embed(title="x"))
    channel.set_permissions(me, send_messages=False)
    with pytest.raises(discord.Forbidden) as sending:
        await there(bot, channel).send("x")
    channel.set_permissions(me, view_channel=False)
    with pytest.raises(discord.Forbidden) as looking:
        await there(bot, channel).send("x")
    channel.delete()
    with pytest.raises(discord.NotFound) as gone:
        await there(bot, channel).send("x")

    assert [code_of(error) for error in (embeds, sending, looking, gone)] == [50013, 50013, 50001, 10003]


async def test_closed_direct_messages_are_refused(bot: PlainBot, ana: Person) -> None:
    user = await bot.fetch_user(ana.id)
    await user.send("hello")
    assert [message.content for message in ana.dm.messages] == ["hello"]

    ana.close_dms()
    with pytest.raises(discord.Forbidden) as refused:
        await user.send("hello")
    assert code_of(refused) == 50007


async def test_history_comes_in_pages_and_without_others_content(bot: PlainBot, ana: Person, channel: Channel) -> None:
    for number in range(5):
        await ana.send(channel, f"message {number}")
    mine = await there(bot, channel).send("mine")

    history = [message async for message in there(bot, channel).history(limit=None)]
    assert [message.content for message in history] == ["mine", "", "", "", "", ""]
    after = [message.id async for message in there(bot, channel).history(after=channel.messages[3], limit=None)]
    assert after == [channel.messages[4].id, mine.id]
    await ana.delete(channel.messages[5])
    with pytest.raises(discord.NotFound) as gone:
        await there(bot, channel).fetch_message(mine.id)
    assert code_of(gone) == 10008


async def test_only_own_messages_are_edited_and_others_deleted_with_permission(
    bot: PlainBot, ana: Person, channel: Channel
) -> None:
    message = there(bot, channel).get_partial_message((await ana.send(channel, "hers")).id)
    with pytest.raises(discord.Forbidden) as edit:
        await message.edit(content="mine")
    with pytest.raises(discord.Forbidden) as delete:
        await message.delete()
    assert [code_of(edit), code_of(delete)] == [50005, 50013]


async def test_an_announcement_is_published_once(server: StandIn, bot: PlainBot, guild: Guild) -> None:
    news = guild.create_announcement_channel("news")
    message = await there(bot, news).send("a chapter")

    await message.publish()
    assert news.messages[0].crossposted
    with pytest.raises(discord.HTTPException) as again:
        await message.publish()
    assert code_of(again) == 40033


async def test_a_forum_post_needs_its_tag(bot: PlainBot, guild: Guild) -> None:
    forum = guild.create_forum("works", tags=("Fluff", "Angst"), require_tag=True)
    known = await bot.fetch_channel(forum.id)
    assert isinstance(known, discord.ForumChannel)

    with pytest.raises(discord.HTTPException) as refused:
        await known.create_thread(name="Chapter 4", content="Once upon")
    created = await known.create_thread(
        name="Chapter 4", embed=discord.Embed(title="Chapter 4"), applied_tags=[known.available_tags[1]]
    )

    assert code_of(refused) == 40067
    [post] = forum.posts
    assert (post.id, post.name, [tag.name for tag in post.tags]) == (created.thread.id, "Chapter 4", ["Angst"])
    assert post.messages[0].id == post.id == created.message.id
    await created.message.add_reaction("❤️")
    assert post.messages[0].reactions["❤️"].count == 1


async def test_archived_and_locked_threads_refuse(bot: PlainBot, guild: Guild, channel: Channel) -> None:
    message = await (await bot.fetch_channel(channel.id)).send("a chapter")  # type: ignore[union-attr]
    thread = await message.create_thread(name="Talk about chapter 4")
    with pytest.raises(discord.HTTPException) as twice:
        await message.create_thread(name="Again")
    said = await thread.send("first")

    [standing] = channel.threads
    standing.archive()
    with pytest.raises(discord.HTTPException) as archived:
        await said.add_reaction("❤️")
    await thread.send("this opens it again")
    assert not standing.archived
    standing.archive(locked=True)
    with pytest.raises(discord.HTTPException) as locked:
        await thread.send("no")
    assert [code_of(error) for error in (twice, archived, locked)] == [160004, 50083, 160005]


async def test_roles_are_given_only_below_the_bots_own(server: StandIn, bot: PlainBot) -> None:
    guild = server.create_guild("Managed", bot_permissions=EVERYONE | Permission.MANAGE_ROLES)
    ben = guild.add_member("Ben")
    await server.until(lambda: bot.get_guild(guild.id))
    known = bot.get_guild(guild.id)
    assert known

    role = await known.create_role(name="Followers", mentionable=True)
    member = await known.fetch_member(ben.id)
    await member.add_roles(role)
    assert [given.name for given in ben.roles] == ["Followers"]
    guild.update_role(guild.roles[role.id], position=9)
    with pytest.raises(discord.Forbidden) as refused:
        await member.remove_roles(role)
    assert code_of(refused) == 50013


async def test_a_wrong_token_is_refused(server: StandIn) -> None:
    other = PlainBot()
    discord.http.Route.BASE = server.api_url
    with pytest.raises(discord.LoginFailure):
        await other.login("a.wrong.token")
    await other.close()
