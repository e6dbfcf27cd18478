"""What setting a server up means to the features above."""

from typing import Protocol

from bot.core.db.connecting.connections import AsyncConnection


class SetupEffects(Protocol):
    """Is told of a change in the transaction that makes it."""

    async def emojis_changed(self, connection: AsyncConnection, guild_id: int) -> None:
        """Hear that other emoji stand for kudos in this server from now on."""
        ...

    async def channel_changed(self, connection: AsyncConnection, guild_id: int) -> None:
        """Hear that chapters of this server's works are announced in another channel from now on."""
        ...

    async def notices_moved(self, connection: AsyncConnection, guild_id: int) -> None:
        """Hear that this server's staff read notices in another channel from now on."""
        ...
