"""Every kind of request that the bot makes by itself, with what it takes for done or gone besides what all do."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, cast

from bot.announcements.card import build
from bot.announcements.models import Announcement, DeliveryState, PostedMessage
from bot.app.client import Client
from bot.core.errors import DiscordError, Unclear
from bot.letters.models import Letter, LetterContent, LetterKind, LetterPoll
from bot.works.models import Author, ChapterDetails, Work, WorkDetails
from cogs.delivery.channels import DiscordChannels
from cogs.following.roles import DiscordRoles
from cogs.kudos.reactions import DiscordReactions
from cogs.letters.messenger import DiscordMessenger
from cogs.notices.standing import DiscordPeople
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.guilds.threads import Forum

MESSAGES = "/channels/*/messages"
MESSAGE = MESSAGES + "/*"
WORK = Work(id=1, guild_id=1, details=WorkDetails(title="The Lamp Room"), authors=(Author(id=2, name="Ada"),))
CARD = build(WORK, ChapterDetails(number=1, title="The Lamp"))
TEXT = LetterContent(text="Hello")


@dataclass(frozen=True)
class Kind:
    """Which request it is, what makes it, and what its answers mean otherwise than those of others."""

    method: str
    path: str
    ask: Callable[["Asking"], Awaitable[object]]
    done: int = 0
    otherwise: Mapping[int, type[DiscordError]] = field(default_factory=dict)
    taking_away: bool = False


A_SEND: dict[int, type[DiscordError]] = {10008: Unclear}


@dataclass
class Asking:
    """Who asks: the bot's ports, and what stands in the server that they ask about."""

    bot: PlainBot
    guild: Guild
    channel: Channel
    forum: Forum
    reader: Person

    def __post_init__(self) -> None:
        client: Any = cast(Client, self.bot)
        client.services = None
        self.channels, self.messenger = DiscordChannels(client), DiscordMessenger(client)
        self.roles, self.reactions, self.people = DiscordRoles(client), DiscordReactions(client), DiscordPeople(client)
        at = datetime.now(UTC)
        self.row = Announcement(
            id=7,
            chapter_id=1,
            guild_id=self.guild.id,
            channel_id=self.channel.id,
            nonce="a-nonce",
            state=DeliveryState.WAITING,
            announced_at=at,
            attempted_at=at,
        )
        self.letter = Letter(
            id=1,
            kind=LetterKind.CALL,
            guild_id=self.guild.id,
            channel_id=self.channel.id,
            member_id=None,
            about="call 1",
            arguments={},
            nonce="b-nonce",
            due_at=None,
            attempts=0,
            attempted_at=at,
            mark="mark",
            sent_to=None,
            after_id=self.channel.id,
            message_id=None,
            said_at=None,
        )
        self.private = replace(self.letter, channel_id=None, member_id=self.reader.id)
        self.role = self.guild.create_role("A role")

    async def post(self) -> None:
        """Let an announcement, a letter and a poll stand, which later requests are about."""
        posted = await self.channels.send(self.row, CARD)
        self.row = replace(self.row, message_id=posted.message_id, state=DeliveryState.SENT)
        self.letter = replace(self.letter, message_id=await self.messenger.post(self.letter, TEXT))
        poll = replace(self.letter, nonce="c-nonce")
        content = LetterContent(poll=LetterPoll("Which?", ("This", "That"), hours=1))
        self.poll = replace(poll, message_id=await self.messenger.post(poll, content))

    @property
    def posted(self) -> PostedMessage:
        return PostedMessage(self.row.message_id or 0)

    @property
    def place(self) -> tuple[int, int]:
        return self.channel.id, self.row.message_id or 0


KINDS: dict[str, Kind] = {
    "send": Kind("POST", MESSAGES, lambda by: by.channels.send(by.row, CARD), otherwise=A_SEND),
    "post in a forum": Kind(
        "POST",
        "/channels/*/threads",
        lambda by: by.channels.send(replace(by.row, channel_id=by.forum.id), CARD),
        otherwise=A_SEND,
    ),
    "find": Kind("GET", MESSAGES, lambda by: by.channels.find(by.row)),
    "edit": Kind("PATCH", MESSAGE, lambda by: by.channels.edit(by.row, CARD)),
    "delete": Kind("DELETE", MESSAGE, lambda by: by.channels.delete(by.row, by.posted, with_text=False)),
    "react": Kind("PUT", MESSAGE + "/reactions/*/@me", lambda by: by.channels.react(by.row, "❤️")),
    "publish": Kind("POST", MESSAGE + "/crosspost", lambda by: by.channels.publish(by.row), done=40033),
    "thread": Kind("POST", MESSAGE + "/threads", lambda by: by.channels.open_thread(by.row, "A name"), done=160004),
    "rename": Kind("PATCH", "/channels/*", lambda by: by.channels.rename(by.row, "A name", "The Lamp Room")),
    "pin": Kind("PUT", MESSAGES + "/pins/*", lambda by: by.channels.pin(by.row)),
    "unpin": Kind("DELETE", MESSAGES + "/pins/*", lambda by: by.channels.unpin(by.row), taking_away=True),
    "text": Kind("POST", MESSAGES, lambda by: by.channels.say_text(by.row, "It rained.", "t-nonce")),
    "count texts": Kind("GET", MESSAGES, lambda by: by.channels.count_texts(by.row)),
    "letter": Kind("POST", MESSAGES, lambda by: by.messenger.post(by.letter, TEXT), otherwise=A_SEND),
    "open private messages": Kind("POST", "/users/@me/channels", lambda by: by.messenger.newest(by.private)),
    "letter in private": Kind("POST", MESSAGES, lambda by: by.messenger.post(by.private, TEXT), otherwise=A_SEND),
    "find a letter": Kind("GET", MESSAGES, lambda by: by.messenger.find(by.letter)),
    "change a letter": Kind("PATCH", MESSAGE, lambda by: by.messenger.edit(by.letter, TEXT)),
    "votes": Kind("GET", MESSAGE, lambda by: by.messenger.votes(by.poll)),
    "give a role": Kind(
        "PUT", "/guilds/*/members/*/roles/*", lambda by: by.roles.give(by.guild.id, by.reader.id, by.role.id)
    ),
    "take a role": Kind(
        "DELETE", "/guilds/*/members/*/roles/*", lambda by: by.roles.take(by.guild.id, by.reader.id, by.role.id)
    ),
    "make a role": Kind(
        "POST", "/guilds/*/roles", lambda by: by.roles.create(by.guild.id, "Another", mentionable=False)
    ),
    "delete a role": Kind("DELETE", "/guilds/*/roles/*", lambda by: by.roles.delete(by.guild.id, by.role.id)),
    "history": Kind("GET", MESSAGES, lambda by: by.reactions.history(by.channel.id, by.posted.message_id)),
    "message": Kind("GET", MESSAGE, lambda by: by.reactions.message(*by.place)),
    "reactors": Kind(
        "GET", MESSAGE + "/reactions/*", lambda by: by.reactions.users(*by.place, "❤️", is_super=False, after=0)
    ),
    "name": Kind("GET", "/guilds/*/members/*", lambda by: by.people.name_of(by.guild.id, by.reader.id)),
}
