"""Everything the stand-in remembers, and the one place from which events go out."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.errors import Code, refuse
from tests.wire.stand_in.permissions import EVERYONE, Permission
from tests.wire.stand_in.world.guilds.channels import Channel, Kind
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.interactions import Interaction
from tests.wire.stand_in.world.messages.attachments import Attachment, Upload
from tests.wire.stand_in.world.messages.messages import Message, redacted
from tests.wire.stand_in.world.snowflakes import Snowflakes, timestamp
from tests.wire.stand_in.world.users import User

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Event:
    """A dispatch: `hidden` is what a session without the message-content intent gets instead of `data`."""

    name: str
    data: dict[str, Any]
    guild: Guild | None = None
    hidden: dict[str, Any] | None = None
    always: bool = False


class World:
    answer_within = 20.0
    """Seconds for the first answer to an interaction: Discord's are three; the bot's machine may be a busy one here.

    A bot that waits for something before it answers shows by `Result.deferred` that it doesn't wait for that.
    """
    nonce_window = 180.0  # seconds in which a repeated nonce returns the first message
    attachment_size_limit = 10 * 1024 * 1024

    def __init__(self) -> None:
        self.snowflakes = Snowflakes()
        self.bot = User(self.snowflakes.next(), "Chapterhouse", bot=True)
        self.sees_content = False
        self.cdn_url = ""
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.attachments: dict[int, Attachment] = {}
        self.interactions: dict[str, Interaction] = {}
        self.commands: dict[int | None, dict[int, dict[str, Any]]] = {}
        self.listeners: list[Callable[[Event], None]] = []
        self._nonces: dict[tuple[int, str], tuple[float, Message]] = {}

    def create_guild(self, name: str, bot_permissions: Permission = EVERYONE) -> Guild:
        guild = Guild(self, name, bot_permissions)
        self.guilds[guild.id] = guild
        self.tell("GUILD_CREATE", guild.full_payload(), guild=guild)
        return guild

    def tell(
        self,
        event: str,
        data: dict[str, Any],
        *,
        guild: Guild | None = None,
        channel: Channel | None = None,
        hidden: dict[str, Any] | None = None,
        always: bool = False,
    ) -> None:
        """Send an event to the bot, unless it happened where the bot is not or cannot look."""
        if guild and not guild.has_bot and event != "GUILD_DELETE":
            return
        if guild and channel and not guild.me.can(Permission.VIEW_CHANNEL, channel):
            return
        for listener in self.listeners:
            listener(Event(event, data, guild, hidden, always))

    def tell_message(self, event: str, message: Message) -> None:
        data = message.event()
        hidden = None if message.open_to_the_bot else redacted(data)
        self.tell(event, data, guild=message.channel.guild, channel=message.channel, hidden=hidden)

    def start_interaction(self, interaction: Interaction) -> None:
        self.interactions[interaction.token] = interaction
        self.tell("INTERACTION_CREATE", interaction.payload(), guild=interaction.channel.guild)

    def dm_channel(self, user: User) -> Channel:
        if user.created_dm_id is None:
            channel = Channel(self, self.snowflakes.next(), Kind.DM, f"DM with {user.name}")
            channel.recipient = user
            user.created_dm_id = channel.id
            self.channels[channel.id] = channel
        return self.channels[user.created_dm_id]

    def store_file(self, upload: Upload, *, description: str | None = None, ephemeral: bool = False) -> Attachment:
        id_ = self.snowflakes.next()
        url = f"{self.cdn_url}/attachments/{id_}/{upload.filename}?ex=0&is=0&hm=0"
        self.attachments[id_] = Attachment(id_, upload.filename, upload.content, url, description, ephemeral)
        return self.attachments[id_]

    def message_by_nonce(self, author_id: int, nonce: str) -> Message | None:
        """The author's message of that nonce, if it is young enough. Raises 10008 if it was deleted meanwhile."""
        found = self._nonces.get((author_id, nonce))
        if found is None or time.monotonic() - found[0] > self.nonce_window:
            return None
        if found[1].deleted:
            raise refuse(Code.UNKNOWN_MESSAGE)
        return found[1]

    def remember_nonce(self, message: Message) -> None:
        if message.nonce is not None:
            self._nonces[message.author.id, str(message.nonce)] = (time.monotonic(), message)

    def forget_nonces(self) -> None:
        """As if the nonce window had passed."""
        self._nonces.clear()

    def command(self, guild_id: int | None, name: str, kind: int = 1) -> dict[str, Any] | None:
        """A registered command: the server's own before the global one."""
        for scope in (guild_id, None):
            for command in self.commands.get(scope, {}).values():
                if command["name"] == name and command.get("type", 1) == kind:
                    return command
        return None

    def now(self) -> str:
        return timestamp()
