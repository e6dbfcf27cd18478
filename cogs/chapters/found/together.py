"""Several chapters that a source brought at once, and the newest of those that were there before."""

from bot.chapters.namesakes import wording as namesakes_wording
from bot.setup.models import Member
from bot.watching.answers import wording as answers_wording
from bot.watching.buttons import (
    AnnounceNewest,
    PostAtMyRhythm,
    PostTheNewest,
    RhythmForFound,
    RhythmForm,
    SkipAll,
)
from bot.watching.models import SourceChapterState
from bot.works.matching import CHOICE
from bot.works.models import Chapter, ChapterState, Work
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.forms import Values, line, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply
from cogs.chapters.backlog.panel import panel
from cogs.chapters.backlog.planning import planned
from cogs.chapters.drafts.preview import preview_of
from cogs.chapters.drafts.rights import check_rights
from cogs.chapters.found.answering import answer, answering


class FoundTogetherButtons(Part):
    @clicked
    async def post_at_my_rhythm(self, interaction: Interaction, clicked: PostAtMyRhythm) -> None:
        member = await answering(interaction, clicked.batch)
        work, chapters = await self.services.watching.together.take_all(member, clicked.batch)
        await answer(interaction, await self._lined_up(interaction, member, work, chapters))
        await self.services.letters.deliver_in(member.guild_id)

    async def _lined_up(self, interaction: Interaction, member: Member, work: Work, chapters: list[Chapter]) -> Message:
        """Say when the first goes out; without a backlog, offer to begin one where that can be done."""
        if not chapters:
            return Message(answers_wording.all_there(work))
        overview = await self.services.backlogs.look(member, work.id)
        if overview.backlog is None:
            begin = button(answers_wording.choose_a_rhythm(), RhythmForFound(work.id))
            offered = [begin] if interaction.guild_id is not None else []
            return Message(answers_wording.drafted(work, len(chapters)), view=buttons(*offered))
        ids = {one.id for one in chapters}
        times = [one.at for one in overview.waiting if one.chapter.id in ids and one.at is not None]
        first = int(min(times).timestamp()) if times and overview.backlog.begun else None
        return Message(answers_wording.lined_up(work, len(chapters), first))

    @clicked
    async def ask_for_a_rhythm(self, interaction: Interaction, clicked: RhythmForFound) -> None:
        await self.show_rhythm(interaction, RhythmForm(clicked.work_id))

    @opens
    async def show_rhythm(self, interaction: Interaction, form: RhythmForm) -> None:
        await check_rights(interaction, await self._work(interaction, form.work_id))
        hint = answers_wording.rhythm_hint()
        every = line("every", answers_wording.rhythm_label(), required=True, limit=100, hint=hint)
        await show_form(interaction, answers_wording.rhythm_title(), form, every)

    @submitted
    async def rhythm_given(self, interaction: Interaction, form: RhythmForm, values: Values) -> None:
        work = await self._work(interaction, form.work_id)
        note = await planned(interaction, work, values["every"])
        overview = await self.services.backlogs.look(member_of(interaction), work.id)
        await answer(interaction, panel(overview, note))

    async def _work(self, interaction: Interaction, work_id: int) -> Work:
        return await self.services.works.choose(interaction.guild_id or 0, f"{CHOICE}{work_id}")

    @clicked
    async def post_the_newest(self, interaction: Interaction, clicked: PostTheNewest) -> None:
        member = await answering(interaction, clicked.batch)
        newest, others = await self.services.watching.together.take_newest(member, clicked.batch)
        is_there = newest.row.state is SourceChapterState.MATCHED
        say = answers_wording.newest_is_there if is_there else answers_wording.only_the_newest
        await answer(interaction, say(newest.work, newest.chapter, others))
        await self.services.letters.deliver_in(member.guild_id)

    @clicked
    async def skip_all(self, interaction: Interaction, clicked: SkipAll) -> None:
        member = await answering(interaction, clicked.batch)
        work, count = await self.services.watching.together.skip_all(member, clicked.batch)
        await answer(interaction, answers_wording.none_of_them(work, count))
        await self.services.letters.deliver_in(member.guild_id)

    @clicked
    async def announce_newest(self, interaction: Interaction, clicked: AnnounceNewest) -> None:
        """Show the preview of the newest chapter that was there before; where it was announced, if it is."""
        member = member_of(interaction)
        seen = await self.services.watching.sources.look(member, clicked.source_id)
        await check_rights(interaction, seen.work)
        chapter = await self.services.watching.together.newest(member, clicked.source_id)
        if chapter.state is ChapterState.POSTED:
            rows = await self.services.announcements.of_chapter(chapter.id)
            await reply(interaction, namesakes_wording.announced_there(chapter, rows))
            return
        await reply(interaction, await preview_of(interaction, chapter.id))
