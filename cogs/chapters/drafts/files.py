"""Reading what somebody hands in: a file, or text that comes without one."""

from dataclasses import replace
from typing import Any

import discord

from bot.core.errors import UserFacingError
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.unreadable import Unreadable
from bot.uploads import checks
from bot.works.access import Contributor
from cogs._shared.files.attachments import fetch
from cogs._shared.parts import Interaction

TYPED = "chapter.md"
"""The name under which text that comes without a file is read: as Markdown, which is what Discord's users type."""


async def read_text(interaction: Interaction, text: str, contributor: Contributor) -> list[ChapterDraft]:
    """Read text that was typed. Raises UserFacingError if there is no chapter in it."""
    del contributor
    return await _read(interaction, text.encode("utf-8", "replace"), TYPED)


async def read_attachment(
    interaction: Interaction, file: discord.Attachment, contributor: Contributor
) -> list[ChapterDraft]:
    """Fetch and read a file. Raises UserFacingError if it is too big, can't be had, or is none that can be read."""
    return await _read(interaction, await fetch(file, contributor, checks.size), file.filename)


async def _read(interaction: Interaction, data: bytes, filename: str) -> list[ChapterDraft]:
    """Read a file's chapters. Raises UserFacingError if it is none that can be read."""
    try:
        return await interaction.client.services.intake.read(data, filename)
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
    return [replace(drafts[0], **changes)]
