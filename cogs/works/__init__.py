"""`/work` and `/works`: what a server's staff keep, and what everyone can read there."""

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app.client import Client
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.works import checks, wording
from bot.works.buttons import UndoRemoval
from bot.works.models import ARCHIVE_WARNINGS, Author, Rating, TextPlace, Work, WorkDetails
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.channels import (
    Announceable,
    age_restricted,
    check_age,
    check_channel,
    is_age_restricted,
    unheard_role,
)
from cogs._shared.choices import WorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Part
from cogs._shared.replies import Message, edit, reply
from cogs.works import remarks
from cogs.works.covers import fetch_cover
from cogs.works.embeds import catalogue_embed, cover_of, work_embed
from cogs.works.options import CLEARABLE, DESCRIPTIONS, RATINGS, TEXT_PLACES, changed, changes_in


class WorksCog(Part, commands.GroupCog, group_name="work", group_description="The works of this server"):
    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._works = client.services.works
        self._covers = client.services.covers

    @app_commands.command()
    @app_commands.describe(**DESCRIPTIONS)
    @app_commands.choices(rating=RATINGS, text=TEXT_PLACES)
    async def add(
        self,
        interaction: discord.Interaction[Client],
        title: str,
        link: str | None = None,
        rating: str = Rating.NOT_RATED,
        warnings: str | None = None,
        fandom: str | None = None,
        summary: str | None = None,
        total: int | None = None,
        author: discord.Member | None = None,
        channel: Announceable | None = None,
        role: discord.Role | None = None,
        comments: bool = False,
        pin: bool = False,
        text: str = TextPlace.NOWHERE,
        cover: discord.Attachment | None = None,
        cover_alt: str | None = None,
    ) -> None:
        """Add a work, so that its chapters can be announced."""
        member = member_of(interaction)
        details = WorkDetails(
            title=title.strip(),
            link=checks.link(link),
            rating=Rating(rating),
            warnings=checks.warnings(warnings),
            fandoms=fandom,
            summary=summary,
            total=total,
            channel_id=channel.id if channel else None,
            role_id=role.id if role else None,
            comments=comments,
            pin=pin,
            text=TextPlace(text),
        )
        _check_place(interaction, Work(id=0, guild_id=member.guild_id, details=details))
        image = await fetch_cover(interaction, cover, cover_alt) if cover else None
        writer = author or interaction.user
        work = await self._works.add(member, details, Author(id=writer.id, name=writer.display_name))
        if image:
            work = await self._covers.put(member, work.id, image, cover_alt)
        said = [wording.added(work, self.client.services.commands.mention("chapter post"))]
        said += unheard_role(interaction, role, details.channel_id)
        await self._reply(interaction, [*said, *await remarks.unpinned(self.client, member, work)], work)

    @app_commands.command()
    @app_commands.describe(
        work="Which work",
        remove_cover="Show its chapters without a cover again",
        clear="What it shall have no longer",
        **DESCRIPTIONS,
    )
    @app_commands.choices(rating=RATINGS, text=TEXT_PLACES, clear=CLEARABLE)
    async def edit(
        self,
        interaction: discord.Interaction[Client],
        work: WorkOption,
        title: str | None = None,
        link: str | None = None,
        rating: str | None = None,
        warnings: str | None = None,
        fandom: str | None = None,
        summary: str | None = None,
        total: int | None = None,
        author: discord.Member | None = None,
        channel: Announceable | None = None,
        role: discord.Role | None = None,
        comments: bool | None = None,
        pin: bool | None = None,
        text: str | None = None,
        cover: discord.Attachment | None = None,
        cover_alt: str | None = None,
        remove_cover: bool = False,
        clear: str | None = None,
    ) -> None:
        """Change a work; what you leave out stays as it is, and “none” clears an option."""
        given: dict[str, Any] = {"title": title, "link": link, "rating": rating, "warnings": warnings}
        given |= {"fandoms": fandom, "summary": summary, "total": total, "channel_id": channel, "role_id": role}
        given |= {"comments": comments, "pin": pin, "text": text}
        changes = changes_in(given, clear)
        if not changes and not (author or cover or cover_alt or remove_cover):
            raise UserFacingError(wording.nothing_to_change)
        if (cover_alt or remove_cover) and not (cover or work.cover):
            raise UserFacingError(wording.no_cover)
        _check_place(interaction, replace(work, details=replace(work.details, **changes)))
        image = await fetch_cover(interaction, cover, cover_alt) if cover else None
        member = member_of(interaction)
        writer = Author(id=author.id, name=author.display_name) if author else None
        edited = await self._works.edit(member, work.id, writer, **changes)
        if image or cover_alt or remove_cover:
            alt = changed(cover_alt, str.strip)
            edited = await self._cover(member, work.id, image, alt, remove=remove_cover)
        said = [wording.changed(edited), *unheard_role(interaction, role, edited.details.channel_id)]
        said += await remarks.open_to_all(self.client, work, edited)
        said += await remarks.unpinned(self.client, member, edited)
        await self._reply(interaction, said, edited)

    @edit.autocomplete("warnings")
    @add.autocomplete("warnings")
    async def _warnings(self, interaction: discord.Interaction[Client], text: str) -> list[app_commands.Choice[str]]:
        del interaction
        head, _, typed = text.rpartition(",")
        before = f"{head.strip()}, " if head.strip() else ""
        found = [name for name in ARCHIVE_WARNINGS if typed.strip().casefold() in name.casefold() and name not in head]
        return [
            app_commands.Choice(name=f"{before}{name}", value=f"{before}{name}")
            for name in found
            if len(before + name) <= 100
        ]

    @app_commands.command()
    @app_commands.describe(work="Which work")
    async def show(self, interaction: discord.Interaction[Client], work: WorkOption) -> None:
        """What is known of a work."""
        if interaction.channel_id:
            check_age(interaction, work, interaction.channel_id)
        await self._reply(interaction, [], work)

    @app_commands.command()
    @app_commands.describe(work="Which work")
    async def remove(self, interaction: discord.Interaction[Client], work: WorkOption) -> None:
        """Take a work off this server's list; its announcements stay."""
        removed = await self._works.remove(member_of(interaction), work.id)
        await reply(
            interaction, Message(wording.removed(removed), view=buttons(button(wording.undo(), UndoRemoval(work.id))))
        )

    @clicked
    async def undo_removal(self, interaction: discord.Interaction[Client], clicked: UndoRemoval) -> None:
        work = await self._works.restore(member_of(interaction), clicked.work_id)
        await edit(interaction, wording.restored(work))

    async def _cover(self, member: Member, work_id: int, image: bytes | None, alt: str | None, *, remove: bool) -> Work:
        """Give the work this cover, or take the one it has away, or describe that."""
        if image:
            return await self._covers.put(member, work_id, image, alt)
        if remove:
            return await self._covers.remove(member, work_id)
        return await self._covers.describe(member, work_id, alt)

    async def _reply(self, interaction: discord.Interaction[Client], said: list[str], work: Work) -> None:
        """Show the work as it is now, under what there is to say."""
        services = self.client.services
        embed = work_embed(work, await services.chapters.posted(work.id), await services.kudos.of_work(work.id))
        await reply(
            interaction, Message("\n".join(said), embeds=(embed,), files=tuple(await cover_of(work, services.covers)))
        )


class CatalogueCog(commands.Cog):
    def __init__(self, client: Client) -> None:
        self._services = client.services

    @app_commands.command()
    async def works(self, interaction: discord.Interaction[Client]) -> None:
        """What can be read here: each work with its latest chapter, link and kudos."""
        guild_id = member_of(interaction).guild_id
        works = await self._services.works.all(guild_id)
        restricted = is_age_restricted(interaction.channel)
        shown = [one for one in works if one.details.rating.may_be_shown(is_age_restricted=restricted)]
        latest = await self._services.works.latest_chapters(guild_id)
        kudos = await self._services.kudos.of_works(guild_id)
        await reply(
            interaction,
            Message(
                embeds=(catalogue_embed(shown, latest, kudos, len(works) - len(shown), age_restricted(interaction)),)
            ),
        )


def _check_place(interaction: discord.Interaction[Client], work: Work) -> None:
    if work.details.channel_id is not None:
        check_channel(interaction, work.details.channel_id)
        check_age(interaction, work, work.details.channel_id)


async def setup(client: Client) -> None:
    await client.add_cog(WorksCog(client))
    await client.add_cog(CatalogueCog(client))
