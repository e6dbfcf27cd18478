"""Announcements: what is due goes out, what changes in a server is noticed, and what is held up is decided on."""

from bot.app.client import Client
from cogs.delivery.events import Events
from cogs.delivery.troubles import TroubleButtons


class DeliveryCog(Events, TroubleButtons):
    """The loops, events and buttons of what goes out."""


async def setup(client: Client) -> None:
    await client.add_cog(DeliveryCog(client))
