"""Looking at announcements on Discord: one at a time, while events go on and win over what is read."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from bot.announcements import store as announcements_store
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import Gone, Refused
from bot.core.ports import Port
from bot.kudos import store
from bot.kudos.mirror import check_store
from bot.kudos.mirror.ports import PAGE, Reactions
from bot.kudos.mirror.progress import Progress
from bot.kudos.mirror.reading import Reading, Watch, differing
from bot.kudos.mirror.writer import SETTLING, Mirror
from bot.kudos.models import MessageReactions, ReactionCheck, ReactionKey, ReactionKind

log = logging.getLogger(__name__)

PART = 5_000
"""Users of one reaction that are held in memory at most: about 1 MB."""


class Comparer:
    def __init__(self, mirror: Mirror, database: Database, clock: Clock, reactions: Port[Reactions]) -> None:
        self._mirror = mirror
        self._reactions = reactions
        self._database = database
        self._clock = clock
        self._watched: deque[tuple[datetime, Watch]] = deque()
        self._touched: set[int] = set()

    @contextmanager
    def watching(self, message_ids: Iterable[int]) -> Iterator[Watch]:
        """Listen to events on these messages; for some time after the block, too: they may be under way.

        Flush before it.
        """
        watch = self._mirror.watch(message_ids)
        try:
            yield watch
        finally:
            watch.stop_telling_apart()
            self._watched.append((self._clock() + SETTLING, watch))

    async def compare(
        self, check: ReactionCheck, shown: MessageReactions | None, heard: Watch, progress: Progress
    ) -> None:
        """Make the mirror what the announcement shows.

        `shown` is None where the channel's history doesn't show the message: gone, or not for the bot to see. What
        Discord refuses to tell stays as it is until it is asked for again. Raises Forbidden or Unclear where that is
        so of the whole channel.
        """
        try:
            if shown is None:
                progress.add(requests=1)
                shown = await self._reactions().message(check.channel_id, check.message_id)
            await self._read_what_differs(check, shown, heard, progress)
        except Gone:
            await self.forget([check.message_id])
        except Refused as error:
            log.warning("The reactions of announcement %s can't be read: %s", check.announcement_id, error)
            progress.add(unread=1)
        progress.add(compared=1)

    async def _read_what_differs(
        self, check: ReactionCheck, shown: MessageReactions, heard: Watch, progress: Progress
    ) -> None:
        """Read the kinds of reaction that differ. Raises Refused after the rest was settled."""
        async with self._database.read() as connection:
            stored = (await store.counts(connection, [check.announcement_id])).get(check.announcement_id, {})
        kinds = list({**shown.counts, **stored}) if check.in_full else differing(shown.counts, stored)
        if not kinds and not check.in_full:
            return
        began = self._clock()
        readings: list[Reading] = []
        refusal: Refused | None = None
        changed = 0
        for kind in kinds:
            reading = Reading(check.message_id, kind)
            try:
                changed += await self._read_kind(check, shown, reading, heard, progress)
            except Refused as error:
                refusal = error
            else:
                readings.append(reading)
        changed += await self._mirror.settle(check.announcement_id, readings, heard)
        progress.add(differed=bool(changed), changed=changed)
        if check.in_full:
            async with self._database.change() as connection:
                await check_store.done(connection, [check], read_at=began)
        if refusal is not None:
            raise refusal

    async def _read_kind(
        self, check: ReactionCheck, shown: MessageReactions, reading: Reading, heard: Watch, progress: Progress
    ) -> int:
        """Read everyone who reacted so. Pages follow the highest id seen, until one is short or brings nobody new.

        Returns how many reactions that changed already: a long list is settled in parts.
        """
        changed = 0
        name = shown.names.get(reading.kind.emoji)
        while name is not None and shown.counts.get(reading.kind):
            progress.add(requests=1)
            page = await self._reactions().users(
                check.channel_id, check.message_id, name, is_super=reading.kind.is_super, after=reading.cursor
            )
            if reading.add_page(page) == 0 or len(page) < PAGE:
                break
            if len(reading.found) >= PART:
                changed += await self._mirror.settle(check.announcement_id, [reading], heard, until=reading.cursor)
                reading.go_on()
        return changed

    async def look_up(self, check: ReactionCheck, keys: list[ReactionKey], progress: Progress) -> None:
        """Ask whether each of these users has that reaction: one request each, and one for the message."""
        await self._mirror.flush()
        with self.watching([check.message_id]) as heard:
            progress.add(requests=1)
            shown = await self._reactions().message(check.channel_id, check.message_id)
            for key in keys:
                reading = Reading(check.message_id, ReactionKind(key.emoji, key.is_super), after=key.user_id - 1)
                if shown.counts.get(reading.kind):
                    progress.add(requests=1)
                    page = await self._reactions().users(
                        check.channel_id,
                        check.message_id,
                        shown.names[key.emoji],
                        is_super=key.is_super,
                        after=reading.after,
                        limit=1,
                    )
                    reading.add_page(user for user in page if user[0] == key.user_id)
                changed = await self._mirror.settle(check.announcement_id, [reading], heard, until=key.user_id)
                progress.add(changed=changed)

    def take_touched(self) -> set[int]:
        """Return the messages on which something happened while they were compared, or shortly after."""
        touched, self._touched = self._touched, set()
        while self._watched and self._watched[0][0] <= self._clock():
            _, watch = self._watched.popleft()
            self._mirror.unwatch(watch)
            touched |= watch.touched
        return touched

    def put_back(self, message_ids: Iterable[int]) -> None:
        """Have these returned the next time, too."""
        self._touched.update(message_ids)

    async def forget(self, message_ids: Iterable[int]) -> None:
        """Note that these announcements are gone; their kudos stay."""
        async with self._database.change() as connection:
            await announcements_store.mark_deleted(connection, list(message_ids), self._clock())
