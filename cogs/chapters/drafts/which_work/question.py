"""The question which work a file or a link belongs to."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, clean_line, shorten
from bot.uploads import wording as uploads_wording
from bot.uploads.buttons import AddWork, PickWork
from bot.uploads.models import Upload
from bot.works.matching import CHOICE
from bot.works.models import Work
from cogs._shared.buttons import button, buttons
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message
from cogs.chapters.drafts.waiting import discard_button


async def which_work(interaction: Interaction, upload: Upload, asked: str = "", first: Sequence[Work] = ()) -> Message:
    """Ask for the work among those in which this person may post, likely ones `first`; staff can add it.

    `asked` says why it is asked, where it isn't for what a file says. Raises UserFacingError if there is none.
    """
    services, member = interaction.client.services, member_of(interaction)
    title = upload.drafts[0].work
    works = await services.works.theirs(member, await services.works.all(member.guild_id))
    is_staff = (await services.setup.settings(member.guild_id)).is_staff(member)
    likely = {work.id for work in first}
    works.sort(key=lambda work: work.id not in likely)
    items: list[ui.Item[Any]] = [_works(upload, works)] if works else []
    if is_staff:
        items.append(button(uploads_wording.add_work(), AddWork(upload.id), discord.ButtonStyle.primary))
    shown = clean_line(title) if title else None
    if not items:
        raise UserFacingError(uploads_wording.no_work_to_choose, shown)
    items.append(discard_button(upload))
    words = uploads_wording.which_work(shown) if is_staff or shown else uploads_wording.choose_work()
    return Message(asked or words, view=buttons(*items))


def _works(upload: Upload, works: list[Work]) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=shorten(clean_label(work.title), limits.OPTION), value=f"{CHOICE}{work.id}")
        for work in works[: limits.OPTIONS]
    ]
    asked = uploads_wording.pick_work(len(options), len(works))
    return ui.Select(custom_id=str(PickWork(upload.id)), placeholder=asked, options=options)
