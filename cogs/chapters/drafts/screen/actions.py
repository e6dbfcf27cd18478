"""What can be done with a chapter that isn't posted: the buttons under its screen."""

from typing import Any

import discord
from discord import ui

from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import (
    AskToDelete,
    CancelDraft,
    CloseScreen,
    EditDraft,
    KeepDraft,
    KeepWorkRating,
    LetItGoOut,
    PostNow,
    RescheduleChapter,
    ScheduleDraft,
    TakePageRating,
    UnscheduleChapter,
)
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.preview import wording as preview_wording
from bot.chapters.scheduling import wording as scheduling_wording
from bot.works.models import Chapter, ChapterState, Work
from bot.works.ratings.stricter import claim_of, undecided
from cogs._shared.buttons import button

PRIMARY = discord.ButtonStyle.primary
DANGER = discord.ButtonStyle.danger

FIRST, SECOND = 1, 2
"""Rows below the card's own buttons: what becomes of the chapter, and what has to be decided; then come `offers`."""

Items = list[ui.Item[Any]]


def actions(work: Work, chapter: Chapter, answer: int = 0) -> Items:
    """Offer what fits a chapter as it is now; `answer` is the mark of the question that keeps it from going out."""
    rating = rating_buttons(work, chapter, row=SECOND)
    if chapter.state is ChapterState.SCHEDULED:
        return [*_scheduled(chapter.id, answer), *rating]
    return [*(_draft(chapter.id) if chapter.kept else _preview(chapter.id)), *rating]


def rating_buttons(work: Work, chapter: Chapter, row: int | None = None) -> Items:
    """Ask which is right where a page is stricter than its work; once that is said, only the other way is left."""
    claim, still_open = claim_of(work, chapter.details), undecided(work, chapter.details)
    take, keep = TakePageRating(chapter.id), KeepWorkRating(chapter.id)
    found = [button(preview_wording.take_page_rating(claim), take, row=row)] if claim else []
    found += [button(preview_wording.keep_work_rating(work, still_open), keep, row=row)] if still_open else []
    return [*found]


def _preview(chapter_id: int) -> Items:
    return [
        button(chapters_wording.post_now(), PostNow(chapter_id), PRIMARY, row=FIRST),
        button(scheduling_wording.schedule(), ScheduleDraft(chapter_id), row=FIRST),
        button(chapters_wording.keep_draft(), KeepDraft(chapter_id), row=FIRST),
        button(chapters_wording.edit(), EditDraft(chapter_id), row=FIRST),
        button(chapters_wording.cancel(), CancelDraft(chapter_id), row=FIRST),
    ]


def _draft(chapter_id: int) -> Items:
    return [
        button(chapters_wording.post_now(), PostNow(chapter_id), PRIMARY, row=FIRST),
        button(scheduling_wording.schedule(), ScheduleDraft(chapter_id), row=FIRST),
        button(chapters_wording.edit(), EditDraft(chapter_id), row=FIRST),
        button(chapters_wording.delete(), AskToDelete(chapter_id), row=FIRST),
        button(chapters_wording.close(), CloseScreen(chapter_id), row=FIRST),
    ]


def _scheduled(chapter_id: int, answer: int) -> Items:
    let_out = [button(namesakes_wording.let_it_go_out(), LetItGoOut(chapter_id, answer), DANGER, row=SECOND)]
    return [
        button(scheduling_wording.reschedule(), RescheduleChapter(chapter_id), row=FIRST),
        button(scheduling_wording.unschedule(), UnscheduleChapter(chapter_id), row=FIRST),
        button(chapters_wording.post_now(), PostNow(chapter_id), row=FIRST),
        button(chapters_wording.edit(), EditDraft(chapter_id), row=FIRST),
        button(chapters_wording.close(), CloseScreen(chapter_id), row=FIRST),
        button(chapters_wording.delete(), AskToDelete(chapter_id), row=SECOND),
        *(let_out if answer else []),
    ]
