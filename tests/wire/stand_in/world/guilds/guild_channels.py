"""The channels of a server, and how a test opens them."""

from typing import TYPE_CHECKING, TypeVar

from tests.wire.stand_in.world.guilds.channels import Channel, Kind
from tests.wire.stand_in.world.guilds.threads import REQUIRE_TAG, Forum, Tag, Thread

if TYPE_CHECKING:
    from tests.wire.stand_in.world.guilds.guilds import Guild
    from tests.wire.stand_in.world.world import World

AnyChannel = TypeVar("AnyChannel", bound=Channel)


class GuildChannels:
    """Everything here happens at once and is told to the bot, as if a person with every right had done it."""

    world: "World"

    @property
    def channels(self) -> list[Channel]:
        every = (channel for channel in self.world.channels.values() if channel.guild is self)
        return [channel for channel in every if not channel.is_thread]

    @property
    def threads(self) -> list[Thread]:
        every = self.world.channels.values()
        return [channel for channel in every if isinstance(channel, Thread) and channel.guild is self]

    def create_text_channel(self, name: str, *, nsfw: bool = False, category: Channel | None = None) -> Channel:
        return self.open(self._new(Kind.TEXT, name), nsfw=nsfw, category=category)

    def create_announcement_channel(self, name: str, *, nsfw: bool = False) -> Channel:
        return self.open(self._new(Kind.ANNOUNCEMENT, name), nsfw=nsfw)

    def create_category(self, name: str) -> Channel:
        return self.open(self._new(Kind.CATEGORY, name))

    def create_forum(
        self, name: str, *, tags: tuple[str, ...] = (), require_tag: bool = False, nsfw: bool = False
    ) -> Forum:
        ids = self.world.snowflakes
        forum = Forum(self.world, ids.next(), name, self._guild(), [Tag(ids.next(), tag) for tag in tags])
        forum.flags = REQUIRE_TAG if require_tag else 0
        return self.open(forum, nsfw=nsfw)

    def create_thread(self, parent: Channel, name: str, *, owner_id: int | None = None) -> Thread:
        kind = Kind.ANNOUNCEMENT_THREAD if parent.kind is Kind.ANNOUNCEMENT else Kind.PUBLIC_THREAD
        thread = Thread(parent, self.world.snowflakes.next(), kind, name, owner_id or self._guild().owner_id)
        self.world.channels[thread.id] = thread
        thread.tell_create()
        return thread

    def open(self, channel: AnyChannel, *, nsfw: bool = False, category: Channel | None = None) -> AnyChannel:
        channel.nsfw = nsfw
        channel.parent = category
        channel.position = len(self.channels)
        self.world.channels[channel.id] = channel
        self.world.tell("CHANNEL_CREATE", channel.payload(), guild=self._guild())
        return channel

    def _new(self, kind: Kind, name: str) -> Channel:
        return Channel(self.world, self.world.snowflakes.next(), kind, name, self._guild())

    def _guild(self) -> "Guild":
        raise NotImplementedError
