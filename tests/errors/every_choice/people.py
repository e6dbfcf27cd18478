"""Everybody who may come to the bot, each in the server where they are, and what they have at hand there."""

from dataclasses import dataclass

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle

from tests.suggestions.leaks.secrets import Secrets
from tests.worlds.town import Town, shown

PEOPLE = ("staff", "author", "reader", "guest", "blocked", "stranger")


@dataclass
class Person:
    """`neighbour` is another member of the server, `role` and `further` a role and a second channel there."""

    actor: MemberActor
    channel: ChannelHandle
    further: ChannelHandle
    neighbour: MemberActor
    role: RoleHandle


async def in_full(town: Town) -> dict[str, Person]:
    """Fill the database: works, chapters in every state, ideas in every state, a call, a target in another server."""
    await town.set_up()
    await town.add_work()
    await town.announce()
    secrets = await Secrets.tell(town)
    form = await town.author.click(shown(await town.preview(number=7)), label="Schedule")
    await town.author.submit_modal(form, {"when": "in 2 hours"})
    await town.preview(number=8)
    await town.author.slash(town.channel, "queue call", work="The Lamp Room", question="What next?")
    await town.readers[1].react(town.announcements()[0], "❤️")
    people = {name: (one.actor, one.channel) for name, one in secrets.people.items()}
    return {name: _person(town, *people[name]) for name in PEOPLE}


async def in_empty(town: Town) -> dict[str, Person]:
    """Leave the database as it is: nobody has set anything up, so all are what they are by their rights in Discord."""
    apart = town.env.create_guild("Apart")
    rights = apart.create_role("Boss", permissions=discord.Permissions(manage_guild=True))
    channel = apart.create_text_channel("general")
    stranger = apart.add_member(town.env.create_user("mallory"), roles=[rights])
    guest = apart.add_member(town.env.create_user("vito"))
    here = {"staff": town.manager, "author": town.author, "reader": town.readers[1], "blocked": town.readers[2]}
    people = {name: (actor, town.channel) for name, actor in here.items()}
    people |= {"guest": (guest, channel), "stranger": (stranger, channel)}
    return {name: _person(town, *people[name]) for name in PEOPLE}


def _person(town: Town, actor: MemberActor, channel: ChannelHandle) -> Person:
    guild: GuildHandle = actor.guild
    further = guild.channels.get("further") or guild.create_text_channel("further")
    role = guild.roles.get("Followers") or guild.create_role("Followers")
    neighbour = town.author if guild.id == town.guild.id else guild.add_member(town.env.create_user(f"n{actor.id}"))
    return Person(actor, channel, further, neighbour, role)
