"""`/work edit`: changing a work."""

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.works import wording
from bot.works.models import Author, Work
from cogs._shared.channels import Announceable, open_to_all, unheard_role
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs.works import remarks
from cogs.works.covers import fetch_cover
from cogs.works.embeds import show_work
from cogs.works.options import CLEARABLE, DESCRIPTIONS, RATINGS, TEXT_PLACES, changed, changes_in, like_warnings
from cogs.works.places import check_place


class EditCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        work="Which work",
        remove_cover="Show its chapters without a cover again",
        clear="What it shall have no longer",
        **DESCRIPTIONS,
    )
    @app_commands.choices(rating=RATINGS, text=TEXT_PLACES, clear=CLEARABLE)
    @app_commands.autocomplete(warnings=like_warnings)
    async def edit(
        self,
        interaction: Interaction,
        work: OwnWorkOption,
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
        member = member_of(interaction)
        contributor = await self.services.works.contributor(member, work)
        given: dict[str, Any] = {"title": title, "link": link, "rating": rating, "warnings": warnings}
        given |= {"fandoms": fandom, "summary": summary, "total": total, "channel_id": channel, "role_id": role}
        given |= {"comments": comments, "pin": pin, "text": text}
        changes = changes_in(given, clear)
        if not changes and not (author or cover or cover_alt or remove_cover):
            raise UserFacingError(wording.nothing_to_change)
        if (cover_alt or remove_cover) and not (cover or work.cover):
            raise UserFacingError(wording.no_cover)
        check_place(interaction, replace(work, details=replace(work.details, **changes)))
        image = await fetch_cover(interaction, cover, cover_alt, contributor) if cover else None
        writer = Author(id=author.id, name=author.display_name) if author else None
        edited = await self.services.works.edit(member, work.id, writer, **changes)
        if image or cover_alt or remove_cover:
            alt = changed(cover_alt, str.strip)
            edited = await self._cover(member, work.id, image, alt, remove=remove_cover)
        said = [wording.changed(edited), *unheard_role(interaction, role, edited.details.channel_id)]
        said += await open_to_all(self.client, work, edited)
        said += await remarks.on_places(self.client, member, edited)
        said += await remarks.overtaken(self.client, edited) if total else []
        await show_work(interaction, said, edited)

    async def _cover(self, member: Member, work_id: int, image: bytes | None, alt: str | None, *, remove: bool) -> Work:
        """Give the work this cover, or take the one it has away, or describe that."""
        if image:
            return await self.services.covers.put(member, work_id, image, alt)
        if remove:
            return await self.services.covers.remove(member, work_id)
        return await self.services.covers.describe(member, work_id, alt)
