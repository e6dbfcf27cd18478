"""What a server's staff and authors can do with the covers of its works."""

from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.works import checks, cover_store, store, wording
from bot.works.access import own_work, present
from bot.works.models import Work
from bot.works.ports import WorkEffects


class Covers:
    def __init__(self, database: Database, effects: WorkEffects) -> None:
        self._database = database
        self._effects = effects

    async def put(self, member: Member, work_id: int, image: bytes, alt: str | None) -> Work:
        """Give a work a cover, in place of the one it had; the earlier one's description goes with it.

        Raises UserFacingError if they are neither the work's author nor staff, or for what `checks.cover` won't take.
        """
        cover = checks.cover(image, alt)
        async with self._database.change() as connection:
            await own_work(connection, member, work_id)
            await store.lock(connection, work_id)
            await cover_store.put(connection, work_id, image, cover)
            await self._effects.looks_changed(connection, work_id)
            return await present(connection, member.guild_id, work_id)

    async def describe(self, member: Member, work_id: int, alt: str | None) -> Work:
        """Say what the cover shows; None for the words that name the work. Raises UserFacingError without a cover."""
        checks.cover_alt(alt)
        async with self._database.change() as connection:
            await own_work(connection, member, work_id)
            if not await cover_store.describe(connection, work_id, alt):
                raise UserFacingError(wording.no_cover)
            await self._effects.looks_changed(connection, work_id)
            return await present(connection, member.guild_id, work_id)

    async def remove(self, member: Member, work_id: int) -> Work:
        """Take a work's cover away. Raises UserFacingError if it has none."""
        async with self._database.change() as connection:
            await own_work(connection, member, work_id)
            if not await cover_store.remove(connection, work_id):
                raise UserFacingError(wording.no_cover)
            await self._effects.looks_changed(connection, work_id)
            return await present(connection, member.guild_id, work_id)

    async def image(self, work_id: int) -> bytes | None:
        """Read the bytes of a work's cover, if it has one."""
        async with self._database.read() as connection:
            return await cover_store.image(connection, work_id)
