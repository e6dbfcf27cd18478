"""A person in a server, as a test drives them: they write, react, moderate, and use the bot."""

from typing import Any

from tests.wire.stand_in.errors import DiscordError
from tests.wire.stand_in.people.interacting import Interacting
from tests.wire.stand_in.people.refusals import NotPossible
from tests.wire.stand_in.permissions import Permission
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.emojis import Emoji, parse
from tests.wire.stand_in.world.guilds.members import Member
from tests.wire.stand_in.world.guilds.roles import Role
from tests.wire.stand_in.world.guilds.threads import Thread
from tests.wire.stand_in.world.messages import pinning, posting, reacting
from tests.wire.stand_in.world.messages.attachments import Upload
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.messages.reactions import BURST, NORMAL


class Person(Interacting):
    @property
    def dm(self) -> Channel:
        """The direct messages with the bot."""
        return self.guild.world.dm_channel(self.user)

    def close_dms(self) -> None:
        self.user.accepts_dms = False

    def block_the_bot(self) -> None:
        self.user.blocked_the_bot = True

    async def send(
        self, channel: Channel, content: str = "", *, files: list[tuple[str, bytes]] | None = None
    ) -> Message:
        self._need(Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES, channel)
        uploads = {index: Upload(name, data) for index, (name, data) in enumerate(files or [])}
        return posting.post(channel, self.user, {"content": content}, uploads)

    async def edit(self, message: Message, content: str) -> None:
        if message.author is not self.user:
            raise NotPossible(f"{message!r} is not {self!r}'s")
        posting.edit(message, {"content": content}, {})

    async def react(self, message: Message, emoji: str | Emoji, *, burst: bool = False) -> None:
        """React as a person may: an emoji of one's own needs Add Reactions, joining one that stands does not."""
        chosen = emoji if isinstance(emoji, Emoji) else parse(emoji)
        self._need_reactable(message)
        if chosen not in message.reactions:
            self._need(Permission.ADD_REACTIONS, message.channel)
        try:
            reacting.add(message, chosen, self.user, BURST if burst else NORMAL)
        except DiscordError as error:
            raise NotPossible(str(error)) from error

    async def unreact(self, message: Message, emoji: str | Emoji, *, burst: bool = False) -> None:
        chosen = emoji if isinstance(emoji, Emoji) else parse(emoji)
        self._need_reactable(message)
        if self.id not in message.reactions[chosen].user_ids[BURST if burst else NORMAL]:
            raise NotPossible(f"{self!r} has not reacted with {chosen}")
        reacting.remove(message, chosen, self.user, BURST if burst else NORMAL)

    def _need_reactable(self, message: Message) -> None:
        if message.deleted or message.ephemeral:
            raise NotPossible(f"nobody can react to {message!r}")
        if isinstance(message.channel, Thread) and message.channel.archived:
            raise NotPossible(f"{message.channel!r} is archived")
        self._need(Permission.VIEW_CHANNEL, message.channel)
        self._need(Permission.READ_MESSAGE_HISTORY, message.channel)

    async def delete(self, message: Message) -> None:
        if message.author is not self.user:
            self._need(Permission.MANAGE_MESSAGES, message.channel)
        posting.delete(message)

    async def bulk_delete(self, messages: list[Message]) -> None:
        self._need(Permission.MANAGE_MESSAGES, messages[0].channel)
        posting.delete(*messages)

    async def clear_reactions(self, message: Message, emoji: str | Emoji | None = None) -> None:
        """All reactions, or all of one emoji."""
        self._need(Permission.MANAGE_MESSAGES, message.channel)
        reacting.clear(message, parse(emoji) if isinstance(emoji, str) else emoji)

    async def remove_reaction(self, message: Message, emoji: str | Emoji, member: Member) -> None:
        """Take another's reaction away, normal and super."""
        self._need(Permission.MANAGE_MESSAGES, message.channel)
        for kind in (NORMAL, BURST):
            reacting.remove(message, parse(emoji) if isinstance(emoji, str) else emoji, member.user, kind)

    async def pin(self, message: Message) -> None:
        self._need(Permission.PIN_MESSAGES, message.channel)
        pinning.pin(message, self.user)

    async def unpin(self, message: Message) -> None:
        self._need(Permission.PIN_MESSAGES, message.channel)
        pinning.unpin(message)

    async def set_permissions(self, channel: Channel, target: Role | Member, **names: bool | None) -> None:
        """`await owner.set_permissions(channel, guild.bot_role, send_messages=False)`."""
        self._need(Permission.MANAGE_ROLES, channel)
        channel.set_permissions(target, **names)

    async def edit_channel(self, channel: Channel, **changes: Any) -> None:
        """`await owner.edit_channel(channel, name="chapters", nsfw=True)`."""
        self._need(Permission.MANAGE_CHANNELS, channel)
        channel.update(**changes)

    async def delete_channel(self, channel: Channel) -> None:
        self._need(Permission.MANAGE_THREADS if channel.is_thread else Permission.MANAGE_CHANNELS, channel)
        channel.delete()
