"""Choosing among what a file holds: which work it belongs to, which chapter goes out."""

from typing import Any

import discord
from discord import ui

from bot.app.client import Client
from bot.core.errors import UserFacingError
from bot.core.text.cleaning import clean_label, clean_line, shorten
from bot.dates.times import Due
from bot.intake.formats.draft import ChapterDraft
from bot.uploads import drafting, matching, wording
from bot.uploads.buttons import AddWork, PickChapter, PickWork, ShowChapters
from bot.uploads.models import Upload
from bot.works.matching import CHOICE
from bot.works.models import Author, Work
from cogs._shared.buttons import button, buttons, on_click
from cogs._shared.members import member_of
from cogs._shared.replies import edit, reply
from cogs.chapters.drafts.buttons import Drafts

Interaction = discord.Interaction[Client]

PAGE = 25
MAX_LABEL = 100
"""Discord's limits for a select: options, and characters of one."""


class Uploads:
    """From a file that was read to the preview of one of its chapters."""

    def __init__(self, client: Client, drafts: Drafts) -> None:
        self._client = client
        self._services = client.services
        self._drafts = drafts

    def listen(self) -> None:
        self._client.add_buttons(
            on_click(PickWork, self.pick_work),
            on_click(AddWork, self.add_work),
            on_click(PickChapter, self.pick_chapter),
            on_click(ShowChapters, self.show_page),
        )

    async def begin(
        self,
        interaction: Interaction,
        work: Work | None,
        drafts: list[ChapterDraft],
        *,
        silent: bool,
        due: Due | None = None,
    ) -> None:
        """Go on from a file as far as it is clear: to the preview, or to what has to be chosen first."""
        work = work or await self._services.uploads.match(interaction.guild_id or 0, drafts[0])
        if work is not None:
            await self._drafts.check(interaction, work)
        if work is not None and len(drafts) == 1:
            await self._preview(interaction, work, drafts[0], silent=silent, due=due)
            return
        upload = await self._services.uploads.keep(member_of(interaction), work, drafts, silent=silent)
        await reply(interaction, **await self._question(interaction, upload, work))

    async def pick_work(self, interaction: Interaction, clicked: PickWork) -> None:
        chosen = await self._services.works.choose(interaction.guild_id or 0, _chosen(interaction))
        await self._go_on(interaction, clicked.upload_id, chosen)

    async def add_work(self, interaction: Interaction, clicked: AddWork) -> None:
        upload = await self._services.uploads.find(member_of(interaction), clicked.upload_id)
        author = Author(id=interaction.user.id, name=interaction.user.display_name)
        details = matching.details_of(upload.drafts[0])
        added = await self._services.works.add(member_of(interaction), details, author)
        await self._go_on(interaction, upload.id, added)

    async def pick_chapter(self, interaction: Interaction, clicked: PickChapter) -> None:
        upload = await self._services.uploads.find(member_of(interaction), clicked.upload_id)
        work = await self._services.uploads.work_of(upload)
        index = _chosen(interaction)
        if work is None or not index.isdecimal() or int(index) >= len(upload.drafts):
            raise UserFacingError(wording.no_longer_kept)
        await self._drafts.check(interaction, work)
        await self._preview(interaction, work, upload.drafts[int(index)], silent=upload.silent)

    async def show_page(self, interaction: Interaction, clicked: ShowChapters) -> None:
        upload = await self._services.uploads.find(member_of(interaction), clicked.upload_id)
        work = await self._services.uploads.work_of(upload)
        await edit(interaction, **await self._question(interaction, upload, work, clicked.page))

    async def _go_on(self, interaction: Interaction, upload_id: int, work: Work) -> None:
        """The work is known now: one chapter goes to its preview, several are offered as a list."""
        upload = await self._services.uploads.choose_work(member_of(interaction), upload_id, work)
        await self._drafts.check(interaction, work)
        if len(upload.drafts) > 1:
            await edit(interaction, **await self._question(interaction, upload, work))
        else:
            await interaction.response.edit_message(content=clean_line(work.title), view=None)
            await self._preview(interaction, work, upload.drafts[0], silent=upload.silent)

    async def _preview(
        self, interaction: Interaction, work: Work, draft: ChapterDraft, *, silent: bool, due: Due | None = None
    ) -> None:
        details = drafting.details_of(draft, silent=silent)
        remarks = [*drafting.text_remarks(work, draft), *drafting.remarks(work, draft)]
        await self._drafts.show(interaction, work, details, remarks, due, draft.body)

    async def _question(
        self, interaction: Interaction, upload: Upload, work: Work | None, page: int = 0
    ) -> dict[str, Any]:
        if work is None:
            return await self._which_work(interaction, upload)
        posted = await self._services.chapters.posted(work.id)
        numbers = {chapter.details.number for chapter in posted} - {None}
        known = [draft.chapter_number in numbers for draft in upload.drafts]
        words = wording.which_chapter(f"**{clean_line(work.title)}**", len(known), known.count(False))
        return {"content": words, "view": buttons(*_chapters(upload, known, page))}

    async def _which_work(self, interaction: Interaction, upload: Upload) -> dict[str, Any]:
        member = member_of(interaction)
        guild_id = interaction.guild_id or 0
        title = upload.drafts[0].work
        works = await self._services.works.theirs(member, await self._services.works.all(guild_id))
        is_staff = (await self._services.setup.settings(guild_id)).is_staff(member)
        items: list[ui.Item[Any]] = [_works(upload, works)] if works else []
        if title and is_staff:
            items.append(button(wording.ADD_WORK, AddWork(upload.id), discord.ButtonStyle.primary))
        shown = clean_line(title) if title else None
        if not items:
            raise UserFacingError(wording.no_work_to_choose, shown)
        return {"content": wording.which_work(shown), "view": buttons(*items)}


def _works(upload: Upload, works: list[Work]) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=shorten(clean_label(work.title), MAX_LABEL), value=f"{CHOICE}{work.id}")
        for work in works[:PAGE]
    ]
    return ui.Select(custom_id=str(PickWork(upload.id)), placeholder=wording.PICK_WORK, options=options)


def _chapters(upload: Upload, known: list[bool], page: int) -> list[ui.Item[Any]]:
    first = page * PAGE
    options = [
        discord.SelectOption(
            label=shorten(clean_label(drafting.name_of(draft)), MAX_LABEL),
            description=wording.POSTED if known[index] else wording.words(draft.body_words),
            value=str(index),
        )
        for index, draft in list(enumerate(upload.drafts))[first : first + PAGE]
    ]
    select: ui.Select[Any] = ui.Select(
        custom_id=str(PickChapter(upload.id)), placeholder=wording.PICK_CHAPTER, options=options
    )
    pages = -(-len(upload.drafts) // PAGE)
    turn = button(wording.MORE, ShowChapters(upload.id, (page + 1) % pages))
    return [select, turn] if pages > 1 else [select]


def _chosen(interaction: Interaction) -> str:
    data: Any = interaction.data
    return str(data["values"][0])
