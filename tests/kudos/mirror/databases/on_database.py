"""The real mirror and the real reconciler on a real database."""

from bot.kudos.mirror import reconciler as reconciling
from bot.kudos.models import Event, Reaction
from tests.kudos.announced_work import AnnouncedWork
from tests.kudos.mirror.made_up_discord import Discord
from tests.worlds.clock import SetClock


class OnDatabase:
    """The real mirror and the real reconciler."""

    def __init__(self, announced: AnnouncedWork, clock: SetClock) -> None:
        self.announced = announced
        self.clock = clock
        self.kudos = announced.program.next_process().kudos

    def put(self, event: Event) -> None:
        self.kudos.mirror.inbox.put(event)

    async def flush(self) -> None:
        await self.kudos.mirror.flush()

    async def connected(self) -> None:
        await self.kudos.reconciler.ask_all()

    async def reconcile(self, discord: Discord) -> None:
        self.kudos.reconciler.reactions.bind(discord)
        await self.kudos.reconciler.work()

    async def sweep(self) -> None:
        await self.kudos.reconciler.sweep(reconciling.SWEEP)

    async def crash(self) -> None:
        self.kudos = self.announced.program.next_process().kudos

    async def deleted(self, message_id: int) -> None:
        await self.announced.program.announcements.forget_messages([message_id])

    async def facts(self, message_id: int) -> set[Reaction]:
        return await self.announced.facts(message_id)


async def tell(announced: AnnouncedWork, *events: Event) -> None:
    for event in events:
        announced.program.kudos.mirror.inbox.put(event)
    await announced.program.kudos.mirror.flush()


def read_from(kind: type[Discord], announced: AnnouncedWork, clock: SetClock) -> Discord:
    """A Discord of this kind, from which the program reads reactions."""
    discord = kind(OnDatabase(announced, clock), clock, iter(()))
    announced.program.kudos.reconciler.reactions.bind(discord)
    return discord
