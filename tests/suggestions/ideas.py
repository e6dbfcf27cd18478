"""Ideas for a work, and every service that they pass: giving, the queue, verdicts, calls, letters."""

from dataclasses import dataclass
from typing import Any, Self

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.letters.service import Letters
from bot.setup.models import Member
from bot.suggestions.board.service import Showcase
from bot.suggestions.calls.service import Calls
from bot.suggestions.models import IdeaChoices, Status, Suggestion
from bot.suggestions.moderation.service import Moderation
from bot.suggestions.queue.export import Exports
from bot.suggestions.queue.service import ReviewQueue
from bot.suggestions.verdicts.service import Verdicts
from bot.works.models import Chapter, Work
from tests.letters.letterbox import Letterbox
from tests.worlds.people import AUTHOR, reader
from tests.worlds.program import Program


@dataclass(frozen=True, slots=True)
class Ideas:
    program: Program
    work: Work
    queue: ReviewQueue
    verdicts: Verdicts
    showcase: Showcase
    moderation: Moderation
    calls: Calls
    exports: Exports
    letters: Letters
    box: Letterbox

    @classmethod
    async def on(cls, database: Database, clock: Clock) -> Self:
        program = await Program.on(database, clock).set_up()
        return cls.in_program(program, await program.work())

    @classmethod
    def in_program(cls, program: Program, work: Work) -> Self:
        services, box = program.services, Letterbox(program.clock)
        ideas = cls(
            program=program,
            work=work,
            queue=services.queue,
            verdicts=services.verdicts,
            showcase=services.showcase,
            moderation=services.moderation,
            calls=services.calls,
            exports=services.exports,
            letters=services.letters,
            box=box,
        )
        ideas.letters.messenger.bind(box)
        return ideas

    async def give(
        self,
        idea: str,
        by: Member | None = None,
        *,
        work: Work | None = None,
        chapter: Chapter | None = None,
        **choices: Any,
    ) -> Suggestion:
        return await self.program.suggestions.suggest(
            by or reader(1), (work or self.work).id, chapter.id if chapter else None, idea, IdeaChoices(**choices)
        )

    async def accept(self, suggestion: Suggestion, reason: str = "") -> Suggestion:
        return await self.verdicts.decide(AUTHOR, suggestion.id, Status.ACCEPTED, reason)

    async def now(self, suggestion: Suggestion) -> Suggestion:
        """The suggestion as it stands."""
        return (await self.queue.card(AUTHOR, suggestion.id)).suggestion
