"""`/chapter schedule`: a work's backlog, and what the buttons and selects of its panel do."""

from collections.abc import Awaitable

import discord

from bot.app.client import Client
from bot.backlog import wording
from bot.backlog.buttons import (
    AddToBacklog,
    ChooseInBacklog,
    EndBacklog,
    MoveInBacklog,
    PauseBacklog,
    ResumeBacklog,
    ShowBacklog,
    SkipNothing,
    SkipSlot,
    TakeOutOfBacklog,
)
from bot.works.models import Work
from cogs._shared.buttons import on_click
from cogs._shared.members import member_of
from cogs._shared.replies import edit, reply
from cogs.chapters.backlog.panel import PAGE, panel
from cogs.chapters.drafts.buttons import Drafts
from cogs.chapters.picking import picked

Interaction = discord.Interaction[Client]


class BacklogPanel:
    def __init__(self, client: Client, drafts: Drafts) -> None:
        self._client = client
        self._services = client.services
        self._backlogs = client.services.backlogs
        self._drafts = drafts

    def listen(self) -> None:
        self._client.add_buttons(
            on_click(PauseBacklog, self.pause),
            on_click(ResumeBacklog, self.resume),
            on_click(SkipSlot, self.skip),
            on_click(SkipNothing, self.skip_nothing),
            on_click(EndBacklog, self.end),
            on_click(ShowBacklog, self.show),
            on_click(ChooseInBacklog, self.choose),
            on_click(MoveInBacklog, self.move),
            on_click(TakeOutOfBacklog, self.take_out),
            on_click(AddToBacklog, self.add),
        )

    async def schedule(self, interaction: Interaction, work: Work, every: str | None) -> None:
        """Begin, change the rhythm, or without one show how things stand."""
        member = member_of(interaction)
        note = ""
        if every is not None:
            await self._drafts.check(interaction, work)
            begun = await self._backlogs.begin(member, work.id, every)
            note = wording.rhythm_changed()
            if begun is not None:
                targets = await self._services.announcements.targets(work)
                note = wording.begun(len(begun.waiting), [one.channel_id for one in targets])
                note += f"\n{wording.left_out(len(begun.others))}" if begun.others else ""
        await reply(interaction, **panel(await self._backlogs.look(member, work.id), note))

    async def pause(self, interaction: Interaction, clicked: PauseBacklog) -> None:
        doing = self._backlogs.pause(member_of(interaction), clicked.work_id, clicked.backlog_id)
        await self._then_show(interaction, clicked, doing)

    async def resume(self, interaction: Interaction, clicked: ResumeBacklog) -> None:
        doing = self._backlogs.resume(member_of(interaction), clicked.work_id, clicked.backlog_id)
        await self._then_show(interaction, clicked, doing)

    async def skip(self, interaction: Interaction, clicked: SkipSlot) -> None:
        doing = self._backlogs.skip(member_of(interaction), clicked.work_id, clicked.backlog_id, clicked.slot)
        await self._then_show(interaction, clicked, doing)

    async def skip_nothing(self, interaction: Interaction, clicked: SkipNothing) -> None:
        doing = self._backlogs.skip_nothing(member_of(interaction), clicked.work_id, clicked.backlog_id)
        await self._then_show(interaction, clicked, doing)

    async def end(self, interaction: Interaction, clicked: EndBacklog) -> None:
        kept = await self._backlogs.end(member_of(interaction), clicked.work_id, clicked.backlog_id)
        overview = await self._backlogs.look(member_of(interaction), clicked.work_id)
        note = wording.of_an_ended_one() if kept is None else wording.ended(kept)
        await edit(interaction, **panel(overview, note, is_over=kept is not None))

    async def show(self, interaction: Interaction, clicked: ShowBacklog) -> None:
        await self._show(interaction, clicked, page=clicked.page)

    async def choose(self, interaction: Interaction, clicked: ChooseInBacklog) -> None:
        (chapter_id,) = picked(interaction) or (0,)
        await self._show(interaction, clicked, chosen=chapter_id)

    async def move(self, interaction: Interaction, clicked: MoveInBacklog) -> None:
        member, chapter_id = member_of(interaction), clicked.chapter_id
        await self._backlogs.move(member, clicked.work_id, clicked.backlog_id, chapter_id, clicked.before)
        await self._show(interaction, clicked, chosen=chapter_id)

    async def take_out(self, interaction: Interaction, clicked: TakeOutOfBacklog) -> None:
        member, chapter_id = member_of(interaction), clicked.chapter_id
        before = await self._backlogs.look(member, clicked.work_id)
        await self._backlogs.take_out(member, clicked.work_id, clicked.backlog_id, chapter_id)
        await self._show(interaction, clicked, page=(before.place(chapter_id) or 0) // PAGE)

    async def add(self, interaction: Interaction, clicked: AddToBacklog) -> None:
        doing = self._backlogs.add(member_of(interaction), clicked.work_id, clicked.backlog_id, picked(interaction))
        await self._then_show(interaction, clicked, doing)

    async def _then_show(self, interaction: Interaction, clicked: "Clicked", doing: Awaitable[None]) -> None:
        await doing
        await self._show(interaction, clicked)

    async def _show(self, interaction: Interaction, clicked: "Clicked", *, chosen: int = 0, page: int = 0) -> None:
        """The panel as things stand, which may not be as the person saw them."""
        overview = await self._backlogs.look(member_of(interaction), clicked.work_id)
        note = ""
        if overview.backlog is None or overview.backlog.id != clicked.backlog_id:
            note = wording.of_an_ended_one()
        elif chosen and overview.place(chosen) is None:
            note = wording.chapter_gone()
        await edit(interaction, **panel(overview, note, chosen=chosen, page=page))


Clicked = (
    PauseBacklog
    | ResumeBacklog
    | SkipSlot
    | SkipNothing
    | ShowBacklog
    | ChooseInBacklog
    | MoveInBacklog
    | TakeOutOfBacklog
    | AddToBacklog
)
