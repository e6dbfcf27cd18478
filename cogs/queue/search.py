"""`/queue search`: what was searched for stands in the message itself, so its pages turn after any restart."""

from typing import Any

import discord
from discord import app_commands, ui

from bot.core.errors import UserFacingError
from bot.suggestions.buttons import Found, FoundPage
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.queue import wording
from bot.suggestions.queue.filter import ALL, QueueFilter
from bot.suggestions.queue.panel import panel
from bot.suggestions.search import wording as search_wording
from cogs._shared.buttons import button, chosen_in, clicked, menu_in
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.panels import laid_out
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply
from cogs._shared.suggestions import number_of
from cogs.queue import fields

MAX_SEARCH = 80
"""Characters of a search: with a suggestion's number before them they fit the value of an option, which holds 100."""


class SearchCommand(Part):
    """Finding suggestions by their words, page after page."""

    @app_commands.command()
    @app_commands.describe(
        text="Words of it, or its number", work="Only this work's", reader="Only this reader's", status="Only these"
    )
    @app_commands.choices(status=fields.STATUSES)
    async def search(
        self,
        interaction: Interaction,
        text: app_commands.Range[str, 1, MAX_SEARCH],
        work: OwnWorkOption | None = None,
        reader: discord.User | None = None,
        status: str = ALL,
    ) -> None:
        """Find suggestions by their words."""
        queue_filter = QueueFilter(status=None if status == ALL else Status(status), work_id=work.id if work else None)
        page = FoundPage(0, queue_filter.code, str(reader.id) if reader else "")
        view = await self._found(interaction, text.strip(), page)
        if view is None:
            await reply(interaction, search_wording.nothing_found(text))
        else:
            await reply(interaction, Message(view=view))

    @clicked
    async def turn_found(self, interaction: Interaction, clicked: FoundPage) -> None:
        view = await self._found(interaction, _searched_for(interaction), clicked)
        if view is None:
            await reply(interaction, search_wording.nothing_further())
        else:
            await edit(interaction, Message(view=view))

    @clicked
    async def open_found(self, interaction: Interaction, clicked: Found) -> None:
        every = QueueFilter(status=None, work_id=QueueFilter.parse(clicked.code).work_id)
        number = number_of("".join(chosen_in(interaction)).partition(" ")[0])
        await edit(
            interaction,
            Message(view=laid_out(panel(await self.services.queue.show(member_of(interaction), number, every), every))),
        )

    async def _found(self, interaction: Interaction, text: str, page: FoundPage) -> ui.LayoutView | None:
        found, more = await self.services.queue.search_page(
            member_of(interaction),
            text,
            queue_filter=QueueFilter.parse(page.code),
            reader_id=page.reader_id,
            before_id=page.before_id or None,
        )
        return _page(text, found, page, more=more) if found else None


def _page(text: str, found: list[Suggestion], page: FoundPage, *, more: bool) -> ui.LayoutView:
    menu: ui.Select[Any] = ui.Select(
        custom_id=str(Found(page.code)),
        placeholder=search_wording.open_hint(),
        options=[discord.SelectOption(label=wording.option(one), value=f"{one.id} {text}") for one in found],
    )
    first, older = FoundPage(0, page.code, page.reader), FoundPage(found[-1].id, page.code, page.reader)
    turning = ui.ActionRow(
        button(search_wording.newest(), first, disabled=not page.before_id),
        button(search_wording.older(), older, disabled=not more),
    )
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(search_wording.found(found)), ui.ActionRow(menu), turning))
    view.stop()
    return view


def _searched_for(interaction: Interaction) -> str:
    menu = menu_in(interaction, Found)
    if menu is None:
        raise UserFacingError(search_wording.nothing_further)
    return menu.options[0].value.partition(" ")[2]
