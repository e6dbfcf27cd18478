"""What a server's managers can set up."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup import emoji, store, wording
from bot.setup.emoji import Emoji
from bot.setup.models import MAX_KUDOS_EMOJIS, GuildSettings, Member
from bot.setup.ports import SetupEffects


class Setup:
    def __init__(self, database: Database, clock: Clock, effects: SetupEffects) -> None:
        self._database = database
        self._clock = clock
        self._effects = effects

    async def settings(self, guild_id: int) -> GuildSettings:
        async with self._database.read() as connection:
            return await store.find(connection, guild_id)

    async def change(
        self,
        member: Member,
        *,
        channel_id: int | None = None,
        notices_channel_id: int | None = None,
        staff_role_id: int | None = None,
        kudos_emojis: Sequence[Emoji] = (),
        zone: str | None = None,
    ) -> GuildSettings:
        """Change what is given and leave the rest. Raises UserFacingError without Manage Server."""
        if not member.manages_guild:
            raise UserFacingError(wording.only_managers)
        async with self._database.change() as connection:
            await store.lock(connection, member.guild_id)
            before = await store.find(connection, member.guild_id)
            after = replace(
                before,
                channel_id=channel_id or before.channel_id,
                notices_channel_id=notices_channel_id or before.notices_channel_id,
                staff_role_id=staff_role_id or before.staff_role_id,
                kudos_emojis=tuple(kudos_emojis) or before.kudos_emojis,
                zone=zone or before.zone,
            )
            await store.put(connection, after)
            await store.write_down_default_emojis(connection, member.guild_id, self._clock())
            if after.kudos_emojis != before.kudos_emojis:
                await store.put_emojis(connection, member.guild_id, after.kudos_emojis, self._clock())
                await self._effects.emojis_changed(connection, member.guild_id)
            if after.channel_id != before.channel_id:
                await self._effects.channel_changed(connection, member.guild_id)
            if after.notices_channel_id != before.notices_channel_id:
                await self._effects.notices_moved(connection, member.guild_id)
        return after


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
