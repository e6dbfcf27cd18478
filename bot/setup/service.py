"""What a server's managers can set up."""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import available_timezones

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
            await store.keep_emojis(connection, member.guild_id, self._clock())
            if after.kudos_emojis != before.kudos_emojis:
                await store.put_emojis(connection, member.guild_id, after.kudos_emojis, self._clock())
                await self._effects.emojis_changed(connection, member.guild_id)
            if after.channel_id != before.channel_id:
                await self._effects.channel_changed(connection, member.guild_id)
        return after


def read_zone(text: str) -> str:
    """Find the IANA name of the time zone that was typed or chosen. Raises UserFacingError if there is none."""
    typed = text.strip().replace(" ", "_").casefold()
    for name in available_timezones():
        if name.casefold() == typed:
            return name
    raise UserFacingError(wording.no_such_zone, text)


def zones_like(text: str, limit: int) -> list[str]:
    """Time zones with the typed text in their names, places before abbreviations."""
    typed = text.strip().replace(" ", "_").casefold()
    found = sorted((name for name in available_timezones() if typed in name.casefold()), key=_places_first)
    return found[:limit]


def _places_first(name: str) -> tuple[bool, str]:
    return "/" not in name or name.startswith(("Etc/", "posix/", "right/", "SystemV/", "US/")), name


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
