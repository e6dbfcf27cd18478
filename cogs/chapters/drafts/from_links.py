"""From a chapter's link to its preview: what is known is shown, the rest is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chapters.buttons import OpenChapter, WriteAnother, WriteTheRest
from bot.chapters.links import wording as links_wording
from bot.chapters.links.drafting import draft_of, is_named
from bot.chapters.links.finding import chapter_link
from bot.chapters.links.models import ChapterLink, LinkedPlace
from bot.chapters.links.pages import wording as pages_wording
from bot.chapters.links.pages.service import Unread
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.wording import and_more
from bot.core.errors import UserFacingError
from bot.dates.models import WallTime
from bot.intake.formats.draft import ChapterDraft
from bot.uploads.models import Upload
from bot.works.matching import CHOICE
from bot.works.models import ChapterState, Work
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply
from cogs.chapters.drafts.files import corrected
from cogs.chapters.drafts.form import ask_for_rest, due_at
from cogs.chapters.drafts.rights import check_rights
from cogs.chapters.drafts.uploads import begin


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person said of a chapter besides its link."""

    work: Work | None = None
    number: float | None = None
    title: str | None = None
    notes: str | None = None
    silent: bool = False
    due: WallTime | None = None

    @property
    def is_named(self) -> bool:
        return self.number is not None and bool(self.title)

    def correct(self, draft: ChapterDraft) -> ChapterDraft:
        given = {"chapter_number": self.number, "chapter_title": self.title, "notes_before": self.notes}
        return corrected([draft], given)[0]


async def begin_with_link(interaction: Interaction, link: ChapterLink, asked: Asked) -> None:
    """Go on from a link: to where its chapter was announced, to the question for its work, to the form or the preview.

    Raises UserFacingError if this person may not post in its work, or the bot not in its channels.
    """
    services, member = interaction.client.services, member_of(interaction)
    place = await services.links.place(member, link.address, asked.work)
    if place.there:
        await reply(interaction, await _there_already(interaction, link, place, asked))
        return
    postable = await check_rights(interaction, place.works[0]) if len(place.works) == 1 else None
    page, why = await _page(interaction, link, place, asked)
    works = place.works
    if len(works) != 1:
        named = await services.uploads.match(member.guild_id, draft_of(link, page=page))
        works = (named,) if named and (not works or named in works) else works
    draft = asked.correct(draft_of(link, works, page))
    if len(works) != 1:
        words, likely = " ".join(filter(None, [why, await _why_asked(interaction, place)])), place.works
        await begin(interaction, None, [draft], silent=asked.silent, due=asked.due, asked=words, likely=likely)
        return
    postable = postable or await check_rights(interaction, works[0])
    if is_named(link, works, page) or asked.is_named:
        await begin(interaction, postable, [draft], silent=asked.silent, due=asked.due)
    else:
        upload = await _kept(interaction, postable.work, draft, silent=asked.silent, due=asked.due)
        await ask_for_rest(interaction, postable.work, upload, why=why)


async def _kept(
    interaction: Interaction, work: Work, draft: ChapterDraft, *, silent: bool, due: WallTime | None
) -> Upload:
    """Keep what a link tells of its chapter until the form for the rest is sent."""
    member, due_at = member_of(interaction), due.at if due else None
    uploads = interaction.client.services.uploads
    return await uploads.keep(member, work, [draft], silent=silent, due_at=due_at, chosen=True)


async def _page(
    interaction: Interaction, link: ChapterLink, place: LinkedPlace, asked: Asked
) -> tuple[ChapterDraft | None, str | None]:
    """Look at the page of a chapter that nobody has named yet, or say why that tells nothing."""
    if is_named(link, place.works) or (asked.is_named and place.works):
        return None, None
    services, work = interaction.client.services, place.works[0] if len(place.works) == 1 else None
    contributor = await services.works.contributor(member_of(interaction), work)
    try:
        page = await services.links.pages.look(link.link, link.address, contributor)
    except Unread as unread:
        return None, str(unread)
    if page is None or is_named(link, place.works, page):
        return page, None
    return page, pages_wording.says_too_little(link.address.site or link.address.host)


async def begin_with_links(interaction: Interaction, links: Sequence[ChapterLink]) -> None:
    """Go on from several chapters of one work: one of them is chosen. Raises UserFacingError if they are of several."""
    services, member = interaction.client.services, member_of(interaction)
    works: dict[int, Work] = {}
    for link in links:
        works |= {work.id: work for work in (await services.links.place(member, link.address)).works}
    if len(works) > 1:
        raise UserFacingError(links_wording.of_several_works, list(works.values()))
    found = tuple(works.values())
    postable = await check_rights(interaction, found[0]) if found else None
    await begin(interaction, postable, [draft_of(link, found) for link in links], silent=False)


class AnotherChapter(Part):
    @clicked
    async def write_another(self, interaction: Interaction, clicked: WriteAnother) -> None:
        """Ask for a chapter that has another's link: for the buttons of before what was typed was kept."""
        work, chapter = await self.services.chapters.open(member_of(interaction), clicked.chapter_id)
        postable = await check_rights(interaction, work)
        link, due = chapter.details.link, due_at(clicked.due)
        draft = draft_of(chapter_link(link), (work,)) if link else ChapterDraft()
        upload = await _kept(interaction, postable.work, draft, silent=bool(clicked.silent), due=due)
        await ask_for_rest(interaction, postable.work, upload)

    @clicked
    async def write_the_rest(self, interaction: Interaction, clicked: WriteTheRest) -> None:
        """Ask for a chapter whose link another has, filled in with what was typed beside the link."""
        work = await self.services.works.choose(interaction.guild_id or 0, f"{CHOICE}{clicked.work_id}")
        postable = await check_rights(interaction, work)
        upload, _ = await self.services.uploads.find_chapter(member_of(interaction), clicked.upload_id, 0)
        await ask_for_rest(interaction, postable.work, upload)


async def _there_already(interaction: Interaction, link: ChapterLink, place: LinkedPlace, asked: Asked) -> Message:
    """Say where a link's chapter was announced, or how far it has come; what was said of another one is kept."""
    there = place.there
    lines, first = [], there[0].chapter
    for one in there[: namesakes_wording.MOST_NAMESAKES]:
        if one.chapter.state is ChapterState.POSTED:
            rows = await interaction.client.services.announcements.of_chapter(one.chapter.id)
            lines.append(namesakes_wording.announced_there(one.chapter, rows))
        else:
            lines.append(namesakes_wording.there_already(one))
    lines += [f"{and_more(len(there) - len(lines))}."] if len(there) > len(lines) else []
    work = next((one for one in place.works if one.id == first.work_id), place.works[0])
    draft = asked.correct(draft_of(link, (work,)))
    upload = await _kept(interaction, work, draft, silent=asked.silent, due=asked.due)
    another = WriteTheRest(work.id, upload.id)
    offered = (
        [] if first.state is ChapterState.POSTED else [button(namesakes_wording.look_at_it(), OpenChapter(first.id))]
    )
    return Message("\n".join(lines), view=buttons(*offered, button(links_wording.another_chapter(), another)))


async def _why_asked(interaction: Interaction, place: LinkedPlace) -> str:
    """Say why a link doesn't tell its work."""
    if place.removed:
        return links_wording.was_removed(place.removed)
    if place.works:
        return links_wording.belongs_to_several(place.works)
    member = member_of(interaction)
    is_staff = (await interaction.client.services.setup.settings(member.guild_id)).is_staff(member)
    return links_wording.which_work() if is_staff else links_wording.choose_work()
