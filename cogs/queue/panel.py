"""The review panel, and the card in the staff channel: one suggestion with everything that can be done with it."""

from typing import Any

import discord
from discord import ui

from bot.suggestions.buttons import Review, ReviewPress
from bot.suggestions.models import OPEN, ReviewPage, Status
from bot.suggestions.queue import wording
from bot.suggestions.queue.filter import CARD, QueueFilter
from bot.suggestions.verdicts import wording as verdicts_wording
from cogs._shared.buttons import button
from cogs._shared.cards import COLOUR

GREEN, RED = discord.ButtonStyle.success, discord.ButtonStyle.danger


def panel(page: ReviewPage, queue_filter: QueueFilter) -> ui.LayoutView:
    """Lay out what one reviewer sees, with the way to the next."""
    texts = [wording.heading(page, queue_filter), *_texts(page)]
    rows = [*_decisions(page, queue_filter.code), _steps(page, queue_filter.code), _ways(page, queue_filter.code)]
    return _laid_out(texts, rows)


def card(page: ReviewPage, *, hidden: bool = False) -> ui.LayoutView:
    """Lay out what everybody in the staff channel sees."""
    return _laid_out([wording.card_heading(page.suggestion), *_texts(page, hidden=hidden)], _decisions(page, CARD))


def _laid_out(texts: list[str], rows: list[list[ui.Button[Any]]]) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    parts: list[ui.Item[Any]] = [ui.TextDisplay(text) for text in texts if text]
    parts += [ui.ActionRow(*row) for row in rows if row]
    view.add_item(ui.Container(*parts, accent_colour=COLOUR))
    view.stop()
    return view


def _texts(page: ReviewPage, *, hidden: bool = False) -> list[str]:
    suggestion = page.suggestion
    fate = wording.fate(suggestion) if suggestion.decision or suggestion.status is Status.WITHDRAWN else ""
    return [wording.body(suggestion, hidden=hidden), fate, wording.around(page, hidden=hidden)]


def _decisions(page: ReviewPage, code: str) -> list[list[ui.Button[Any]]]:
    """Decisions that this status allows, then what is always possible."""
    suggestion = page.suggestion

    def press(
        label: str, what: ReviewPress, style: discord.ButtonStyle = discord.ButtonStyle.secondary
    ) -> ui.Button[Any]:
        return button(label, Review(what, suggestion.id, suggestion.version, code), style)

    if suggestion.status is Status.WITHDRAWN:
        return [[press(wording.write_note(), ReviewPress.NOTE)]]
    decisions = []
    if suggestion.status in OPEN:
        decisions += [
            press(verdicts_wording.accept(), ReviewPress.ACCEPT, GREEN),
            press(verdicts_wording.decline(), ReviewPress.DECLINE, RED),
        ]
    if suggestion.status is Status.WAITING:
        decisions.append(press(verdicts_wording.shelve(), ReviewPress.SHELVE))
    if suggestion.status in OPEN:
        decisions.append(press(verdicts_wording.merge(), ReviewPress.MERGE))
    if suggestion.status is Status.ACCEPTED:
        decisions.append(press(verdicts_wording.use(), ReviewPress.USE, GREEN))
    if suggestion.decision is not None:
        undo = Review(ReviewPress.UNDO, suggestion.id, int(suggestion.decision.at.timestamp()), code)
        decisions.append(button(verdicts_wording.undo(), undo))
    words = [
        press(wording.write_note(), ReviewPress.NOTE),
        press(wording.ask(), ReviewPress.ASK),
        press(wording.block(), ReviewPress.BLOCK),
    ]
    return [decisions, words]


def _steps(page: ReviewPage, code: str) -> list[ui.Button[Any]]:
    """Previous and next; a step that leads nowhere is there but can't be pressed."""
    place = page.place
    previous = Review(ReviewPress.SHOW, place.previous_id or 0, 0, code, step=-1)
    following = Review(ReviewPress.SHOW, place.next_id or 0, 0, code, step=1)
    return [
        button(wording.previous_one(), previous, disabled=place.previous_id is None),
        button(wording.next_one(), following, disabled=place.next_id is None),
        button(wording.skip(), Review(ReviewPress.SKIP, page.suggestion.id, 0, code), disabled=place.next_id is None),
    ]


def _ways(page: ReviewPage, code: str) -> list[ui.Button[Any]]:
    return [
        button(wording.change_filter(), Review(ReviewPress.FILTER, page.suggestion.id, 0, code)),
        button(wording.select_several(), Review(ReviewPress.SEVERAL, page.suggestion.id, 0, code)),
    ]
