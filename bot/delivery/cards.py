"""What goes to each channel: the preview and the message that is posted come out of this alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.announcements.card import Card
from bot.announcements.contents import card_of
from bot.announcements.places import Place
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.ports import Port
from bot.delivery.ports import Channels, Thanks
from bot.setup import store as setup_store
from bot.setup.emoji import Emoji
from bot.targets.roles import role_of
from bot.works.models import Chapter, Target, Work


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """What a chapter shows in one place, and the emoji the bot puts on it; `role_id` is the role it should ping."""

    target: Target
    place: Place
    card: Card
    kudos: Emoji
    role_id: int | None


class Cards:
    """`channels` says what Discord lets the bot do."""

    def __init__(self, database: Database, thanks: Thanks, channels: Port[Channels]) -> None:
        self._database = database
        self._thanks = thanks
        self._channels = channels

    async def preview(self, work: Work, chapter: Chapter, targets: Iterable[Target]) -> list[PlacedCard]:
        """Show what would be posted now in each place; it is for whoever has been let in already."""
        async with self._database.read() as connection:
            return [await self._placed(connection, work, chapter, target) for target in targets]

    async def build(
        self,
        connection: AsyncConnection,
        work: Work,
        chapter: Chapter,
        guild_id: int,
        channel_id: int,
        *,
        notifies: bool,
    ) -> Card:
        """Build what a chapter shows in one place; a card that doesn't notify pings nobody."""
        role_id = await role_of(connection, work, guild_id)
        place = self._channels().place(guild_id, channel_id, role_id)
        return await self._card(connection, work, chapter, guild_id, place, notifies=notifies)

    async def _placed(self, connection: AsyncConnection, work: Work, chapter: Chapter, target: Target) -> PlacedCard:
        role_id = await role_of(connection, work, target.guild_id)
        place = self._channels().place(target.guild_id, target.channel_id, role_id)
        card = await self._card(connection, work, chapter, target.guild_id, place, notifies=True)
        kudos = (await setup_store.find(connection, target.guild_id)).kudos_emojis[0]
        return PlacedCard(target, place, card, kudos, role_id)

    async def _card(
        self, connection: AsyncConnection, work: Work, chapter: Chapter, guild_id: int, place: Place, *, notifies: bool
    ) -> Card:
        """Thank the readers whose ideas the chapter used, and leave out what can't work there."""
        thanks = await self._thanks.for_chapter(connection, chapter.id)
        return await card_of(connection, work, chapter, guild_id, place, thanks, notifies=notifies)
