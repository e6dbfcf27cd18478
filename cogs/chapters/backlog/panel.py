"""The panel of a backlog: the chapters with their times, and what can be done with them."""

from typing import Any

import discord
from discord import ui

from bot.backlog import wording
from bot.backlog.buttons import (
    AddToBacklog,
    BeginBacklog,
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
from bot.backlog.models import FIRST, LAST, Backlog, BacklogOverview, WaitingChapter
from bot.core.text import limits
from bot.core.text.cleaning import shorten
from bot.works.wording import chapter_name
from cogs._shared.buttons import button, buttons
from cogs._shared.cards import COLOUR
from cogs._shared.replies import Message
from cogs.chapters.picking import options

DANGER = discord.ButtonStyle.danger
SUCCESS = discord.ButtonStyle.success

PAGE = 20
"""Chapters on a page: as many as an embed's description holds, and fewer than a select's options."""

MAX_NAME = 100


def panel(
    overview: BacklogOverview, note: str = "", *, chosen: int = 0, page: int = 0, is_over: bool = False
) -> Message:
    """Show how a backlog stands; `chosen` is a chapter's id, `is_over` after the last word on it."""
    if overview.backlog is None:
        words = "" if is_over else wording.not_running(overview.work, sum(one.kept for one in overview.others))
        return Message("\n".join(filter(None, (note, words))))
    place = overview.place(chosen)
    page = place // PAGE if place is not None else min(page, max(0, len(overview.waiting) - 1) // PAGE)
    shown = overview.waiting[page * PAGE : (page + 1) * PAGE]
    items = _rhythm_buttons(overview.backlog, has_any=overview.going_out > 0)
    if shown:
        items += [_choose(overview.backlog, shown, chosen)]
    if place is not None:
        items += _move_buttons(overview, place)
    if overview.others:
        items += [_add(overview)]
    items += _page_buttons(overview, page)
    return Message(note, (_embed(overview, overview.backlog, page, chosen),), view=buttons(*items))


def _embed(overview: BacklogOverview, backlog: Backlog, page: int, chosen: int) -> discord.Embed:
    head = wording.head(
        backlog.rhythm,
        backlog.next.zone,
        int(backlog.next.at.timestamp()),
        begun=backlog.begun,
        paused=backlog.paused,
        skipping=backlog.skipping,
        empty=not overview.waiting,
        going_out=overview.going_out,
    )
    lines = [
        _line(place, one, chosen)
        for place, one in enumerate(overview.waiting)
        if page * PAGE <= place < (page + 1) * PAGE
    ]
    at = backlog.missed_at
    foot = [wording.missed(backlog.trouble, int(at.timestamp()))] if backlog.trouble and at else []
    foot += [wording.why_passed_over()] if any(one.taken for one in overview.waiting) else []
    description = "\n\n".join("\n".join(part) for part in ([head], lines, foot) if part)
    return discord.Embed(
        title=wording.title(overview.work), description=shorten(description, limits.EMBED_DESCRIPTION), colour=COLOUR
    )


def _line(place: int, one: WaitingChapter, chosen: int) -> str:
    stamp = int(one.at.timestamp()) if one.at else None
    name = shorten(chapter_name(one.chapter.details), MAX_NAME)
    return wording.line(place + 1, name, stamp, taken=one.taken, chosen=one.chapter.id == chosen)


def _rhythm_buttons(backlog: Backlog, *, has_any: bool) -> list[ui.Item[Any]]:
    of = (backlog.work_id, backlog.id)
    if not backlog.begun:
        begin = button(wording.begin(), BeginBacklog(*of), SUCCESS, row=0, disabled=not has_any)
        return [begin, button(wording.dont_begin(), EndBacklog(*of), row=0)]
    if backlog.paused:
        going: list[ui.Item[Any]] = [button(wording.resume(), ResumeBacklog(*of), SUCCESS, row=0)]
    else:
        slot = int(backlog.next.at.timestamp())
        going = [
            button(wording.pause(), PauseBacklog(*of), row=0),
            button(wording.skip(), SkipSlot(*of, slot), row=0),
        ]
        going += [button(wording.skip_nothing(), SkipNothing(*of), row=0)] if backlog.skipping else []
    return [*going, button(wording.end(), EndBacklog(*of), DANGER, row=0)]


def _choose(backlog: Backlog, shown: tuple[WaitingChapter, ...], chosen: int) -> ui.Item[Any]:
    return ui.Select(
        custom_id=str(ChooseInBacklog(backlog.work_id, backlog.id)),
        placeholder=wording.choose(),
        options=options((one.chapter for one in shown), chosen),
        row=1,
    )


def _move_buttons(overview: BacklogOverview, place: int) -> list[ui.Item[Any]]:
    """Say on each button before which chapter to go: it means the same when another has gone out meanwhile."""
    ids = [one.chapter.id for one in overview.waiting]
    of = (overview.work.id, overview.backlog.id if overview.backlog else 0)
    up = ids[place - 1] if place else ids[place]
    down = ids[place + 2] if place + 2 < len(ids) else LAST
    last = len(ids) - 1
    return [
        button(wording.up(), MoveInBacklog(*of, ids[place], up), row=2, disabled=place == 0),
        button(wording.down(), MoveInBacklog(*of, ids[place], down), row=2, disabled=place == last),
        button(wording.to_front(), MoveInBacklog(*of, ids[place], FIRST), row=2, disabled=place == 0),
        button(wording.take_out(), TakeOutOfBacklog(*of, ids[place]), row=2),
    ]


def _add(overview: BacklogOverview) -> ui.Item[Any]:
    offered = min(limits.OPTIONS, len(overview.others))
    return ui.Select(
        custom_id=str(AddToBacklog(overview.work.id, overview.backlog.id if overview.backlog else 0)),
        placeholder=wording.add(offered, len(overview.others)),
        options=options(overview.others),
        max_values=offered,
        row=3,
    )


def _page_buttons(overview: BacklogOverview, page: int) -> list[ui.Item[Any]]:
    last = max(0, len(overview.waiting) - 1) // PAGE
    of = (overview.work.id, overview.backlog.id if overview.backlog else 0)
    if not last:
        return []
    return [
        button(wording.earlier(), ShowBacklog(*of, page - 1), row=4, disabled=page == 0),
        button(wording.later(), ShowBacklog(*of, page + 1), row=4, disabled=page == last),
    ]
