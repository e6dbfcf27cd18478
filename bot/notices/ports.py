"""What telling of deletions needs of Discord: what stands there."""

from typing import Protocol


class Inventory(Protocol):
    """What stands in Discord. Each method says True where nobody can tell now."""

    def has_role(self, guild_id: int, role_id: int) -> bool: ...

    def has_channel(self, guild_id: int, channel_id: int) -> bool: ...

    def has_emoji(self, emoji_id: int) -> bool: ...
