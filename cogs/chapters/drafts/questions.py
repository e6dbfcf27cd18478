"""The questions that are asked before a chapter goes out though another one of its name is there."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import BackToDraft, BringBackAnyway, OpenChapter, PostNow, RenumberAnyway, ScheduleAnyway
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.namesakes.models import Namesake
from bot.chapters.namesakes.service import NumberTaken, mark_of
from bot.chapters.publishing import EditedChapter
from bot.core.buttons import CustomId
from bot.core.text import limits
from bot.core.text.cleaning import shorten
from cogs._shared.buttons import button, buttons
from cogs._shared.replies import Message

DANGER = discord.ButtonStyle.danger


def question(chapter_id: int, taken: NumberTaken) -> Message:
    """Ask before a draft goes out, at once or at its time."""
    if taken.due is None:
        anyway: CustomId = PostNow(chapter_id, taken.mark)
        label = namesakes_wording.post_anyway()
    else:
        anyway = ScheduleAnyway(chapter_id, int(taken.due.at.timestamp()), taken.mark)
        label = namesakes_wording.schedule_anyway()
    back = button(chapters_wording.back(), BackToDraft(chapter_id))
    return Message(taken.words, view=buttons(button(label, anyway, DANGER), _look(taken.namesakes), back))


def ask_before_bringing_back(chapter_id: int, taken: NumberTaken) -> Message:
    anyway = button(namesakes_wording.bring_back_anyway(), BringBackAnyway(chapter_id, taken.mark), DANGER)
    words = namesakes_wording.ask_before_bringing_back(taken.namesakes)
    return Message(words, view=buttons(anyway, _look(taken.namesakes)))


def after_a_change(changed: str, edited: EditedChapter, decisions: Sequence[ui.Item[Any]]) -> Message:
    """Say what was changed of a posted chapter; ask what is left to decide, and whether it shall have a number taken.

    `decisions` are the buttons for the rest.
    """
    number, namesakes = edited.number, edited.namesakes
    if number is None or not namesakes:
        return Message(changed, view=buttons(*decisions))
    custom_id = RenumberAnyway(edited.chapter.id, round(number * 1000), mark_of(namesakes))
    anyway = button(namesakes_wording.renumber_anyway(number), custom_id, DANGER)
    words = namesakes_wording.ask_before_renumbering(namesakes, number)
    said = f"{shorten(changed, limits.MESSAGE - len(words) - 1)}\n{words}"
    return Message(said, view=buttons(anyway, _look(namesakes), *decisions))


def _look(namesakes: list[Namesake]) -> ui.Button[ui.View]:
    return button(namesakes_wording.look_at_it(), OpenChapter(namesakes[0].chapter.id))
