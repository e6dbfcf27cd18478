"""`/kudos`: what readers loved, shown to whoever asks."""

import io
from contextlib import suppress
from datetime import timedelta
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.app.client import Client
from bot.core.clock import system_clock
from bot.kudos import wording
from bot.kudos.leaderboards.service import message_id
from bot.kudos.models import Frequency, Period, Progress
from cogs._shared.channels import check_age, check_channel, is_age_restricted
from cogs._shared.choices import WorkOption, posted_chapters
from cogs._shared.members import member_of
from cogs._shared.replies import Message, edit, reply
from cogs.kudos.mirroring import MirrorCog

PROGRESS_INTERVAL = timedelta(seconds=2)
"""Between two changes of what a recount shows of itself."""

FEWEST_BARS = 2
FEWEST_POINTS = 3
"""What makes a chart worth looking at."""


class KudosCog(commands.GroupCog, group_name="kudos", group_description="Who loved what"):
    def __init__(self, client: Client) -> None:
        self._client = client
        self._kudos = client.services.kudos

    @app_commands.command(name="work")
    @app_commands.describe(work="Which work")
    async def of_work(self, interaction: discord.Interaction[Client], work: WorkOption) -> None:
        """The kudos of a work and of each of its chapters."""
        check_age(interaction, work, interaction.channel_id or 0)
        kudos, chapters = await self._kudos.of_work(work.id), await self._kudos.of_chapters(work.id)
        in_time = wording.in_time(await self._kudos.leaderboards.of_work_in_time(work.id))
        said = "\n".join(filter(None, [wording.of_work(work, kudos, chapters), in_time]))
        if not kudos or len(chapters) < FEWEST_BARS:
            await reply(interaction, said)
            return
        await self._acknowledge(interaction)
        chart = await self._kudos.charts.of_chapters([(wording.bar_label(one), one.kudos) for one in chapters])
        await reply(interaction, Message(said, files=(picture(chart, wording.chart_of_work(work, chapters)),)))

    @app_commands.command(name="chapter")
    @app_commands.describe(work="Which work", chapter="Which chapter")
    @app_commands.autocomplete(chapter=posted_chapters)
    async def of_chapter(self, interaction: discord.Interaction[Client], work: WorkOption, chapter: str) -> None:
        """The kudos of one chapter, and how they grew."""
        check_age(interaction, work, interaction.channel_id or 0)
        chosen = await self._client.services.chapters.choose(work, chapter)
        (counted,) = [one for one in await self._kudos.of_chapters(work.id) if one.chapter_id == chosen.id]
        in_time, times = await self._kudos.leaderboards.of_chapter_in_time(chosen.id)
        said = "\n".join(filter(None, [wording.of_chapter(work, counted), wording.in_time(in_time)]))
        if len(times) < FEWEST_POINTS:
            await reply(interaction, said)
            return
        await self._acknowledge(interaction)
        chart = await self._kudos.charts.of_growth(times)
        await reply(interaction, Message(said, files=(picture(chart, wording.chart_of_chapter(work, counted)),)))

    @app_commands.command()
    @app_commands.describe(what="Works, chapters, or readers by the kudos they gave", period="How far back")
    async def top(
        self,
        interaction: discord.Interaction[Client],
        what: Literal["works", "chapters", "readers"] = "works",
        period: Literal["week", "month", "all"] = "all",
    ) -> None:
        """What this server loved most."""
        guild_id, of = member_of(interaction).guild_id, Period(period)
        adults, leaderboards = is_age_restricted(interaction.channel), self._kudos.leaderboards
        if what == "works":
            said = wording.top_works(await leaderboards.top_works(guild_id, of, adults=adults), of)
        elif what == "chapters":
            said = wording.top_chapters(await leaderboards.top_chapters(guild_id, of, adults=adults), of)
        else:
            said = wording.top_readers(await leaderboards.top_readers(guild_id, of, adults=adults), of)
        await reply(interaction, said)

    @app_commands.command()
    async def mine(self, interaction: discord.Interaction[Client]) -> None:
        """The kudos you gave here."""
        adults = is_age_restricted(interaction.channel)
        await reply(
            interaction, wording.mine(await self._kudos.leaderboards.given_by(member_of(interaction), adults=adults))
        )

    @app_commands.command()
    @app_commands.describe(message="The announcement: its link or its id", member="Whose reactions; yours if left out")
    async def why(
        self, interaction: discord.Interaction[Client], message: str, member: discord.Member | None = None
    ) -> None:
        """Why a reaction did or didn't count."""
        asking = member_of(interaction)
        reader_id = member.id if member else asking.id
        reactions = await self._kudos.leaderboards.why(asking, message_id(message), reader_id)
        await reply(interaction, wording.why(reader_id, reactions) if reactions else wording.no_reaction(reader_id))

    @app_commands.command()
    async def recount(self, interaction: discord.Interaction[Client]) -> None:
        """Compare every announcement's reactions with Discord, for staff."""
        member = member_of(interaction)
        await self._acknowledge(interaction)
        shown_at = interaction.created_at

        async def show(progress: Progress) -> None:
            nonlocal shown_at
            now = system_clock()
            if now - shown_at > PROGRESS_INTERVAL:
                shown_at = now
                with suppress(discord.HTTPException):  # after 15 minutes nothing can be shown, but counting goes on
                    await edit(interaction, wording.recounting(progress))

        progress = await self._kudos.recount(member, show)
        with suppress(discord.NotFound):
            await edit(interaction, wording.recounted(progress))

    @app_commands.command()
    @app_commands.describe(
        milestones="Where a work's milestones are celebrated: its first kudos, 10, 25, 50, 100 readers, …",
        digests="Where authors who asked for it are told of new kudos",
        hour="When, by the clock of the server's time zone, which /setup knows",
        turn_off="What is to go nowhere from now on",
    )
    async def settings(
        self,
        interaction: discord.Interaction[Client],
        milestones: discord.TextChannel | None = None,
        digests: discord.TextChannel | None = None,
        hour: app_commands.Range[int, 0, 23] | None = None,
        turn_off: Literal["milestones", "digests", "both"] | None = None,
    ) -> None:
        """Where kudos are celebrated, and when authors are told, for staff."""
        for channel in filter(None, (milestones, digests)):
            check_channel(interaction, channel.id)
        chosen = await self._kudos.news.choose(
            member_of(interaction),
            milestones_channel_id=milestones.id if milestones else None,
            digest_channel_id=digests.id if digests else None,
            digest_hour=hour,
            no_milestones=turn_off in ("milestones", "both"),
            no_digests=turn_off in ("digests", "both"),
        )
        await reply(interaction, wording.news_settings(chosen))

    @app_commands.command()
    @app_commands.describe(often="How often, or off", where="In the server's channel for digests, or in private")
    async def digest(
        self,
        interaction: discord.Interaction[Client],
        often: Literal["off", "daily", "weekly"],
        where: Literal["staff channel", "direct message"] = "direct message",
    ) -> None:
        """Be told who gave kudos to your works, as an author."""
        by_dm = where == "direct message"
        chosen = await self._kudos.news.subscribe(member_of(interaction), Frequency(often), by_dm=by_dm)
        await reply(interaction, wording.subscribed(Frequency(often), chosen, by_dm=by_dm))

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """In a flood the answer waits for a commit, but nobody waits for a sign that it comes."""
        if interaction.type is discord.InteractionType.application_command and self._kudos.mirror.is_busy:
            await self._acknowledge(interaction)
        return True

    async def _acknowledge(self, interaction: discord.Interaction[Client]) -> None:
        if not interaction.response.is_done():
            await interaction.response.defer(ephemeral=True)


def picture(png: bytes, description: str) -> discord.File:
    return discord.File(io.BytesIO(png), "kudos.png", description=description)


async def setup(client: Client) -> None:
    await client.add_cog(MirrorCog(client))
    await client.add_cog(KudosCog(client))
