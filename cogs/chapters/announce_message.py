"""The message command **Announce as chapter**: a message's own file, its text or its link is the chapter."""

from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.chapters import wording
from bot.chapters.links.messages import links_of_message, only_chapter_address
from bot.chapters.links.models import ShownLink
from bot.core.errors import UserFacingError
from bot.intake.formats.draft import ChapterDraft
from bot.uploads import wording as uploads_wording
from bot.works.access import Contributor
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part, message_command
from cogs._shared.replies import acknowledge
from cogs.chapters.drafts.files import read_attachment, read_text
from cogs.chapters.drafts.from_links import Asked, begin_with_link, begin_with_links
from cogs.chapters.drafts.uploads import begin

Said = discord.Message | discord.MessageSnapshot


class AnnounceMessageCommand(Part):
    @message_command(wording.announce_message())
    async def announce_message(self, interaction: Interaction, message: discord.Message) -> None:
        said = _said(message)
        contributor = await self.services.works.contributor(member_of(interaction))
        has_file = any(not _is_shown(one) for one in said.attachments)
        links = [] if has_file else links_of_message(said.content, _shown(said.embeds))
        if len(links) == 1:
            await begin_with_link(interaction, links[0], Asked())
        elif links:
            await begin_with_links(interaction, links)
        else:
            await acknowledge(interaction)
            await begin(interaction, None, await _drafts_in(interaction, said, contributor), silent=False)


def _said(message: discord.Message) -> Said:
    """Return what somebody said in a message, or in the one that it passes on."""
    forwarded: Sequence[discord.MessageSnapshot] = message.message_snapshots
    return message if message.content or message.attachments or not forwarded else forwarded[0]


def _is_shown(attachment: discord.Attachment) -> bool:
    """Tell whether Discord shows a file in the message itself: no chapter is one, a cover beside its link may be."""
    return (attachment.content_type or "").startswith(("image/", "video/", "audio/"))


def _shown(embeds: Sequence[discord.Embed]) -> list[ShownLink]:
    return [
        ShownLink(
            link=embed.url,
            title=embed.title,
            text=embed.description,
            author=embed.author.name,
            site=embed.provider.name,
        )
        for embed in embeds
        if embed.url
    ]


async def _drafts_in(interaction: Interaction, said: Said, contributor: Contributor) -> list[ChapterDraft]:
    if said.attachments:
        drafts = await read_attachment(interaction, said.attachments[0], contributor, None)
        link = only_chapter_address(said.content)
        return [replace(draft, link=draft.link or link) for draft in drafts] if len(drafts) == 1 else drafts
    if said.content.strip():
        return await read_text(interaction, said.content, contributor, None)
    raise UserFacingError(uploads_wording.nothing_to_read)
