"""A server."""

from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.permissions import Permission
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.emojis import Emoji
from tests.wire.stand_in.world.guilds.guild_channels import GuildChannels
from tests.wire.stand_in.world.guilds.guild_people import GuildPeople
from tests.wire.stand_in.world.snowflakes import timestamp

if TYPE_CHECKING:
    from tests.wire.stand_in.world.world import World


class Guild(GuildChannels, GuildPeople):
    def __init__(self, world: "World", name: str, bot_permissions: Permission) -> None:
        self.world = world
        self.id = world.snowflakes.next_millisecond()
        self.name = name
        self.preferred_locale = "en-US"
        self.features: list[str] = ["COMMUNITY", "NEWS"]
        self.available = True
        self.system_channel: Channel | None = None
        self.joined_at = timestamp()
        self.emojis: dict[int, Emoji] = {}
        self._found(bot_permissions)

    def __repr__(self) -> str:
        return f"<guild {self.name!r} {self.id}>"

    def rename(self, name: str) -> None:
        self.name = name
        self.world.tell("GUILD_UPDATE", self.payload(), guild=self)

    def create_emoji(self, name: str, *, animated: bool = False) -> Emoji:
        id_ = self.world.snowflakes.next()
        self.emojis[id_] = Emoji(name, id_, animated)
        self._tell_emojis()
        return self.emojis[id_]

    def rename_emoji(self, emoji: Emoji, name: str) -> None:
        emoji.name = name
        self._tell_emojis()

    def delete_emoji(self, emoji: Emoji) -> None:
        """Where it was reacted with, it stays, without a name."""
        emoji.deleted = True
        self.emojis = {id_: kept for id_, kept in self.emojis.items() if kept is not emoji}
        self._tell_emojis()

    def _tell_emojis(self) -> None:
        emojis = [emoji.guild_payload() for emoji in self.emojis.values()]
        self.world.tell("GUILD_EMOJIS_UPDATE", {"guild_id": str(self.id), "emojis": emojis}, guild=self)

    def remove_bot(self) -> None:
        """Kick the bot out; `readmit_bot` invites it again."""
        del self.members[self.world.bot.id]
        self.world.tell("GUILD_DELETE", {"id": str(self.id)}, guild=self)

    def readmit_bot(self) -> None:
        self.me.joined_at = timestamp()
        self.members[self.me.id] = self.me
        self.world.tell("GUILD_CREATE", self.full_payload(), guild=self)

    def outage(self) -> None:
        """The server becomes unavailable, as in an outage of Discord's; `recover` ends it."""
        self.available = False
        self.world.tell("GUILD_DELETE", {"id": str(self.id), "unavailable": True}, guild=self)

    def recover(self) -> None:
        self.available = True
        self.world.tell("GUILD_CREATE", {**self.full_payload(), "unavailable": False}, guild=self)

    @property
    def has_bot(self) -> bool:
        return self.world.bot.id in self.members

    def payload(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "description": None,
            "banner": None,
            "owner_id": str(self.owner_id),
            "region": "deprecated",
            "afk_channel_id": None,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "roles": [role.payload() for role in self.roles.values()],
            "emojis": [emoji.guild_payload() for emoji in self.emojis.values()],
            "stickers": [],
            "features": self.features,
            "mfa_level": 0,
            "application_id": None,
            "system_channel_id": str(self.system_channel.id) if self.system_channel else None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "max_members": 250_000,
            "max_presences": None,
            "vanity_url_code": None,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.preferred_locale,
            "public_updates_channel_id": None,
            "safety_alerts_channel_id": None,
            "nsfw_level": 0,
            "nsfw": False,
            "premium_progress_bar_enabled": False,
            "incidents_data": None,
        }

    def full_payload(self, *, every_member: bool = False) -> dict[str, Any]:
        """As GUILD_CREATE sends it: with channels and threads; members only the bot, unless it may see all."""
        members = self.members.values() if every_member else [self.me]
        threads = [thread.payload() for thread in self.threads if not thread.archived]
        return {
            **self.payload(),
            "joined_at": self.joined_at,
            "large": False,
            "member_count": len(self.members),
            "members": [member.with_user() for member in members],
            "channels": [channel.payload() for channel in self.channels],
            "threads": threads,
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def _guild(self) -> "Guild":
        return self
