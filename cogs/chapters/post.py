"""`/chapter post`: from a file, or the form that stands in for one, to a private preview."""

from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands, ui

from bot.chapters import wording
from bot.chapters.buttons import WriteForm
from bot.chapters.preview import wording as preview_wording
from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.dates.models import WallTime
from bot.dates.times import at
from bot.works import checks
from bot.works import wording as works_wording
from bot.works.matching import CHOICE
from bot.works.models import MAX_LINK, MAX_TITLE, Detail, TextPlace, Work
from cogs._shared.choices import OwnWorkOption
from cogs._shared.forms import Values, line, opens, paragraph, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge
from cogs.chapters.drafts.files import corrected, read_attachment, read_text, that_one
from cogs.chapters.drafts.rights import check_rights
from cogs.chapters.drafts.uploads import begin


class PostCommand(Part):
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
        contributor = await self.services.works.contributor(member_of(interaction), work)
        address = checks.link(link)
        due = await self.services.publishing.understand(interaction.guild_id or 0, when) if when else None
        postable = await check_rights(interaction, work) if work else None
        if file is not None:
            await acknowledge(interaction)
            drafts = that_one(await read_attachment(interaction, file, contributor, work), number)
            given = {"link": address, "chapter_number": number, "chapter_title": title, "notes_before": notes}
            await begin(interaction, postable, corrected(drafts, given), silent=silent, due=due)
            return
        if work is None:
            raise UserFacingError(wording.work_or_file)
        checks.length(Detail.CHAPTER_TITLE, title, MAX_TITLE)
        checks.length(Detail.NOTES, notes, limits.FORM_TEXT)
        form = WriteForm(work.id, int(silent), int(due.at.timestamp()) if due else 0)
        fields = _fields(work, number, title or "", notes or "", address or "")
        await show_form(interaction, wording.write_title(), form, *fields)

    @opens
    async def show_empty(self, interaction: Interaction, form: WriteForm) -> None:
        """Show the form that stands in for a file, without anything in it that an option gave."""
        work = await self.services.works.choose(interaction.guild_id or 0, f"{CHOICE}{form.work_id}")
        await check_rights(interaction, work)
        await show_form(interaction, wording.write_title(), form, *_fields(work, None, "", "", ""))

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
        await acknowledge(interaction)
        drafts = corrected(await read_text(interaction, values["text"], contributor, work), typed)
        await begin(interaction, postable, drafts, silent=bool(form.silent), due=_due(form))


def _due(form: WriteForm) -> WallTime | None:
    return at(datetime.fromtimestamp(form.due, UTC), "UTC") if form.due else None


def _fields(work: Work, number: float | None, title: str, notes: str, link: str) -> list[ui.Label[Any]]:
    shown = works_wording.number(number) if number is not None else ""
    hint = wording.text_hint() if work.details.text is TextPlace.NOWHERE else preview_wording.first_piece_hint()
    return [
        line("number", wording.number_label(), default=shown, limit=10, hint=wording.number_hint()),
        line("title", wording.title_label(), default=title, limit=MAX_TITLE),
        paragraph("text", wording.text_label(), required=True, hint=hint),
        paragraph("notes", wording.notes_label(), default=notes),
        line("link", wording.link_label(), default=link, limit=MAX_LINK),
    ]
