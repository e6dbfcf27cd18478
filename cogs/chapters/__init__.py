"""`/chapter` and **Announce as chapter**: from a file, a form or a message to a private preview."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.announcements import wording
from bot.app.client import Client
from bot.chapters.buttons import WriteForm
from bot.core.errors import UserFacingError
from bot.dates.times import at
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.unreadable import Unreadable
from bot.uploads import wording as uploads_wording
from bot.works import checks
from bot.works import wording as works_wording
from bot.works.matching import CHOICE
from bot.works.models import MAX_LINK, MAX_TITLE
from cogs._shared.attachments import fetch
from cogs._shared.choices import OwnWorkOption, posted_chapters, scheduled_chapters
from cogs._shared.forms import Values, line, on_submit, paragraph, show_form
from cogs.chapters.backlog.buttons import BacklogPanel
from cogs.chapters.drafts.buttons import Drafts
from cogs.chapters.drafts.uploads import Uploads
from cogs.chapters.life import Life

Interaction = discord.Interaction[Client]

TYPED = "chapter.md"
"""The name under which text that comes without a file is read: as Markdown, which is what Discord's users type."""


class ChaptersCog(commands.GroupCog, group_name="chapter", group_description="Announce chapters"):
    def __init__(self, client: Client) -> None:
        self._client = client
        self._services = client.services
        self._drafts = Drafts(client)
        self._uploads = Uploads(client, self._drafts)
        self._life = Life(client, self._drafts)
        self._backlog = BacklogPanel(client, self._drafts)
        self._announce = app_commands.ContextMenu(name=wording.ANNOUNCE_MESSAGE, callback=self.announce_message)

    async def cog_load(self) -> None:
        self._drafts.listen()
        self._uploads.listen()
        self._life.listen()
        self._backlog.listen()
        on_submit(self._client, WriteForm, self.written)
        self._client.tree.add_command(self._announce)

    async def cog_unload(self) -> None:
        self._client.tree.remove_command(self._announce.name, type=self._announce.type)

    @app_commands.command()
    @app_commands.describe(
        work="Which work it belongs to; the file's own, if you leave this out",
        file="The chapter, as AO3 or Wattpad shows it or offers it for download, or as text, Markdown, Word or EPUB",
        link="Where it can be read, beginning with https://",
        number="Its number, if the file's isn't right: 4, 0 or 4.5",
        title="Its title, if the file's isn't right",
        notes="The author's notes, in place of the file's",
        when="When it should go out, such as Friday 18:00 or in 2 hours; now, if you leave this out",
        silent="Post without a notification",
    )
    async def post(
        self,
        interaction: Interaction,
        work: OwnWorkOption | None = None,
        file: discord.Attachment | None = None,
        link: str | None = None,
        number: app_commands.Range[float, 0, 999_999] | None = None,
        title: str | None = None,
        notes: str | None = None,
        when: str | None = None,
        silent: bool = False,
    ) -> None:
        """Announce a chapter: you see a private preview first."""
        address = checks.link(link)
        due = await self._services.announcements.understand(interaction.guild_id or 0, when) if when else None
        if work is not None:
            await self._drafts.check(interaction, work)
        if file is not None:
            await interaction.response.defer(ephemeral=True, thinking=True)
            drafts = _that_one(await self._read(await fetch(file), file.filename), number)
            given = {"link": address, "chapter_number": number, "chapter_title": title, "notes_before": notes}
            await self._uploads.begin(interaction, work, _corrected(drafts, given), silent=silent, due=due)
            return
        if work is None:
            raise UserFacingError(wording.work_or_file)
        fields = _fields(number, title or "", notes or "", address or "")
        form = WriteForm(work.id, int(silent), int(due.at.timestamp()) if due else 0)
        await show_form(interaction, wording.WRITE_TITLE, form, *fields)

    @app_commands.command()
    @app_commands.describe(work="Which work", chapter="Which announced chapter")
    @app_commands.autocomplete(chapter=posted_chapters)
    async def edit(self, interaction: Interaction, work: OwnWorkOption, chapter: str) -> None:
        """Change an announced chapter where it stands; its kudos stay."""
        await self._life.edit(interaction, work, chapter)

    @app_commands.command()
    @app_commands.describe(work="Which work", chapter="Which announced chapter")
    @app_commands.autocomplete(chapter=posted_chapters)
    async def withdraw(self, interaction: Interaction, work: OwnWorkOption, chapter: str) -> None:
        """Take a chapter's announcement away; you can undo it for 10 minutes."""
        await self._life.withdraw(interaction, work, chapter)

    @app_commands.command()
    @app_commands.describe(work="Which work", chapter="Which scheduled chapter", when="Friday 18:00, in 2 hours, …")
    @app_commands.autocomplete(chapter=scheduled_chapters)
    async def reschedule(self, interaction: Interaction, work: OwnWorkOption, chapter: str, when: str) -> None:
        """Let a scheduled chapter go out at another time."""
        await self._life.reschedule(interaction, work, chapter, when)

    @app_commands.command()
    @app_commands.describe(
        work="Which work", every="Friday 18:00, Mondays at 6pm, …; leave it out to see the backlog that is running"
    )
    async def schedule(self, interaction: Interaction, work: OwnWorkOption, every: str | None = None) -> None:
        """Release a work's drafted chapters one by one at a weekly rhythm."""
        await self._backlog.schedule(interaction, work, every)

    @app_commands.command(name="list")
    @app_commands.describe(work="Which work")
    async def list_(self, interaction: Interaction, work: OwnWorkOption) -> None:
        """A work's scheduled, waiting, drafted and announced chapters, with their times."""
        await self._life.list(interaction, work)

    async def written(self, interaction: Interaction, form: WriteForm, values: Values) -> None:
        """The form that stands in for a file was sent."""
        work = await self._services.works.choose(interaction.guild_id or 0, f"{CHOICE}{form.work_id}")
        typed: dict[str, Any] = {
            "body_words": 0,  # it may be no more than a summary
            "chapter_number": checks.number(values["number"]),
            "chapter_title": values["title"].strip() or None,
            "notes_before": values["notes"].strip() or None,
            "link": checks.link(values["link"]),
        }
        await interaction.response.defer(ephemeral=True, thinking=True)
        drafts = await self._read(values["text"].encode("utf-8", "replace"), TYPED)
        due = at(datetime.fromtimestamp(form.due, UTC), "UTC") if form.due else None
        await self._uploads.begin(interaction, work, _corrected(drafts, typed), silent=bool(form.silent), due=due)

    async def announce_message(self, interaction: Interaction, message: discord.Message) -> None:
        """A message's own file, or else its text, is the chapter."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if message.attachments:
            data, name = await fetch(message.attachments[0]), message.attachments[0].filename
        elif message.content.strip():
            data, name = message.content.encode("utf-8", "replace"), TYPED
        else:
            raise UserFacingError(uploads_wording.nothing_to_read)
        await self._uploads.begin(interaction, None, await self._read(data, name), silent=False)

    async def _read(self, data: bytes, filename: str) -> list[ChapterDraft]:
        try:
            return await self._services.intake.read(data, filename)
        except Unreadable as problem:
            raise UserFacingError(problem.say, *problem.arguments) from None


def _that_one(drafts: list[ChapterDraft], number: float | None) -> list[ChapterDraft]:
    """Of several chapters, the one whose number the person gave, if it is among them."""
    return [draft for draft in drafts if len(drafts) > 1 and draft.chapter_number == number] or drafts


def _corrected(drafts: list[ChapterDraft], given: dict[str, Any]) -> list[ChapterDraft]:
    """What the person said of the one chapter counts more than what its file says."""
    if len(drafts) > 1:
        return drafts
    changes = {name: value for name, value in given.items() if value is not None}
    if "notes_before" in changes:
        changes["notes_after"] = None
    return [replace(drafts[0], **changes)]


def _fields(number: float | None, title: str, notes: str, link: str) -> list[Any]:
    shown = works_wording.number(number) if number is not None else ""
    return [
        line("number", wording.NUMBER_LABEL, default=shown, limit=10, hint=wording.NUMBER_HINT),
        line("title", wording.TITLE_LABEL, default=title, limit=MAX_TITLE),
        paragraph("text", wording.TEXT_LABEL, required=True, hint=wording.TEXT_HINT),
        paragraph("notes", wording.NOTES_LABEL, default=notes),
        line("link", wording.LINK_LABEL, default=link, limit=MAX_LINK),
    ]


async def setup(client: Client) -> None:
    await client.add_cog(ChaptersCog(client))
