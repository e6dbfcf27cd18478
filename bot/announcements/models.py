"""An announcement: what tells one channel of one chapter."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NONCE_BYTES = 12
"""Makes 24 characters in hexadecimal; Discord takes 25."""


class Delivery(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One row of the outbox. `attempted_at` is when the first request was about to be made.

    `wanted` counts the chapter's changes, `shown` says up to which of them its message shows. A later
    `generation` than the first was announced before and withdrawn: it pings nobody.
    """

    id: int
    chapter_id: int
    guild_id: int
    channel_id: int
    nonce: str
    state: Delivery
    announced_at: datetime
    attempted_at: datetime | None = None
    attempts: int = 0
    message_id: int | None = None
    reacted: bool = False
    generation: int = 1
    wanted: int = 1
    shown: int = 0
    failure: str | None = None

    @property
    def link(self) -> str:
        return f"https://discord.com/channels/{self.guild_id}/{self.channel_id}/{self.message_id}"


def new_nonce() -> str:
    """What lets Discord, and a search of the channel, tell this announcement from every other one."""
    return secrets.token_hex(NONCE_BYTES)
