"""How works are shown: one in full, and a list of all that can be read in a server."""

from collections.abc import Collection

import discord

from bot.announcements import wording as announcements_wording
from bot.core.text import limits, links
from bot.core.text.cleaning import clean_label, clean_line, fit_markdown, shorten
from bot.core.text.fitting import as_many_as_fit
from bot.kudos import wording as kudos_wording
from bot.kudos.models import WorkKudos
from bot.targets.catalogue import CatalogueEntry
from bot.watching.sources.shown import wording as shown_wording
from bot.works import wording
from bot.works.covers import Covers
from bot.works.models import Chapter, Work
from cogs._shared.cards import COLOUR, cover_file
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message, reply

MAX_WORKS = 20
"""Works listed at once: as many as an embed's description holds."""


def work_embed(work: Work, chapters: list[Chapter], kudos: WorkKudos, gone: Collection[int] = ()) -> discord.Embed:
    """Show a work; `gone` are those of its channel and role that were deleted in Discord."""
    details = work.details
    embed = discord.Embed(
        title=shorten(clean_line(work.title), limits.EMBED_TITLE),
        url=links.shown(details.link),
        description=fit_markdown(details.summary, 1500) if details.summary else None,
        colour=COLOUR,
    )
    embed.set_author(name=shorten(wording.by(clean_label(author.name) for author in work.authors), limits.EMBED_AUTHOR))
    for name, value in _facts(work, chapters, gone):
        embed.add_field(name=name, value=shorten(value, limits.EMBED_FIELD), inline=len(value) <= 40)
    numbers = [one.details.number for one in chapters if one.details.number is not None]
    progress = wording.how_far(len(chapters), max(numbers, default=None), details.total)
    embed.set_footer(text=f"{progress} · {kudos_wording.given(kudos)}")
    if work.cover:
        embed.set_image(url=f"attachment://{work.cover.file_name}")
    return embed


async def cover_of(work: Work, covers: Covers) -> list[discord.File]:
    """Return the file that goes with a work's embed, if it has a cover."""
    image = await covers.image(work.id) if work.cover else None
    return [cover_file(image, work.cover.file_name, wording.cover_description(work))] if work.cover and image else []


def _facts(work: Work, chapters: list[Chapter], gone: Collection[int]) -> list[tuple[str, str]]:
    details = work.details
    facts = [(announcements_wording.rating(), wording.rating_name(details.rating))]
    facts += [(announcements_wording.warnings(), "\n".join(details.warnings))]
    facts += [(announcements_wording.fandom(), clean_line(details.fandoms or ""))]
    facts += [(wording.announced_in(), _unless_gone(f"<#{details.channel_id}>", details.channel_id, gone))]
    facts += [(wording.pings(), _unless_gone(f"<@&{details.role_id}>", details.role_id, gone))]
    facts += [(wording.pinned(), wording.latest_is_pinned() if details.pin else "")]
    facts += [(wording.latest_chapter(), wording.chapter_name(chapters[0].details) if chapters else "")]
    return [(name, value) for name, value in facts if value]


def catalogue_embed(
    entries: list[CatalogueEntry], kudos: dict[int, WorkKudos], hidden: int, adult_channels: list[int]
) -> discord.Embed:
    """Show the works that readers find, in this order, and say how many are left out."""
    lines = [_line(one, kudos.get(one.work.id, WorkKudos())) for one in entries[:MAX_WORKS]]
    last = f"\n\n{wording.hidden_works(hidden, adult_channels)}" if hidden else ""
    room, beyond = limits.EMBED_DESCRIPTION - len(last), len(entries) - len(lines)
    listed = as_many_as_fit(lines, room, wording.more_works, beyond=beyond, between="\n\n")
    return discord.Embed(
        title=wording.catalogue(), description=f"{listed}{last}".strip() or wording.no_works(), colour=COLOUR
    )


def _line(entry: CatalogueEntry, kudos: WorkKudos) -> str:
    work, latest = entry.work, entry.latest
    title = shorten(clean_line(work.title), 80)
    link = links.shown(work.details.link)
    name = f"[**{title}**]({link})" if link else f"**{title}**"
    authors = wording.by(clean_line(author.name) for author in work.authors)
    first = f"{name} by {shorten(authors, 40)}" if authors else name
    if latest is None:
        return f"{first}\n{wording.no_chapters_yet()}"
    chapter, far = latest.chapter, wording.how_far(latest.posted, latest.highest, work.details.total)
    when = f"<t:{int(chapter.posted_at.timestamp())}:R>" if chapter.posted_at else ""
    chapter_name = shorten(wording.chapter_name(chapter.details), 60)
    return f"{first}\n{chapter_name} {when}\n{far} · {kudos_wording.given(kudos)}"


def _unless_gone(mention: str, its_id: int | None, gone: Collection[int]) -> str:
    if its_id is None:
        return ""
    return wording.deleted_in_discord() if its_id in gone else mention


def _gone(interaction: Interaction, work: Work) -> set[int]:
    """Find which of a work's channel and role, as the server here knows them, were deleted."""
    inventory, guild_id = interaction.client.services.troubles.deletions.inventory(), interaction.guild_id or 0
    channel_id, role_id = work.details.channel_id, work.details.role_id
    gone = {channel_id} if channel_id and not inventory.has_channel(guild_id, channel_id) else set()
    return gone | ({role_id} if role_id and not inventory.has_role(guild_id, role_id) else set())


async def show_work(interaction: Interaction, said: list[str], work: Work) -> None:
    """Show the work as it is now, under what there is to say."""
    services = interaction.client.services
    chapters, kudos = await services.chapters.readable(work.id), await services.kudos.of_work(work.id)
    embed = work_embed(work, chapters, kudos, _gone(interaction, work))
    if sources := await services.watching.lookup.of_work(member_of(interaction), work):
        listed = as_many_as_fit([*map(shown_wording.line, sources)], limits.EMBED_FIELD, shown_wording.and_more)
        embed.add_field(name=shown_wording.watched_at(), value=listed, inline=False)
    cover = await cover_of(work, services.covers)
    await reply(interaction, Message("\n".join(said), (embed,), tuple(cover)))
