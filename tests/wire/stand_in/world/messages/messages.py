"""Messages: their parts, how a request body changes them, and how Discord shows them."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.world.messages.attachments import Attachment
from tests.wire.stand_in.world.messages.components import numbered
from tests.wire.stand_in.world.messages.mentions import Pings, effective, mentioned
from tests.wire.stand_in.world.messages.reactions import Reactions
from tests.wire.stand_in.world.snowflakes import timestamp

if TYPE_CHECKING:
    from tests.wire.stand_in.world.guilds.channels import Channel
    from tests.wire.stand_in.world.guilds.members import Member
    from tests.wire.stand_in.world.guilds.threads import Thread
    from tests.wire.stand_in.world.interactions import Interaction
    from tests.wire.stand_in.world.users import User

CROSSPOSTED = 1 << 0
SUPPRESS_EMBEDS = 1 << 2
HAS_THREAD = 1 << 5
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_NOTIFICATIONS = 1 << 12
COMPONENTS_V2 = 1 << 15
SETTABLE = SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2
HIDDEN_WITHOUT_CONTENT_INTENT: dict[str, Any] = {"content": "", "embeds": [], "attachments": [], "components": []}


class Message:
    def __init__(self, channel: "Channel", id_: int, author: "User") -> None:
        self.channel = channel
        self.id = id_
        self.author = author
        self.content = ""
        self.embeds: list[dict[str, Any]] = []
        self.components: list[dict[str, Any]] = []
        self.attachments: list[Attachment] = []
        self.reactions = Reactions()
        self.flags = 0
        self.kind = 0
        self.nonce: str | int | None = None
        self.tts = False
        self.pinned = False
        self.deleted = False
        self.mentions = Pings()
        self.pings = Pings()
        self.poll: dict[str, Any] | None = None
        self.reference: Message | None = None
        self.thread: Thread | None = None
        self.interaction: Interaction | None = None
        self.created_at = timestamp()
        self.edited_at: str | None = None

    def __repr__(self) -> str:
        return f"<message {self.id} by {self.author.name}: {self.content[:60]!r}>"

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def silent(self) -> bool:
        return bool(self.flags & SUPPRESS_NOTIFICATIONS)

    @property
    def crossposted(self) -> bool:
        return bool(self.flags & CROSSPOSTED)

    @property
    def is_loading(self) -> bool:
        return bool(self.flags & LOADING)

    @property
    def files(self) -> dict[str, bytes]:
        return {attachment.filename: attachment.content for attachment in self.attachments}

    @property
    def member(self) -> "Member | None":
        return self.channel.guild.members.get(self.author.id) if self.channel.guild else None

    def fill(self, body: dict[str, Any], new: list[Attachment], *, editing: bool = False) -> None:
        """Take what a request body says; absent keys stay as they are."""
        if "content" in body:
            self.content = (body["content"] or "").strip()
        if "components" in body:
            self.components = numbered(body["components"] or [])
        if "attachments" in body:
            kept = {int(part["id"]) for part in body["attachments"] or []}
            self.attachments = [attachment for attachment in self.attachments if attachment.id in kept]
        self.attachments += new
        if "embeds" in body:
            self.embeds = [self._embed(embed) for embed in body["embeds"] or []]
        if body.get("poll"):
            self.poll = self._poll(body["poll"])
        self.mentions = mentioned(self.content, body.get("allowed_mentions"))
        self._take_flags(body, editing=editing)

    def _take_flags(self, body: dict[str, Any], *, editing: bool) -> None:
        """Only suppressed embeds can be changed later; Components V2 can be turned on and never off."""
        flags = int(body.get("flags") or 0)
        self.flags &= ~LOADING
        if editing and "flags" in body:
            self.flags = self.flags & ~SUPPRESS_EMBEDS | flags & (SUPPRESS_EMBEDS | COMPONENTS_V2)
        elif not editing:
            self.flags |= flags & SETTABLE

    def _embed(self, embed: dict[str, Any]) -> dict[str, Any]:
        """As Discord keeps it: of type rich, with `attachment://` names turned into addresses."""
        kept = {"type": "rich", **{key: value for key, value in embed.items() if value is not None}}
        for part in ("image", "thumbnail"):
            url = str(kept.get(part, {}).get("url", ""))
            for attachment in self.attachments:
                if url == f"attachment://{attachment.filename}":
                    kept[part] = {**kept[part], "url": attachment.url}
        return kept

    def _poll(self, poll: dict[str, Any]) -> dict[str, Any]:
        """As Discord keeps it: its answers numbered, and with the time of its end."""
        answers = [{"answer_id": number, **answer} for number, answer in enumerate(poll["answers"], 1)]
        ends = timestamp(datetime.now(UTC) + timedelta(hours=poll["duration"]))
        kept = {"question": poll["question"], "answers": answers, "expiry": ends}
        votes = {"answer_counts": [], "is_finalized": False}
        return {**kept, "allow_multiselect": bool(poll.get("allow_multiselect")), "layout_type": 1, "results": votes}

    def notify(self) -> None:
        """Work out whom the new message pings."""
        self.pings = effective(self.mentions, self.member, self.channel)

    def payload(self) -> dict[str, Any]:
        world = self.channel.world
        body: dict[str, Any] = {
            "id": str(self.id),
            "channel_id": str(self.channel.id),
            "type": self.kind,
            "author": self.author.payload(),
            "content": self.content,
            "timestamp": self.created_at,
            "edited_timestamp": self.edited_at,
            "tts": self.tts,
            "mention_everyone": self.mentions.everyone,
            "mentions": [world.users[id_].payload() for id_ in sorted(self.mentions.users) if id_ in world.users],
            "mention_roles": [str(id_) for id_ in sorted(self.mentions.roles)],
            "attachments": [attachment.payload() for attachment in self.attachments],
            "embeds": self.embeds,
            "components": self.components,
            "pinned": self.pinned,
            "flags": self.flags,
        }
        if self.reactions:
            body["reactions"] = self.reactions.payload(world.bot.id)
        if self.poll:
            body["poll"] = self.poll
        if self.nonce is not None:
            body["nonce"] = self.nonce
        return body | self._links()

    def _links(self) -> dict[str, Any]:
        body: dict[str, Any] = {}
        if self.reference is not None:
            body["message_reference"] = {
                "type": 0,
                "channel_id": str(self.reference.channel.id),
                "message_id": str(self.reference.id),
            }
            body["referenced_message"] = None if self.reference.deleted else self.reference.payload()
        if self.thread is not None:
            body["thread"] = self.thread.payload()
        if self.interaction is not None:
            body["application_id"] = body["webhook_id"] = str(self.channel.world.bot.id)
            body["interaction_metadata"] = self.interaction.metadata()
        return body

    def event(self) -> dict[str, Any]:
        """The payload as the gateway sends it."""
        if self.channel.guild is None:
            return self.payload()
        member = {"member": {**self.member.payload(), "deaf": False, "mute": False}} if self.member else {}
        return {**self.payload(), "guild_id": str(self.channel.guild.id), **member}

    @property
    def open_to_the_bot(self) -> bool:
        """Whether the bot may read it without the message-content intent."""
        bot = self.channel.world.bot
        return self.author is bot or self.channel.guild is None or bot.id in self.mentions.users


def redacted(payload: dict[str, Any]) -> dict[str, Any]:
    return payload | HIDDEN_WITHOUT_CONTENT_INTENT
