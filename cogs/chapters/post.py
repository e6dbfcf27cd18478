"""`/chapter post`: from a file, a link, or the form that stands in for them, to a private preview."""

from typing import Any

import discord
from discord import app_commands

from bot.chapters import wording
from bot.chapters.buttons import RestForm, WriteForm
from bot.chapters.links import wording as links_wording
from bot.chapters.links.drafting import told_besides
from bot.chapters.links.finding import chapter_link, typed_link
from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.dates.models import WallTime
from bot.intake.formats.draft import ChapterDraft
from bot.uploads.drafting import notes_of
from bot.uploads.models import ChosenChapter
from bot.works import checks
from bot.works.matching import CHOICE
from bot.works.models import MAX_TITLE, Detail, TextPlace, Work
from cogs._shared.choices import OwnWorkOption
from cogs._shared.forms import Values, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge
from cogs.chapters.drafts.files import corrected, read_attachment, read_text, that_one
from cogs.chapters.drafts.form import ask_for_all, ask_for_rest, due_at, due_of, fields_of_draft, typed_over
from cogs.chapters.drafts.from_links import Asked, begin_with_link
from cogs.chapters.drafts.rights import check_rights
from cogs.chapters.drafts.uploads import begin


class PostCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        work="Which work it belongs to; the file's own, if you leave this out",
        file="The chapter, as AO3 or Wattpad shows it or offers it for download, or as text, Markdown, Word or EPUB",
        link="Where it can be read; that is enough, where it isn't handed in as a file",
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
        contributor = await self.services.works.contributor(member_of(interaction), work)
        address = checks.link(typed_link(link or ""))
        due = await self.services.publishing.understand(interaction.guild_id or 0, when) if when else None
        postable = await check_rights(interaction, work) if work else None
        if file is not None:
            await acknowledge(interaction)
            drafts = that_one(await read_attachment(interaction, file, contributor, work), number)
            given = {"link": address, "chapter_number": number, "chapter_title": title, "notes_before": notes}
            await begin(interaction, postable, corrected(drafts, given), silent=silent, due=due)
            return
        checks.length(Detail.CHAPTER_TITLE, title, MAX_TITLE)
        checks.length(Detail.NOTES, notes, limits.FORM_TEXT)
        asked = Asked(work, number, title, notes, silent, due)
        if address:
            await begin_with_link(interaction, chapter_link(address), asked)
        elif work:
            draft = ChapterDraft(chapter_number=number, chapter_title=title, notes_before=notes)
            await ask_for_all(interaction, work, draft, silent=silent, due=due)
        else:
            raise UserFacingError(wording.work_or_file)

    @opens
    async def show_empty(self, interaction: Interaction, form: WriteForm) -> None:
        """Show the form that stands in for a file, without anything in it that an option gave."""
        work = await self.services.works.choose(interaction.guild_id or 0, f"{CHOICE}{form.work_id}")
        await check_rights(interaction, work)
        await show_form(interaction, wording.write_title(), form, *fields_of_draft(work, ChapterDraft()))

    @submitted
    async def written(self, interaction: Interaction, form: WriteForm, values: Values) -> None:
        """Go on from the form that stands in for a file."""
        await _go_on(interaction, form.work_id, values, ChapterDraft(), silent=bool(form.silent), due=due_at(form.due))

    @opens
    async def show_rest(self, interaction: Interaction, form: RestForm) -> None:
        """Show the form that asks for what a link doesn't tell."""
        work = await self.services.works.choose(interaction.guild_id or 0, f"{CHOICE}{form.work_id}")
        await check_rights(interaction, work)
        upload, _ = await self.services.uploads.find_chapter(member_of(interaction), form.upload_id, form.place)
        await ask_for_rest(interaction, work, upload, form.place)

    @submitted
    async def rest_sent(self, interaction: Interaction, form: RestForm, values: Values) -> None:
        """Go on from what a link told and what was typed over it."""
        upload, told = await self.services.uploads.find_chapter(member_of(interaction), form.upload_id, form.place)
        chosen = ChosenChapter(upload.id, form.place)
        await _go_on(interaction, form.work_id, values, told, silent=upload.silent, due=due_of(upload), chosen=chosen)


async def _go_on(
    interaction: Interaction,
    work_id: int,
    values: Values,
    told: ChapterDraft,
    *,
    silent: bool,
    due: WallTime | None,
    chosen: ChosenChapter | None = None,
) -> None:
    """Go on from a form that was sent, and from what a link `told` besides."""
    services = interaction.client.services
    work = await services.works.choose(interaction.guild_id or 0, f"{CHOICE}{work_id}")
    contributor = await services.works.contributor(member_of(interaction), work)
    postable = await check_rights(interaction, work)
    link, text = checks.link(values["link"]), values["text"].strip()
    typed: dict[str, Any] = {
        "body_words": _words(work, told if link else ChapterDraft()),
        "chapter_number": checks.number(values["number"]),
        "chapter_title": values["title"].strip() or None,
        "notes_before": typed_over(notes_of(told), values["notes"]),
        "link": link,
    }
    if not (text or link):
        raise UserFacingError(links_wording.text_or_link)
    await acknowledge(interaction)
    read = [ChapterDraft(summary=typed_over(told.summary or "", text))]
    if text and not told.summary:
        read = await read_text(interaction, text, contributor, work)
    drafts = [told_besides(told, one) for one in corrected(read, typed)]
    await begin(interaction, postable, drafts, silent=silent, due=due, chosen=chosen)


def _words(work: Work, told: ChapterDraft) -> int | None:
    """Tell how many words a chapter has of which a text was typed; None if that is all of it."""
    is_elsewhere = work.details.text is TextPlace.NOWHERE
    return told.body_words or (0 if is_elsewhere else None)  # what was typed may be no more than a summary
