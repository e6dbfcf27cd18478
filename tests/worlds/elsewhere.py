"""Another server, in which the town's work is announced by an accepted target."""

from dataclasses import dataclass
from typing import Self

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle

from tests.worlds.town import CHAPTER, Town, said

WORK = "The Lamp Room"
NEXT = CHAPTER.replace("Chapter 2", "Chapter 3")


@dataclass
class Elsewhere:
    """The server is called Elsewhere; `boss` has Manage Server there, `visitor` nothing."""

    town: Town
    server: GuildHandle
    channel: ChannelHandle
    boss: MemberActor
    visitor: MemberActor

    @classmethod
    async def accept(cls, town: Town) -> Self:
        """Let the town's work be announced there, and announce a chapter of it in both."""
        server = town.env.create_guild("Elsewhere")
        rights = server.create_role("Boss", permissions=discord.Permissions(manage_guild=True))
        there = cls(
            town,
            server,
            server.create_text_channel("other-stories"),
            server.add_member(town.env.create_user("vera"), roles=[rights]),
            server.add_member(town.env.create_user("vito"), nick="**Vito** @everyone"),
        )
        code = said(await town.moderator.slash(town.channel, "target share", work=WORK)).split("**")[1]
        await there.boss.slash(there.channel, "target redeem", code=code, channel=there.channel)
        await town.announce(text=NEXT)
        return there

    @property
    def announcement(self) -> discord.Message:
        return next(one for one in self.channel.history() if not one.flags.ephemeral)

    async def end(self) -> None:
        (offered,) = await self.boss.autocomplete(self.channel, "target end", "target", "lamp")
        assert "no longer announced" in said(await self.boss.slash(self.channel, "target end", target=offered["value"]))
