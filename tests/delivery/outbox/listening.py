"""Who is told of what stands, in place of the features above the outbox."""

from bot.announcements.models import Announcement
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.ownership import EVERY_SERVER
from bot.delivery.outbox import Outbox
from bot.suggestions.board.service import ThanksToReaders
from tests.delivery.channels import ChannelsInMemory
from tests.worlds.program import NobodyRenamed, Program


class Listener:
    """Notes which announcements stand."""

    def __init__(self) -> None:
        self.heard: list[Announcement] = []

    async def found_again(self, connection: AsyncConnection, announcement: Announcement) -> None: ...

    async def delivered(self, announcement: Announcement) -> None:
        self.heard.append(announcement)


class Stumbling(Listener):
    async def found_again(self, connection: AsyncConnection, announcement: Announcement) -> None: ...

    async def delivered(self, announcement: Announcement) -> None:
        raise LookupError(announcement.id)


def outbox_telling(program: Program, channels: ChannelsInMemory, listener: Listener) -> Outbox:
    """Make an outbox that tells this listener of what stands."""
    outbox = Outbox(program.database, program.clock, EVERY_SERVER, ThanksToReaders(), listener)
    outbox.channels.bind(channels)
    outbox.names.people.bind(NobodyRenamed())
    return outbox
