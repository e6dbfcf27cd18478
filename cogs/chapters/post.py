"""`/chapter post`: from a file, a link, or the form that stands in for them, to a private preview."""

from typing import Any

import discord
from discord import app_commands

from bot.chapters import wording
from bot.chapters.buttons import WriteForm
from bot.chapters.links import wording as links_wording
from bot.chapters.links.finding import chapter_link, typed_link
from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.intake.formats.draft import ChapterDraft
from bot.works import checks
from bot.works.matching import CHOICE
from bot.works.models import MAX_TITLE, Detail, TextPlace
from cogs._shared.choices import OwnWorkOption
from cogs._shared.forms import Values, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge
from cogs.chapters.drafts.files import corrected, read_attachment, read_text, that_one
from cogs.chapters.drafts.form import ask_for_name, due_at, fields_of_draft
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
            await ask_for_name(interaction, work, draft, silent=silent, due=due)
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
        work = await self.services.works.choose(interaction.guild_id or 0, f"{CHOICE}{form.work_id}")
        contributor = await self.services.works.contributor(member_of(interaction), work)
        postable = await check_rights(interaction, work)
        typed: dict[str, Any] = {
            "body_words": 0 if work.details.text is TextPlace.NOWHERE else None,  # it may be no more than a summary
            "chapter_number": checks.number(values["number"]),
            "chapter_title": values["title"].strip() or None,
            "notes_before": values["notes"].strip() or None,
            "link": checks.link(values["link"]),
        }
        if not (values["text"].strip() or typed["link"]):
            raise UserFacingError(links_wording.text_or_link)
        await acknowledge(interaction)
        text = values["text"].strip()
        read = await read_text(interaction, text, contributor, work) if text else [ChapterDraft()]
        drafts = corrected(read, typed)
        await begin(interaction, postable, drafts, silent=bool(form.silent), due=due_at(form.due))
