"""What waits in a backlog, read from the database."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backlog import store as backlog_store
from bot.backlog.models import Backlog, BacklogOverview, WaitingChapter, line_up
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterState, Work


async def overview(connection: AsyncConnection, work: Work) -> BacklogOverview:
    """Read what an author sees of a work's backlog, whether one is running or not."""
    drafts, _ = await drafts_and_posted(connection, work.id)
    backlog = await backlog_store.find(connection, work.id)
    waiting = await waiting_in(connection, backlog) if backlog else ()
    inside = {one.chapter.id for one in waiting}
    return BacklogOverview(work, backlog, waiting, tuple(draft for draft in drafts if draft.id not in inside))


async def waiting_in(connection: AsyncConnection, backlog: Backlog) -> tuple[WaitingChapter, ...]:
    _, posted = await drafts_and_posted(connection, backlog.work_id)
    chapters, _ = await contents(connection, backlog)
    return line_up(backlog, chapters, posted)


async def contents(connection: AsyncConnection, backlog: Backlog) -> tuple[list[Chapter], list[int]]:
    """The drafts in the backlog, in their order, and the ids of what has gone out.

    One that couldn't be posted after all is a draft again, and then it stands where it stood.
    """
    drafts = {one.id: one for one in (await drafts_and_posted(connection, backlog.work_id))[0]}
    order = await backlog_store.order(connection, backlog.id)
    return [drafts[one] for one in order if one in drafts], [one for one in order if one not in drafts]


async def drafts_and_posted(connection: AsyncConnection, work_id: int) -> tuple[list[Chapter], list[Chapter]]:
    chapters = await chapter_store.of_work(connection, work_id)
    drafts = [one for one in chapters if one.state is ChapterState.DRAFT]
    return drafts, [one for one in chapters if one.state is ChapterState.POSTED]
