"""What the bot says of kudos by itself, and the reactions that make it."""

from bot.kudos.models import Event, Reaction, added
from tests.kudos.announced_work import AnnouncedWork
from tests.letters.letterbox import Letterbox
from tests.worlds.people import CHANNEL

STAFF_CHANNEL = CHANNEL + 7


async def deliver(announced: AnnouncedWork, box: Letterbox) -> None:
    """Let the mailbox take its turn."""
    letters = announced.program.services.letters
    letters.messenger.bind(box)
    await letters.deliver_due()


def react(announced: AnnouncedWork, *users: int, message_id: int = 101) -> None:
    tell(announced, *(added(message_id, Reaction("❤", user)) for user in users))


def tell(announced: AnnouncedWork, *events: Event) -> None:
    for event in events:
        announced.program.kudos.mirror.inbox.put(event)
