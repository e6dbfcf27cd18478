"""What a work's authors can do with the text of a chapter that lives on the server, until it is posted."""

from dataclasses import replace

from bot.chapters import wording as chapters_wording
from bot.chapters.lookup import held_draft
from bot.chapters.ports import ChapterEffects
from bot.chapters.preview import wording
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.text.splitting import LONGEST_TEXT
from bot.intake.formats.words import count_words
from bot.setup.models import Member
from bot.uploads import store as uploads_store
from bot.uploads.models import DraftSource
from bot.works import chapter_store, text_store
from bot.works.chapter_store import UNPOSTED
from bot.works.models import ChapterDetails, TextPlace


class DraftTexts:
    def __init__(self, database: Database, clock: Clock, effects: ChapterEffects) -> None:
        self._database = database
        self._clock = clock
        self._effects = effects

    async def exchange(
        self,
        member: Member,
        source: DraftSource,
        was: ChapterDetails,
        becomes: ChapterDetails,
        bodies: tuple[str, str],
    ) -> None:
        """Put another text in the place of a draft's: its words, and its excerpt unless that was edited meanwhile.

        `bodies` are the text as it was and as it becomes, of which `source` notes whether front matter is in it; pieces
        that were added behind it stay behind it. Raises UserFacingError if that is too long to be posted, or if the
        text is neither of the two.
        """
        chapter_id = source.chapter_id
        async with self._database.change() as connection:
            _, chapter = await held_draft(connection, member, chapter_id)
            text = await text_store.find(connection, chapter_id) or bodies[0]
            added = _pieces_behind(text, bodies)
            if added is None:
                raise UserFacingError(wording.text_was_changed)
            body = bodies[1] + added
            if len(body) > LONGEST_TEXT:
                raise UserFacingError(wording.text_is_full, LONGEST_TEXT)
            untouched = chapter.details.excerpt == was.excerpt
            excerpt = becomes.excerpt if untouched else chapter.details.excerpt
            details = replace(chapter.details, words=becomes.words + count_words(added), excerpt=excerpt)
            if not await chapter_store.change(connection, chapter_id, details, self._clock(), *UNPOSTED):
                raise UserFacingError(chapters_wording.already_posted, chapter.details, chapter.posted_by)
            await text_store.change(connection, chapter_id, body)
            await uploads_store.put_source(connection, source)
            await self._effects.changed(connection, chapter_id)

    async def add(self, member: Member, chapter_id: int, piece: str) -> None:
        """Put a further piece behind the text of a draft whose work lives on the server."""
        async with self._database.change() as connection:
            work, chapter = await held_draft(connection, member, chapter_id)
            if work.details.text is TextPlace.NOWHERE:
                raise UserFacingError(wording.text_is_not_shown, work)
            if await text_store.append(connection, chapter_id, piece.strip()) > LONGEST_TEXT:
                raise UserFacingError(wording.text_is_full, LONGEST_TEXT)
            details = replace(chapter.details, words=(chapter.details.words or 0) + count_words(piece))
            await chapter_store.change(connection, chapter_id, details, self._clock(), *UNPOSTED)
            await self._effects.changed(connection, chapter_id)


def _pieces_behind(text: str, bodies: tuple[str, str]) -> str | None:
    """Find what was added to a text, whichever of the two it was before; None if it was neither.

    The longer of the two may begin with the shorter.
    """
    for body in sorted(bodies, key=len, reverse=True):
        if text.startswith(body):
            return text.removeprefix(body)
    return None
