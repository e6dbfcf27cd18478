"""What a preview offers beside posting: what can be added for readers, first what the author's note asks for."""

from typing import Any

import discord
from discord import ui

from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import AddText, AskForIdeas, OpenThread, UseIdeas, UseNotes
from bot.chapters.preview import wording as preview_wording
from bot.chapters.preview.requests import Request, requests_in
from bot.core.text import limits
from bot.core.text.cleaning import shorten
from bot.suggestions.queue import wording as queue_wording
from bot.suggestions.used.service import IdeaChoice
from bot.suggestions.wording import backing
from bot.works.models import Chapter, TextPlace, Work
from cogs._shared.buttons import button

OFFERS, IDEAS = 3, 4
"""The last two rows of a preview: a button for each thing that can be added, and the select of ideas."""

ASKED_FOR, USUAL = discord.ButtonStyle.success, discord.ButtonStyle.secondary


def offers(work: Work, chapter: Chapter, *, has_threads: bool) -> list[ui.Item[Any]]:
    """Offer what can be added; `has_threads` where a comments thread can stand under its message."""
    asked = requests_in(chapter.details)
    for_readers = {Request.IDEAS: _ideas(chapter, is_asked=Request.IDEAS in asked)}
    if has_threads and not work.details.comments:
        for_readers[Request.COMMENTS] = _thread(chapter, is_asked=Request.COMMENTS in asked)
    found: list[ui.Item[Any]] = [one for request, one in for_readers.items() if request in asked]
    if chapter.details.notes_offered:
        found.append(button(chapters_wording.use_notes(), UseNotes(chapter.id), row=OFFERS))
    found += [one for request, one in for_readers.items() if request not in asked]
    if work.details.text is not TextPlace.NOWHERE and not (chapter.details.link or work.details.link):
        found.append(button(preview_wording.add_text(), AddText(chapter.id), row=OFFERS))
    return found


def _ideas(chapter: Chapter, *, is_asked: bool) -> ui.Button[Any]:
    if chapter.details.question:
        return button(preview_wording.ask_for_no_ideas(), AskForIdeas(chapter.id, 0), row=OFFERS)
    style = ASKED_FOR if is_asked else USUAL
    return button(preview_wording.ask_for_ideas(), AskForIdeas(chapter.id, 1), style, row=OFFERS)


def _thread(chapter: Chapter, *, is_asked: bool) -> ui.Button[Any]:
    if chapter.details.comments:
        return button(preview_wording.open_no_thread(), OpenThread(chapter.id, 0), row=OFFERS)
    style = ASKED_FOR if is_asked else USUAL
    return button(preview_wording.open_thread(), OpenThread(chapter.id, 1), style, row=OFFERS)


def idea_select(chapter: Chapter, choice: IdeaChoice) -> list[ui.Item[Any]]:
    """Ask which accepted ideas the chapter used, where there are any."""
    if not choice.offered:
        return []
    options = [
        discord.SelectOption(
            label=queue_wording.option(one),
            value=str(one.id),
            description=shorten(backing(one).capitalize(), limits.OPTION),
            default=one.id in choice.chosen,
        )
        for one in choice.offered
    ]
    select: ui.Select[Any] = ui.Select(
        custom_id=str(UseIdeas(chapter.id)),
        placeholder=preview_wording.which_ideas(len(options), is_cut=choice.is_cut),
        min_values=0,
        max_values=len(options),
        options=options,
        row=IDEAS,
    )
    return [select]


def on_offer(work: Work, chapter: Chapter, *, has_threads: bool) -> list[str]:
    """Say what the author's note asks for and isn't done yet, and what opens."""
    asked, details, found = requests_in(chapter.details), chapter.details, []
    if Request.IDEAS in asked and not details.question:
        found.append(preview_wording.note_asks_for_ideas())
    if details.comments and not work.details.comments:
        found.append(preview_wording.thread_will_open())
    elif Request.COMMENTS in asked and has_threads and not work.details.comments:
        found.append(preview_wording.note_asks_for_comments())
    return found
