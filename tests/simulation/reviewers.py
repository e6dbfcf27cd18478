"""What authors and staff do about ideas: they decide, undo, ask, call for ideas, let readers vote, and keep files."""

import asyncio
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.core.errors import UserFacingError
from bot.intake.formats.draft import ChapterDraft
from bot.suggestions.calls.store import calls
from bot.suggestions.models import Status
from tests.simulation.process import BotProcess
from tests.simulation.readers import Readers
from tests.simulation.servers import LETTERS, Servers
from tests.worlds.people import AUTHOR, MANAGER
from tests.worlds.program import Program


@dataclass
class Reviewers:
    """Two who review ideas; `called` and `uploads` are the calls and files that they were told of."""

    process: BotProcess
    servers: Servers
    readers: Readers
    called: set[int] = field(default_factory=set)
    uploads: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance, self.happened = self.process.chance, self.process.happened

    @property
    def program(self) -> Program:
        return self.process.program

    async def decide(self) -> None:
        """Decide on an idea, sometimes both at once: one of them is told that the other was quicker."""
        if not self.readers.thanked:
            return
        suggestion_id, idea = self.chance.choice(list(self.readers.thanked.items()))
        wanted = [self.chance.choice((Status.ACCEPTED, Status.DECLINED, Status.SHELVED)) for _ in range(2)]
        idea.may_be |= set(wanted)
        at_once = self.chance.choice((1, 1, 2))
        clicks = [
            self.program.services.verdicts.decide(member, suggestion_id, status)
            for member, status in list(zip((AUTHOR, MANAGER), wanted, strict=True))[:at_once]
        ]
        answers = await asyncio.gather(*clicks, return_exceptions=True)
        for one in answers:
            if isinstance(one, BaseException) and not isinstance(one, UserFacingError):
                raise one

    async def undo(self) -> None:
        if self.readers.thanked:
            suggestion_id, idea = self.chance.choice(list(self.readers.thanked.items()))
            idea.may_be |= set(Status)
            await self.program.services.verdicts.undo(AUTHOR, suggestion_id)

    async def ask(self) -> None:
        if self.readers.thanked:
            self.happened["question"] += 1
            suggestion_id, idea = self.chance.choice(list(self.readers.thanked.items()))
            text = f"What do you mean by {idea.text}?"
            await self.program.services.queue.ask(AUTHOR, suggestion_id, text)

    async def call(self) -> None:
        self.happened["call"] += 1
        work, channel_id = self.chance.choice(self.servers.works), LETTERS["calls"]
        question = f"Question {self.happened['call']}?"
        found = await self.program.services.calls.open(AUTHOR, work.id, question, channel_id, None)
        self.called.add(found.id)

    async def close_a_call(self) -> None:
        if self.called:
            await self.program.services.calls.close(AUTHOR, self.chance.choice(sorted(self.called)))

    async def poll(self) -> None:
        async with self.process.database.read() as connection:
            found = (await connection.execute(select(calls.c.id).where(calls.c.answers > 1))).scalars().all()
        if found:
            call, answers = await self.program.services.calls.answers(AUTHOR, self.chance.choice(found))
            lines = "\n".join(f"#{one.id} The idea number {one.id}" for one in answers[:5])
            await self.program.services.calls.start_poll(AUTHOR, call.id, lines, hours=1)

    async def upload(self) -> None:
        self.happened["upload"] += 1
        title = f"File {self.happened['upload']}"
        drafts = [ChapterDraft(chapter_title=title)]
        kept = await self.program.services.uploads.keep(AUTHOR, None, drafts, silent=False)
        self.uploads[kept.id] = title
