"""The tags of a forum: one for each work, called as the work is."""

import discord

from bot.app.client import Client
from bot.core.text import limits
from bot.core.text.naming import name_key


async def tag_for(channel: discord.ForumChannel, work: str) -> list[discord.ForumTag]:
    """Find the work's tag: the one that is there, or a new one where that is possible; any, where one is needed."""
    usable = _usable(channel)
    for tag in usable:
        if _is_called(tag, work):
            return [tag]
    if _may_change(channel) and len(channel.available_tags) < limits.FORUM_TAGS:
        return [await channel.create_tag(name=_tag_name(work))]
    return usable[:1] if channel.flags.require_tag else []


async def follow_title(
    client: Client, channel: discord.ForumChannel, post_id: int, titles: list[str], work: str
) -> list[int] | None:
    """Let a post bear the tag of its work, which had one of these titles before. Returns the tags that it is to be
    given for that, None if it keeps those it has.

    A tag with the whole of the old title is that work's alone: it is given the new one, on all posts at once.
    """
    old = next((tag for tag in _usable(channel) if any(_is_called(tag, title) for title in titles)), None)
    if old is None or _is_called(old, work) or not _tag_name(work):
        return None
    there = any(_is_called(tag, work) for tag in _usable(channel))
    if not there and name_key(old.name) in map(name_key, titles):
        if _may_change(channel):
            await _call(client, channel, old, work)
        return None
    return _instead(await _tags_of(client, channel, post_id), old, await tag_for(channel, work))


def _usable(channel: discord.ForumChannel) -> list[discord.ForumTag]:
    return [tag for tag in channel.available_tags if not tag.moderated]


def _tag_name(work: str) -> str:
    return work[: limits.FORUM_TAG].strip()


def _is_called(tag: discord.ForumTag, work: str) -> bool:
    return name_key(tag.name) == name_key(_tag_name(work))


def _may_change(channel: discord.ForumChannel) -> bool:
    return channel.permissions_for(channel.guild.me).manage_channels


async def _call(client: Client, channel: discord.ForumChannel, tag: discord.ForumTag, work: str) -> None:
    tags = [
        {**one.to_dict(), **({"name": _tag_name(work)} if one.id == tag.id else {})} for one in channel.available_tags
    ]
    await client.http.edit_channel(channel.id, available_tags=tags)


async def _tags_of(client: Client, channel: discord.ForumChannel, post_id: int) -> list[int]:
    post = channel.get_thread(post_id) or await client.fetch_channel(post_id)
    return [tag.id for tag in post.applied_tags] if isinstance(post, discord.Thread) else []


def _instead(applied: list[int], old: discord.ForumTag, new: list[discord.ForumTag]) -> list[int] | None:
    """Put one tag in the place of another; None if the other isn't there, or nothing could take its place."""
    if old.id not in applied or not new:
        return None
    return list(dict.fromkeys(new[0].id if tag == old.id else tag for tag in applied))
