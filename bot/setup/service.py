"""What a server's managers can set up."""

from dataclasses import replace
from typing import Unpack

from bot.clicks import store as clicks_store
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup import emoji, store, wording
from bot.setup.buttons import ShowSetup
from bot.setup.emoji import Emoji
from bot.setup.models import MAX_KUDOS_EMOJIS, GuildSettings, Member, SettingsChanges
from bot.setup.ports import SetupEffects


class Setup:
    def __init__(self, database: Database, clock: Clock, effects: SetupEffects) -> None:
        self._database = database
        self._clock = clock
        self._effects = effects

    async def settings(self, guild_id: int) -> GuildSettings:
        async with self._database.read() as connection:
            return await store.find(connection, guild_id)

    async def shown_to(self, member: Member) -> GuildSettings:
        """Find the settings for a member who wants to change them. Raises UserFacingError without Manage Server."""
        _require_manager(member)
        return await self.settings(member.guild_id)

    async def change(self, member: Member, **changes: Unpack[SettingsChanges]) -> GuildSettings:
        """Change what is given and leave the rest.

        Raises UserFacingError without Manage Server, or if everyone would be staff.
        """
        _require_manager(member)
        if changes.get("staff_role_id") == member.guild_id:  # the role that everyone has bears the server's id
            raise UserFacingError(wording.everyone_as_staff)
        async with self._database.change() as connection:
            await store.lock(connection, member.guild_id)
            before = await store.find(connection, member.guild_id)
            after = replace(before, **changes)
            await store.put(connection, after)
            await self._follow(connection, before, after)
            await clicks_store.tell(connection, ShowSetup())
        return after

    async def _follow(self, connection: AsyncConnection, before: GuildSettings, after: GuildSettings) -> None:
        """Do what a change of the settings means for what was announced, and for what waits."""
        now, guild_id = self._clock(), after.guild_id
        await store.write_down_default_emojis(connection, guild_id, now)
        if after.kudos_emojis != before.kudos_emojis:
            await store.put_emojis(connection, guild_id, after.kudos_emojis, now)
            await self._effects.emojis_changed(connection, guild_id)
        if after.channel_id != before.channel_id:
            await self._effects.channel_changed(connection, guild_id)
        if after.notices_channel_id != before.notices_channel_id:
            await self._effects.notices_moved(connection, guild_id)


def _require_manager(member: Member) -> None:
    if not member.manages_guild:
        raise UserFacingError(wording.only_managers)


def read_emojis(text: str) -> tuple[Emoji, ...]:
    """Read the emoji that were typed, each once, in their order. Raises UserFacingError naming what is none."""
    found: dict[str, Emoji] = {}
    for part in emoji.split(text):
        one = emoji.parse(part)
        if one is None:
            raise UserFacingError(wording.not_an_emoji, part)
        found.setdefault(one.key, one)
    if not found:
        raise UserFacingError(wording.nothing_to_react_with)
    if len(found) > MAX_KUDOS_EMOJIS:
        raise UserFacingError(wording.too_many_emojis, MAX_KUDOS_EMOJIS)
    return tuple(found.values())
