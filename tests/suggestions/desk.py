"""An author's desk: every service of suggestions on one database, with a work that takes ideas."""

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
from tests.worlds.house import AUTHOR, House, reader


@dataclass(frozen=True, slots=True)
class Desk:
    house: House
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
        house = await House.on(database, clock).open()
        return cls.in_house(house, await house.work())

    @classmethod
    def in_house(cls, house: House, work: Work) -> Self:
        services, box = house.services, Letterbox(house.clock)
        desk = cls(
            house=house,
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
        desk.letters.messenger.bind(box)
        return desk

    async def give(
        self,
        idea: str,
        by: Member | None = None,
        *,
        work: Work | None = None,
        chapter: Chapter | None = None,
        **choices: Any,
    ) -> Suggestion:
        return await self.house.suggestions.suggest(
            by or reader(1), (work or self.work).id, chapter.id if chapter else None, idea, IdeaChoices(**choices)
        )

    async def accept(self, suggestion: Suggestion, reason: str = "") -> Suggestion:
        return await self.verdicts.decide(AUTHOR, suggestion.id, Status.ACCEPTED, reason)

    async def now(self, suggestion: Suggestion) -> Suggestion:
        """The suggestion as it stands."""
        return (await self.queue.card(AUTHOR, suggestion.id)).suggestion
