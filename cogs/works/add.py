"""`/work add`: a work whose chapters can be announced."""

import discord
from discord import app_commands

from bot.works import checks, wording
from bot.works.buttons import ShowAdded
from bot.works.matching import CHOICE
from bot.works.models import Author, Rating, TextPlace, Work, WorkDetails
from cogs._shared.buttons import clicked
from cogs._shared.channels import Announceable, unheard_role
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs.works import remarks
from cogs.works.covers import fetch_cover
from cogs.works.embeds import show_work
from cogs.works.options import DESCRIPTIONS, RATINGS, TEXT_PLACES, like_warnings
from cogs.works.places import check_place


class AddCommand(Part):
    @app_commands.command()
    @app_commands.describe(**DESCRIPTIONS)
    @app_commands.choices(rating=RATINGS, text=TEXT_PLACES)
    @app_commands.autocomplete(warnings=like_warnings)
    async def add(
        self,
        interaction: Interaction,
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
        contributor = await self.services.works.contributor_of_new_work(member)
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
        check_place(interaction, Work(id=0, guild_id=member.guild_id, details=details))
        image = await fetch_cover(interaction, cover, cover_alt, contributor) if cover else None
        writer = author or interaction.user
        work = await self.services.works.add(member, details, Author(id=writer.id, name=writer.display_name))
        if image:
            work = await self.services.covers.put(member, work.id, image, cover_alt)
        said = [wording.added(work, self.services.commands.mention("chapter post"))]
        said += unheard_role(interaction, role, details.channel_id)
        await show_work(interaction, [*said, *await remarks.on_places(self.client, member, work)], work)

    @clicked
    async def show_added(self, interaction: Interaction, clicked: ShowAdded) -> None:
        member = member_of(interaction)
        work = await self.services.works.choose(member.guild_id, f"{CHOICE}{clicked.work_id}")
        said = [wording.added(work, self.services.commands.mention("chapter post"))]
        await show_work(interaction, [*said, *await remarks.on_places(self.client, member, work)], work)
