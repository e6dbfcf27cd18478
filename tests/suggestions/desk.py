"""An author's desk: every service of suggestions on one database, with a work that takes ideas."""

from dataclasses import dataclass, field
from typing import Any, Self

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import DiscordError, UserFacingError
from bot.setup.models import Member
from bot.suggestions.board.service import Showcase
from bot.suggestions.calls.service import Calls
from bot.suggestions.calls.store import Call
from bot.suggestions.letters import Letters
from bot.suggestions.models import IdeaChoices, ReviewPage, Status, Suggestion
from bot.suggestions.moderation.service import Moderation
from bot.suggestions.queue.export import Exports
from bot.suggestions.queue.service import ReviewQueue
from bot.suggestions.verdicts.service import Verdicts
from bot.works.models import Chapter, Work
from tests.worlds.house import AUTHOR, House, reader


@dataclass
class Letterbox:
    """A Discord that notes what it is told; `trouble` is what it answers instead."""

    told: list[tuple[int, str]] = field(default_factory=list)
    cards: list[ReviewPage] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    polls: list[list[str]] = field(default_factory=list)
    votes: list[int] | None = None
    refreshed: list[int] = field(default_factory=list)
    age_restricted: bool = False
    trouble: DiscordError | UserFacingError | None = None

    async def tell(self, user_id: int, text: str, nonce: str, *, question_id: int | None = None) -> int:
        self._answer()
        self.told.append((user_id, text))
        return 1

    async def show_card(
        self, channel_id: int, message_id: int | None, page: ReviewPage, nonce: str, *, hidden: bool
    ) -> int:
        self._answer()
        self.cards.append(page)
        self.hidden.append(hidden)
        return message_id or 2

    async def show_call(self, call: Call, title: str, nonce: str) -> int:
        self._answer()
        self.calls.append(call)
        return call.message_id or 3

    async def open_poll(self, call: Call, labels: list[str], nonce: str) -> int:
        self._answer()
        self.polls.append(labels)
        return 4

    async def poll_result(self, call: Call) -> list[int] | None:
        self._answer()
        return self.votes

    async def is_age_restricted(self, channel_id: int) -> bool:
        return self.age_restricted

    async def refresh(self, chapter_id: int) -> None:
        self._answer()
        self.refreshed.append(chapter_id)

    def _answer(self) -> None:
        if self.trouble is not None:
            raise self.trouble


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
        services, box = house.services, Letterbox()
        desk = cls(
            house=house,
            work=work,
            queue=services.queue,
            verdicts=services.verdicts,
            showcase=services.showcase,
            moderation=services.moderation,
            calls=services.calls,
            exports=services.exports,
            letters=Letters(house.database, house.clock, box),
            box=box,
        )
        desk.letters.bind(box)
        desk.calls.bind(box)
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
