"""The test that `/setup` posts: what it shows, and the one that stands."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Literal

import discord
from discord import ui

from bot.announcements.testing import wording as testing_wording
from bot.announcements.testing.sample import sample
from bot.app.client import Client
from bot.app.services import Services
from bot.core.buttons import CustomId
from bot.core.errors import Forbidden
from bot.setup.buttons import RemoveTest, TakeMyReactions
from bot.setup.models import Member
from cogs._shared.buttons import button, buttons, walk
from cogs._shared.cards import message_of
from cogs._shared.discord_errors import meaning_of
from cogs._shared.opened_threads import in_opened_thread
from cogs._shared.replies import Message

LOOKED_AT = 30
"""Latest messages among which an earlier test is looked for; of a forum's posts a third of that, by a request each."""

KINDS: tuple[Literal[0, 1], ...] = (0, 1)
"""Normal and super reactions, as Discord's route for their users has them."""

NOBODY = discord.AllowedMentions.none()

Place = discord.TextChannel | discord.ForumChannel


async def message(member: Member, services: Services) -> Message:
    """Make a card as announcements are, with buttons about the test in the place of theirs, which would lie."""
    return replace(await message_of(sample(member), services), view=_buttons())


def _buttons() -> ui.View:
    take, away = (testing_wording.take_reactions(), TakeMyReactions()), (testing_wording.remove(), RemoveTest())
    return buttons(button(*take), button(*away))


async def post(place: Place, shown: Message, nonce: str) -> discord.Message:
    """Post a test without a notification. Raises discord.py's exceptions."""
    if isinstance(place, discord.TextChannel):
        return await place.send(**shown.as_sent(), nonce=nonce, silent=True, allowed_mentions=NOBODY)
    tags = place.available_tags[: 1 if place.flags.require_tag else 0]
    name = testing_wording.work()
    posted = await place.create_thread(
        name=name, applied_tags=tags, silent=True, allowed_mentions=NOBODY, **shown.as_sent()
    )
    return posted.message


async def standing(place: Place) -> discord.Message | None:
    """Find a test that stands, with the buttons of this version. Raises discord.py's exceptions."""
    async for one in _latest(place):
        if one.author == place.guild.me and is_test(one):
            return one if _has(one, TakeMyReactions) else await one.edit(view=_buttons())
    return None


async def _latest(place: Place) -> AsyncIterator[discord.Message]:
    """Read the latest messages, or what opens the latest of the bot's own posts."""
    if isinstance(place, discord.TextChannel):
        async for one in place.history(limit=LOOKED_AT):
            yield one
        return
    listed = [post for post in await place.guild.active_threads() if post.parent_id == place.id]
    own = sorted((post for post in listed if post.owner_id == place.guild.me.id), key=lambda post: -post.id)
    for post in own[: LOOKED_AT // 3]:
        async for one in post.history(limit=1, oldest_first=True):
            yield one


def is_test(one: discord.Message) -> bool:
    """Tell by its button whether a message is a test: Discord says which buttons a message has, whoever clicks."""
    return _has(one, RemoveTest)


def _has(one: discord.Message, its: type[CustomId]) -> bool:
    return any(its.parse(getattr(part, "custom_id", None) or "") for part in walk(one.components))


async def reactions_of(client: Client, test: discord.Message, user_id: int) -> list[str]:
    """Find with which emoji somebody reacted to a test, as they stand there. Raises discord.py's exceptions."""
    now = await test.channel.fetch_message(test.id)
    found = []
    for one in now.reactions:
        named = one.emoji if isinstance(one.emoji, str) else f"{one.emoji.name}:{one.emoji.id}"
        for kind in KINDS:
            page = await client.http.get_reaction_users(
                now.channel.id, now.id, named, limit=1, after=user_id - 1, type=kind
            )
            if any(int(user["id"]) == user_id for user in page):
                found.append(str(one.emoji))
                break
    return found


async def remove(client: Client, test: discord.Message) -> Callable[[], str] | None:
    """Delete a test; return what says how far that went, None where its post went with all that could be said there.

    Raises discord.py's exceptions. To delete a post takes Manage Threads, though it is the bot's own.
    """
    place_id, is_post = test.channel.id, isinstance(test.channel, discord.Thread)
    if is_post:
        try:
            await client.http.delete_channel(place_id)
        except discord.HTTPException as error:
            if not issubclass(meaning_of(error), Forbidden):
                raise
        else:
            return None
    await in_opened_thread(client, place_id, test.delete)
    return testing_wording.post_stays if is_post else testing_wording.removed
