"""The author at the panel of her work's backlog, and the loop behind it."""

from datetime import datetime, timedelta

from bot.backlog.models import BacklogOverview
from bot.chapters.models import ReleasedChapter
from bot.works.models import Work
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program

WEEK = timedelta(days=7)


class BacklogAuthor:
    """The author at the panel of her work's backlog, and the loop behind it."""

    def __init__(self, program: Program, work: Work, clock: SetClock) -> None:
        self.program, self.work, self.clock = program, work, clock
        self.backlogs = program.backlogs

    async def begin(self, every: str = "Friday 18:00") -> BacklogOverview:
        planned = await self.backlogs.plan(AUTHOR, self.work.id, every)
        assert planned.backlog is not None
        assert await self.backlogs.begin(AUTHOR, self.work.id, planned.backlog.id)
        return await self.look()

    async def look(self) -> BacklogOverview:
        return await self.backlogs.look(AUTHOR, self.work.id)

    async def of(self) -> tuple[int, int]:
        backlog = (await self.look()).backlog
        assert backlog is not None
        return self.work.id, backlog.id

    async def slot(self) -> int:
        backlog = (await self.look()).backlog
        assert backlog is not None
        return int(backlog.next.at.timestamp())

    async def numbers(self) -> list[float | None]:
        return [one.chapter.details.number for one in (await self.look()).waiting]

    async def times(self) -> list[datetime | None]:
        return [one.at for one in (await self.look()).waiting]

    async def pass_weeks(self, weeks: float = 1) -> list[float | None]:
        """The numbers of what goes out at the end of that time."""
        self.clock.advance(days=7 * weeks)
        return numbers(await self.program.timetable.release_due())

    async def posted(self) -> list[float | None]:
        return [one.details.number for one in reversed(await self.program.chapters.posted(self.work.id))]


def numbers(released: list[ReleasedChapter]) -> list[float | None]:
    return [one.chapter.details.number for one in released]
