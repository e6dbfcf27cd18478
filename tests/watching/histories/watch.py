"""One work that is watched in a history: what was in the feed for it, what people did with it, and what has to hold."""

import contextlib
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.watching.entries.filters import EVERYTHING, EntryFilter
from bot.watching.listing import store as listing_store
from bot.watching.models import Source, SourceChapter, SourceChapterState, SourceMode
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterState, Rating, Work
from tests.watching.histories.made_up_site import MadeUpSite, token_of
from tests.watching.made_up_feed import ADDRESS, PAGE
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program

FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass
class Watch:
    """A work and its source, at a site that others may watch too. `book` is the word that its titles have, or None.

    `stood` are the tokens of its chapters in what was read and taken in after the first look, `first` of those that
    were there then, `wanted` of those that somebody posted, by hand or when asked.
    """

    site: MadeUpSite
    chance: random.Random
    author: Member = AUTHOR
    book: str | None = None
    happened: Counter[str] = field(default_factory=Counter)
    first: frozenset[str] = frozenset()
    stood: set[str] = field(default_factory=set)
    wanted: set[str] = field(default_factory=set)

    async def begin(self, program: Program, title: str) -> None:
        self.work: Work = await program.work(
            title, by=self.author, guild_id=self.author.guild_id, rating=Rating.GENERAL
        )
        sources, read = program.services.watching.sources, self.site.read()
        self.first = self.its(self.site.last_read)
        wanted = EntryFilter(words=self.book) if self.book else EVERYTHING
        is_list = self.site.kind == "list"
        proposal = await sources.propose(self.author, self.work.id, PAGE, ADDRESS, read, is_list=is_list, wanted=wanted)
        self.source: Source = (await sources.begin(self.author, proposal.source.id)).source
        mode = self.chance.choice((SourceMode.POST, SourceMode.POST, SourceMode.ASK, SourceMode.BACKLOG))
        await sources.set_mode(self.author, self.source.id, mode)

    def its(self, tokens: frozenset[str] | None) -> frozenset[str]:
        """Return what of all that stands there is this work's."""
        return frozenset(one for one in tokens or () if self.book in (None, self.site.book_of(one)))

    async def meddle(self, program: Program) -> None:
        """Pause the source or go on with it; end it, remove the work or the bot, and take that back."""
        sources, works = program.services.watching.sources, program.works
        departures, guild_id = program.services.own_data.departures, self.author.guild_id
        match self.chance.randrange(6):
            case 0:
                await sources.pause(self.author, self.source.id)
            case 1:
                await sources.resume(self.author, self.source.id)
            case 2:
                await sources.end(self.author, self.source.id)
                await sources.undo_end(self.author, self.source.id)
            case 3:
                await works.remove(self.author, self.work.id)
                await works.restore(self.author, self.work.id)
            case 4:
                await departures.left(guild_id)
            case _:
                await departures.joined(guild_id)
        self.happened["meddled"] += 1

    async def go_on(self, program: Program) -> None:
        await program.services.own_data.departures.joined(self.author.guild_id)
        await program.services.watching.sources.resume(self.author, self.source.id)

    async def post_by_hand(self, program: Program) -> None:
        """Post the newest chapter before the bot finds it."""
        newest = self.site.chapters[-1]
        if self.book not in (None, newest.book):
            return
        if newest.number is not None and newest.token not in self.first | self.wanted:
            with contextlib.suppress(UserFacingError):
                link = self.site.link(newest) if self.chance.random() < 0.5 else None
                if not await self.with_token(program, newest.token):
                    await program.posted(
                        self.work, newest.number, title=f"{newest.word} {newest.book} {newest.token}", link=link
                    )
                    self.wanted.add(newest.token)
                    self.happened["by hand"] += 1

    async def answer(self, program: Program) -> None:
        """Answer what is asked: of what is a chapter's second draft, nobody posts that."""
        found, together = program.services.watching.found, program.services.watching.together
        for row in await self.rows(program):
            chapter = await self.chapter(program, row)
            with contextlib.suppress(UserFacingError):
                if row.state is SourceChapterState.HELD and self.chance.random() < 0.5:
                    decide = self.chance.choice((together.take_all, together.take_newest, together.skip_all))
                    await decide(self.author, row.batch or 0)
                    self.happened["answers"] += 1
                elif chapter and chapter.state is ChapterState.DRAFT and chapter.created_by == self.author.id:
                    token = token_of(chapter.details.title) or ""
                    if token in self.wanted | self.first or self.chance.random() < 0.5:
                        await found.skip(self.author, row.id)
                    elif not [
                        one for one in await self.with_token(program, token) if one.state is not ChapterState.DRAFT
                    ]:
                        self.wanted.add(token)
                        await found.post(self.author, row.id, again=1)
                    self.happened["answers"] += 1

    async def rows(self, program: Program) -> list[SourceChapter]:
        async with program.database.read() as connection:
            return await listing_store.of_source(connection, self.source.id)

    async def chapters(self, program: Program) -> list[Chapter]:
        async with program.database.read() as connection:
            return list(reversed(await chapter_store.of_work(connection, self.work.id)))

    async def chapter(self, program: Program, row: SourceChapter) -> Chapter | None:
        if row.chapter_id is None:
            return None
        async with program.database.read() as connection:
            return await chapter_store.find_any(connection, row.chapter_id)

    async def with_token(self, program: Program, token: str) -> list[Chapter]:
        return [one for one in await self.chapters(program) if token_of(one.details.title) == token]

    async def check(self, program: Program) -> None:
        """Hold what came of it against the oracle: none doubled, none lost, none of the first look, none of others."""
        chapters, rows = await self.chapters(program), await self.rows(program)
        posted = [one for one in chapters if one.state in (ChapterState.POSTED, ChapterState.SCHEDULED)]
        tokens = Counter(token_of(one.details.title) or "" for one in posted)
        assert not [token for token, count in tokens.items() if count > 1], "doubled"
        assert not [token for token in tokens if token in self.first - self.wanted], "of the first look"
        if self.book:
            assert {self.site.book_of(token_of(row.title) or "") for row in rows} <= {self.book}, "of another book"
        noted = {token_of(row.title) for row in rows if row.state is not SourceChapterState.KNOWN}
        assert not self.stood - self.first - noted, "lost"
        for row in rows:
            assert row.state in (SourceChapterState.KNOWN, SourceChapterState.SKIPPED, SourceChapterState.HELD) or (
                await self.chapter(program, row)
            ), "noted without a chapter"
        by_itself = [one for one in posted if token_of(one.details.title) not in self.wanted]
        in_order = sorted(by_itself, key=lambda one: (one.due_at or FOREVER, one.id))
        numbers = [one.details.number for one in in_order if one.details.number is not None]
        assert numbers == sorted(numbers), "out of order"
        self.happened["posted by itself"] += len(by_itself)
        self.happened["asked"] += len([row for row in rows if row.state is SourceChapterState.HELD])
        self.happened["asked"] += len([one for one in chapters if one.state is ChapterState.DRAFT])
