"""What waits in a backlog, read from the database."""

from collections.abc import Iterable
from datetime import datetime

from bot.backlog import store as backlog_store
from bot.backlog.models import Backlog, BacklogMaterial, BacklogOverview, WaitingChapter, line_up
from bot.chapters.namesakes import store as namesakes_store
from bot.core.db.connecting.connections import AsyncConnection
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterState, Work


async def read_material(connection: AsyncConnection, work: Work) -> BacklogMaterial:
    """Read a work's chapters once: those that are drafts, and those that were announced or are scheduled."""
    chapters = await chapter_store.of_work(connection, work.id)
    drafts = tuple(one for one in chapters if one.state is ChapterState.DRAFT)
    elsewhere = tuple(one for one in chapters if one.state is not ChapterState.DRAFT)
    return BacklogMaterial(work, drafts, elsewhere, await namesakes_store.accepted(connection, work.id))


async def overview(
    connection: AsyncConnection, work: Work, now: datetime, material: BacklogMaterial | None = None
) -> BacklogOverview:
    """Read what an author sees of a work's backlog, whether one is running or not; `material` if it was read before."""
    material = material or await read_material(connection, work)
    backlog = await backlog_store.find(connection, work.id)
    waiting = await line_up_in_order(connection, backlog, material, now) if backlog else ()
    inside = {one.chapter.id for one in waiting}
    return BacklogOverview(work, backlog, waiting, tuple(one for one in material.drafts if one.id not in inside))


async def line_up_in_order(
    connection: AsyncConnection, backlog: Backlog, material: BacklogMaterial, now: datetime
) -> tuple[WaitingChapter, ...]:
    """Line up what waits in a backlog, each with its slot."""
    order, _ = await contents(connection, backlog, material.drafts)
    return line_up(backlog, order, material, now)


async def contents(
    connection: AsyncConnection, backlog: Backlog, drafts: Iterable[Chapter]
) -> tuple[list[Chapter], list[int]]:
    """Find, of a work's drafts, those in the backlog, in their order, and the ids of what has gone out.

    One that couldn't be posted after all is a draft again, and then it stands where it stood.
    """
    by_id = {one.id: one for one in drafts}
    order = await backlog_store.order(connection, backlog.id)
    return [by_id[one] for one in order if one in by_id], [one for one in order if one not in by_id]
