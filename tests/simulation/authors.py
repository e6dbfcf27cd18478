"""What authors do while the bot lives through bad days."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import select

from bot.core.errors import UserFacingError
from bot.dates.times import at
from bot.setup.models import Member
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterState
from tests.simulation.process import BotProcess
from tests.simulation.servers import Servers
from tests.worlds.people import AUTHOR, MANAGER
from tests.worlds.program import Program


@dataclass
class Authors:
    """The authors of the works, who post, schedule, change and withdraw chapters."""

    process: BotProcess
    servers: Servers
    acknowledged: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chance, self.happened = self.process.chance, self.process.happened

    @property
    def program(self) -> Program:
        return self.process.program

    async def post(self) -> None:
        """Post now, sometimes clicked twice by two people."""
        draft = await self._draft()
        clicks = [self._post_now(member, draft.id) for member in self.chance.choice(([AUTHOR], [AUTHOR, MANAGER]))]
        answers = await asyncio.gather(*clicks, return_exceptions=True)
        refusals = [one for one in answers if isinstance(one, UserFacingError)]
        for one in answers:
            if isinstance(one, BaseException) and one not in refusals:
                raise one
        assert len(refusals) < len(clicks), "nobody could post"

    async def _draft(self) -> Chapter:
        self.happened["chapter"] += 1
        return await self.program.draft(self.chance.choice(self.servers.works), self.happened["chapter"])

    async def _post_now(self, member: Member, chapter_id: int) -> None:
        await self.program.publishing.post(member, chapter_id, again=True)
        assert chapter_id not in self.acknowledged, "two people were told that they posted it"
        self.acknowledged.add(chapter_id)
        await self.program.outbox.deliver_chapter(chapter_id)

    async def schedule(self) -> None:
        draft = await self._draft()
        due = at(self.process.clock() + timedelta(minutes=self.chance.choice((1, 5, 60, 600))), "Europe/Berlin")
        await self.program.publishing.plan(draft.id, due)
        await self.program.publishing.schedule_as_planned(AUTHOR, draft.id)

    async def edit(self) -> None:
        if chapter := await self._one(ChapterState.POSTED):
            self.happened["title"] += 1
            details = replace(chapter.details, title=f"The Lamp, {self.happened['title']}")
            await self.program.publishing.edit(AUTHOR, chapter.id, details)
            await self.program.outbox.deliver_chapter(chapter.id)

    async def edit_the_work(self) -> None:
        """Every other time, it keeps its latest chapter pinned from then on; the first work never does."""
        self.happened["total"] += 1
        work, total = self.chance.choice(self.servers.works), self.happened["total"]
        pin = total % 2 == 0 and work is not self.servers.works[0]
        await self.program.works.edit(MANAGER, work.id, None, total=total, pin=pin)

    async def withdraw(self) -> None:
        if chapter := await self._one(ChapterState.POSTED):
            await self.program.publishing.withdraw(AUTHOR, chapter.id)
            await self.program.outbox.deliver_chapter(chapter.id)

    async def bring_back(self) -> None:
        if chapter := await self._one(ChapterState.WITHDRAWN):
            await self.program.publishing.bring_back(AUTHOR, chapter.id)
            await self.program.outbox.deliver_chapter(chapter.id)

    async def go_on_without(self) -> None:
        """Let the others go on without a chapter that is stuck, if it is."""
        if chapter := await self._one(ChapterState.POSTED):
            _, _, others = await self.program.services.troubles.go_on_without(AUTHOR, chapter.id)
            for other in others:
                await self.program.outbox.deliver_chapter(other.id)

    async def post_after_all(self) -> None:
        """Post what the others went on without."""
        for work in self.servers.works:
            for chapter in await self.program.services.troubles.set_aside(work):
                await self.program.services.troubles.post_after_all(AUTHOR, chapter.id)

    async def send_again(self) -> None:
        if chapter := await self._one(ChapterState.POSTED):
            await self.program.outbox.deliver_chapter(chapter.id)

    async def _one(self, state: ChapterState) -> Chapter | None:
        found = [chapter for chapter in await self.chapters() if chapter.state is state]
        return self.chance.choice(found) if found else None

    async def chapters(self) -> list[Chapter]:
        async with self.process.database.read() as connection:
            rows = await connection.execute(select(chapter_store.chapters).order_by(chapter_store.chapters.c.id))
            return [chapter_store.chapter_of(row) for row in rows]

    async def try_again(self) -> None:
        _, chapters = await self.program.services.troubles.try_again(AUTHOR, self.chance.choice(self.servers.works).id)
        for chapter in chapters:
            await self.program.outbox.deliver_chapter(chapter.id)

    async def decide(self) -> None:
        """An author looks whether what nobody knows of is there, and says so; another one clicks at the same time."""
        for work in self.servers.works:
            if uncertain := await self.program.services.troubles.first_uncertain(work):
                row = uncertain.announcement
                stands = row.nonce in {message.nonce for message in self.process.channels.standing}
                say = (
                    self.program.services.troubles.it_is_there if stands else self.program.services.troubles.post_anyway
                )
                clicks = [say(member, row.id, row.nonce) for member in (AUTHOR, MANAGER)]
                answers = await asyncio.gather(*clicks, return_exceptions=True)
                for one in answers:
                    if isinstance(one, BaseException) and not isinstance(one, UserFacingError):
                        raise one
                self.happened["decided"] += 1
                await self.program.outbox.deliver_chapter(uncertain.chapter.id)
