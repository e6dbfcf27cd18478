"""A server with announced chapters, and the ways in which readers' kudos come and go on them."""

from dataclasses import dataclass, field
from typing import Self

from bot.announcements.models import Announcement
from bot.delivery.outbox import Outbox
from bot.kudos.mirror import reconciler as reconciling
from bot.kudos.models import Event, Reaction, added, cleared, removed
from bot.kudos.service import Kudos
from bot.works.models import Chapter, Work
from tests.delivery.channels import ChannelsInMemory
from tests.kudos.mirror.reactions import ReactionsOnDiscord
from tests.worlds.program import Program

HEART, PURPLE, FIRE, STAR = "❤", "💜", "🔥", "⭐"


@dataclass
class KudosServer:
    """A work and its announcements; `index` counts the announcements from 0 in the order they went out."""

    program: Program
    work: Work
    outbox: Outbox
    channels: ChannelsInMemory
    discord: ReactionsOnDiscord = field(default_factory=ReactionsOnDiscord)

    @classmethod
    async def around(cls, program: Program, work: Work) -> Self:
        channels = ChannelsInMemory(program.clock)
        outbox = await program.begin_sending(channels)
        server = cls(program, work, outbox, channels)
        server.kudos.reconciler.reactions.bind(server.discord)
        return server

    @property
    def kudos(self) -> Kudos:
        return self.program.kudos

    def message(self, index: int = 0) -> int:
        return self.channels.messages[index].id

    async def announcement(self, index: int = 0) -> Announcement:
        message = self.channels.messages[index]
        found = [
            one
            for chapter in await self.program.chapters.posted(self.work.id)
            for one in await self.program.announcements.of_chapter(chapter.id)
            if one.message_id == message.id
        ]
        return found[0]

    async def announced(self, work: Work, *numbers: float) -> list[Chapter]:
        chapters = [await self.program.posted(work, number) for number in numbers]
        await self.outbox.deliver_due()
        return chapters

    async def tell(self, event: Event) -> None:
        self.kudos.mirror.inbox.put(event)

    async def add(self, who: int, emoji: str = HEART, index: int = 0, *, is_super: bool = False) -> None:
        await self.tell(added(self.message(index), Reaction(emoji, who, is_super)))

    async def add_of_bot(self, who: int) -> None:
        await self.tell(added(self.message(), Reaction(HEART, who, from_bot=True)))

    async def take(self, who: int, emoji: str = HEART, index: int = 0, *, is_super: bool = False) -> None:
        await self.tell(removed(self.message(index), Reaction(emoji, who, is_super)))

    async def clear(self, emoji: str | None = None, index: int = 0) -> None:
        await self.tell(cleared(self.message(index), emoji or ""))

    async def anything_on(self, message_id: int) -> None:
        for event in (
            added(message_id, Reaction(HEART, 1)),
            removed(message_id, Reaction(HEART, 1)),
            cleared(message_id),
        ):
            await self.tell(event)

    async def reconcile(self) -> int:
        """Read every announcement in full; how many couldn't be read."""
        await self.kudos.reconciler.ask_all()
        await self.kudos.reconciler.sweep(reconciling.SWEEP)
        return (await self.kudos.reconciler.work()).unread

    async def greeted(self, number: float) -> tuple[int, bool]:
        """Announce a chapter; its message, and whether a reader may have been there before the bot knew it."""
        wanted = self.kudos.reconciler.wanted
        wanted.clear()
        await self.announced(self.work, number)
        return self.message(-1), wanted.is_set()

    async def readers(self, guild_id: int) -> dict[int, int]:
        """Who gave kudos to each work that readers find in a server, by the works' ids."""
        return {work_id: given.readers for work_id, given in (await self.kudos.of_works(guild_id)).items()}

    async def counts(self) -> list[int]:
        """Of each chapter in the order they were posted, and of the work."""
        chapters = await self.kudos.of_chapters(self.work.id)
        return [*(chapter.kudos for chapter in chapters), (await self.kudos.of_work(self.work.id)).readers]
