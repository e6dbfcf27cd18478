"""Choosing among what a file holds: which work it belongs to, which chapter goes out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.chapters.links.drafting import lacks_its_name
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.namesakes.models import NamesakePlace
from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, clean_line, shorten
from bot.dates.models import WallTime
from bot.intake.formats.draft import ChapterDraft
from bot.uploads import drafting
from bot.uploads import wording as uploads_wording
from bot.uploads.buttons import AddWork, NewWorkForm, PickChapter, PickWork, PutBack, ShowChapters
from bot.uploads.front_matter import front_matter, put_back
from bot.uploads.matching import with_chapter_link
from bot.uploads.models import ChosenChapter, DraftSource, Upload
from bot.uploads.room import TooMuchWaits
from bot.works.models import Author, Work
from cogs._shared.buttons import button, buttons, chosen_one, clicked
from cogs._shared.forms import Values, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply
from cogs.chapters.drafts.form import ask_for_rest, due_of
from cogs.chapters.drafts.preview import show_again, show_new
from cogs.chapters.drafts.rights import Postable, check_permissions, check_rights
from cogs.chapters.drafts.waiting import discard_button, refuse
from cogs.chapters.drafts.which_work import new_work
from cogs.chapters.drafts.which_work.question import which_work


async def begin(
    interaction: Interaction,
    postable: Postable | None,
    drafts: list[ChapterDraft],
    *,
    silent: bool,
    due: WallTime | None = None,
    chosen: ChosenChapter | None = None,
    asked: str = "",
    likely: Sequence[Work] = (),
) -> None:
    """Go on from a file or a link as far as it is clear: to the preview, or to what has to be chosen first.

    `chosen` is the chapter of an upload that the only draft is. `postable` is the work that was named, None where the
    file has to tell. If it doesn't, `asked` says so in words of
    its own and `likely` works come first. Raises UserFacingError if this person may not post in the work that the file
    names, or the bot not in its channels.
    """
    uploads = interaction.client.services.uploads
    if postable is None and (work := await uploads.match(interaction.guild_id or 0, drafts[0])):
        postable = await check_rights(interaction, work)
    if postable is not None and len(drafts) == 1:
        chosen = chosen or await _kept(interaction, postable, drafts[0], silent=silent)
        await _preview(interaction, postable, drafts[0], silent=silent, due=due, chosen=chosen)
        return
    work = postable.work if postable else None
    due_at = due.at if due else None
    try:
        upload = await uploads.keep(member_of(interaction), work, drafts, silent=silent, due_at=due_at)
    except TooMuchWaits as refusal:
        await refuse(interaction, refusal)
        return
    question = which_work(interaction, upload, asked, likely) if work is None else _question(interaction, upload, work)
    await reply(interaction, await question)


class UploadChoices(Part):
    """The menus that ask which work a file belongs to, and which of its chapters goes out."""

    @clicked
    async def pick_work(self, interaction: Interaction, clicked: PickWork) -> None:
        chosen = await self.services.works.choose(interaction.guild_id or 0, chosen_one(interaction))
        upload = await self.services.uploads.find(member_of(interaction), clicked.upload_id)
        if len(upload.drafts) > 1 or not lacks_its_name(upload.drafts[0]):
            await self._go_on(interaction, clicked.upload_id, chosen)
            return
        postable = await check_rights(interaction, chosen)
        await ask_for_rest(interaction, postable.work, upload)

    @clicked
    async def add_work(self, interaction: Interaction, clicked: AddWork) -> None:
        """Ask in one form for what makes a work of the file, filled in with what its page tells."""
        upload = await self.services.uploads.find(member_of(interaction), clicked.upload_id)
        if work := await self.services.uploads.work_of(upload):
            await self._go_on(interaction, upload.id, work)
        else:
            await self.show_new_work(interaction, NewWorkForm(upload.id))

    @opens
    async def show_new_work(self, interaction: Interaction, form: NewWorkForm) -> None:
        upload = await self.services.uploads.find(member_of(interaction), form.upload_id)
        fields = new_work.fields_of(upload.drafts)
        await show_form(interaction, uploads_wording.new_work_title(), form, *fields)

    @submitted
    async def new_work_sent(self, interaction: Interaction, form: NewWorkForm, values: Values) -> None:
        member = member_of(interaction)
        upload = await self.services.uploads.find(member, form.upload_id)
        number = new_work.number_in(values, upload.drafts)
        work, cut = await self.services.uploads.work_of(upload), list[str]()
        if work is None:
            author = Author(id=interaction.user.id, name=interaction.user.display_name)
            details = new_work.details_of(values, upload.drafts[0])
            cut = drafting.cut_of_work(upload.drafts[0], details)
            work = await self.services.works.add(member, details, author)
        await self._go_on(interaction, upload.id, work, number, cut)

    @clicked
    async def pick_chapter(self, interaction: Interaction, clicked: PickChapter) -> None:
        upload = await self.services.uploads.find(member_of(interaction), clicked.upload_id)
        work = await self.services.uploads.work_of(upload)
        draft = {str(index): draft for index, draft in enumerate(upload.drafts)}.get(chosen_one(interaction))
        if work is None or draft is None:
            raise UserFacingError(uploads_wording.no_longer_kept)
        postable = await check_rights(interaction, work)
        if lacks_its_name(draft):
            await ask_for_rest(interaction, postable.work, upload, upload.drafts.index(draft))
            return
        chosen = _chosen(upload, upload.drafts.index(draft))
        await _preview(interaction, postable, draft, silent=upload.silent, due=due_of(upload), chosen=chosen)

    @clicked
    async def put_front_matter_back(self, interaction: Interaction, clicked: PutBack) -> None:
        """Put front matter into the draft, or leave it out again, and show the preview with the other button."""
        member = member_of(interaction)
        upload, draft = await self.services.uploads.find_chapter(member, clicked.upload_id, clicked.place)
        was, becomes = (put_back(draft), draft) if clicked.again else (draft, put_back(draft))
        await self.services.chapters.texts.exchange(
            member,
            DraftSource(clicked.chapter_id, upload.id, clicked.place, put_back=not clicked.again),
            drafting.details_of(was, silent=upload.silent),
            drafting.details_of(becomes, silent=upload.silent),
            (was.body, becomes.body),
        )
        await show_again(interaction, clicked.chapter_id)

    @clicked
    async def turn_chapter_page(self, interaction: Interaction, clicked: ShowChapters) -> None:
        upload = await self.services.uploads.find(member_of(interaction), clicked.upload_id)
        work = await self.services.uploads.work_of(upload)
        await edit(interaction, await _question(interaction, upload, work, clicked.page))

    async def _go_on(
        self, interaction: Interaction, upload_id: int, work: Work, number: float | None = None, cut: Sequence[str] = ()
    ) -> None:
        """Show the preview of the only chapter, now that its work is known, or the list of several.

        `number` is that chapter's, if it was given; `cut` says what of a new work was cut.
        """
        upload = await self.services.uploads.choose_work(member_of(interaction), upload_id, work)
        postable = await check_permissions(interaction, work)
        if len(upload.drafts) > 1:
            question = await _question(interaction, upload, work)
            await edit(interaction, replace(question, content="\n".join([*cut, question.content])))
        else:
            draft = upload.drafts[0] if number is None else replace(upload.drafts[0], chapter_number=number)
            answered, chosen, due = "\n".join([clean_line(work.title), *cut]), _chosen(upload, 0), due_of(upload)
            await _preview(
                interaction, postable, draft, silent=upload.silent, due=due, chosen=chosen, answered=answered
            )


async def _kept(
    interaction: Interaction, postable: Postable, draft: ChapterDraft, *, silent: bool
) -> ChosenChapter | None:
    """Keep the only chapter of a file whose front matter may still be put back."""
    if not front_matter(draft):
        return None
    uploads = interaction.client.services.uploads
    try:
        upload = await uploads.keep(member_of(interaction), postable.work, [draft], silent=silent, chosen=True)
    except UserFacingError:  # where there is no room the chapter goes out as it was read
        return None
    return _chosen(upload, 0)


def _chosen(upload: Upload, place: int) -> ChosenChapter:
    return ChosenChapter(upload.id, place, has_front_matter=bool(front_matter(upload.drafts[place])))


async def _preview(
    interaction: Interaction,
    postable: Postable,
    draft: ChapterDraft,
    *,
    silent: bool,
    due: WallTime | None = None,
    chosen: ChosenChapter | None = None,
    answered: str | None = None,
) -> None:
    draft = with_chapter_link(postable.work, draft)
    details = drafting.details_of(draft, silent=silent)
    remarks = [*drafting.text_remarks(postable.work, draft), *drafting.remarks(postable.work, draft)]
    await show_new(interaction, postable, details, remarks, due, drafting.text_of(draft), chosen, answered)


async def _question(interaction: Interaction, upload: Upload, work: Work | None, page: int = 0) -> Message:
    if work is None:
        return await which_work(interaction, upload)
    candidates = [drafting.details_of(draft, silent=upload.silent) for draft in upload.drafts]
    known = await interaction.client.services.chapters.known(work, candidates)
    words = uploads_wording.which_chapter(f"**{clean_line(work.title)}**", len(known), known.count(None))
    return Message(words, view=buttons(*_chapters(upload, known, page)))


def _described(draft: ChapterDraft, known: NamesakePlace | None) -> str:
    if known:
        return namesakes_wording.known(known)
    return (
        uploads_wording.words(draft.body_words) if draft.body or not draft.link else shorten(draft.link, limits.OPTION)
    )


def _chapters(upload: Upload, known: list[NamesakePlace | None], page: int) -> list[ui.Item[Any]]:
    first = page * limits.OPTIONS
    options = [
        discord.SelectOption(
            label=shorten(clean_label(drafting.name_of(draft)), limits.OPTION),
            description=_described(draft, known[index]),
            value=str(index),
        )
        for index, draft in list(enumerate(upload.drafts))[first : first + limits.OPTIONS]
    ]
    select: ui.Select[Any] = ui.Select(
        custom_id=str(PickChapter(upload.id)), placeholder=uploads_wording.pick_chapter(), options=options
    )
    pages = -(-len(upload.drafts) // limits.OPTIONS)
    turn = button(uploads_wording.more(), ShowChapters(upload.id, (page + 1) % pages))
    return [select, turn, discard_button(upload)] if pages > 1 else [select, discard_button(upload)]
