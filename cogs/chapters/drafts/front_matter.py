"""The button that puts back into a draft what its file's reader left out as front matter, or leaves it out again."""

from typing import Any

from discord import ui

from bot.uploads import wording as uploads_wording
from bot.uploads.buttons import PutBack
from cogs._shared.buttons import button, buttons_in
from cogs._shared.parts import Interaction


def front_matter_button(offered: PutBack) -> ui.Button[Any]:
    label = uploads_wording.leave_out_again() if offered.again else uploads_wording.put_back()
    return button(label, offered, row=2)


def carried_over(interaction: Interaction, chapter_id: int) -> list[ui.Item[Any]]:
    """Make the button anew that stands in the clicked message, whose preview is made anew."""
    offered = (found for found in buttons_in(interaction, PutBack) if found.chapter_id == chapter_id)
    return [front_matter_button(one) for one in offered]
