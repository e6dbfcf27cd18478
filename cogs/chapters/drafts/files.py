"""Reading what somebody hands in: a file, or text that comes without one."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import discord

from bot.core.errors import UserFacingError
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.unreadable import Unreadable
from bot.intake.turns.turns import Asker
from bot.uploads import checks
from bot.uploads.drafting import still_in_doubt
from bot.works.access import Contributor
from bot.works.models import Work
from cogs._shared.files.attachments import fetch
from cogs._shared.parts import Interaction

TYPED = "chapter.md"
"""The name under which text that comes without a file is read: as Markdown, which is what Discord's users type."""


async def read_text(
    interaction: Interaction, text: str, contributor: Contributor, work: Work | None
) -> list[ChapterDraft]:
    """Read text that was typed. Raises UserFacingError if there is no chapter in it."""

    async def given() -> bytes:
        return text.encode("utf-8", "replace")

    return await _read(interaction, given, TYPED, contributor, work)


async def read_attachment(
    interaction: Interaction, file: discord.Attachment, contributor: Contributor, work: Work | None
) -> list[ChapterDraft]:
    """Read a file, which is fetched when its turn has come; of a work whose text isn't shown the texts' beginnings.

    Raises UserFacingError if it is too big, can't be had, is none that can be read, or if too many wait already.
    """
    checks.size(file.size)
    return await _read(interaction, lambda: fetch(file, contributor, checks.size), file.filename, contributor, work)


async def _read(
    interaction: Interaction,
    fetch_it: Callable[[], Awaitable[bytes]],
    filename: str,
    contributor: Contributor,
    work: Work | None,
) -> list[ChapterDraft]:
    services = interaction.client.services
    asker = Asker(contributor.guild_id, contributor.member_id)
    with_texts = await services.uploads.shows_texts(contributor.guild_id, work)
    try:
        return await services.intake.fetch_and_read(fetch_it, filename, asker, with_texts=with_texts)
    except Unreadable as problem:
        raise UserFacingError(problem.say, *problem.arguments) from None


def that_one(drafts: list[ChapterDraft], number: float | None) -> list[ChapterDraft]:
    """Leave, of several chapters, the one whose number the person gave, if it is among them."""
    return [draft for draft in drafts if len(drafts) > 1 and draft.chapter_number == number] or drafts


def corrected(drafts: list[ChapterDraft], given: dict[str, Any]) -> list[ChapterDraft]:
    """Let what the person said of the one chapter count more than what its file says."""
    if len(drafts) > 1:
        return drafts
    changes = {name: value for name, value in given.items() if value is not None}
    if "notes_before" in changes:
        changes["notes_after"] = None
    changes["doubts"] = still_in_doubt(drafts[0], changes)
    return [replace(drafts[0], **changes)]
