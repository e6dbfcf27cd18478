"""The form for an idea, and the buttons under its confirmation."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.chapters.listing.labels import labels
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.suggestions import wording
from bot.suggestions.buttons import BackInstead, Choose, DontSend, SendAnyway
from bot.suggestions.giving import wording as giving_wording
from bot.suggestions.giving.service import Offer
from bot.suggestions.models import MAX_IDEA, SpoilerLevel, Suggestion
from bot.works.models import Chapter, Work
from cogs._shared.buttons import button, buttons
from cogs._shared.forms import choice, one_of, paragraph, tick


def form(chapters: Sequence[Chapter], chapter_id: int, idea: str) -> list[ui.Label[Any]]:
    """Ask for the idea and everything beside it; a work without chapters asks for none."""
    offered = chapters[: limits.OPTIONS - 1]
    named = [(str(one.id), label) for one, label in zip(offered, labels(offered), strict=True)]
    options = [("0", giving_wording.any_chapter()), *named]
    label = giving_wording.chapter_label(len(offered), len(chapters))
    asked = [choice("chapter", label, options, default=(str(chapter_id),))] if chapters else []
    return [_idea(idea), *asked, *_beside()]


def form_for_any_work(works: Sequence[Work], idea: str) -> list[ui.Label[Any]]:
    options = [(str(work.id), shorten(clean_label(work.title), limits.OPTION)) for work in works[: limits.OPTIONS]]
    hint = giving_wording.work_hint(len(options), len(works))
    return [choice("work", giving_wording.work_label(), options, hint=hint), _idea(idea), *_beside()]


def _idea(idea: str) -> ui.Label[Any]:
    return paragraph(
        "idea", wording.idea_label(), default=idea, required=True, limit=MAX_IDEA, hint=giving_wording.idea_hint()
    )


def _beside() -> list[ui.Label[Any]]:
    return [
        one_of(
            "spoiler",
            giving_wording.spoiler_label(),
            [(one, wording.spoiler_name(one)) for one in SpoilerLevel],
            default=SpoilerLevel.NONE,
        ),
        tick("credit", giving_wording.credit_label(), hint=giving_wording.credit_hint()),
        tick("dm", giving_wording.dm_label()),
    ]


def choices(suggestion: Suggestion) -> ui.View:
    """Show what the form would have asked, each button showing what is chosen and changing it."""
    levels = list(SpoilerLevel)
    following = levels[(levels.index(suggestion.spoiler) + 1) % len(levels)]
    credit = giving_wording.credit_chosen(suggestion.credited)
    dm = giving_wording.dm_chosen(suggestion.wants_dm)
    return buttons(
        button(credit, Choose(suggestion.id, "credited", "no" if suggestion.credited else "yes")),
        button(dm, Choose(suggestion.id, "wants_dm", "no" if suggestion.wants_dm else "yes")),
        button(wording.spoiler_name(suggestion.spoiler), Choose(suggestion.id, "spoiler", following)),
    )


def instead(offer: Offer, reader_id: int) -> ui.View:
    """Offer **Back that one** for each similar idea that isn't the reader's own, and to send theirs or not."""
    others = [one.suggestion for one in offer.similar if one.suggestion.reader_id != reader_id]
    back = [
        button(
            giving_wording.back_that() if len(others) == 1 else giving_wording.back_number(one.id),
            BackInstead(offer.held_id, one.id),
            discord.ButtonStyle.primary,
        )
        for one in others
    ]
    send = button(giving_wording.send_anyway(), SendAnyway(offer.held_id))
    return buttons(*back, send, button(giving_wording.dont_send(), DontSend(offer.held_id)))
