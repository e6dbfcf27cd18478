"""Where people may be when they use a command or press a button, besides a text channel of the bot's server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import discord
from simcord.builders import ChannelHandle

from tests.errors.every_choice.people import Person
from tests.worlds.town import Town

CREATED = "INTERACTION_CREATE"
IN_PRIVATE_WITH_BOT, AMONG_PEOPLE = 1, 2
"""Discord's contexts of an interaction: the bot's direct messages, and other people's."""

PRIVATE, GROUP = 1, 3
"""The types of their channels."""

UNKNOWN_GUILD = 987654321

Change = Callable[[dict[str, Any]], None]


def channels_of(town: Town) -> dict[str, ChannelHandle]:
    """Make a channel of every kind in which people can type a command."""
    guild, backend, bot = town.guild, town.env.backend, town.client.user
    assert bot is not None
    forum = guild.create_forum_channel("stories")
    hidden = discord.PermissionOverwrite(view_channel=False, send_messages=False)
    threads = {
        "thread": backend.create_thread(town.channel.id, "talk", town.author.id),
        "forum post": backend.create_thread(forum.id, "Chapter 1", town.author.id),
    }
    for thread in threads.values():
        for person in (town.manager, town.author, *town.readers):
            backend.add_thread_member(thread.id, person.id)
    return {
        "voice": guild.create_voice_channel("lounge"),
        "stage": guild.create_stage_channel("readings"),
        "announcements": guild.create_news_channel("news"),
        "hidden from the bot": guild.create_text_channel("secret", overwrites={bot: hidden}),
        **{name: ChannelHandle(town.env, guild, thread) for name, thread in threads.items()},
    }


def in_channel(person: Person, channel: ChannelHandle) -> Person:
    return replace(person, channel=channel)


@contextmanager
def changed_by(town: Town, change: Change) -> Iterator[None]:
    """Change every interaction on its way to the bot."""
    backend: Any = town.env.backend
    emit = backend.emit

    def changing(event: str, payload: dict[str, Any], *more: Any, **named: Any) -> Any:
        if event == CREATED:
            change(payload)
        return emit(event, payload, *more, **named)

    backend.emit = changing
    try:
        yield
    finally:
        del backend.emit


def elsewhere(town: Town) -> dict[str, Change]:
    """Name the places without a server of the bot's: forged, or since commands are registered elsewhere too."""

    def outside(payload: dict[str, Any], context: int, kind: int) -> None:
        user = payload.pop("member", {}).get("user") or payload.get("user")
        for name in ("guild_id", "guild_locale", "guild"):
            payload.pop(name, None)
        payload |= {"user": user, "context": context, "app_permissions": "0"}
        payload["channel"] = {"id": payload["channel_id"], "type": kind, "recipients": [user], "name": None}

    def unknown(payload: dict[str, Any]) -> None:
        payload |= {
            "guild_id": str(UNKNOWN_GUILD),
            "guild": {"id": str(UNKNOWN_GUILD), "locale": "en-US", "features": []},
        }

    return {
        "the bot's direct messages": lambda payload: outside(payload, IN_PRIVATE_WITH_BOT, PRIVATE),
        "other people's direct messages": lambda payload: outside(payload, AMONG_PEOPLE, PRIVATE),
        "a group": lambda payload: outside(payload, AMONG_PEOPLE, GROUP),
        "a server without the bot": unknown,
    }


def lose_server(town: Town, *, for_good: bool) -> None:
    """Let the bot have its server no more: it was removed, or Discord has an outage."""
    gone = {"id": str(town.guild.id)} | ({} if for_good else {"unavailable": True})
    town.env.backend.emit("GUILD_DELETE", gone)
