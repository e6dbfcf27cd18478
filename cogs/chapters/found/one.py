"""A chapter that a source brought: posted, scheduled, changed, skipped, held; and its source from now on."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.announcements.card import build
from bot.chapters import wording as chapters_wording
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.namesakes.service import NumberTaken
from bot.chapters.scheduling import wording as scheduling_wording
from bot.setup.models import Member
from bot.watching.answers import wording as answers_wording
from bot.watching.answers.asked import FoundChapter
from bot.watching.buttons import (
    ChangeFound,
    FoundForm,
    FromNowOn,
    HoldFound,
    PostFound,
    ScheduleFound,
    ScheduleFoundAnyway,
    SkipFound,
    TakeFoundBack,
    WhenFoundForm,
)
from bot.works.models import Chapter, ChapterState
from cogs._shared import outcomes
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.cards import message_of
from cogs._shared.forms import Values, line, opens, show_form, submitted
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message
from cogs.chapters.drafts.form import fields_of, with_changes
from cogs.chapters.drafts.rights import check_places
from cogs.chapters.found.answering import answer, answering, asking, question


class FoundChapterButtons(Part):
    @clicked
    async def post_found(self, interaction: Interaction, clicked: PostFound) -> None:
        """Post a chapter; where one of its name is there already, ask first."""
        row_id = clicked.source_chapter_id
        member, asked = await self._asked(interaction, row_id)
        await check_places(interaction, asked.work, asked.chapter.details)
        try:
            work, chapter = await self.services.watching.found.post(member, row_id, again=clicked.again)
        except NumberTaken as taken:
            anyway = PostFound(row_id, taken.mark)
            await answer(interaction, question(interaction, taken, namesakes_wording.post_anyway(), anyway))
            return
        await answer(interaction, await outcomes.send(self.client, work, [chapter]))
        await self.services.letters.deliver_in(member.guild_id)

    @clicked
    async def ask_when_found(self, interaction: Interaction, clicked: ScheduleFound) -> None:
        await self.show_when_found(interaction, WhenFoundForm(clicked.source_chapter_id))

    @opens
    async def show_when_found(self, interaction: Interaction, form: WhenFoundForm) -> None:
        await self._unposted(interaction, form.source_chapter_id)
        label, hint = scheduling_wording.when_label(), scheduling_wording.when_hint()
        when = line("when", label, required=True, limit=100, hint=hint)
        await show_form(interaction, scheduling_wording.schedule_title(), form, when)

    @submitted
    async def when_found_given(self, interaction: Interaction, form: WhenFoundForm, values: Values) -> None:
        row_id = form.source_chapter_id
        member, asked = await self._asked(interaction, row_id)
        await check_places(interaction, asked.work, asked.chapter.details)
        try:
            chapter, due = await self.services.watching.found.schedule(member, row_id, values["when"])
        except NumberTaken as taken:
            at = int(taken.due.at.timestamp()) if taken.due else 0
            anyway = ScheduleFoundAnyway(row_id, at, taken.mark)
            await answer(interaction, question(interaction, taken, namesakes_wording.schedule_anyway(), anyway))
            return
        await self._done(interaction, asked, answers_wording.scheduled(asked.work, chapter, due))

    @clicked
    async def schedule_found_anyway(self, interaction: Interaction, clicked: ScheduleFoundAnyway) -> None:
        row_id, due = clicked.source_chapter_id, datetime.fromtimestamp(clicked.due, UTC)
        member, asked = await self._asked(interaction, row_id)
        await check_places(interaction, asked.work, asked.chapter.details)
        found = self.services.watching.found
        try:
            chapter, at = await found.schedule_at(member, row_id, due, again=clicked.again)
        except NumberTaken as taken:
            anyway = ScheduleFoundAnyway(row_id, clicked.due, taken.mark)
            await answer(interaction, question(interaction, taken, namesakes_wording.schedule_anyway(), anyway))
            return
        await self._done(interaction, asked, answers_wording.scheduled(asked.work, chapter, at))

    @clicked
    async def change_found(self, interaction: Interaction, clicked: ChangeFound) -> None:
        await self.show_found(interaction, FoundForm(clicked.source_chapter_id))

    @opens
    async def show_found(self, interaction: Interaction, form: FoundForm) -> None:
        asked = await self._unposted(interaction, form.source_chapter_id)
        await show_form(interaction, chapters_wording.edit_title(), form, *fields_of(asked.chapter.details))

    @submitted
    async def found_edited(self, interaction: Interaction, form: FoundForm, values: Values) -> None:
        """Change what will be posted, and show that: the letter may stand where its card isn't shown."""
        member, asked = await self._asked(interaction, form.source_chapter_id)
        details = with_changes(asked.chapter.details, values)
        now = await self.services.watching.found.change(member, form.source_chapter_id, details)
        card = await message_of(build(now.work, now.chapter.details), self.services)
        words = f"{answers_wording.changed(now.work, now.chapter)}\n\n{card.content}"
        await self._done(interaction, now, replace(card, content=words))

    @clicked
    async def skip_found(self, interaction: Interaction, clicked: SkipFound) -> None:
        member, _ = await self._asked(interaction, clicked.source_chapter_id)
        skipped = await self.services.watching.found.skip(member, clicked.source_chapter_id)
        undo = button(answers_wording.undo(), TakeFoundBack(clicked.source_chapter_id))
        said = Message(answers_wording.skipped(skipped.work, skipped.chapter), view=buttons(undo))
        await self._done(interaction, skipped, said)

    @clicked
    async def take_found_back(self, interaction: Interaction, clicked: TakeFoundBack) -> None:
        member, _ = await self._asked(interaction, clicked.source_chapter_id)
        back = await self.services.watching.found.take_back(member, clicked.source_chapter_id)
        await self._done(interaction, back, answers_wording.taken_back(back.work, back.chapter, _due(back.chapter)))

    @clicked
    async def hold_found(self, interaction: Interaction, clicked: HoldFound) -> None:
        member, _ = await self._asked(interaction, clicked.source_chapter_id)
        held = await self.services.watching.found.hold(member, clicked.source_chapter_id)
        await self._done(interaction, held, answers_wording.held(held.work, held.chapter))

    @clicked
    async def post_by_itself(self, interaction: Interaction, clicked: FromNowOn) -> None:
        """Let the source post by itself, and this chapter, if it may go where its work is announced."""
        member, asked = await self._asked(interaction, clicked.source_chapter_id)
        await check_places(interaction, asked.work, asked.chapter.details)
        now = await self.services.watching.found.from_now_on(member, clicked.source_chapter_id)
        said = answers_wording.from_now_on(now.source, now.work, now.chapter, _due(now.chapter))
        await self._done(interaction, now, said)

    async def _asked(self, interaction: Interaction, row_id: int) -> tuple[Member, FoundChapter]:
        member = await answering(interaction, row_id)
        return member, await self.services.watching.found.look(member, row_id)

    async def _unposted(self, interaction: Interaction, row_id: int) -> FoundChapter:
        """Find a chapter for a form. Raises UserFacingError if it was posted or skipped meanwhile."""
        member = await asking(interaction, row_id)
        asked = await self.services.watching.found.look(member, row_id)
        await self.services.chapters.draft_of(member, asked.chapter.id)
        return asked

    async def _done(self, interaction: Interaction, asked: FoundChapter, said: Message | str) -> None:
        """Answer, and let the letter show what is true now."""
        await answer(interaction, said)
        await self.services.letters.deliver_in(asked.work.guild_id)


def _due(chapter: Chapter) -> int | None:
    """Tell when a chapter goes out by itself, in seconds since 1970; None if it doesn't."""
    if chapter.state is not ChapterState.SCHEDULED or chapter.due_at is None:
        return None
    return int(chapter.due_at.timestamp())
