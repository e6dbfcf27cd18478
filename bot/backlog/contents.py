"""What waits in a backlog, read from the database."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backlog import store as backlog_store
from bot.backlog.models import Backlog, BacklogOverview, WaitingChapter, line_up
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterState, Work


async def overview(connection: AsyncConnection, work: Work) -> BacklogOverview:
    """Read what an author sees of a work's backlog, whether one is running or not."""
    drafts, posted = await drafts_and_posted(connection, work.id)
    backlog = await backlog_store.find(connection, work.id)
    waiting = await _line_up(connection, backlog, drafts, posted) if backlog else ()
    inside = {one.chapter.id for one in waiting}
    return BacklogOverview(work, backlog, waiting, tuple(draft for draft in drafts if draft.id not in inside))


async def waiting_in(connection: AsyncConnection, backlog: Backlog) -> tuple[WaitingChapter, ...]:
    """Read what waits in a backlog, each with its slot."""
    return await _line_up(connection, backlog, *await drafts_and_posted(connection, backlog.work_id))


async def contents(connection: AsyncConnection, backlog: Backlog) -> tuple[list[Chapter], list[int]]:
    """Read the drafts in the backlog, in their order, and the ids of what has gone out.

    One that couldn't be posted after all is a draft again, and then it stands where it stood.
    """
    drafts, _ = await drafts_and_posted(connection, backlog.work_id)
    return await _in_order(connection, backlog, drafts)


async def _line_up(
    connection: AsyncConnection, backlog: Backlog, drafts: Iterable[Chapter], posted: Iterable[Chapter]
) -> tuple[WaitingChapter, ...]:
    order, _ = await _in_order(connection, backlog, drafts)
    return line_up(backlog, order, posted)


async def _in_order(
    connection: AsyncConnection, backlog: Backlog, drafts: Iterable[Chapter]
) -> tuple[list[Chapter], list[int]]:
    by_id = {one.id: one for one in drafts}
    order = await backlog_store.order(connection, backlog.id)
    return [by_id[one] for one in order if one in by_id], [one for one in order if one not in by_id]


async def drafts_and_posted(connection: AsyncConnection, work_id: int) -> tuple[list[Chapter], list[Chapter]]:
    """Read a work's chapters once: those that are drafts, and those that were announced."""
    chapters = await chapter_store.of_work(connection, work_id)
    drafts = [one for one in chapters if one.state is ChapterState.DRAFT]
    return drafts, [one for one in chapters if one.state is ChapterState.POSTED]
