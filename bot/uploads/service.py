"""What authors can do with a file they handed in."""

import asyncio
from dataclasses import replace
from datetime import datetime

from bot.clicks import store as clicks
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.intake.formats.draft import ChapterDraft
from bot.setup.models import Member
from bot.uploads import kept_drafts, matching, store, wording
from bot.uploads.buttons import ShowChapters
from bot.uploads.models import KEPT, DraftSource, Upload
from bot.uploads.room import make_room
from bot.works import store as works_store
from bot.works.access import present, require_author
from bot.works.models import TextPlace, Work


class Uploads:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def match(self, guild_id: int, draft: ChapterDraft) -> Work | None:
        """Find the work of this server that the file names, by its link or its title."""
        async with self._database.read() as connection:
            return matching.match(await works_store.in_guild(connection, guild_id), draft)

    async def shows_texts(self, guild_id: int, work: Work | None) -> bool:
        """Tell whether the text of a chapter may be shown here: of this work or, where it isn't known, of any."""
        if work is not None:
            return work.details.text is not TextPlace.NOWHERE
        async with self._database.read() as connection:
            return any(
                one.details.text is not TextPlace.NOWHERE for one in await works_store.in_guild(connection, guild_id)
            )

    async def keep(
        self,
        member: Member,
        work: Work | None,
        drafts: list[ChapterDraft],
        *,
        silent: bool,
        due_at: datetime | None = None,
        chosen: bool = False,
    ) -> Upload:
        """Keep what was read for a day, until its author has said what to do with it, or has `chosen` already.

        Raises TooMuchWaits if the member has too many such files, UserFacingError if there is no room for this one.
        """
        work_id = work.id if work else None
        upload = Upload(0, member.guild_id, member.id, work_id, silent, tuple(drafts), due_at, chosen)
        kept = await asyncio.to_thread(kept_drafts.encode, drafts)
        now = self._clock()
        async with self._database.change() as connection:
            await store.remove_older(connection, now - KEPT)
            await make_room(connection, upload, len(kept))
            upload_id = await store.add(connection, upload, kept, now)
            await clicks.tell(connection, ShowChapters(upload_id, 0))
            return replace(upload, id=upload_id)

    async def discard(self, member: Member, upload_id: int) -> None:
        """Forget a file that waits. Raises UserFacingError if it's no longer kept, or somebody else's."""
        async with self._database.change() as connection:
            _own(await store.find(connection, member.guild_id, upload_id), member)
            await store.remove(connection, [upload_id])

    async def source_of(self, member: Member, chapter_id: int) -> DraftSource | None:
        """Find where the front matter of a draft is kept, if the member handed it in and it is kept still."""
        async with self._database.read() as connection:
            return await store.source_of(connection, member.guild_id, member.id, chapter_id)

    async def find(self, member: Member, upload_id: int) -> Upload:
        """Find an upload of the member's own. Raises UserFacingError if it's no longer kept, or somebody else's."""
        async with self._database.read() as connection:
            return _own(await store.find(connection, member.guild_id, upload_id), member)

    async def find_chapter(self, member: Member, upload_id: int, place: int) -> tuple[Upload, ChapterDraft]:
        """Find what an upload of the member's own holds at this place. Raises UserFacingError as `find` does."""
        upload = await self.find(member, upload_id)
        if not 0 <= place < len(upload.drafts):
            raise UserFacingError(wording.no_longer_kept)
        return upload, upload.drafts[place]

    async def work_of(self, upload: Upload) -> Work | None:
        if upload.work_id is None:
            return None
        async with self._database.read() as connection:
            return await present(connection, upload.guild_id, upload.work_id)

    async def choose_work(self, member: Member, upload_id: int, work: Work) -> Upload:
        """Say which work an upload belongs to. Raises UserFacingError if the member may not post in it."""
        async with self._database.change() as connection:
            _own(await store.find(connection, member.guild_id, upload_id), member)
            await require_author(connection, member, work)
            await store.set_work(connection, upload_id, work.id)
            return _own(await store.find(connection, member.guild_id, upload_id), member)


def _own(upload: Upload | None, member: Member) -> Upload:
    if upload is None or upload.member_id != member.id:
        raise UserFacingError(wording.no_longer_kept)
    return upload
