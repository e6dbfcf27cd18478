"""What authors can do with a file they handed in."""

from dataclasses import replace
from datetime import datetime

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.text.cleaning import beginning
from bot.intake.formats.draft import ChapterDraft
from bot.setup.models import Member
from bot.uploads import matching, store, wording
from bot.uploads.drafting import READ
from bot.uploads.models import KEPT, Upload
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

    async def keep(
        self,
        member: Member,
        work: Work | None,
        drafts: list[ChapterDraft],
        *,
        silent: bool,
        due_at: datetime | None = None,
    ) -> Upload:
        """Keep what was read for a day, until its author has said what to do with it.

        Of the texts only the beginnings, unless a work of the server shows its chapters' texts there.
        """
        async with self._database.read() as connection:
            works = await works_store.in_guild(connection, member.guild_id)
        live_here = any(one.details.text is not TextPlace.NOWHERE for one in works)
        kept = tuple(draft if live_here else replace(draft, body=beginning(draft.body, READ)) for draft in drafts)
        upload = Upload(0, member.guild_id, member.id, work.id if work else None, silent, kept, due_at)
        now = self._clock()
        async with self._database.change() as connection:
            await store.remove_older(connection, now - KEPT)
            upload_id = await store.add(connection, upload, now)
            return _own(await store.find(connection, member.guild_id, upload_id), member)

    async def find(self, member: Member, upload_id: int) -> Upload:
        """Find an upload of the member's own. Raises UserFacingError if it's no longer kept, or somebody else's."""
        async with self._database.read() as connection:
            return _own(await store.find(connection, member.guild_id, upload_id), member)

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
