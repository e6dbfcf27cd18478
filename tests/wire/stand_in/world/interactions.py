"""Interactions: what a member started, how the bot answered, and when its token ends."""

import asyncio
import secrets
import time
from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.world.messages.messages import Message

if TYPE_CHECKING:
    from tests.wire.stand_in.world.guilds.channels import Channel
    from tests.wire.stand_in.world.guilds.members import Member
    from tests.wire.stand_in.world.users import User
    from tests.wire.stand_in.world.world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
TOKEN_LIFETIME = 15 * 60  # seconds


class Interaction:
    def __init__(
        self,
        world: "World",
        kind: int,
        user: "User",
        member: "Member | None",
        channel: "Channel",
        data: dict[str, Any],
        message: Message | None = None,
        trigger: "Interaction | None" = None,
    ) -> None:
        self.world = world
        self.id = world.snowflakes.next()
        self.token = secrets.token_urlsafe(32)
        self.kind = kind
        self.user = user
        self.member = member
        self.channel = channel
        self.data = data
        self.message = message
        self.trigger = trigger
        self.started = time.monotonic()
        self.answer: int | None = None
        self.deferred = False
        self.modal: dict[str, Any] | None = None
        self.choices: list[dict[str, Any]] | None = None
        self.original: Message | None = None
        self.messages: dict[int, Message] = {}
        self.latest: Message | None = None
        self.version = 0
        self._changed = asyncio.Event()
        self._lifetime: float = TOKEN_LIFETIME

    @property
    def late(self) -> bool:
        """Whether the time for the first answer is over."""
        return self.answer is None and time.monotonic() - self.started > self.world.answer_within

    @property
    def expired(self) -> bool:
        return time.monotonic() - self.started > self._lifetime

    def expire(self) -> None:
        """As if fifteen minutes had passed."""
        self._lifetime = 0

    def touch(self, message: Message | None = None) -> None:
        """The bot answered, or changed what it had answered."""
        if message is not None:
            self.latest = message
            self.messages[message.id] = message
        self.version += 1
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait_past(self, version: int, seconds: float) -> bool:
        """Wait until there is a later version; False after so many seconds."""
        deadline = time.monotonic() + seconds
        while self.version <= version:
            try:
                await asyncio.wait_for(self._changed.wait(), deadline - time.monotonic())
            except TimeoutError:
                return False
        return True

    def metadata(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "type": self.kind,
            "user": self.user.payload(),
            "authorizing_integration_owners": self._owners(),
            **({"interacted_message_id": str(self.message.id)} if self.message and self.kind == COMPONENT else {}),
            **({"triggering_interaction_metadata": self.trigger.metadata()} if self.trigger else {}),
        }

    def payload(self) -> dict[str, Any]:
        guild = self.channel.guild
        body: dict[str, Any] = {
            "id": str(self.id),
            "application_id": str(self.world.bot.id),
            "type": self.kind,
            "token": self.token,
            "version": 1,
            "data": self.data,
            "channel_id": str(self.channel.id),
            "channel": self.channel.partial(self.member),
            "locale": self.user.locale,
            "entitlements": [],
            "authorizing_integration_owners": self._owners(),
            "context": 0 if guild else 1,
            "attachment_size_limit": self.world.attachment_size_limit,
            "app_permissions": self.channel.partial(guild.me if guild else None)["permissions"],
        }
        if guild is not None and self.member is not None:
            body["guild_id"] = str(guild.id)
            body["guild_locale"] = guild.preferred_locale
            body["guild"] = {"id": str(guild.id), "locale": guild.preferred_locale, "features": guild.features}
            body["member"] = self.member.with_permissions(self.channel)
        else:
            body["user"] = self.user.payload()
        if self.message is not None:
            body["message"] = self.message.payload()
        return body

    def _owners(self) -> dict[str, str]:
        return {"0": str(self.channel.guild.id) if self.channel.guild else "0"}
