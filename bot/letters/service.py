"""The mailbox: one claim, one law of retries and one way out for whatever goes out unasked."""

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.core.clock import Clock
from bot.core.clock_watch import ClockWatch
from bot.core.db.backups.returning import Returns
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import WITHOUT_DATABASE, Busy, DiscordError, Forbidden, Gone, Unclear
from bot.core.logs import log_failure
from bot.core.ownership import Share
from bot.core.ports import Port
from bot.core.retries import LEASE, InDoubt, answered, look_for, next_attempt, post_or_find
from bot.letters import held, store
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.letters.ports import Count, LetterHandling, Messenger, WriteDue
from bot.letters.posting import PostedOnce, find_again, find_left

log = logging.getLogger(__name__)

BATCH = 20
"""Letters that are taken together; those to different places go on side by side."""

VOTES_PAUSE = 30.0
"""Seconds between looks at a poll that should be over and isn't."""


class Letters:
    """Sends what is due. `messenger` is bound by the cog that knows Discord.

    An attempt is written down before its request is made. What may have been said is searched for by its mark before
    it is said again; where nobody can look, a repeat carries the same nonce, for which Discord hands back the first
    message as long as it remembers it.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        share: Share,
        kinds: Mapping[LetterKind, LetterHandling],
        write_due: Sequence[WriteDue] = (),
    ) -> None:
        """`write_due` decide what has become due, at each turn. Raises ValueError if nobody handles some kind."""
        if unhandled := sorted(set(LetterKind) - set(kinds)):
            raise ValueError(f"nobody renders letters of these kinds: {', '.join(unhandled)}")
        self._database = database
        self._clock = clock
        self._share = share
        self._kinds = kinds
        self._write_due = write_due
        self._returns = Returns(database, clock)
        self._watch = ClockWatch(database, clock, partial(store.clock_set_back, share=share))
        self.messenger = Port[Messenger]("messenger")

    async def begin(self) -> None:
        """Make due at once, after a start, what an earlier process of this share left in the middle."""
        await self._watch.look()
        async with self._database.change() as connection:
            await store.release_leases(connection, self._clock(), self._share.name)

    async def deliver_due(self) -> None:
        """Write what has become due, then send it: in each place one after another, side by side in different ones."""
        await self._watch.look()
        for write_due in self._write_due:
            await _even_if_it_fails(write_due)
        while len(due := await self._due()) == BATCH:
            await self._send_all(due)
        await self._send_all(due)

    async def deliver_in(self, guild_id: int, about: str | None = None) -> None:
        """Send what is due in one server, at most BATCH letters; only that about one thing for somebody who waits."""
        await self._send_all(await self._due(guild_id, about))

    async def retry(self, *guild_ids: int) -> None:
        """Try again what was refused in these servers: what was in the way may be gone."""
        async with self._database.change() as connection:
            await store.retry(connection, guild_ids, self._clock())

    async def _due(self, guild_id: int | None = None, about: str | None = None) -> list[Letter]:
        async with self._database.read() as connection:
            return await store.due(connection, self._clock(), self._share, BATCH, guild_id, about)

    async def _send_all(self, due: Iterable[Letter]) -> None:
        places: dict[tuple[int | None, int | None], list[Letter]] = {}
        for letter in due:
            places.setdefault((letter.channel_id, letter.member_id), []).append(letter)
        tasks = [asyncio.create_task(self._send_in_turn(letters)) for letters in places.values()]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _send_in_turn(self, letters: Iterable[Letter]) -> None:
        for letter in letters:
            async with self._database.change() as connection:
                now = self._clock()
                claimed = await store.claim(connection, letter, now, now + LEASE, self._share.name)
            if claimed:
                await self._attempt(letter, self._kinds[letter.kind])

    async def _attempt(self, letter: Letter, kind: LetterHandling) -> None:
        try:
            await self._send(letter, kind)
        except Unclear as problem:
            log.warning("Letter %s (%s): Discord gave no clear answer (%s)", letter.id, letter.kind, problem)
            await self._try_later(letter, kind, problem.retry_after if isinstance(problem, Busy) else 0)
        except InDoubt as doubt:
            await self._leave_in_doubt(letter, kind, doubt)
        except DiscordError as problem:
            await self._refused(letter, kind, problem)
        except Exception as error:
            log_failure(log, error, "Letter %s (%s) failed and will be tried again", letter.id, letter.kind)
            if not isinstance(error, WITHOUT_DATABASE):  # nothing could be noted either: its lease ends by itself
                await self._try_later(letter, kind, 0)

    async def _refused(self, letter: Letter, kind: LetterHandling, problem: DiscordError) -> None:
        """Hold what staff can let through, and give up the rest; who closes their messages does nothing wrong."""
        level = logging.INFO if letter.member_id else logging.WARNING
        log.log(level, "Letter %s (%s) can't be delivered: %s", letter.id, letter.kind, problem)
        now = self._clock()
        async with self._database.change() as connection:
            if held.can_be_mended(letter, problem):
                await held.hold(connection, letter, problem, now)
                return
        await self._settle(letter, kind)

    async def _send(self, letter: Letter, kind: LetterHandling) -> None:
        if held.is_pointless(letter, kind, self._clock()):
            log.warning("Letter %s (%s) was held for so long that it isn't said any more", letter.id, letter.kind)
            await self._say_no_more(letter, kind)
            return
        if letter.message_id is not None and kind.count:
            await self._read_votes(letter, kind, kind.count)
            return
        async with self._database.read() as connection:
            content = await kind.render(connection, letter)
        shown = await self._fitted(letter, kind, content) if content else None
        if shown is None:
            await self._say_no_more(letter, kind)
        elif letter.message_id is None:
            posting = PostedOnce(self._database, self.messenger(), letter, shown)
            message_id = await find_again(posting, await self._returns.recent())
            if message_id is None:
                message_id = await post_or_find(posting.effect(), letter.attempted_at, self._clock)
            at_once = self._clock() if posting.may_show_something_else() else shown.again_at
            await self._note_said(letter, kind, message_id, replace(shown, again_at=at_once))
        else:
            async with answered():
                await self.messenger().edit(letter, shown)
            await self._note_said(letter, kind, letter.message_id, shown)

    async def _say_no_more(self, letter: Letter, kind: LetterHandling) -> None:
        """End a letter with nothing to say, but for a message that an earlier attempt left: it is taken as said."""
        message_id = await self._left(letter)
        if message_id is None:
            await self._settle(letter, kind)
            return
        async with self._database.read() as connection:
            content = await kind.render(connection, replace(letter, message_id=message_id))
        await self._note_said(letter, kind, message_id, replace(content or LetterContent(), again_at=self._clock()))

    async def _left(self, letter: Letter) -> int | None:
        """Find what an earlier attempt left; None if there was no request, or nothing stands. Raises InDoubt."""
        if letter.message_id is not None or letter.attempted_at is None or letter.mark is None:
            return None
        try:
            return await look_for(partial(find_left, self.messenger(), letter))
        except Gone:
            return None

    async def _fitted(self, letter: Letter, kind: LetterHandling, content: LetterContent) -> LetterContent | None:
        """Return what may be shown where the letter goes: a member's own messages take everything."""
        if kind.for_members and letter.member_id is not None and letter.message_id is None:
            async with answered():
                if not await self.messenger().is_member(letter):
                    return None
        asks = letter.channel_id is not None and content.rating.is_for_adults
        restricted = await self.messenger().is_age_restricted(letter) if asks else letter.channel_id is None
        return content if content.rating.may_be_shown(is_age_restricted=restricted) else content.instead

    async def _note_said(self, letter: Letter, kind: LetterHandling, message_id: int, content: LetterContent) -> None:
        now = self._clock()
        async with self._database.change() as connection:
            await store.note_said(connection, letter, message_id, now)
            if kind.stands:
                await kind.stands(connection, letter, now)
            await held.forget(connection, letter)
            if content.poll:
                await store.settle(connection, letter, now + content.poll.lasts)
            elif kind.is_kept:
                await store.settle(connection, letter, content.again_at)
            else:
                await store.drop(connection, letter)

    async def _read_votes(self, letter: Letter, kind: LetterHandling, count: Count) -> None:
        async with answered():
            votes = await self.messenger().votes(letter)
        if votes is None:
            await self._try_later(letter, kind, VOTES_PAUSE)
            return
        async with self._database.change() as connection:
            await count(connection, letter, votes, self._clock())
            await store.settle(connection, letter)

    async def _leave_in_doubt(self, letter: Letter, kind: LetterHandling, doubt: InDoubt) -> None:
        """Say nothing twice: wait until it can be looked for, or give it up where that won't be."""
        log.warning("Letter %s (%s) may have been said, and isn't said again: %s", letter.id, letter.kind, doubt)
        if isinstance(doubt.reason, Forbidden) and not held.is_pointless(letter, kind, self._clock()):
            await self._refused(letter, kind, doubt.reason)
            return
        async with self._database.change() as connection:
            await self._give_up(connection, letter, kind)

    async def _give_up(self, connection: AsyncConnection, letter: Letter, kind: LetterHandling) -> None:
        await held.forget(connection, letter)
        if letter.message_id is None and kind.in_doubt:
            await kind.in_doubt(connection, letter, self._clock())
        await store.give_up(connection, letter)

    async def _settle(self, letter: Letter, kind: LetterHandling) -> None:
        async with self._database.change() as connection:
            await held.forget(connection, letter)
            if letter.message_id is None and kind.unsaid:
                await kind.unsaid(connection, letter, self._clock())
            await (store.settle if kind.is_kept else store.drop)(connection, letter)

    async def _try_later(self, letter: Letter, kind: LetterHandling, at_least: float) -> None:
        now = self._clock()
        since = letter.attempted_at or now
        async with self._database.change() as connection:
            if kind.tried_for is not None and now - since >= kind.tried_for:
                await self._give_up(connection, letter, kind)
            else:
                await store.put_off(connection, letter, next_attempt(now, letter.attempts, at_least))


async def _even_if_it_fails(write_due: WriteDue) -> None:
    """Let one feature write what is due; if it fails, the others still get their turn."""
    try:
        await write_due()
    except Exception as error:
        log_failure(log, error, "Letters that may be due couldn't be written, and will be later")
